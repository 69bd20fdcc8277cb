"""The response curve and the spider diagram: base case, curves and threshold where the model puts them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.model import Outcome, outcomes
from hiacalc.present.locale.language import language
from tests.present.browser import middle
from tests.present.cases import REDUCTION, scenario_of
from tests.present.pictures import (
    ABSENCE,
    BASE,
    NONE,
    TRIAL,
    View,
    base_of,
    only,
    said_base,
)

pytestmark = pytest.mark.browser


@only("curve", "spider", "map")
def test_a_diamond_stands_at_the_base_case_and_says_it(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    numbers = scenario_of(name).numbers
    if picture == "map":
        at = (numbers[REDUCTION] * 100, numbers[ABSENCE] * 100)
    else:
        at = (numbers[REDUCTION] * 100, base_of(name) / 1e6)
    x = seen.pixel("x", at[0]) if picture != "spider" else spider_middle(seen)
    y = seen.pixel("y", at[1])
    marks = [middle(mark) for trace in seen.page["marks"] for mark in trace]
    assert any(mark == pytest.approx((x, y), abs=1.5) for mark in marks)
    assert seen.legend(said_base(name, code))


def spider_middle(seen: View) -> float:
    (text,) = [text for text in seen.texts("xtick") if text["text"] == language(seen.code).say("curves.base")]
    return middle(text)[0]


@only("curve")
def test_a_response_curve_goes_through_what_the_model_gives(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    curve = max((line for trace in seen.page["curves"] for line in trace), key=lambda line: line["wide"])
    values = np.array([seen.value("x", x) / 100 for x, _ in curve["points"]])
    drawn = np.array([seen.value("y", y) * 1e6 for _, y in curve["points"]])
    given = outcomes(scenario_of(name), {REDUCTION: values}, [Outcome.NET_BENEFIT])[Outcome.NET_BENEFIT]
    assert np.abs(drawn - given).max() < 0.005 * np.ptp(given)


@only("curve")
def test_a_circle_stands_where_the_decision_turns(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    (root,) = threshold(scenario_of(name), REDUCTION).roots
    marks = [middle(mark) for trace in seen.page["marks"] for mark in trace]
    assert any(
        mark == pytest.approx((seen.pixel("x", root * 100), seen.pixel("y", 0.0)), abs=1.5) for mark in marks
    )


@only("curve", "spider")
def test_a_dashed_line_lies_at_zero(view: Any, picture: str, name: str, code: str, width: int) -> None:
    seen = view(picture, name, code, width)
    flat = [
        line
        for trace in seen.page["curves"]
        for line in trace
        if line["dashed"] and line["bottom"] - line["top"] < 0.5
    ]
    assert [middle(line)[1] for line in flat] == pytest.approx([seen.pixel("y", 0.0)], abs=1.0)
    assert seen.legend(language(code).say("tornado.zero"))


@only("spider")
def test_each_leg_of_the_spider_ends_at_its_results(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    bars = one_way(scenario_of(name)).bars[:8]
    legs = [trace[0] for trace in seen.page["curves"] if trace][: len(bars)]
    assert len(legs) == len(bars)
    for leg, bar in zip(legs, bars, strict=True):
        ends = [seen.value("y", leg["points"][place][1]) * 1e6 for place in (0, -1)]
        # from one end to the other along the axis; an input at an end of its range has one leg only
        assert ends == pytest.approx([bar.low_outcome, bar.high_outcome], abs=0.005 * bars[0].swing), bar.path


@pytest.mark.parametrize("name", [BASE, TRIAL, NONE])
def test_no_two_legs_of_the_spider_look_alike_without_colour(view: Any, name: str) -> None:
    chart = view("spider", name, "nb", 800).exhibit.chart
    legs = [trace for trace in chart.figure["data"] if trace["mode"] == "lines+markers"]
    looks = [(trace["line"]["dash"], trace["marker"]["symbol"]) for trace in legs]
    assert len(set(looks)) == len(looks) >= 8
