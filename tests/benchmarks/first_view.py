"""From a cold server to the first chart on screen, ours against a bare Streamlit page."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.table import Row
from tests.servers import ROOT, chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS = 5
OURS = (ROOT / "app.py", "[data-testid=stMetricValue], .js-plotly-plot .main-svg")
BARE = (Path(__file__).with_name("bare_page.py"), "[data-testid=stMetricValue], canvas, .vega-embed svg")


def _seconds(browser: Browser, script: Path, wanted: str) -> float:
    """Until every part in `wanted` stands on a page that nobody has opened before on its server."""
    with served(script) as address:
        page = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900}).new_page()
        started = time.perf_counter()
        page.goto(address)
        figure, *chart = wanted.split(", ")
        page.locator(figure).first.wait_for()
        page.locator(", ".join(chart)).first.wait_for()
        took = time.perf_counter() - started
        page.context.close()
        return took


def rows() -> Iterator[Row]:
    with chromium() as browser:
        laps = [(_seconds(browser, *OURS), _seconds(browser, *BARE)) for _ in range(ROUNDS)]
    own, other = (statistics.median(each) for each in zip(*laps, strict=True))
    yield Row("first view from a cold server", f"{own:.2f} s", f"{other:.2f} s bare page", own / other, 1.5)
