"""A workplace's own account: sums of the ledger, and break-even that breaks even."""

from typing import Any

import pytest

from hiacalc.analysis.deterministic.own_workplace import OwnWorkplace, Pays, own_workplace, stake_of
from hiacalc.model import Actor, Evaluation, Measure, Perspective, evaluate
from hiacalc.model.ledger import Item
from hiacalc.scenario import changed, shipped

PLANNER: dict[str, Any] = {
    "population.workers": 43,
    "population.workers_per_employer": 43,
    "population.fte_per_worker": 0.7,
    "absence.rate": 0.112,
    "valuation.annual_value_per_fte": {"value": 620_000, "price_year": 2025},
    "delivery.groups": "whole",
}
VIEWS = (Perspective.SOCIETY, Actor.EMPLOYER)


def planner(**changes: Any) -> tuple[Evaluation, OwnWorkplace]:
    inputs = {path.replace("__", "."): value for path, value in changes.items()}
    run = evaluate(changed(shipped("helseiarbeid-2025"), {**PLANNER, **inputs}))
    return run, own_workplace(run)


def test_money_time_and_tax_funding_are_all_of_the_net() -> None:
    run, own = planner(valuation__tax_funding_cost=0.2)
    for stake in own.stakes:
        parts = stake.money_in - stake.money_out + stake.time_gained - stake.time_spent + stake.tax_funding
        assert parts == pytest.approx(stake.net)
        money = run.single().net_of(Measure.MONEY, stake.viewpoint)
        assert stake.money_in - stake.money_out == pytest.approx(money, abs=1e-6)


def test_what_everybody_is_left_with_is_societys() -> None:
    _, own = planner()
    society, *actors = own.stakes
    assert sum(stake.net for stake in actors) == pytest.approx(society.net)
    assert Item.SICK_PAY not in dict(society.money)  # it only moves


def test_days_are_those_of_the_employees_full_time() -> None:
    _, own = planner()
    assert own.fte == pytest.approx(30.1)
    hours = shipped("helseiarbeid-2025").numbers["valuation.hours_per_fte_year"]
    assert own.absence_days == pytest.approx(30.1 * hours / 7.5 * 0.112)
    assert own.days_avoided == pytest.approx(own.absence_days * 0.05)
    assert own.absent_on_a_day == pytest.approx(43 * 0.112)


@pytest.mark.parametrize("view", VIEWS)
def test_with_the_days_of_break_even_nothing_is_left(view: Perspective | Actor) -> None:
    run, own = planner()
    even = own.break_even_for(view)
    assert even.pays is Pays.FROM
    assert even.days is not None
    assert even.share is not None
    assert even.days == pytest.approx(own.absence_days * even.share)
    assert run.at_reduction(even.share).single().net_benefit(view) == pytest.approx(0.0, abs=1e-3)


@pytest.mark.parametrize(
    "way",
    [
        {"effect.acts_on": "length", "effect.days_shorter": 2},
        {"effect.acts_on": "hazard", "effect.hazard_ratio": 1.1},
        {"effect.acts_on": "spells", "effect.fewer_certified": 0.05},
    ],
    ids=lambda way: way["effect.acts_on"],
)
def test_break_even_of_an_effect_on_spells_is_told_in_days_too(way: dict[str, Any]) -> None:
    run = evaluate(changed(shipped("helseiarbeid-2025"), {**PLANNER, **way}))
    own = own_workplace(run)
    even = own.break_even_for(Perspective.SOCIETY)
    assert even.pays is Pays.FROM
    at_break_even = run.at_effect(run.single().break_even_effect()).single()
    assert even.share == pytest.approx(at_break_even.reduction_in_force)
    assert own.days_avoided == pytest.approx(own.absence_days * run.single().reduction_in_force)


def free(**changes: Any) -> OwnWorkplace:
    base = shipped("helseiarbeid-2025")
    meetings = {path: 0 for path in base.numbers if ".count." in path}
    return own_workplace(evaluate(changed(base, {**PLANNER, **meetings, **changes})))


def test_what_costs_nothing_pays_without_an_effect() -> None:
    even = free().break_even_for(Perspective.SOCIETY)
    assert even.pays is Pays.ALWAYS
    assert even.days is even.share is None


def test_an_employer_who_gains_no_production_pays_for_each_day_avoided() -> None:
    even = free(**{"valuation.production_share": 0}).break_even_for(Actor.EMPLOYER)
    assert even.pays is Pays.UP_TO
    assert even.days == pytest.approx(0.0, abs=0.01)


def test_where_nobody_comes_nothing_is_avoided_and_nothing_pays() -> None:
    _, own = planner(delivery__attendance=0)
    assert own.days_avoided == 0.0
    assert own.employees_to_tell is None
    assert own.break_even_for(Perspective.SOCIETY).pays is Pays.NEVER


def test_part_time_employees_are_more_for_the_same_absence() -> None:
    _, part = planner()
    _, full = planner(population__fte_per_worker=1.0)
    assert part.employees_to_tell == pytest.approx(full.employees_to_tell / 0.7)  # type: ignore[operator]
    assert part.power < full.power < 0.06


def test_nobody_is_left_with_anything_where_nothing_falls_on_them() -> None:
    run, own = planner()
    assert own.stake(Actor.TAXPAYERS).net == 0.0
    assert stake_of(run, Actor.NAV) == own.stake(Actor.NAV)
    with pytest.raises(KeyError):
        own.break_even_for(Actor.NAV)
