// Ctrl+Z (on a Mac Cmd+Z) presses the button that takes a change back. In a field it is the field's own.
const field = 'textarea, [contenteditable], input:not([type="range"], [type="radio"], [type="checkbox"])';
window.hiacalcUndo?.abort();
window.hiacalcUndo = new AbortController();
document.addEventListener('keydown', (event) => {
  const asked = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
  if (!asked || event.shiftKey || event.altKey || event.target.closest?.(field)) return;
  const button = document.querySelector('.st-key-undo button:not(:disabled)');
  if (!button) return;
  event.preventDefault();
  button.click();
}, {signal: window.hiacalcUndo.signal});
