"""Comparison, two-way grids, turning points, structural choices: sums, single runs and closed forms."""

import numpy as np
import pytest

from hiacalc.analysis.compare import compare, compare_all
from hiacalc.analysis.decision import break_even, turning_points
from hiacalc.analysis.structural import structural
from hiacalc.analysis.two_way import two_way
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.scenario import ScenarioError, changed, shipped, shipped_names

BASE = shipped("helseiarbeid-2016")
REDUCTION, WORKERS = "effect.relative_reduction", "population.workers"


def net(scenario, view=Perspective.SOCIETY):
    return float(evaluate(scenario).net_benefit(view)[0])


def compared(found, run):
    """Net benefit as it is compared, written out."""
    total = float(run.net_benefit(found.perspective)[0])
    return total if found.per_workers is None else 1000 * total / run.scenario.numbers[WORKERS]


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("view", list(Perspective))
def test_steps_sum_to_the_whole_difference_both_ways(name, view) -> None:
    other = shipped(name)
    for first, last in ((BASE, other), (other, BASE)):
        found = compare(first, last, view)
        assert (found.per_workers is None) is (other.numbers[WORKERS] == 1000)
        difference = compared(found, found.other) - compared(found, found.base)
        assert sum(step.change for step in found.steps) == pytest.approx(difference, abs=1e-4)
        assert found.increment.net_benefit == pytest.approx(difference, abs=1e-4)


@pytest.mark.parametrize("view", list(Perspective))
def test_size_alone_makes_no_difference(view) -> None:
    found = compare(BASE, changed(BASE, {WORKERS: 23_402}), view)
    (step,) = found.steps
    assert (step.path, step.change) == (WORKERS, 0.0)
    beyond = found.increment
    assert (beyond.costs, beyond.benefits, beyond.net_benefit, beyond.hours_discounted) == (0, 0, 0, 0)
    assert beyond.cost_per_extra_hour is None


def test_scenarios_of_different_size_are_compared_per_1000_workers() -> None:
    """Net benefit of a municipality is affine in the reduction, from minus the cost per 1000 workers."""
    found = compare(BASE, shipped("bergen"))
    gain = 8_264_365.405993 * 15_105 / 23_402  # its full-time years for each worker
    assert found.increment.benefits == pytest.approx(gain - 8_264_365.405993)
    assert found.increment.costs == pytest.approx(0, abs=1e-6)
    assert found.increment.matching_reduction == pytest.approx(0.05 * 23_402 / 15_105)
    assert [round(step.change) for step in found.steps] == [0, round(gain - 8_264_365.405993)]


def test_all_are_compared_in_the_same_terms() -> None:
    alone = compare(BASE, shipped("no-effect"))
    beside, larger = compare_all(BASE, [shipped("no-effect"), shipped("halden")])
    assert (alone.per_workers, beside.per_workers, larger.per_workers) == (None, 1000, 1000)
    assert beside.increment.net_benefit == pytest.approx(alone.increment.net_benefit)


def test_scenarios_of_different_price_years_are_refused() -> None:
    later = changed(BASE, {"time.price_year": 2024})
    with pytest.raises(ScenarioError) as error:
        compare_all(BASE, [shipped("bergen"), later])
    (problem,) = error.value.problems
    assert (problem.code, problem.found, problem.allowed) == ("price_years_differ", "2024", "2014")


def test_on_the_way_no_workplace_is_larger_than_all_of_them() -> None:
    small = changed(BASE, {WORKERS: 20, "population.workers_per_employer": 20})
    for first, last in ((BASE, small), (small, BASE)):
        workers, unit = first.numbers[WORKERS], first.numbers["population.workers_per_employer"]
        for step in compare(first, last).steps:
            workers = last.numbers[WORKERS] if step.path == WORKERS else workers
            unit = last.numbers[step.path] if step.path.endswith("per_employer") else unit
            assert workers >= unit


def test_each_step_is_a_run_with_the_changes_so_far() -> None:
    other = changed(BASE, {REDUCTION: 0.08, "time.discount_rate": 0.02})
    first, second = compare(BASE, other).steps
    between = changed(BASE, {REDUCTION: 0.08})
    assert (first.path, second.path) == (REDUCTION, "time.discount_rate")
    assert first.change == pytest.approx(net(between) - net(BASE))
    assert second.change == pytest.approx(net(other) - net(between))


def test_a_fading_effect_and_its_horizon_are_one_step() -> None:
    other = changed(BASE, {"effect.decay": 0.5, "time.horizon": 8})
    for first, last in ((BASE, other), (other, BASE)):
        assert len(compare(first, last).steps) == 1


def test_model_2_must_earn_its_extra_cost() -> None:
    one, two = shipped("model-1"), shipped("model-2")
    found = compare(one, two).increment
    gain_per_point = float(evaluate(two, {REDUCTION: 0.01}).benefits()[0])
    assert found.costs == pytest.approx(507_562.994)
    assert found.benefits == pytest.approx(0, abs=1e-6)
    assert found.matching_reduction == pytest.approx(0.05 + found.costs / gain_per_point / 100)
    assert net(changed(two, {REDUCTION: found.matching_reduction})) == pytest.approx(net(one))


