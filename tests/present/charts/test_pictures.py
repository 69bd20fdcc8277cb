"""Every picture but the tornado, as readers see it: texts, axes, base case, curves."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.model import Outcome, outcomes
from hiacalc.present.locale.language import language
from hiacalc.present.locale.numbers import Numbers
from tests.present.browser import middle, outside, overlap, overlapping, plain
from tests.present.cases import REDUCTION, scenario_of
from tests.present.pictures import (
    ABSENCE,
    View,
    base_of,
    every_picture,
    only,
    said_base,
)

pytestmark = pytest.mark.browser


@every_picture
def test_no_text_covers_another_or_is_cut(view: Any, picture: str, name: str, code: str, width: int) -> None:
    seen = view(picture, name, code, width)
    assert seen.page["box"]["right"] - seen.page["box"]["left"] == pytest.approx(width, abs=1)
    assert overlapping(seen) == []
    assert outside(seen) == []


@every_picture
def test_title_scope_and_origin_stand_on_it(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    title = seen.exhibit.chart.title
    assert title
    assert seen.all_text.startswith(plain(title))
    assert plain(seen.exhibit.origin.line(language(code), short=True)) in seen.all_text
    assert plain(Numbers(code).number(scenario_of(name).population.workers.value)) in seen.all_text
    assert f"<title>{title}</title>" in seen.svg
    assert {text["family"].rpartition(", ")[2] for text in seen.page["texts"]} == {"sans-serif"}


@every_picture
def test_axes_have_their_ticks_and_a_title(view: Any, picture: str, name: str, code: str, width: int) -> None:
    """Every label that the figure asks for is drawn, and a scale of numbers has at least three."""
    seen = view(picture, name, code, width)
    layout = seen.exhibit.chart.figure["layout"]
    for side in ("x", "y"):
        axis = layout[f"{side}axis"]
        drawn = [plain(text["text"]) for text in seen.texts(f"{side}tick")]
        if "ticktext" in axis:
            asked = [plain(strip(text)) for text in axis["ticktext"]]
            assert sorted(drawn) == sorted(text for text in asked if text)
        else:
            assert len(drawn) >= 3
            assert seen.texts(f"g-{side}title"), side
    names = [trace["name"] for trace in seen.exhibit.chart.figure["data"] if drawn_in_legend(trace)]
    assert sorted(plain(text["text"]) for text in seen.texts("legend")) == sorted(map(plain, names))


def strip(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


def drawn_in_legend(trace: dict[str, Any]) -> bool:
    quiet = trace["type"] in ("heatmap", "contour") and not trace.get("showlegend")
    return not quiet and trace.get("showlegend", True)


@every_picture
def test_no_mark_hides_a_text(view: Any, picture: str, name: str, code: str, width: int) -> None:
    seen = view(picture, name, code, width)
    marks = [mark for trace in seen.page["marks"] for mark in trace]
    texts = [text for text in seen.page["texts"] if text["kind"] in ("annotation", "contourlabels")]
    assert [text["text"] for mark in marks for text in texts if overlap(mark, text)] == []


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
