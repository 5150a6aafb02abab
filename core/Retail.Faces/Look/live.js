// What makes a server-rendered page live, without computing anything itself: forms are sent without leaving the page,
// and parts of the page are taken anew from the server when it says that something changed.
//
//   <body data-events="/till/events">       an event stream; each "change" means: take the parts anew
//   <main id="sale" data-live>              a part that is replaced (by id) when its content differs
//   <form method="post" data-quiet>         sent by script; without script it is an ordinary form
//   <p data-offline hidden>…</p>            shown while the server cannot be reached
//   <p data-failed hidden>…</p>             in a form: shown when it could not be sent, or with the answer's #problem;
//                                           what was typed stays
//
// A form that is refused is answered with its page and the sentence beside the field, under status 4xx; one that
// succeeds with 303 to a page. A part with a [data-keep] element in focus is left alone until the focus moves on.
// A page may listen for "live:updated" on document (detail: parts that were replaced, status, page).

const parser = new DOMParser();
let asked = 0;
let shown = 0;

const offline = () => document.querySelectorAll('[data-offline]');
const say = reachable => offline().forEach(note => note.toggleAttribute('hidden', reachable));

async function take(request) {
  const number = ++asked;
  const answer = await fetch(request, { headers: { Accept: 'text/html', 'X-Live': '1' }, redirect: 'follow' });
  const type = answer.headers.get('Content-Type') ?? '';
  if (!type.startsWith('text/html')) {
    throw new Error(`no page but ${type}`);
  }

  return { number, answer, page: parser.parseFromString(await answer.text(), 'text/html') };
}

/** Puts the parts of a page that the server sent in place of those that are shown; a late answer is not shown. */
function show({ number, answer, page }) {
  if (number < shown) {
    return;
  }

  shown = number;
  say(true);
  const parts = [];
  for (const now of document.querySelectorAll('[data-live]')) {
    const next = page.getElementById(now.id);
    if (next && !now.isEqualNode(next) && !now.contains(document.activeElement?.closest('[data-keep]'))) {
      parts.push(replace(now, next));
    }
  }

  document.title = page.title || document.title;
  document.dispatchEvent(new CustomEvent('live:updated', { detail: { parts, status: answer.status, page } }));
}

function replace(now, next) {
  const focus = now.contains(document.activeElement) ? document.activeElement : null;
  const { id, value, selectionStart, selectionEnd } = focus ?? {};
  const typed = focus instanceof HTMLInputElement && focus.value !== focus.defaultValue;
  const scrolled = now.scrollTop;
  const part = document.importNode(next, true);
  now.replaceWith(part);
  part.scrollTop = scrolled;
  const again = id && document.getElementById(id);
  if (again) {
    again.focus({ preventScroll: true });
    if (typed && again instanceof HTMLInputElement) {
      again.value = value;
      if (selectionStart !== null) {
        again.setSelectionRange(selectionStart, selectionEnd);
      }
    }
  }

  return part;
}

/** Takes the parts of this page anew. */
export async function refresh() {
  try {
    show(await take(new Request(location.href)));
  } catch {
    say(false);
  }
}

/** Sends a form and shows the page that it leads to; a form under way is not sent twice. */
export async function send(form, button) {
  if (form.getAttribute('aria-busy') === 'true') {
    return;
  }

  form.setAttribute('aria-busy', 'true');
  const failed = form.querySelector('[data-failed]');
  failed?.setAttribute('hidden', '');
  try {
    const body = new URLSearchParams(new FormData(form, button));
    const action = button?.formAction && button.hasAttribute('formaction') ? button.formAction : form.action;
    const taken = await take(new Request(action, { method: 'POST', body }));
    const target = new URL(taken.answer.url);
    const elsewhere = target.pathname !== location.pathname || target.search !== location.search;
    if (taken.answer.redirected && elsewhere && !form.hasAttribute('data-stay')) {
      location.assign(target);
      return;
    }

    const problem = taken.page.getElementById('problem');
    if (taken.answer.ok) {
      form.reset();
    } else if (failed && problem) {
      failed.textContent = problem.textContent;
      failed.removeAttribute('hidden');
    }

    show(taken);
  } catch {
    failed?.removeAttribute('hidden');
    say(false);
  } finally {
    form.removeAttribute('aria-busy');
  }
}

document.addEventListener('submit', event => {
  const form = event.target;
  if (!event.defaultPrevented && form.matches('form[method="post"][data-quiet]')) {
    event.preventDefault();
    send(form, event.submitter);
  }
});

/** Listens to the server; the browser connects again by itself, and whatever was missed is taken anew. */
function listen(address) {
  const events = new EventSource(address);
  let lost = false;
  events.addEventListener('change', refresh);
  events.addEventListener('open', () => {
    if (lost) {
      lost = false;
      refresh();
    }
  });
  events.addEventListener('error', () => {
    lost = true;
    say(false);
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(address), 3000);
    }
  });
}

addEventListener('online', refresh);
addEventListener('pageshow', event => event.persisted && refresh());
const address = document.body.dataset.events;
if (address) {
  listen(address);
}
