// What makes a server-rendered page live, without computing anything itself: forms are sent and links are followed
// without leaving the page, and parts of the page are taken anew from the server when it says that something changed.
//
//   <body data-events="/till/events">       an event stream; each "change" means: take the parts anew
//   <body data-one-page>                    every address with this path is this page in another state: forms and
//                                           links to it change the parts and the address, not the document
//   <body data-every="10">                  the parts are taken anew so often (seconds) while the page is looked at
//   <body data-page="pay">                  an address that leads elsewhere now, or is another page, is loaded whole
//   <main id="sale" data-live>              a part that becomes, by id, what the server sends
//   <form method="post" data-quiet>         sent by script; without script it is an ordinary form
//   <form … data-steps>                     every tap on a button counts: one that comes while the one before is under
//                                           way is sent after it, with the button's value of then, unless the button
//                                           has another name by then
//   <form … data-here>                      outlives what the address says: sent with the query of the page as it is
//   <a href="?view=pay" data-quiet>         followed by script; ="replace" leaves no step for the back button
//   <form method="get" data-quiet>          the same for a form that asks
//   <a href="/cart">                        leads on once what forms have under way has been answered, and not when one was
//                                           refused
//   <input type="hidden" name="op" data-op> names one operation: a form that got no answer is sent again under the
//                                           same name, one that did gets a new name
//   <p data-offline hidden>…</p>            shown while the server cannot be reached
//   <p data-failed hidden>…</p>             in a form: shown when it could not be sent, or with the answer's problem:
//                                           what was typed stays; data-lost says the former once the latter was told
//                                           data-failed="lost": not what the answer's own parts say anyway
//   <p data-sticky>…</p>                    what a refused form was answered stays here over later updates, until the
//                                           next form or link
//   <li id="line-1" data-mark="2">          flashes once when it is new or its mark is another
//   <div data-keep>                         is left alone while the focus is in it
//   <form id="…" data-typed>                stays while something typed in it was not sent, although the page has it
//                                           no more: sending it is answered in words
//
// A form that is refused is answered with its page and the sentence beside the field, under status 4xx; one that
// succeeds with 303 to a page. (To a script a refusal comes with 200 and its own status in Live-Status: browsers log
// every 4xx as an error of the page.) Parts are changed where they differ, so that focus, scrolling and what is typed
// stay.
// A page may listen for "live:updated" on document (detail: why, parts, marked, status, page).

const parser = new DOMParser();

// Links and forms are steps, counted as a person takes them; what is taken anew in between belongs to the last step.
let asked = 0;
let shown = 0;
let shows = 0;
let following = null;
let refreshing = null;
let again = false;
let leaving = false;
const longestLeaveMs = 15_000;

// Statuses that forms still wait for.
const underWay = new Set();
const longestWaitMs = 3_000;

const say = reachable => document.querySelectorAll('[data-offline]')
  .forEach(note => note.toggleAttribute('hidden', reachable));

/** Whether this address is the page that is open, in whatever state. */
const isHere = url => url.origin === location.origin && url.pathname === location.pathname &&
  (url.search === location.search || document.body.hasAttribute('data-one-page'));

/** Goes to another page; what still comes for this one leads nowhere else. */
function leave(address, replace = false) {
  if (!leaving) {
    leaving = true;
    location[replace ? 'replace' : 'assign'](address);

    // Whoever stopped it is still here, and can leave again.
    setTimeout(() => { leaving = false; }, longestLeaveMs);
  }
}

/** Whether what came for this page is another one by now: a cart that is a receipt, a payment being asked for. */
const isElsewhere = ({ answer, page }) => (answer.redirected && !isHere(new URL(answer.url))) ||
  page.body.dataset.page !== document.body.dataset.page;

async function take(request) {
  // On the request itself: headers beside it would take the place of all that it has, a form's media type too.
  request.headers.set('Accept', 'text/html');
  request.headers.set('X-Live', '1');
  const answer = await fetch(request, { redirect: 'follow' });
  const type = answer.headers.get('Content-Type') ?? '';
  if (!type.startsWith('text/html')) {
    throw new Error(`no page but ${type}`);
  }

  const status = Number(answer.headers.get('Live-Status') ?? answer.status);
  return { answer, status, page: parser.parseFromString(await answer.text(), 'text/html') };
}

