"""Every picture but the tornado, as readers see it: drawn to SVG and measured in a real browser."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.compare import compare
from hiacalc.analysis.one_way import one_way
from hiacalc.analysis.structural import structural
from hiacalc.analysis.threshold import threshold
from hiacalc.analysis.two_way import two_way
from hiacalc.model import Actor, Outcome, Perspective, evaluate, outcomes
from hiacalc.present.answers import outcome_text
from hiacalc.present.exhibits import (
    Picture,
    ResultPicture,
    compare_exhibit,
    one_way_exhibit,
    result_exhibit,
    two_way_exhibit,
)
from hiacalc.present.export import Exhibit, rendered
from hiacalc.present.language import Language, language
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin
from hiacalc.scenario import shipped
from tests.present.browser import InPage, Shown, measured, middle, outside, overlap, overlapping, plain
from tests.present.cases import DATE, RATE, REDUCTION

pytestmark = pytest.mark.browser

BASE, TRIAL, NONE = "helseiarbeid-2016", "trial-peer-support", "no-effect"
ABSENCE = "absence.rate"
OTHER = {BASE: [TRIAL], TRIAL: [BASE], NONE: [BASE, TRIAL], "model-1": ["model-2"], "halden": ["bergen"]}


def origin_of(name: str, view: Perspective = Perspective.SOCIETY) -> Origin:
    return Origin(shipped(name), view, DATE)


def of_sweep(
    picture: Picture, outcome: Outcome = Outcome.NET_BENEFIT, view: Perspective = Perspective.SOCIETY
) -> Callable[..., Exhibit]:
    return lambda name, spoken, width: one_way_exhibit(
        one_way(shipped(name), outcome, view), picture, origin_of(name, view), spoken, width=width
    )


def of_result(picture: ResultPicture, view: Perspective = Perspective.SOCIETY) -> Callable[..., Exhibit]:
    return lambda name, spoken, width: result_exhibit(
        evaluate(shipped(name)), picture, origin_of(name, view), spoken, width=width
    )


def of_map(
    path_x: str,
    path_y: str,
    outcome: Outcome = Outcome.NET_BENEFIT,
    view: Perspective = Perspective.SOCIETY,
) -> Callable[..., Exhibit]:
    return lambda name, spoken, width: two_way_exhibit(
        two_way(shipped(name), path_x, path_y, outcome, view), origin_of(name, view), spoken, width=width
    )


def of_comparison(name: str, spoken: Language, width: int) -> Exhibit:
    found = [compare(shipped(name), shipped(other)) for other in OTHER[name]]
    return compare_exhibit(found, [origin_of(one) for one in (name, *OTHER[name])], spoken, width=width)


PICTURES: dict[str, Callable[..., Exhibit]] = {
    "curve": of_sweep(Picture.CURVE),
    "spider": of_sweep(Picture.SPIDER),
    "structural": of_sweep(Picture.STRUCTURAL),
    "map": of_map(REDUCTION, ABSENCE),
    "waterfall": of_comparison,
    "by_actor": of_result(ResultPicture.BY_ACTOR),
    "cash_flow": of_result(ResultPicture.CASH_FLOW),
    "curve-ratio": of_sweep(Picture.CURVE, Outcome.BENEFIT_COST_RATIO),
    "spider-hours": of_sweep(Picture.SPIDER, Outcome.COST_PER_HOUR_AVOIDED),
    "structural-ratio": of_sweep(Picture.STRUCTURAL, Outcome.BENEFIT_COST_RATIO),
    "map-whole": of_map("population.workers_per_employer", RATE),
    "map-hours": of_map(REDUCTION, ABSENCE, Outcome.COST_PER_HOUR_AVOIDED),
    "curve-public": of_sweep(Picture.CURVE, Outcome.COST_PER_HOUR_AVOIDED, Perspective.PUBLIC),
    "structural-public": of_sweep(Picture.STRUCTURAL, Outcome.COST_PER_HOUR_AVOIDED, Perspective.PUBLIC),
    "tornado-public": of_sweep(Picture.TORNADO, Outcome.COST_PER_HOUR_AVOIDED, Perspective.PUBLIC),
    "map-public": of_map(
        "delivery.activities.network_gathering.employers_per_session",
        ABSENCE,
        Outcome.COST_PER_HOUR_AVOIDED,
        Perspective.PUBLIC,
    ),
    "cash_flow-public": of_result(ResultPicture.CASH_FLOW, Perspective.PUBLIC),
    "cash_flow-employer": of_result(ResultPicture.CASH_FLOW, Perspective.EMPLOYER),
    "cash_flow-health": of_result(ResultPicture.CASH_FLOW, Perspective.HEALTH_SERVICE),
}
MAIN = ("curve", "spider", "structural", "map", "waterfall", "by_actor", "cash_flow")
CASES = [
    *itertools.product(MAIN, (BASE, TRIAL), ("nb", "en"), (800, 1200)),
    *itertools.product(MAIN, (NONE,), ("nb",), (800,)),
    *itertools.product(PICTURES.keys() - set(MAIN), (TRIAL,), ("nb", "en"), (800,)),
    *itertools.product(("waterfall",), ("model-1", "halden"), ("nb", "en"), (800,)),
]
CASES.sort()
every_picture = pytest.mark.parametrize(("picture", "name", "code", "width"), CASES)


def only(*pictures: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("picture", "name", "code", "width"), [case for case in CASES if case[0] in pictures]
    )


@dataclass(frozen=True)
class View(Shown):
    """A picture in a browser beside what it is drawn from."""

    exhibit: Exhibit
    name: str

    def legend(self, text: str) -> bool:
        return plain(text) in {plain(entry["text"]) for entry in self.texts("legend")}

    def rows(self) -> list[dict[str, Any]]:
        head, *rows = self.exhibit.rows
        return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def view(in_page: InPage) -> Callable[[str, str, str, int], View]:
    @cache
    def drawn(picture: str, name: str, code: str, width: int) -> View:
        exhibit = PICTURES[picture](name, language(code), width)
        svg = rendered(exhibit, "svg").decode()
        return View(svg, code, measured(in_page, svg), exhibit, name)

    return drawn


def base_of(name: str, outcome: Outcome = Outcome.NET_BENEFIT) -> float:
    return float(outcome.of(evaluate(shipped(name)))[0])


def said_base(name: str, code: str) -> str:
    base = outcome_text(base_of(name), Outcome.NET_BENEFIT, Numbers(code))
    return language(code).say("tornado.base", base=base)


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
    assert seen.told.startswith(plain(title))
    assert plain(seen.exhibit.origin.line(language(code))) in seen.told
    assert plain(Numbers(code).number(shipped(name).population.workers.value)) in seen.told
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
    numbers = shipped(name).numbers
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
    given = outcomes(shipped(name), {REDUCTION: values}, [Outcome.NET_BENEFIT])[Outcome.NET_BENEFIT]
    assert np.abs(drawn - given).max() < 0.005 * np.ptp(given)


@only("curve")
def test_a_circle_stands_where_the_decision_turns(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    (root,) = threshold(shipped(name), REDUCTION).roots
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
    bars = one_way(shipped(name)).bars[:8]
    legs = [trace[0] for trace in seen.page["curves"] if trace][: len(bars)]
    assert len(legs) == len(bars)
    for leg, bar in zip(legs, bars, strict=True):
        ends = [seen.value("y", leg["points"][place][1]) * 1e6 for place in (0, -1)]
        # from one end to the other along the axis; an input at an end of its range has one leg only
        assert ends == pytest.approx([bar.low_outcome, bar.high_outcome], abs=0.005 * bars[0].swing), bar.path


@only("structural")
def test_each_alternative_ends_at_its_result_from_a_line_at_the_base_case(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    base = base_of(name)
    (line,) = seen.upright(dashed=False)
    assert line == pytest.approx(seen.pixel("x", base / 1e6), abs=1.5)
    assert plain(said_base(name, code)) in seen.told
    zero = [at for number, at in seen.ticks("x").items() if number == 0]
    assert seen.upright(dashed=True) == pytest.approx(zero, abs=1.5)
    others = [one for one in structural(shipped(name)) if not one.chosen]
    (bars,) = seen.page["bars"]
    for bar, one in zip(bars, others, strict=True):
        left, right = sorted((line, seen.pixel("x", one.outcome / 1e6)))
        assert (bar["left"], bar["right"]) == pytest.approx((left, right), abs=2), one
        assert plain(outcome_text(one.outcome, Outcome.NET_BENEFIT, Numbers(code))) in seen.told


@only("map")
def test_the_thick_line_lies_where_the_model_gives_zero(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    grid = two_way(shipped(name), REDUCTION, ABSENCE).results
    thick = [line for line in seen.page["contours"] if line["wide"] > 3]
    assert bool(thick) == bool(grid.min() < 0 < grid.max())
    for line in thick:
        points = {
            REDUCTION: np.array([seen.value("x", x) / 100 for x, _ in line["points"]]),
            ABSENCE: np.array([seen.value("y", y) / 100 for _, y in line["points"]]),
        }
        found = outcomes(shipped(name), points, [Outcome.NET_BENEFIT])[Outcome.NET_BENEFIT]
        assert np.abs(found).max() < 0.004 * np.ptp(grid)
        assert seen.legend(language(code).say("tornado.zero"))


@only("map")
def test_lines_of_the_map_carry_their_values_and_are_dashed_below_zero(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    thin = [line for line in seen.page["contours"] if line["wide"] < 3]
    assert thin
    assert len(seen.texts("contourlabels")) >= 3
    for line in thin:
        x, y = line["points"][20]
        point = {REDUCTION: [seen.value("x", x) / 100], ABSENCE: [seen.value("y", y) / 100]}
        found = float(outcomes(shipped(name), point, [Outcome.NET_BENEFIT])[Outcome.NET_BENEFIT][0])
        assert line["dashed"] is (found < 0)


@only("waterfall")
def test_the_waterfall_goes_from_one_result_to_the_other_step_by_step(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    (bars,) = seen.page["bars"]
    found = [compare(shipped(name), shipped(other)) for other in OTHER[name]]
    spans = []
    for one in found:
        running = base_of(name)
        spans.append((0.0, running))
        for step in one.steps:
            spans.append((running, running + step.change))
            running += step.change
        spans.append((0.0, base_of(one.other.scenario.name)))
        assert running == pytest.approx(spans[-1][1])
    assert len(bars) == len(spans)
    for bar, ends in zip(bars, spans, strict=True):
        expected = sorted(seen.pixel("x", end / 1e6) for end in ends)
        assert [bar["left"], bar["right"]] == pytest.approx(expected, abs=2)
    for other in (name, *OTHER[name]):
        net = Numbers(code).money(base_of(other))
        assert plain(net) in seen.told
        assert plain(origin_of(other).line(language(code))) in seen.told
    if len(found) > 1:
        for one in found:
            assert plain(one.other.scenario.title.in_language(code)) in seen.told


@only("by_actor")
def test_bars_and_diamonds_of_the_actors_stand_at_their_sums(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    run = evaluate(shipped(name))
    rows = seen.rows()
    assert sum(row["net_benefit"] for row in rows) == pytest.approx(base_of(name))
    diamonds = [middle(mark) for trace in seen.page["marks"] for mark in trace]
    assert len(diamonds) == len(rows)
    for row, at in zip(rows, diamonds, strict=True):
        actor = Actor(row["actor"])
        net = float(run.net_benefit(actor)[0])
        assert at[0] == pytest.approx(seen.pixel("x", net / 1e6), abs=1.5)
        assert (row["costs"], row["benefits"], row["transfers"], row["net_benefit"]) == (
            run.costs(actor)[0],
            run.benefits(actor)[0],
            run.transfers(actor)[0],
            net,
        )
        assert plain(Numbers(code).money(net)) in "".join(plain(text["text"]) for text in seen.texts("ytick"))
    costs = seen.page["bars"][0]
    for bar, row in zip(costs, rows, strict=True):
        wide = seen.pixel("x", row["costs"] / 1e6) - seen.pixel("x", 0.0)
        assert bar["right"] - bar["left"] == pytest.approx(wide, abs=2)


@only("cash_flow", "cash_flow-employer", "cash_flow-health")
def test_the_cash_flow_s_line_is_the_running_sum_and_its_mark_the_year_of_payback(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    rows, perspective = seen.rows(), seen.exhibit.origin.perspective
    run = evaluate(shipped(name))
    assert rows[-1]["cumulative"] == pytest.approx(float(run.net_benefit(perspective)[0]))
    points = [middle(mark) for trace in seen.page["marks"] for mark in trace]
    years = sorted(middle(text)[0] for text in seen.texts("xtick"))
    assert len(points) == len(years) == len(rows)
    for row, point, year in zip(rows, points, years, strict=True):
        assert point == pytest.approx((year, seen.pixel("y", row["cumulative"] / 1e6)), abs=1.5)
        assert row["net_benefit"] == pytest.approx(row["benefits"] + row["transfers"] - row["costs"])
    payback = float(run.payback_year(perspective)[0])
    marked = [years[int(payback) - 1]] if np.isfinite(payback) else []
    assert seen.upright(dashed=True) == pytest.approx(marked, abs=1.5)
    shown = language(code).say("page.gains_with_transfers")
    assert seen.legend(shown) is any(row["transfers"] for row in rows)


def luminance(fill: str) -> float:
    parts = [int(part) / 255 for part in fill.removeprefix("rgb(").rstrip(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize("name", [BASE, TRIAL, NONE])
def test_no_two_legs_of_the_spider_look_alike_without_colour(view: Any, name: str) -> None:
    chart = view("spider", name, "nb", 800).exhibit.chart
    legs = [trace for trace in chart.figure["data"] if trace["mode"] == "lines+markers"]
    looks = [(trace["line"]["dash"], trace["marker"]["symbol"]) for trace in legs]
    assert len(set(looks)) == len(looks) >= 8


def test_numbers_on_the_map_s_deepest_colours_have_contrast(view: Any) -> None:
    heat = view("map", TRIAL, "en", 800).exhibit.chart.figure["data"][0]
    ink = luminance("rgb(22,36,46)")
    for _, colour in heat["colorscale"]:
        assert (luminance(colour) + 0.05) / (ink + 0.05) >= 4.5


@pytest.mark.parametrize("picture", list(Picture))
@pytest.mark.parametrize("code", ["nb", "en"])
def test_without_a_base_case_every_picture_says_why(in_page: InPage, picture: Picture, code: str) -> None:
    spoken = language(code)
    found = one_way(shipped(NONE), Outcome.COST_PER_HOUR_AVOIDED)
    exhibit = one_way_exhibit(found, picture, origin_of(NONE), spoken, width=800)
    svg = rendered(exhibit, "svg").decode()
    seen = View(svg, code, measured(in_page, svg), exhibit, NONE)
    assert plain(spoken.say("undrawn.cost_per_hour_avoided")) in seen.told
    assert [*seen.texts("xtick"), *seen.texts("ytick"), *seen.page["bars"], *seen.page["marks"]] == []
    assert overlapping(seen) == outside(seen) == []
    assert len(exhibit.rows) > 1


def test_a_map_without_any_result_says_why(in_page: InPage) -> None:
    found = two_way(shipped(NONE), "effect.duration", ABSENCE, Outcome.COST_PER_HOUR_AVOIDED)
    exhibit = two_way_exhibit(found, origin_of(NONE), language("en"), width=800)
    svg = rendered(exhibit, "svg").decode()
    seen = Shown(svg, "en", measured(in_page, svg))
    assert "isnotdefinedanywhereonthemap" in seen.told
    assert "avoidsnoabsencehour" in seen.told
