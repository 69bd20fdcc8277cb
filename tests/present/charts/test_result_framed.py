"""The result's charts for print: actors and cash flow where the model puts them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hiacalc.model import Actor, evaluate
from hiacalc.present.charts.result_framed import actors_chart
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.scenario import changed, shipped
from tests.present.browser import middle, plain
from tests.present.cases import scenario_of
from tests.present.pictures import (
    base_of,
    only,
)

pytestmark = pytest.mark.browser


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


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("share", [0.0, 0.5])
def test_substitutes_are_named_where_there_are_any(code: str, share: float) -> None:
    run = evaluate(changed(shipped("helseiarbeid-2025"), {"employer.replaced_share": share}))
    chart = actors_chart(run, Sheet(language(code), 800))
    notes = " ".join(text["text"] for text in chart.figure["layout"]["annotations"])
    assert ({"nb": "vikarer", "en": "substitutes"}[code] in notes) is (share > 0.0)
