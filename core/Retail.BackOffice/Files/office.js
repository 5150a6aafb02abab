// Keys of the office: what they do is what a link or field on the page does, nothing else.

const rows = () => [...document.querySelectorAll('[data-row]')];
const typing = target => target.closest?.('input:not([type=radio], [type=checkbox]), textarea, select');

function move(step) {
  const all = rows();
  const at = all.findIndex(row => row.classList.contains('at'));
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  if (next) {
    all[at]?.classList.remove('at');
    next.classList.add('at');
    next.querySelector('[data-edit]')?.focus();
    next.scrollIntoView({ block: 'nearest' });
  }
}

const edit = () => (document.querySelector('[data-row].at') ?? rows()[0])?.querySelector('[data-edit]')?.click();

const keys = {
  '/': () => {
    const search = document.querySelector('[data-search]');
    search?.focus();
    search?.select();
  },
  j: () => move(1),
  k: () => move(-1),
  e: edit,
  '?': () => document.getElementById('keys')?.showModal(),
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
    return;
  }

  if (event.key === 'Escape') {
    document.querySelector('[data-close]')?.click();
  } else if (keys[event.key] && !typing(event.target)) {
    event.preventDefault();
    keys[event.key]();
  }
});

// What was opened gets the focus, so that one can type at once; what was wrong before that.
document.addEventListener('live:updated', event => {
  const { why, parts } = event.detail;
  const panel = parts.find(part => part.id === 'panel');
  const wrong = document.querySelector('[aria-invalid="true"]');
  if (why === 'send' && wrong) {
    wrong.focus();
  } else if (why === 'go' && panel && !panel.contains(document.activeElement)) {
    panel.querySelector('input:not([type=hidden])')?.select();
  }
});
