"""Structural choices, maps, waterfalls and the result's charts: drawn where the model puts them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.deterministic.compare import compare
from hiacalc.analysis.deterministic.structural import structural_sensitivity
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Actor, Outcome, evaluate, outcomes
from hiacalc.present.locale.language import language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.words.outcomes import outcome_text
from tests.present.browser import middle, plain
from tests.present.cases import REDUCTION, scenario_of
from tests.present.pictures import (
    ABSENCE,
    OTHER,
    base_of,
    only,
    origin_of,
    said_base,
)

pytestmark = pytest.mark.browser


@only("structural")
def test_each_alternative_ends_at_its_result_from_a_line_at_the_base_case(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    base = base_of(name)
    (line,) = seen.upright(dashed=False)
    assert line == pytest.approx(seen.pixel("x", base / 1e6), abs=1.5)
    assert plain(said_base(name, code)) in seen.all_text
    zero = [at for number, at in seen.ticks("x").items() if number == 0]
    assert seen.upright(dashed=True) == pytest.approx(zero, abs=1.5)
    others = [choice for choice in structural_sensitivity(scenario_of(name)) if not choice.chosen]
    (bars,) = seen.page["bars"]
    for bar, choice in zip(bars, others, strict=True):
        left, right = sorted((line, seen.pixel("x", choice.outcome / 1e6)))
        if right - left < 0.5:  # a bar without width stands nowhere
            continue
        assert (bar["left"], bar["right"]) == pytest.approx((left, right), abs=2), choice
        assert plain(outcome_text(choice.outcome, Outcome.NET_BENEFIT, Numbers(code))) in seen.all_text


@only("map")
def test_the_thick_line_lies_where_the_model_gives_zero(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    grid = two_way(scenario_of(name), REDUCTION, ABSENCE).results
    thick = [line for line in seen.page["contours"] if line["wide"] > 3]
    assert bool(thick) == bool(grid.min() < 0 < grid.max())
    for line in thick:
        points = {
            REDUCTION: np.array([seen.value("x", x) / 100 for x, _ in line["points"]]),
            ABSENCE: np.array([seen.value("y", y) / 100 for _, y in line["points"]]),
        }
        benefits = outcomes(scenario_of(name), points, [Outcome.NET_BENEFIT])[Outcome.NET_BENEFIT]
        assert np.abs(benefits).max() < 0.004 * np.ptp(grid)
        assert seen.legend(language(code).say("tornado.zero"))


@only("map")
def test_lines_of_the_map_carry_their_values_and_are_dashed_below_zero(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    thin = [line for line in seen.page["contours"] if line["wide"] < 3]
    assert thin
    assert len(seen.texts("contourlabels")) >= 2
    for line in thin:
        x, y = line["points"][len(line["points"]) // 2]
        point = {REDUCTION: [seen.value("x", x) / 100], ABSENCE: [seen.value("y", y) / 100]}
        benefit = float(outcomes(scenario_of(name), point, [Outcome.NET_BENEFIT])[Outcome.NET_BENEFIT][0])
        assert line["dashed"] is (benefit < 0)


@only("waterfall")
def test_the_waterfall_goes_from_one_result_to_the_other_step_by_step(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    (bars,) = seen.page["bars"]
    comparisons = [compare(scenario_of(name), scenario_of(other)) for other in OTHER[name]]
    per_1000 = {
        other: 1000 / scenario_of(other).numbers["population.workers"] for other in (name, *OTHER[name])
    }
    results = {other: base_of(other) * times for other, times in per_1000.items()}
    spans = []
    for comparison in comparisons:
        running = results[name]
        spans.append((0.0, running))
        for step in comparison.steps:
            spans.append((running, running + step.change))
            running += step.change
        spans.append((0.0, results[comparison.other.scenario.name]))
        assert running == pytest.approx(spans[-1][1])
    assert len(bars) == len(spans)
    for bar, ends in zip(bars, spans, strict=True):
        expected = sorted(seen.pixel("x", end / 1e6) for end in ends)
        assert [bar["left"], bar["right"]] == pytest.approx(expected, abs=2)
    for other in (name, *OTHER[name]):
        assert plain(Numbers(code).money(results[other])) in seen.all_text
        assert plain(origin_of(other).line(language(code), short=True)) in seen.all_text
    if len(comparisons) > 1:
        for comparison in comparisons:
            assert plain(comparison.other.scenario.title.in_language(code)) in seen.all_text


@only("by_actor")
def test_bars_and_diamonds_of_the_actors_stand_at_their_sums(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    run = evaluate(scenario_of(name))
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
    run = evaluate(scenario_of(name))
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
