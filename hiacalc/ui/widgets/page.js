// What the browser must be told besides: the page's language, and which parts scroll by themselves,
// so that the keyboard can reach them. `hiacalc` holds the language and the words for it.
document.documentElement.lang = hiacalc.language;
const scrolling = '[class*="st-key-tall-"], [class*="st-key-picture"], .stTable > div';
const mark = () => document.querySelectorAll(scrolling).forEach((part) => {
  if (part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1) {
    part.tabIndex = 0;
    part.setAttribute('role', 'group');
    part.setAttribute('aria-label', hiacalc.scrolls);
  }
});
let waiting = null;
window.hiacalcWatch?.disconnect();
window.hiacalcWatch = new MutationObserver(() => {
  clearTimeout(waiting);
  waiting = setTimeout(mark, 200);
});
window.hiacalcWatch.observe(document.body, {childList: true, subtree: true});
mark();