def test_a_grid_is_what_single_runs_give() -> None:
    found = two_way(BASE, REDUCTION, "absence.rate", points=5)
    for row, rate in enumerate(found.y_values):
        for column, reduction in enumerate(found.x_values):
            alone = changed(BASE, {REDUCTION: float(reduction), "absence.rate": float(rate)})
            assert found.results[row, column] == pytest.approx(net(alone))


def test_a_grid_of_the_same_input_or_of_one_without_a_span_is_refused() -> None:
    for x, y, code in (
        (REDUCTION, REDUCTION, "given_twice"),
        (REDUCTION, "effect.decay", "no_range"),
        ("effect.x", REDUCTION, "unknown_path"),
    ):
        with pytest.raises(ScenarioError) as error:
            two_way(BASE, x, y)
        assert error.value.problems[0].code == code


def test_turning_points_turn_the_decision_and_come_nearest_first() -> None:
    found = turning_points(BASE)
    assert found[0].threshold.parameter == REDUCTION
    distances = [abs(one.distance) for one in found if one.distance is not None]
    assert distances == sorted(distances)
    assert found[0].distance == pytest.approx((0.0201920870 - 0.05) / 0.08)
    assert [one.threshold.parameter for one in found if one.within_range] == [REDUCTION, "effect.duration"]
    for one in found:
        for root in one.threshold.roots:
            value = float(evaluate(BASE, {one.threshold.parameter: root}).net_benefit()[0])
            assert abs(value) < 1e-9 * 8_264_365


def test_break_even_in_days_spells_and_kroner() -> None:
    found = break_even(evaluate(BASE), hours_per_day=7.5, spell_days=80 / 7)
    assert found.days_per_worker == pytest.approx(1687.5 * 0.07 * found.reduction / 7.5)
    assert found.workers_per_spell == pytest.approx(80 / 7 / found.days_per_worker)
    assert found.highest_cost_per_worker == pytest.approx(8264.365406)
    never = break_even(evaluate(BASE), 7.5, 80 / 7, Perspective.HEALTH_SERVICE)
    assert (never.reduction, never.days_per_worker, never.workers_per_spell) == (None, None, None)


def test_structural_choices_are_runs_of_the_model() -> None:
    found = {(one.choice, one.option): one for one in structural(BASE)}
    assert round(found["time.timing", "end"].outcome) == 4_737_375
    assert found["time.timing", "start"].chosen
    assert found["valuation.labour_cost_multiplier", 1.4].outcome == pytest.approx(
        net(changed(BASE, {"valuation.labour_cost_multiplier": 1.4}))
    )
    assert found["time.horizon", 3.0].outcome == pytest.approx(net(changed(BASE, {"time.horizon": 3})))
    assert round(found["perspective", "employer"].outcome) == 605_576
    for follows in (0.0, 0.5, 1.0):  # nobody stays away in the base case
        assert found["effect.follows_attendance", follows].outcome == net(BASE)
    assert found["delivery.groups", "average"].chosen
    hours = {one.outcome for one in structural(BASE, Outcome.HOURS_AVOIDED) if one.choice == "time.timing"}
    assert np.ptp(list(hours)) == 0


def test_structural_choices_of_attendance_and_groups_by_hand() -> None:
    one = {"population.workers": 45, "population.workers_per_employer": 45, "delivery.attendance": 0.5}
    here = changed(BASE, one)
    found = {(one.choice, one.option): one.outcome for one in structural(here)}
    gain = 8_264_365.41 * 45 / 1000
    half, none = (found["effect.follows_attendance", follows] for follows in (0.5, 0.0))
    assert none - found["effect.follows_attendance", 1.0] == pytest.approx(gain / 2, abs=0.01)
    assert none - half == pytest.approx(gain / 4, abs=0.01)
    assert found["delivery.groups", "average"] - found["delivery.groups", "whole"] == pytest.approx(
        17_230.9, abs=0.1
    )


@pytest.mark.parametrize("workers", [20, 43, 5000])
def test_steps_pass_no_workplace_that_holds_more_than_all_workers(workers: float) -> None:
    own = changed(BASE, {"population.workers": workers, "population.workers_per_employer": workers})
    for first, last in ((BASE, own), (own, BASE)):
        steps = {step.path: step.change for step in compare(first, last).steps}
        assert set(steps) == {"population.workers", "population.workers_per_employer"}
        per = [net(one) * 1000 / one.numbers["population.workers"] for one in (first, last)]
        assert sum(steps.values()) == pytest.approx(per[1] - per[0], abs=1e-4)


def test_days_at_break_even_do_not_depend_on_how_the_reduction_is_stated() -> None:
    whole, half = (
        evaluate(BASE, {"effect.attendance_behind": behind, "delivery.attendance": 0.5})
        for behind in (0.5, 1.0)
    )
    stated = [break_even(run, 7.5, 10.0) for run in (whole, half)]
    assert stated[1].reduction == pytest.approx(2 * stated[0].reduction)
    assert stated[1].days_per_worker == pytest.approx(stated[0].days_per_worker)
