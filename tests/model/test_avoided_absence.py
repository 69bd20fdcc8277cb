"""Absence avoided: how it follows attendance, and who pays sick pay."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.model import Factor, Item, Perspective, evaluate
from hiacalc.scenario import changed, parse, shipped
from tests.model.strategies import numbers, scenarios, some

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
ATTENDANCE = "delivery.attendance"
BEHIND, FOLLOWS = "effect.attendance_behind", "effect.follows_attendance"
GAIN = 8_264_365.41


@pytest.mark.parametrize(
    ("attendance", "behind", "follows", "share"),
    [
        (1, 1, 1, 1),
        (0.5, 1, 1, 0.5),
        (0, 1, 1, 0),
        (0.5, 1, 0.5, 0.75),
        (0, 1, 0, 1),
        (0.6, 0.8, 1, 0.75),
        (0.9, 0.8, 1, 1),
        (0.2, 0.8, 0.4, 0.7),
    ],
)
def test_the_gain_and_the_absence_follow_attendance(attendance, behind, follows, share):
    run = evaluate(BASE, {ATTENDANCE: attendance, BEHIND: behind, FOLLOWS: follows})
    assert run.share_in_force[0] == pytest.approx(share)
    assert run.benefits()[0] == pytest.approx(share * GAIN, abs=0.01)
    assert run.hours_avoided[0] == pytest.approx(share * 29_531.25)
    assert run.absence_rate_after[0] == pytest.approx(0.07 * (1 - 0.05 * share))


def test_at_half_attendance_half_is_gained():
    run = evaluate(changed(BASE, {ATTENDANCE: "50 %"}))
    assert round(run.single().benefits(), 2) == 4_132_182.70
    # the reduction asked for is the one behind it: twice what is left of it
    assert run.break_even_reduction()[0] == pytest.approx(run.costs()[0] / (2 * GAIN) * 0.1 / 0.5, rel=1e-8)


def test_nothing_is_gained_and_no_reduction_is_enough_where_nobody_attends():
    run = evaluate(BASE, {ATTENDANCE: 0.0})
    assert run.benefits().tolist() == run.hours_avoided.tolist() == [0.0]
    assert np.isnan(run.break_even_reduction()).all()
    assert not run.transfers(Perspective.NAV).any()


def test_attendance_is_a_factor_of_every_line_of_the_effect():
    run = evaluate(BASE, {ATTENDANCE: 0.3})
    lines = [line for line in run.ledger.lines() if line.item in (Item.PRODUCTION, Item.SICK_PAY)]
    assert len(lines) == 15
    assert [dict(line.factors)[Factor.IN_FORCE] for line in lines] == pytest.approx([0.3] * 15)


@some
@given(scenarios(REDUCTION, ATTENDANCE), numbers(0, 1), st.tuples(numbers(0, 1), numbers(0, 1)).map(sorted))
def test_more_who_attend_never_gain_less(scenario, reduction, attendance):
    fewer, more = evaluate(scenario, {REDUCTION: reduction, ATTENDANCE: attendance}).benefits()
    assert more >= fewer * (1 - 1e-12)


def test_a_file_from_before_the_effect_followed_attendance_is_read():
    without = "effect: {follows_attendance: null, attendance_behind: null}\ndelivery: {groups: null}"
    old = parse(f"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n{without}".encode(), "old")
    assert evaluate(old).net_benefit().tolist() == evaluate(BASE).net_benefit().tolist()
    assert evaluate(old, {ATTENDANCE: 0.5}).benefits()[0] == pytest.approx(GAIN / 2, abs=0.01)


@some
@given(scenarios(), numbers(0, 1))
def test_who_pays_sick_pay_never_moves_society(scenario, share):
    other = evaluate(scenario, {"absence.share_in_employer_period": share})
    run = evaluate(scenario)
    assert run.net_benefit().tolist() == other.net_benefit().tolist()
    assert run.benefit_cost_ratio().tolist() == pytest.approx(
        other.benefit_cost_ratio().tolist(), nan_ok=True
    )
