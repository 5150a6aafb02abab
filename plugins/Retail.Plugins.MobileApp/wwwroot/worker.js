// The app's service worker. `settings` (version, shell) is written in front of it by the server.
//
// Files whose address names their content are kept for good. Pages are asked for from the server; the last carts and
// receipts of this phone are kept to be shown without a network, marked as such. Nothing that changes something is ever
// answered from here, and what the server says is not this phone's is thrown away.
/* global settings */
const shell = `app-shell-${settings.version}`;
const pages = 'app-pages';
const offline = '/app/offline';
const maxPages = 16;
const patienceMs = 6000;
const kept = /^\/app(?:\/(?:cart|receipt)\/[0-9a-f-]{36})?$/;
const still = /^\/(?:look|plugins\/retail\.mobileapp)\//;

self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(shell);
  await cache.addAll([...settings.shell, offline].map(address => new Request(address, { cache: 'reload' })));
  await self.skipWaiting();
})()));

self.addEventListener('activate', event => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith('app-shell-') && name !== shell)
    .map(name => caches.delete(name)));
  await self.clients.claim();
})()));

self.addEventListener('message', event => {
  if (event.data === 'forget') {
    event.waitUntil(caches.delete(pages));
  }
});

self.addEventListener('fetch', event => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) {
    return;
  }

  if (request.method !== 'GET') {
    if (request.mode === 'navigate') {
      event.respondWith(fetch(request).catch(withoutNetwork));
    }
  } else if (still.test(address.pathname)) {
    event.respondWith(file(request, address));
  } else if (request.mode === 'navigate' || request.headers.get('X-Live')) {
    event.respondWith(page(event, address));
  }
});

async function file(request, address) {
  const cache = await caches.open(shell);
  const known = await cache.match(request);
  if (known) {
    return known;
  }

  const answer = await fetch(request);
  if (answer.ok && address.searchParams.has('v')) {
    await cache.put(request, answer.clone());
  }

  return answer;
}

async function page(event, address) {
  const { request } = event;
  const live = request.mode !== 'navigate';
  try {
    const answer = await (live ? fetch(request) : soon(request));
    event.waitUntil(keep(address.pathname, answer.clone()));
    return answer;
  } catch (lost) {
    if (live) {
      throw lost;
    }

    const cache = await caches.open(pages);
    const known = kept.test(address.pathname) && await cache.match(address.pathname);
    return known ? marked(known) : withoutNetwork();
  }
}

// A network that is there but carries nothing is none.
async function soon(request) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    return await fetch(request, { signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function keep(path, answer) {
  if (!kept.test(path)) {
    return;
  }

  const cache = await caches.open(pages);
  if (answer.ok && !answer.redirected && (answer.headers.get('Content-Type') ?? '').startsWith('text/html')) {
    await cache.delete(path);
    await cache.put(path, answer);
    const known = await cache.keys();
    await Promise.all(known.slice(0, Math.max(0, known.length - maxPages)).map(old => cache.delete(old)));
  } else if ([401, 403, 404, 410].includes(answer.status)) {
    await cache.delete(path);
  }
}

async function marked(known) {
  const text = (await known.text()).replace('<body class="app"', '<body class="app cached"');
  return new Response(text, { status: 200, headers: headersOf(known) });
}

// A page that was kept keeps its policy, but not what was true of its bytes on the wire.
function headersOf(known) {
  const headers = new Headers(known.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return headers;
}

async function withoutNetwork() {
  const page = await caches.match(offline);
  return page
    ? new Response(await page.text(), { status: 503, headers: headersOf(page) })
    : Response.error();
}
