"""From moving a slider to the new figure on screen, ours against a bare Streamlit page."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.table import Row
from tests.servers import ROOT, chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOVES = 60
OURS, BARE = "Reduction in sickness absence", "Slider"
PAUSE = 700  # ms between moves, so that the charts of the last one are done

# Milliseconds from the key that moves the slider to the changed figure, by the browser's own clock.
_WATCH = """
() => new Promise((resolve, reject) => {
  const read = () => document.querySelector('[data-testid="stMetricValue"]')?.textContent;
  const before = read();
  let started = null;
  window.addEventListener('keydown', () => { started = performance.now(); }, {once: true, capture: true});
  const observer = new MutationObserver(() => {
    const now = read();
    if (started !== null && now && now !== before) {
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - started));
    }
  });
  observer.observe(document.body, {subtree: true, childList: true, characterData: true});
  setTimeout(() => reject(new Error('the figure did not change')), 10000);
})
"""


def opened(browser: Browser, address: str, slider: str) -> Page:
    page = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address)
    page.get_by_role("slider", name=slider).wait_for()
    page.locator("[data-testid=stMetricValue]").first.wait_for()
    page.wait_for_timeout(1500)
    return page


def moved(page: Page, slider: str, move: int) -> float:
    """Move the slider one step by the keyboard; milliseconds until the figure has changed."""
    page.bring_to_front()
    page.get_by_role("slider", name=slider).focus()
    page.evaluate(f"() => {{ window.seen = ({_WATCH})(); }}")
    page.keyboard.press("ArrowRight" if move % 8 < 4 else "ArrowLeft")
    milliseconds = float(page.evaluate("() => window.seen"))
    page.wait_for_timeout(PAUSE)
    return milliseconds


def rows() -> Iterator[Row]:
    bare_script = Path(__file__).with_name("bare_page.py")
    laps = []
    with chromium() as browser, served(ROOT / "app.py") as ours, served(bare_script) as bare:
        pages = (opened(browser, ours, OURS), OURS), (opened(browser, bare, BARE), BARE)
        for move in range(MOVES):  # in turns, so that both meet the same machine
            laps.append(tuple(moved(page, slider, move) for page, slider in pages))  # noqa: PERF401 - read as turns
    mine, theirs = zip(*laps[2:], strict=True)
    for name, pick, allowed in (("median", statistics.median, 1.25), ("95th percentile", _p95, 1.36)):
        own, other = pick(mine), pick(theirs)
        yield Row(
            f"slider to figure, {name}", f"{own:.0f} ms", f"{other:.0f} ms bare page", own / other, allowed
        )


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