/** Makes the parts what the server sent. */
function show(why, { status, page }) {
  shows++;
  say(true);
  const [parts, marked] = [[], []];
  const focus = document.activeElement;
  for (const now of document.querySelectorAll('[data-live]')) {
    const next = page.getElementById(now.id);
    if (next && !now.isEqualNode(next)) {
      become(now, next, { isRefresh: why === 'refresh', marked });
      parts.push(now);
    }
  }

  if (focus?.id && focus !== document.activeElement) {
    document.getElementById(focus.id)?.focus({ preventScroll: true });
  }

  marked.forEach(flash);
  document.title = page.title || document.title;
  document.dispatchEvent(
    new CustomEvent('live:updated', { detail: { why, parts, marked, status, page } }));
}

/** Shows the answer to a step; what came in between may be newer than it, so that all is taken once more then. */
function arriveAt(step, showsBefore, why, taken) {
  const isNewest = shows === showsBefore;
  shown = step;
  show(why, taken);
  if (!isNewest) {
    refresh();
  }
}

function flash(element) {
  element.classList.remove('flash');
  void element.offsetWidth;
  element.classList.add('flash');
  const end = () => element.classList.remove('flash');
  if (getComputedStyle(element).animationName === 'none') {
    end();
  } else {
    element.addEventListener('animationend', end, { once: true });
  }
}

/** Changes an element into another of its kind, where they differ. */
function become(now, next, update) {
  if (now.matches('[data-failed]') && !update.isRefresh) {
    now.removeAttribute('id');
    if (next.id) {
      now.id = next.id;
    }
  }

  const leave = now.matches('[data-failed], [data-offline]') ||
    (now.matches('[data-keep]') && now.contains(document.activeElement)) ||
    (update.isRefresh && now.matches('[data-sticky]') && !next.hasChildNodes());
  if (leave) {
    return;
  }

  if (now.dataset.mark !== next.dataset.mark) {
    update.marked.push(now);
  }

  becomeAttributes(now, next);
  const named = new Map([...now.children].filter(child => child.id).map(child => [child.id, child]));
  let place = now.firstChild;
  for (const want of [...next.childNodes]) {
    const have = isFailed(want) ? [...now.children].find(isFailed)
      : want.id ? named.get(want.id)
      : place && !place.id ? place : null;
    if (have?.nodeName !== want.nodeName) {
      insert(now, want, place, update);
      continue;
    }

    if (have === place) {
      place = place.nextSibling;
    } else {
      now.insertBefore(have, place);
    }

    if (have.nodeType === Node.ELEMENT_NODE) {
      become(have, want, update);
    } else if (have.data !== want.data) {
      have.data = want.data;
    }
  }

  while (place) {
    const gone = place;
    place = place.nextSibling;
    if (!isTyped(gone)) {
      gone.remove();
    }
  }
}

// Called "problem" only while it tells one.
const isFailed = node => node.nodeType === Node.ELEMENT_NODE && node.matches('[data-failed]');

const isTyped = element => element.nodeType === Node.ELEMENT_NODE && element.matches('[data-typed]') &&
  [...element.querySelectorAll('input:not([type="hidden"])')].some(field => field.value !== field.defaultValue);

function insert(parent, want, place, update) {
  const made = parent.insertBefore(document.importNode(want, true), place);
  if (made.nodeType === Node.ELEMENT_NODE) {
    const all = [made, ...made.querySelectorAll('[data-mark]')];
    update.marked.push(...all.filter(one => one.dataset.mark !== undefined));
  }
}

// What a person or this script has set is not the server's to take away.
const own = (element, name) => (name === 'open' && element.matches('details, dialog')) || name === 'aria-busy' ||
  (name === 'value' && element.matches('[data-op]'));

function becomeAttributes(now, next) {
  const isFlashing = now.classList.contains('flash');
  for (const { name, value } of [...next.attributes]) {
    if (now.getAttribute(name) !== value && !own(now, name)) {
      now.setAttribute(name, value);
    }
  }

  for (const { name } of [...now.attributes]) {
    if (!next.hasAttribute(name) && !own(now, name)) {
      now.removeAttribute(name);
    }
  }

  now.classList.toggle('flash', isFlashing);
}

