// The shop works without this. With it plus and minus change the number at once; in the cart it is sent a moment later,
// so that several presses are one change.

const patience = 350;
const waiting = new WeakMap();

function later(form) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => {
    waiting.delete(form);
    if (form.isConnected) {
      form.requestSubmit(form.querySelector('[value="set"]'));
    }
  }, patience));
}

document.addEventListener('click', event => {
  const button = event.target.closest?.('.stepper button');
  const field = button?.form?.querySelector('.quantity');
  // What is weighed, or no number yet, is the server's to change.
  if (!field || !/^\d{1,5}$/.test(field.value)) {
    return;
  }

  event.preventDefault();
  const wanted = Number(field.value) + (button.value === 'more' ? 1 : -1);
  if (wanted >= 1) {
    field.value = String(wanted);
    if (field.matches('[data-quantity]')) {
      button.form.querySelector('[value="less"]').disabled = wanted === 1;
      later(button.form);
    }
  }
});

document.addEventListener('change', event => {
  if (event.target.matches('[data-quantity]')) {
    later(event.target.form);
  }
});
