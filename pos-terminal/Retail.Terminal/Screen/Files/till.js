// What makes the cashier's page quick: the keys, the field that is always ready, scanners that type, sounds. All that is
// shown comes from the till; this computes nothing.

const live = await import(document.getElementById('live-script').src);
const field = document.getElementById('scan');
const form = document.getElementById('scan-form');
const work = document.getElementById('work');

/* Scans are sent one after the other, in order; one that got no answer waits until the till is there again. */
const waiting = [];
let sending = false;

async function sendScans() {
  if (sending) {
    return;
  }

  sending = true;
  while (waiting.length > 0) {
    // "3*" means the line that was chosen before it was typed.
    await live.followed();
    const typed = field.value;
    field.value = waiting[0];
    const answer = live.send(form);
    field.value = typed;
    const status = await answer;
    if (status === 0) {
      break;
    }

    const text = waiting.shift();
    if (status >= 400) {
      play(false);
      if (field.value === '') {
        field.value = text;
        field.select();
      }
    }
  }

  sending = false;
}

function scan(text) {
  waiting.push(text);
  sendScans();
}

form?.addEventListener('submit', event => {
  event.preventDefault();
  event.stopPropagation();
  const text = field.value.trim();
  field.value = '';
  if (text !== '') {
    scan(text);
  }
});

/* Sounds: a high short tone for a good scan, two low ones for a refused one. */
let audio = null;
const isMuted = () => localStorage.getItem('till-muted') === 'yes';

function play(isGood) {
  document.body.dataset.played = isGood ? 'good' : 'refused';
  if (isMuted() || audio?.state !== 'running') {
    return;
  }

  tone(isGood ? 1320 : 220, 0, isGood ? 0.09 : 0.14);
  if (!isGood) {
    tone(175, 0.18, 0.2);
  }
}

function tone(frequency, after, seconds) {
  const start = audio.currentTime + after;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(0.2, start + 0.01);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
  const source = audio.createOscillator();
  source.type = frequency > 500 ? 'sine' : 'square';
  source.frequency.value = frequency;
  source.connect(gain).connect(audio.destination);
  source.start(start);
  source.stop(start + seconds);
}

/* A browser lets a page sound only once somebody has touched it. */
function wake() {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') {
    audio.resume();
  }
}

addEventListener('pointerdown', wake);
addEventListener('keydown', wake);

const mute = document.getElementById('mute');
const showMute = () => mute.setAttribute('aria-pressed', String(isMuted()));

if (mute) {
  mute.hidden = false;
  showMute();
  mute.addEventListener('click', () => {
    localStorage.setItem('till-muted', isMuted() ? 'no' : 'yes');
    showMute();
    focusOn();
  });
}

/* What the till says: a touched line is shown and heard, the focus goes where the next hand will be. */
let refused = document.getElementById('refused')?.dataset.refused;
document.addEventListener('live:updated', event => {
  const { why, marked } = event.detail;
  const lines = marked.filter(element => element.matches('.line') && element.isConnected);
  if (lines.length > 0) {
    lines.at(-1).scrollIntoView({ block: 'nearest' });
    if (why === 'refresh') {
      // What was typed before and refused is answered by what is rung up since.
      document.getElementById('refused')?.replaceChildren();
    }

    if (why !== 'go') {
      play(true);
    }
  }

  const now = document.getElementById('refused')?.dataset.refused;
  if (now !== undefined && now !== refused && now !== 'typed') {
    play(false);
  }

  refused = now;
  openScanned();
  showChosen();
  if (why !== 'refresh' || document.activeElement === document.body) {
    focusOn();
  }

  if (waiting.length > 0) {
    sendScans();
  }
});

/* A receipt that the scanner read: the till knows which, the page goes there, once for each scan. */
let opened = work.dataset.opened;
function openScanned() {
  const { opens, opened: now } = work.dataset;
  if (now !== undefined && now !== opened) {
    opened = now;
    play(true);
    live.go(opens);
  }
}

// None at first: what the page itself has put the focus on by then depends on how fast it came.
let shownView = null;
function focusOn() {
  const view = work.dataset.view;
  const wanted = work.querySelector('[data-focus]');
  if (wanted && (view !== shownView || document.activeElement === document.body)) {
    wanted.focus();
    wanted.select?.();
  } else if (!work.contains(document.activeElement) || !wanted) {
    field.focus({ preventScroll: true });
  }

  shownView = view;
}

const showChosen = () => document.querySelector('.line.chosen')?.scrollIntoView({ block: 'nearest' });

/* Keys. A scanner that types is known by its speed: no hand types six letters in a fifth of a second. */
const burst = { text: '', at: 0, quick: 0, field: null, before: '' };
const SCANNER_GAP_MS = 35;
const SHORTEST_SCAN = 6;

function noteKey(event) {
  const gap = event.timeStamp - burst.at;
  burst.at = event.timeStamp;
  if (event.key.length !== 1) {
    return;
  }

  if (gap > SCANNER_GAP_MS) {
    Object.assign(burst, { text: '', quick: 0, field: event.target, before: event.target.value ?? '' });
  }

  burst.text += event.key;
  burst.quick++;
}

const isScan = event => event.key === 'Enter' && burst.quick >= SHORTEST_SCAN &&
  event.timeStamp - burst.at <= SCANNER_GAP_MS;

const isText = element => element.matches?.('input:not([type="hidden"]), textarea, select');

function press(key) {
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)]
    .find(element => !element.disabled && element.offsetParent !== null);
  found?.click();
  return found !== undefined;
}

function choose(step) {
  const choices = [...document.querySelectorAll('[data-choice]')];
  if (choices.length > 0) {
    const at = choices.indexOf(document.activeElement);
    const next = at < 0 && step < 0 ? field : choices[at + step] ?? (at + step < 0 ? field : choices.at(-1));
    next.focus();
    return true;
  }

  const lines = [...document.querySelectorAll('.line-main')];
  const at = lines.findIndex(line => line.closest('.chosen'));
  lines[at + step]?.click();
  return lines.length > 0;
}

addEventListener('keydown', event => {
  if (!field || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }

  if (isScan(event) && event.target !== field) {
    event.preventDefault();
    event.stopPropagation();
    if (burst.field && 'value' in burst.field && burst.field !== field) {
      burst.field.value = burst.before;
    }

    scan(burst.text);
    burst.quick = 0;
    return;
  }

  noteKey(event);
  if (handle(event)) {
    event.preventDefault();
  } else if (event.key.length === 1 && event.key !== ' ' && !isText(event.target)) {
    field.focus({ preventScroll: true });
  }
}, { capture: true });

function handle(event) {
  const { key, target } = event;
  const isEmpty = target === field ? field.value === '' : !isText(target);
  if (key === 'F2') {
    field.focus();
    field.select();
    return true;
  }

  if (/^F\d+$/.test(key)) {
    return press(key);
  }

  if (key === 'Escape') {
    if (target === field && field.value !== '') {
      field.value = '';
      return true;
    }

    return press('Escape');
  }

  if (key === 'ArrowDown' || key === 'ArrowUp') {
    return (target === field || !isText(target)) && choose(key === 'ArrowDown' ? 1 : -1);
  }

  return isEmpty && ['+', '-', 'Delete'].includes(key) && press(key);
}

/* The clock of the store. */
const clock = document.getElementById('clock');
if (clock) {
  const hours = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: clock.dataset.zone });
  setInterval(() => {
    const text = hours.format(new Date());
    if (clock.textContent !== text) {
      clock.textContent = text;
    }
  }, 1000);
}

showChosen();
focusOn();
