"""How a measure acts on spells, through a run of the whole model."""

import math

import pytest

from hiacalc.evidence.sick_pay_law import read_sick_pay_law
from hiacalc.model import evaluate
from hiacalc.model.inputs import Inputs
from hiacalc.model.reduction import Reduction, holiday_pay_until, survival_curve
from hiacalc.scenario import changed, shipped

BASE = changed(shipped("helseiarbeid-2016"), {"absence.spells": {}})


def acting(way, **inputs):
    return changed(
        BASE, {"effect.acts_on": way, **{f"effect.{name}": value for name, value in inputs.items()}}
    )


GOLDEN = [
    (acting("spells", fewer_certified=0.05), 0.04215, 0.2344892132),
    (acting("spells", fewer_self_certified=0.10), 0.0157, 1.0),
    (acting("length", days_shorter=2, from_day=17), 0.0136536778, 0.0),
    (acting("length", days_shorter=2, from_day=1), 0.0377867010, 0.6386644662),
    (acting("hazard", hazard_ratio=1.54, from_day=57), 0.1363585708, 0.0),
    (acting("hazard", hazard_ratio=1.2, from_day=17, to_day=98), 0.1005602569, 0.0),
]


@pytest.mark.parametrize(("scenario", "reduction", "inside"), GOLDEN)
def test_the_reduction_of_all_days_and_its_share_inside_the_employers_period(scenario, reduction, inside):
    run = evaluate(scenario)
    assert run.reduction.all_days[0] == pytest.approx(reduction, abs=6e-11)
    assert run.reduction.spells.avoided_inside_share[0] == pytest.approx(inside, abs=6e-11)
    days = 1000 * 1687.5 * 0.07 * reduction
    assert run.single().hours_avoided == pytest.approx(5 * days, rel=1e-8)
    hour = 510_000.15 / 1687.5
    discounted = sum(1.04**-year for year in range(5))
    moved = days * (1 - inside) * hour * discounted
    assert run.single().transfers("nav") == pytest.approx(moved, rel=1e-8, abs=1e-6)
    assert run.single().benefits() == pytest.approx(days * hour * discounted, rel=1e-8)


def test_the_employers_share_and_the_mean_of_certified_spells():
    assert 1 - Reduction.of(Inputs(BASE)).share_outside[0] == pytest.approx(0.3546744068, abs=6e-11)
    assert survival_curve(BASE).mean_days == pytest.approx(40.4111049, abs=6e-8)


def test_holiday_pay_ends_after_48_weekdays_behind_the_employers_period():
    assert holiday_pay_until(read_sick_pay_law()) == pytest.approx(83.2)


@pytest.mark.parametrize(
    "scenario",
    [
        acting("spells"),
        acting("length", days_shorter=0),
        acting("hazard", hazard_ratio=1),
        acting("hazard", hazard_ratio=3, share_of_spells=0),
    ],
)
def test_inputs_that_are_neutral_give_no_effect(scenario):
    run = evaluate(scenario)
    assert run.reduction.all_days[0] == pytest.approx(0.0, abs=1e-15)
    assert math.isnan(run.reduction.spells.avoided_inside_share[0])
    assert run.single().benefits() == pytest.approx(0.0, abs=1e-6)
    assert run.single().costs() == evaluate(BASE).single().costs()


def test_the_share_of_spells_that_are_reached_scales_the_reduction():
    every, half = (acting("hazard", hazard_ratio=1.5, share_of_spells=share) for share in (1, 0.5))
    assert evaluate(half).reduction.all_days == pytest.approx(evaluate(every).reduction.all_days / 2)


def test_spells_that_reach_the_last_day_with_and_without():
    spells = evaluate(acting("hazard", hazard_ratio=2, from_day=1)).reduction.spells
    assert spells.reaching_cap_before[0] == pytest.approx(0.02025)
    assert spells.reaching_cap_after[0] == pytest.approx(0.02025**2)


def test_fewer_of_all_spells_is_the_same_as_less_of_all_absence():
    fewer = evaluate(acting("spells", fewer_certified=0.05, fewer_self_certified=0.05)).single()
    less = evaluate(BASE).single()
    assert fewer.net_benefit() == pytest.approx(less.net_benefit(), rel=1e-12)
    assert fewer.transfers("nav") == pytest.approx(less.transfers("nav"), rel=1e-12)


def test_the_break_even_of_another_way_is_that_of_its_own_input():
    for scenario, path in (
        (acting("hazard", hazard_ratio=1.54, from_day=57), "effect.hazard_ratio"),
        (acting("length", days_shorter=2, from_day=17), "effect.days_shorter"),
        (acting("spells", fewer_certified=0.05), "effect.fewer_certified"),
        (acting("spells", fewer_self_certified=0.1), "effect.fewer_self_certified"),
    ):
        run = evaluate(scenario)
        assert run.leading_input == path
        assert math.isnan(run.single().break_even_reduction())
        solved = run.single().break_even_effect()
        assert evaluate(scenario, {path: solved}).net_benefit()[0] == pytest.approx(0.0, abs=1.0)


def test_attendance_multiplies_the_reduction_of_days():
    scenario = changed(acting("length", days_shorter=2), {"delivery.attendance": 0.5})
    whole = evaluate(scenario, {"delivery.attendance": 1.0})
    assert evaluate(scenario).single().hours_avoided == pytest.approx(whole.single().hours_avoided / 2)
