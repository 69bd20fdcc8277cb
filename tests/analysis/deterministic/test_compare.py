"""Comparison of scenarios: steps that sum to the whole difference, terms per 1000 workers, single runs."""

import pytest

from hiacalc.analysis.deterministic.compare import compare, compare_all
from hiacalc.model import Perspective, evaluate
from hiacalc.scenario import ScenarioError, changed, shipped, shipped_names

BASE = shipped("helseiarbeid-2016")
REDUCTION, WORKERS = "effect.relative_reduction", "population.workers"


def net(scenario, view=Perspective.SOCIETY):
    return float(evaluate(scenario).net_benefit(view)[0])


def compared(comparison, run):
    """Net benefit as it is compared, written out."""
    total = float(run.net_benefit(comparison.perspective)[0])
    return total if comparison.per_workers is None else 1000 * total / run.scenario.numbers[WORKERS]


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("view", list(Perspective))
def test_steps_sum_to_the_whole_difference_both_ways(name, view) -> None:
    other = shipped(name)
    for first, last in ((BASE, other), (other, BASE)):
        comparison = compare(first, last, view)
        assert (comparison.per_workers is None) is (other.numbers[WORKERS] == 1000)
        difference = compared(comparison, comparison.other) - compared(comparison, comparison.base)
        assert sum(step.change for step in comparison.steps) == pytest.approx(difference, abs=1e-4)
        assert comparison.increment.net_benefit == pytest.approx(difference, abs=1e-4)


@pytest.mark.parametrize("view", list(Perspective))
def test_size_alone_makes_no_difference(view) -> None:
    comparison = compare(BASE, changed(BASE, {WORKERS: 23_402}), view)
    (step,) = comparison.steps
    assert (step.path, step.change) == (WORKERS, 0.0)
    beyond = comparison.increment
    assert (beyond.costs, beyond.benefits, beyond.net_benefit, beyond.hours_discounted) == (0, 0, 0, 0)
    assert beyond.cost_per_extra_hour is None


def test_scenarios_of_different_size_are_compared_per_1000_workers() -> None:
    """Net benefit of a municipality is affine in the reduction, from minus the cost per 1000 workers."""
    comparison = compare(BASE, shipped("bergen"))
    gain = 8_264_365.405993 * 15_105 / 23_402  # its full-time years for each worker
    assert comparison.increment.benefits == pytest.approx(gain - 8_264_365.405993)
    assert comparison.increment.costs == pytest.approx(0, abs=1e-6)
    assert comparison.increment.matching_reduction == pytest.approx(0.05 * 23_402 / 15_105)
    changes = {step.path: round(step.change) for step in comparison.steps}
    assert changes.pop("population.fte_per_worker") == round(gain - 8_264_365.405993)
    assert set(changes.values()) == {0}  # more workers alike, and whose money it is


def test_all_are_compared_in_the_same_terms() -> None:
    alone = compare(BASE, shipped("no-effect"))
    beside, larger = compare_all(BASE, [shipped("no-effect"), shipped("halden")])
    assert (alone.per_workers, beside.per_workers, larger.per_workers) == (None, 1000, 1000)
    assert beside.increment.net_benefit == pytest.approx(alone.increment.net_benefit)


def test_a_scenario_of_another_price_year_is_compared_in_the_kroner_of_the_first() -> None:
    later = changed(BASE, {"time.price_year": 2024})
    first, last = compare_all(BASE, [later, changed(later, {"delivery.fare": 1000})])
    assert first.differing == ()
    assert first.increment.net_benefit == pytest.approx(0.0, abs=1e-6)
    fare = 1000 * 71.1 / 97.1  # by the price index of 2014 and 2024
    assert [part.path for part in last.differing] == ["delivery.fare"]
    assert last.other.scenario.numbers["delivery.fare"] == pytest.approx(fare)
    assert sum(step.change for step in last.steps) == pytest.approx(last.increment.net_benefit)


def test_what_goes_together_in_the_first_does_not_hinder_the_way_to_another() -> None:
    ranged = {"value": 1.2, "low": 1.0, "high": 1.5, "basis": "judgement"}
    pair = {"between": ["effect.hazard_ratio", "delivery.fare"], "rank": 0.3}
    changes = {"effect.acts_on": "hazard", "effect.hazard_ratio": ranged, "correlations": [pair]}
    first = changed(shipped("helseiarbeid-2025"), changes)
    comparison = compare(first, BASE)
    assert sum(step.change for step in comparison.steps) == pytest.approx(comparison.increment.net_benefit)


def test_a_year_that_the_series_lack_is_refused() -> None:
    with pytest.raises(ScenarioError) as error:
        changed(BASE, {"time.price_year": 2031})
    problem = error.value.problems[0]
    assert (problem.code, problem.actual, problem.allowed) == ("outside_series", "2031", "2009–2025")


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
    first, two = shipped("model-1"), shipped("model-2")
    increment = compare(first, two).increment
    gain_per_point = float(evaluate(two, {REDUCTION: 0.01}).benefits()[0])
    assert increment.costs == pytest.approx(507_562.994)
    assert increment.benefits == pytest.approx(0, abs=1e-6)
    assert increment.matching_reduction == pytest.approx(0.05 + increment.costs / gain_per_point / 100)
    assert net(changed(two, {REDUCTION: increment.matching_reduction})) == pytest.approx(net(first))


@pytest.mark.parametrize("workers", [20, 43, 5000])
def test_steps_pass_no_workplace_that_holds_more_than_all_workers(workers: float) -> None:
    own = changed(BASE, {"population.workers": workers, "population.workers_per_employer": workers})
    for first, last in ((BASE, own), (own, BASE)):
        steps = {step.path: step.change for step in compare(first, last).steps}
        assert set(steps) == {"population.workers", "population.workers_per_employer"}
        per = [net(scenario) * 1000 / scenario.numbers["population.workers"] for scenario in (first, last)]
        assert sum(steps.values()) == pytest.approx(per[1] - per[0], abs=1e-4)
