"""Results as JSON: sums that hold, null where nothing is defined."""

import datetime
import json

import pytest

from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Perspective, evaluate
from hiacalc.present.data.results import run_data, to_json, two_way_data
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
ORIGIN = Origin(BASE, Perspective.SOCIETY, datetime.date(2026, 1, 31))


@pytest.mark.parametrize("view", Perspective)
def test_years_actors_and_items_sum_to_the_totals(view: Perspective) -> None:
    data = json.loads(to_json(run_data(evaluate(BASE), view, ORIGIN)))
    assert sum(year["net"] for year in data["by_year"]) == pytest.approx(data["net_benefit"])
    assert sum(data["costs"]["by_actor"].values()) == pytest.approx(data["costs"]["total"])
    assert sum(data["costs"]["by_item"].values()) == pytest.approx(data["costs"]["total"])
    assert data["left_out"] is data["extra_for_whole_groups"] is None


def test_undefined_figures_are_null() -> None:
    data = run_data(evaluate(shipped("no-effect")), Perspective.SOCIETY, ORIGIN)
    assert data["cost_per_hour_avoided"] is None
    assert data["payback_year"] is None


def test_a_result_of_the_grid_is_that_of_its_two_values() -> None:
    x, y = "effect.relative_reduction", "absence.rate"
    data = two_way_data(two_way(BASE, x, y, points=3))
    at_values = changed(BASE, {x: data["x_values"][2], y: data["y_values"][0]})
    net = evaluate(at_values).single().net_benefit(Perspective.SOCIETY)
    assert data["results"][0][2] == pytest.approx(net)
