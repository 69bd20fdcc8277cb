// What the browser must be told, or tells, besides: see each part. `hiacalc` holds the language and the
// words for it. A change of language runs this anew; what watches the page is then replaced.
document.documentElement.lang = hiacalc.language;
const all = (part, selector) => [...(part.matches?.(selector) ? [part] : []), ...part.querySelectorAll(selector)];
const put = (part, name, value) => part.getAttribute(name) === value || part.setAttribute(name, value);
const after = (wait, work) => {
  let waiting = null;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, wait);
  };
};

// Parts that scroll by themselves, so that the keyboard can reach them.
const scrolling = '[class*="st-key-tall-"], [class*="st-key-picture"], .stTable > div, .stMarkdown .katex';
const mark = () => document.querySelectorAll(scrolling).forEach((part) => {
  if (part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1) {
    put(part, 'tabindex', '0');
    put(part, 'role', 'group');
    put(part, 'aria-label', hiacalc.scrolls);
  }
});

// Streamlit's own words: names of its parts, and texts where it alone writes. A star in a key is any text.
const exact = new Map();
const loose = [];
for (const [theirs, ours] of Object.entries(hiacalc.words)) {
  const [start, end] = theirs.split('*');
  if (end === undefined) exact.set(theirs, ours);
  else loose.push([start, end, ours]);
}
const word = (text) => {
  const known = exact.get(text);
  if (known !== undefined) return known;
  for (const [start, end, ours] of loose) {
    if (text.length > start.length + end.length && text.startsWith(start) && text.endsWith(end)) {
      return ours.replace('*', () => text.slice(start.length, text.length - end.length));
    }
  }
  return text;
};
const named = ['aria-label', 'title', 'placeholder', 'alt'];
const theirParts = '[data-testid], a, button, input, section, [role="listbox"]';
const rename = (part, name) => {
  const text = part.getAttribute(name);
  if (text && part.matches(theirParts)) put(part, name, word(text));
};
const written = [
  'stSkipToContent', 'stStatusWidget', 'stDialog', 'InputInstructions', 'stFileUploaderDropzone',
  'stFileUploaderFileErrorMessage', 'stNumberInputErrorMessage', 'stFileChip',
].map((name) => `[data-testid="${name}"]`).join() + ', [role="listbox"][data-empty="true"]';
const rewrite = (part) => {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const ours = word(text.data.trim());
    if (ours !== text.data.trim()) text.data = ours;
  }
};
const translate = (part) => {
  if (!exact.size || part instanceof SVGElement) return;
  if (part.nodeType === Node.TEXT_NODE) {
    if (part.parentElement?.closest(written)) rewrite(part.parentElement);
  } else if (part.nodeType === Node.ELEMENT_NODE) {
    for (const name of named) all(part, `[${name}]`).forEach((inner) => rename(inner, name));
    all(part, written).forEach(rewrite);
    if (part.closest(written)) rewrite(part);
  }
};

// What opens the inputs says so in a word, and the other language stands where a phone shows it.
const label = () => document.querySelectorAll('[data-testid="stExpandSidebarButton"]').forEach((opener) => {
  put(opener, 'aria-label', hiacalc.inputs);
  put(opener, 'data-word', hiacalc.inputs);
  if (opener.parentElement.querySelector('.hiacalc-language')) return;
  const other = document.createElement('button');
  other.className = 'hiacalc-language';
  other.type = 'button';
  other.lang = hiacalc.other.code;
  other.textContent = hiacalc.other.name;
  other.onclick = () => [...document.querySelectorAll('[data-testid="stSidebar"] [class*="st-key-language"] button')]
    .find((choice) => choice.textContent.trim() === other.textContent)?.click();
  opener.after(other);
});

// A new result is told to those who do not see it, once it has come to rest. The page that opens is read anyway.
const result = ['.st-key-lead h2', '.st-key-lead [data-testid="stMetricLabel"]', '.st-key-lead [data-testid="stMetricValue"]',
  '.st-key-own-answer h2', '.st-key-own-answer p', '.st-key-roll-out-answer h2', '.st-key-roll-out-answer p'];
const finding = () => result.map((part) => document.querySelector(part)?.textContent.trim()).filter(Boolean).join(' ');
let teller = document.querySelector('.hiacalc-result');
if (!teller) {
  teller = document.createElement('div');
  teller.className = 'hiacalc-result';
  put(teller, 'role', 'status');
  put(teller, 'aria-live', 'polite');
  document.body.append(teller);
}
const tell = after(500, () => {
  const now = finding();
  if (!now) return;
  if (window.hiacalcFinding !== undefined && window.hiacalcFinding !== now) teller.textContent = now;
  window.hiacalcFinding = now;
});

// How wide pictures may be: the server is told when it thinks otherwise, and once for each width.
const room = () => {
  const block = document.querySelector('[data-testid="stMainBlockContainer"]');
  if (!block) return 0;
  const style = getComputedStyle(block);
  return block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
};
const measure = after(250, () => {
  const choices = [...document.querySelectorAll('.st-key-screen button')];
  const known = choices.find((choice) => choice.getAttribute('aria-checked') === 'true');
  const wide = room();
  if (!known || !wide) return;
  const fits = (choice) => {
    const width = Number(choice.textContent);
    // a scroll bar that comes and goes is no reason to draw anew
    return width <= wide + (width > Number(known.textContent) ? 0 : 12);
  };
  const wanted = choices.filter(fits).pop() ?? choices[0];
  if (wanted === known) window.hiacalcAsked = null;
  else if (window.hiacalcAsked !== wanted.textContent) {
    window.hiacalcAsked = wanted.textContent;
    wanted.click();
  }
});

const come = after(200, () => {
  mark();
  label();
});
window.hiacalcWatch?.disconnect();
window.hiacalcWatch = new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === 'attributes') rename(change.target, change.attributeName);
    else if (!(change.target instanceof SVGElement)) change.addedNodes.forEach(translate);
  }
  come();
  tell();
  measure();
});
window.hiacalcWatch.observe(document.body, {
  childList: true, subtree: true, characterData: true,
  ...(exact.size > 0 ? {attributes: true, attributeFilter: named} : {}), // a filter of nothing is refused
});
window.hiacalcResized?.disconnect();
window.hiacalcResized = new ResizeObserver(measure);
window.hiacalcResized.observe(document.querySelector('[data-testid="stMainBlockContainer"]') ?? document.body);
document.querySelectorAll('.hiacalc-language').forEach((old) => old.remove());
translate(document.body);
mark();
label();
tell();
measure();
