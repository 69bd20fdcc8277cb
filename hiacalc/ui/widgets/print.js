// Before the page is printed, every picture is told its own size, so that the style sheet can fit it
// to the paper as a whole: plotly draws with a fixed width and without a view box.
const fit = () => document.querySelectorAll('.svg-container').forEach((frame) => {
  const drawn = frame.querySelector('.main-svg');
  const width = drawn?.getAttribute('width');
  const height = drawn?.getAttribute('height');
  if (!width || !height) return;
  frame.style.setProperty('--print-width', `${width}px`);
  frame.style.setProperty('--print-ratio', `${width} / ${height}`);
  frame.querySelectorAll('.main-svg').forEach((layer) => layer.setAttribute('viewBox', `0 0 ${width} ${height}`));
});
const release = () => document.querySelectorAll('.main-svg').forEach((layer) => layer.removeAttribute('viewBox'));
window.hiacalcPrint?.abort();
window.hiacalcPrint = new AbortController();
window.addEventListener('beforeprint', fit, {signal: window.hiacalcPrint.signal});
window.addEventListener('afterprint', release, {signal: window.hiacalcPrint.signal});