/** Takes the parts of this page anew; calls while one is under way are one more. */
export function refresh() {
  again = true;
  refreshing ??= (async () => {
    while (again) {
      again = false;
      const [at, step] = [location.href, shown];
      try {
        const taken = await take(new Request(at));
        if (location.href !== at || shown !== step) {
          again = true;
        } else if (!taken.answer.ok || !isElsewhere(taken)) {
          show('refresh', taken);
        } else if (!document.querySelector('form[aria-busy="true"]')) {
          // The thing is elsewhere now: a cart that was paid is an order. A form under way is told its own answer.
          leave(taken.answer.url, true);
        }
      } catch {
        say(false);
      }
    }

    refreshing = null;
  })();
  return refreshing;
}

/** Follows a link within this page; gives whether there was an answer. */
export function go(address, replace = false) {
  following = follow(address, replace);
  return following;
}

/** Comes when the last link has been followed: what a key means then is what its reader sees. */
export const followed = () => following;

async function follow(address, replace) {
  const [step, before] = [++asked, shows];
  try {
    const taken = await take(new Request(address));
    const target = new URL(taken.answer.url);
    if (step < shown) {
      return true;
    }

    if (!isHere(target)) {
      leave(target);
      return true;
    }

    history[replace || target.href === location.href ? 'replaceState' : 'pushState'](null, '', target);
    arriveAt(step, before, 'go', taken);
    return true;
  } catch {
    say(false);
    return false;
  }
}

/**
 * Sends a form and shows the page that it leads to; gives the answer's status, or 0 when there was none. A form under
 * way is not sent twice.
 */
export function send(form, button) {
  const status = post(form, button);
  underWay.add(status);
  status.finally(() => underWay.delete(status));
  return status;
}

async function post(form, button) {
  if (form.getAttribute('aria-busy') === 'true') {
    return 0;
  }

  form.setAttribute('aria-busy', 'true');
  const [step, before] = [++asked, shows];
  const failed = form.querySelector('[data-failed]');
  failed?.setAttribute('hidden', '');
  try {
    const body = new URLSearchParams(new FormData(form, button));
    const typed = [...form.elements].map(element => element.value);
    const where = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href;
    const action = form.hasAttribute('data-here') ? where.split('?')[0] + location.search : where;
    const taken = await take(new Request(action, { method: 'POST', body }));
    if (taken.status === 401) {
      // Who sent it is not known any more: the page that asks them in keeps the form, and is shown whole.
      form.removeAttribute('data-quiet');
      form.requestSubmit(button);
      return 401;
    }

    // What was typed in the meantime is not what was sent, and stays.
    const isAsSent = [...form.elements].every((element, index) => element.value === typed[index]);
    if (taken.answer.redirected && isElsewhere(taken) && !form.hasAttribute('data-stay')) {
      leave(taken.answer.url);
    } else {
      settle(form, failed, taken, isAsSent);
      lead(taken, step, before);
    }

    return taken.status;
  } catch {
    if (failed) {
      failed.textContent = failed.dataset.lost ?? failed.textContent;
      failed.hidden = false;
    }

    say(false);
    return 0;
  } finally {
    form.removeAttribute('aria-busy');
  }
}

// What a button is called, for those who see it and those who hear it.
const nameOf = control => control.getAttribute('aria-label') ?? control.textContent;

const steps = new WeakMap();
const maxSteps = 20;

/** Sends a form after what other taps have under way, unless one was refused or the button has become another. */
function sendInTurn(form, button) {
  const before = form.hasAttribute('aria-busy') ? steps.get(form) : null;
  if (!before) {
    steps.set(form, { waiting: 0, last: send(form, button) });
    return;
  }

  if (before.waiting >= maxSteps) {
    return;
  }

  before.waiting++;
  const name = nameOf(button);
  before.last = before.last.then(status => {
    before.waiting--;
    const isSame = status >= 200 && status < 400 && button.isConnected && nameOf(button) === name;
    return isSame ? send(form, button) : status;
  });
}

