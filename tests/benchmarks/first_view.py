"""From a cold server to the first figures and chart on screen, ours against a bare Streamlit page."""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.table import Row
from tests.servers import ROOT, chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS = int(os.environ.get("HIACALC_BENCH_ROUNDS", "11"))
FIGURE = "[data-testid=stMetricValue]"
OURS = (ROOT / "app.py", ".js-plotly-plot .main-svg")
BARE = (Path(__file__).with_name("bare_page.py"), "canvas, .vega-embed svg")

# The page itself notes when each part was first painted, in milliseconds since it was asked for:
# a question from outside waits half a second between two looks.
_NOTES = """
const wanted = %s;
const seen = {};
const painted = {};
new MutationObserver(() => {
    for (const [name, selector] of Object.entries(wanted)) {
        if (seen[name] || !document.querySelector(selector)) continue;
        seen[name] = true;
        requestAnimationFrame(() => setTimeout(() => {
            painted[name] = performance.now();
            if (Object.keys(painted).length === 2) window.painted = painted;
        }));
    }
}).observe(document, { subtree: true, childList: true });
"""


def _seconds(browser: Browser, script: Path, chart: str) -> dict[str, float]:
    """Until the first figure and the first chart, on a page that nobody has opened before on its server."""
    with served(script) as address:
        page = browser.new_context(
            locale="en-GB", bypass_csp=True, viewport={"width": 1280, "height": 900}
        ).new_page()
        page.add_init_script(_NOTES % json.dumps({"figures": FIGURE, "chart": chart}))
        page.goto(address, wait_until="commit")
        painted = page.wait_for_function("window.painted").json_value()
        page.context.close()
        return {name: milliseconds / 1000 for name, milliseconds in painted.items()}


def rows() -> Iterator[Row]:
    with chromium() as browser:
        laps = [(_seconds(browser, *OURS), _seconds(browser, *BARE)) for _ in range(ROUNDS)]
    for part in ("figures", "chart"):
        own, other = (statistics.median(lap[part] for lap in side) for side in zip(*laps, strict=True))
        label = f"first view from a cold server: {part}"
        yield Row(label, f"{own:.2f} s", f"{other:.2f} s bare page", own / other, 1.25)
