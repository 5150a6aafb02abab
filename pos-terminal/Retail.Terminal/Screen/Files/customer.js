// The customer's display: the line that was rung up last is in view.
document.addEventListener('live:updated', event =>
  event.detail.marked.filter(line => line.isConnected).at(-1)?.scrollIntoView({ block: 'nearest' }));
document.querySelector('#bought > :last-child')?.scrollIntoView({ block: 'nearest' });