/** What the form itself shows of its answer. */
function settle(form, failed, taken, isAsSent) {
  const problem = taken.page.getElementById('problem');
  if (taken.status < 400) {
    if (isAsSent) {
      form.reset();
    }

    form.querySelectorAll('[data-op]').forEach(operation => { operation.value = newName(); });
  } else if (failed && problem && (failed.dataset.failed !== 'lost' || !problem.closest('[data-live]'))) {
    failed.dataset.lost ??= failed.textContent;
    failed.textContent = problem.textContent;
    failed.removeAttribute('hidden');
  }
}

/** Where a form's answer leads. Whoever has gone on meanwhile is not taken back, but by a refusal. */
function lead(taken, step, before) {
  if (step < shown && taken.status < 400) {
    refresh();
    return;
  }

  if (taken.answer.redirected && document.body.hasAttribute('data-one-page')) {
    history.replaceState(null, '', taken.answer.url);
  }

  arriveAt(Math.max(step, shown), before, 'send', taken);
}

const newName = () => [...crypto.getRandomValues(new Uint8Array(16))]
  .map(byte => byte.toString(16).padStart(2, '0')).join('');

// The second click of a double click was meant for what the first one hit, not for what has come in its place.
let clicked = '';
document.addEventListener('click', event => {
  const control = event.target.closest('a, button');
  const what = control && nameOf(control);
  if (event.detail > 1 && control && what !== clicked) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else {
    clicked = what;
  }
}, true);

document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches('form[data-quiet]')) {
    return;
  }

  event.preventDefault();
  // By attribute: a field called "method" or "action" hides the form's own property.
  if (form.getAttribute('method') === 'post') {
    (form.hasAttribute('data-steps') && event.submitter ? sendInTurn : send)(form, event.submitter);
  } else {
    const asks = new URL(form.getAttribute('action') ?? '', location.href);
    asks.search = new URLSearchParams(new FormData(form, event.submitter)).toString();
    go(asks, form.dataset.quiet === 'replace');
  }
});

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented) {
    return;
  }

  if (link.matches('[data-quiet]')) {
    event.preventDefault();
    go(link.href, link.dataset.quiet === 'replace');
  } else if (underWay.size > 0 && link.origin === location.origin && !link.target) {
    event.preventDefault();
    leaveAfterForms(link.href);
  }
});

/** Leaves once all that is under way has counted, unless it was refused: that is to be read first. */
async function leaveAfterForms(target) {
  const end = performance.now() + longestWaitMs;
  let isRefused = false;
  while (underWay.size > 0 && performance.now() < end && !isRefused) {
    const late = new Promise(done => { setTimeout(() => done([]), end - performance.now()); });
    const statuses = await Promise.race([Promise.all(underWay), late]);
    isRefused = statuses.some(status => status === 0 || status >= 400);

    // Of taps that wait for each other the next is under way after this.
    await new Promise(done => { setTimeout(done); });
  }

  if (!isRefused) {
    leave(target);
  }
}

const firstPauseMs = 3_000;
const longestPauseMs = 60_000;

/**
 * Listens to the server; the browser connects again by itself, and whatever was missed is taken anew. A server that
 * will not be listened to is there all the same: it is asked again after ever longer pauses, and the page with it.
 */
function listen(address, pauseMs = firstPauseMs) {
  const events = new EventSource(address);
  let lost = pauseMs > firstPauseMs;
  events.addEventListener('change', refresh);
  events.addEventListener('open', () => {
    pauseMs = firstPauseMs;
    if (lost) {
      lost = false;
      refresh();
    }
  });
  events.addEventListener('error', () => {
    lost = true;
    if (events.readyState === EventSource.CLOSED) {
      refresh();
      setTimeout(() => listen(address, Math.min(2 * pauseMs, longestPauseMs)), pauseMs);
    } else {
      say(false);
    }
  });
}

const every = Number(document.body.dataset.every ?? 0);
if (every > 0) {
  setInterval(() => document.visibilityState === 'visible' && refresh(), every * 1000);
}

addEventListener('online', refresh);
addEventListener('pageshow', event => {
  leaving = false;
  if (event.persisted) {
    refresh();
  }
});
addEventListener('popstate', () => document.body.hasAttribute('data-one-page') && refresh());
const address = document.body.dataset.events;
if (address) {
  listen(address);
}
