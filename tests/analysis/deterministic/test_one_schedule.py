"""The report's two national figures held against one plan, by hand."""

import pytest

from hiacalc.analysis.deterministic.one_schedule import ASSUMED, one_schedule
from hiacalc.model import Actor, Kind, evaluate
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
FOUND = one_schedule(BASE, 150e6, 90.0)
NAV_HOURS = 868.863 + 428.189 + 428.189  # for 1000 workers in their three years
YEAR = 1687.5


def test_money_over_cost_and_hours_over_a_year() -> None:
    assert FOUND.health_cost.value == pytest.approx(508_539, abs=0.5)
    assert FOUND.workers_for_money.value == pytest.approx(150e6 / 508.539, rel=1e-6)
    assert FOUND.posts_for_those.value == pytest.approx(150e6 / 508_539 * NAV_HOURS / YEAR, rel=1e-5)
    assert FOUND.workers_for_posts.value == pytest.approx(90 * YEAR / NAV_HOURS * 1000, rel=1e-5)


def test_the_cost_is_that_of_the_model_without_discounting() -> None:
    run = evaluate(changed(BASE, {"time.discount_rate": 0}))
    assert run.ledger.total(Actor.HEALTH_SERVICE, Kind.COST)[0] == pytest.approx(FOUND.health_cost.value)


def test_the_cost_has_its_ends_where_all_its_prices_do() -> None:
    for end in ("low", "high"):
        inputs = {path: {"value": getattr(BASE.stated[path], end)} for path in ASSUMED}
        there = one_schedule(changed(BASE, inputs), 150e6, 90.0)
        assert getattr(FOUND.health_cost, end) == pytest.approx(there.health_cost.value)
        assert there.health_cost.low == there.health_cost.high


def test_the_most_people_go_with_the_cheapest_hour_and_the_most_coordination() -> None:
    dearest = {
        "delivery.hourly_cost.health_service": 280,
        "delivery.coordination_hours": 2.5,
        "delivery.travel_hours": 0.5,
        "delivery.preparation_hours": 0.5,
    }
    there = one_schedule(changed(BASE, dearest), 150e6, 90.0)
    assert FOUND.posts_for_those.high == pytest.approx(there.posts_for_those.value)


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_twice_the_money_serves_twice_as_many(factor: float) -> None:
    scaled = one_schedule(BASE, 150e6 * factor, 90.0 * factor)
    for part in ("workers_for_money", "posts_for_those", "workers_for_posts"):
        assert getattr(scaled, part).value == pytest.approx(factor * getattr(FOUND, part).value)
    assert scaled.health_cost == FOUND.health_cost
