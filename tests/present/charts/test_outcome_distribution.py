"""The histogram of the draws: bars, and lines at base case, mean and zero."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.model import evaluate
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture
from hiacalc.present.locale.language import language
from tests.present.browser import middle
from tests.present.pictures import BASE, View
from tests.present.uncertainty_cases import drawn, drawn_exhibit

pytestmark = pytest.mark.browser
EN = language("en")


def bars(seen: View) -> list[tuple[float, float]]:
    """Where every bar of a histogram stands, and how high it is, as the axes read."""
    bars = [bar for trace in seen.page["bars"] for bar in trace]
    return [(seen.value("x", middle(bar)[0]), seen.value("y", bar["top"])) for bar in bars]


@pytest.mark.parametrize("evidence", [None, "mixture"])
def test_the_bars_below_zero_are_the_draws_that_do_not_pay(view: Any, evidence: str | None) -> None:
    picture = "distribution-mixture" if evidence else "distribution"
    sample = drawn(BASE, evidence)
    exhibit = drawn_exhibit(BASE, UncertaintyPicture.DISTRIBUTION, evidence, EN, 1200)
    below = sum(row[2] for row in exhibit.rows[1:] if row[1] <= 1e-6)
    out_of_sight = int((sample.net_benefit < exhibit.rows[1][0]).sum())
    assert below + out_of_sight == int((sample.net_benefit <= 0).sum())
    assert all(not row[0] < -1e-6 < 1e-6 < row[1] for row in exhibit.rows[1:])
    if evidence:
        seen = view(picture, BASE, "en", 1200)
        shown = sum(high for at, high in bars(seen) if at < 0)
        assert shown == pytest.approx(100 * below / sample.draws, abs=0.5)


def test_lines_stand_at_base_case_mean_and_zero(view: Any) -> None:
    seen = view("distribution-mixture", BASE, "en", 1200)
    sample = drawn(BASE, "mixture")
    base = float(evaluate(sample.scenario).net_benefit()[0])
    upright = [
        middle(line)[0]
        for trace in seen.page["curves"]
        for line in trace
        if line["bottom"] - line["top"] > line["right"] - line["left"]
    ]
    expected = [seen.pixel("x", value / 1e6) for value in (base, sample.net_benefit.mean(), 0.0)]
    assert upright == pytest.approx(expected, abs=1.5)


def test_the_chart_without_colour_tells_pays_from_does_not(view: Any) -> None:
    loses, pays, *_ = view("distribution-mixture", BASE, "nb", 800).exhibit.chart.figure["data"]
    assert (loses["marker"]["pattern"]["shape"], pays["marker"]["pattern"]["shape"]) == ("/", "")
