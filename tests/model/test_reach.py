"""Who is reached: attendance and the effect, averaged and whole groups, workplaces and all workers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiacalc.model import Factor, Item, Kind, Perspective, evaluate, outcomes
from hiacalc.scenario import ScenarioError, changed, parse, shipped
from tests.model.drawing import SIZE, WORKERS, numbers, scenarios

BASE = shipped("helseiarbeid-2016")
ATTENDANCE, BEHIND, FOLLOWS = "delivery.attendance", "effect.attendance_behind", "effect.follows_attendance"
REDUCTION, LARGEST, GROUPS = "effect.relative_reduction", "delivery.largest_group", "delivery.groups"
GAIN = 8_264_365.41
some = settings(max_examples=60, deadline=None)


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
    assert round(float(run.benefits()[0]), 2) == 4_132_182.70
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


@some
@given(scenarios(GROUPS))
def test_whole_groups_never_cost_less_than_averaged_ones(scenario):
    averaged, whole = (evaluate(changed(scenario, {GROUPS: groups})) for groups in ("average", "whole"))
    assert whole.costs()[0] >= averaged.costs()[0]
    assert whole.benefits().tolist() == averaged.benefits().tolist()


@some
@given(scenarios(GROUPS, WORKERS, SIZE, LARGEST), st.integers(1, 100), st.integers(1, 7), st.integers(1, 9))
def test_whole_groups_that_are_filled_cost_what_averaged_ones_do(scenario, largest, groups, places):
    size = largest * groups
    filled = {LARGEST: largest, SIZE: size, WORKERS: size * places}
    costs = [
        evaluate(changed(scenario, {**filled, GROUPS: kind})).costs()[0] for kind in ("average", "whole")
    ]
    assert costs[1] == pytest.approx(costs[0], rel=1e-12)


@pytest.mark.parametrize(
    ("size", "largest", "averaged", "whole"),
    [
        (45, 40, 1.125, 2),
        (80, 40, 2, 2),
        (81, 40, 2.025, 3),
        (12, 40, 1, 1),
        (40, 40, 1, 1),
        (3 * 1.1, 1.1, 3, 3),
    ],
)
def test_the_groups_of_one_workplace(size, largest, averaged, whole):
    one = {WORKERS: size, SIZE: size, LARGEST: largest}
    for groups, expected in (("average", averaged), ("whole", whole)):
        run = evaluate(changed(BASE, {**one, GROUPS: groups}))
        (module,) = (
            line
            for line in run.ledger.lines()
            if line.item is Item.COORDINATION and line.origin == "module" and line.year == 1
        )
        assert dict(module.factors)[Factor.SESSIONS] == pytest.approx(3 * expected)


def test_draws_and_sweeps_cut_a_workplace_at_all_workers():
    swept = {WORKERS: [20.0, 1000.0, 45.0], SIZE: [60.0, 31.25, 45.0]}
    run = evaluate(BASE, swept)
    assert run.employers.tolist() == [1, 32, 1]
    for place, size in enumerate((20, 31.25, 45)):
        alone = evaluate(changed(BASE, {WORKERS: swept[WORKERS][place], SIZE: size}))
        assert run.costs()[place] == pytest.approx(alone.costs()[0])
        assert run.ledger.total(kind=Kind.BENEFIT)[place] == pytest.approx(alone.benefits()[0])
    assert outcomes(BASE, swept) is not None


@pytest.mark.parametrize("changes", [{WORKERS: 20}, {SIZE: 1001}, {WORKERS: 44.9, SIZE: 45}])
def test_fewer_workers_than_one_workplace_holds_are_refused(changes):
    with pytest.raises(ScenarioError) as caught:
        changed(BASE, changes)
    (problem,) = caught.value.problems
    workers, size = changes.get(WORKERS, 1000), changes.get(SIZE, 575 / 18)
    assert (problem.code, problem.path) == ("fewer_workers_than_workplace", WORKERS)
    assert (float(problem.actual), float(problem.allowed)) == pytest.approx((workers, size))


@pytest.mark.parametrize(("workers", "units"), [(43, 1), (43, 43), (44.7, 3)])
def test_as_many_workers_as_one_workplace_holds_are_enough(workers, units):
    run = evaluate(changed(BASE, {WORKERS: workers, SIZE: workers / units}))
    assert run.employers[0] == pytest.approx(units)


def test_a_file_from_before_the_effect_followed_attendance_is_read():
    without = "effect: {follows_attendance: null, attendance_behind: null}\ndelivery: {groups: null}"
    old = parse(f"schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n{without}".encode(), "old")
    assert evaluate(old).net_benefit().tolist() == evaluate(BASE).net_benefit().tolist()
    assert evaluate(old, {ATTENDANCE: 0.5}).benefits()[0] == pytest.approx(GAIN / 2, abs=0.01)
