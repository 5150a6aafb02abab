// What the app's pages do beyond live.js: the camera, a code in groups, quantities that are typed, the install hint and
// the service worker. Every page works without it.

const $ = (selector, within = document) => within.querySelector(selector);

/* A typed quantity is sent when its field is left. */
document.addEventListener('change', event => {
  if (event.target.matches('[data-send-on-change]')) {
    event.target.form.requestSubmit();
  }
});

/* What cannot be undone asks once. */
document.addEventListener('submit', event => {
  const sure = event.target.dataset.sure;
  if (sure && !confirm(sure)) {
    event.preventDefault();
  }
});

/* ABCDEFGHJK becomes ABCDE-FGHJK while it is typed; a link that is pasted stays as it is. */
for (const field of document.querySelectorAll('[data-group]')) {
  const size = Number(field.dataset.group);
  field.addEventListener('input', () => {
    const atEnd = field.selectionStart === field.value.length;
    const letters = field.value.replace(/[\s-]/g, '').toUpperCase();
    if (atEnd && /^[0-9A-Z]{0,10}$/.test(letters)) {
      field.value = letters.length > size ? `${letters.slice(0, size)}-${letters.slice(size)}` : letters;
    }
  });
}

/* The camera, where the browser reads barcodes by itself. */
const canScan = 'BarcodeDetector' in window && navigator.mediaDevices?.getUserMedia;
const formats = ['qr_code', 'ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'itf'];

function prepareScanners() {
  for (const scan of canScan ? document.querySelectorAll('[data-scan][hidden]') : []) {
    scan.hidden = false;
    $('[data-scan-start]', scan).addEventListener('click', () => look(scan));
  }
}

async function look(scan) {
  const view = $('[data-scan-view]', scan);
  if (view.srcObject) {
    stop(view);
    return;
  }

  try {
    view.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    view.hidden = false;
    await view.play();
    const known = await BarcodeDetector.getSupportedFormats();
    const seen = await see(view, new BarcodeDetector({ formats: formats.filter(format => known.includes(format)) }));
    if (seen) {
      const field = document.getElementById(scan.dataset.scan);
      field.value = seen;
      navigator.vibrate?.(40);
      field.form.requestSubmit();
    }
  } catch {
    $('[data-scan-failed]', scan).hidden = false;
  } finally {
    stop(view);
  }
}

async function see(view, detector) {
  while (view.srcObject && view.isConnected) {
    const [code] = await detector.detect(view);
    if (code) {
      return code.rawValue;
    }

    await new Promise(resolve => setTimeout(resolve, 120));
  }

  return null;
}

function stop(view) {
  view.srcObject?.getTracks().forEach(track => track.stop());
  view.srcObject = null;
  view.hidden = true;
}

prepareScanners();
document.addEventListener('live:updated', prepareScanners);

/* Installing: the browser says when it is possible. */
let installing = null;
addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  installing = event;
  $('[data-install]')?.removeAttribute('hidden');
});
$('[data-install-button]')?.addEventListener('click', async () => {
  await installing?.prompt();
  $('[data-install]').hidden = true;
});

/* Without a network the last known pages are shown, and say so. */
const say = reachable => document.querySelectorAll('[data-offline]').forEach(note => { note.hidden = reachable; });
if (document.body.classList.contains('cached') || !navigator.onLine) {
  say(false);
}

addEventListener('offline', () => say(false));
addEventListener('online', () => document.body.classList.contains('cached') ? location.reload() : say(true));

/* What is forgotten on the server's word is forgotten here as well. */
document.addEventListener('submit', event => {
  if (!event.defaultPrevented && event.target.matches('[data-forget]')) {
    navigator.serviceWorker?.controller?.postMessage('forget');
  }
});

navigator.serviceWorker?.register('/app/worker.js', { scope: '/app' }).catch(() => {
  // Without https or in a private window there is none: the app works, but not without a network.
});
