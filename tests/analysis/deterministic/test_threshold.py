"""Thresholds put back into the model give the target; where there is none, that is said."""

import numpy as np
import pytest

from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.model import Outcome, Perspective, evaluate, outcomes
from hiacalc.scenario import ScenarioError, changed, shipped
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")
WITHOUT_ROOT = {
    "absence.share_in_employer_period": "no_influence",
    "effect.follows_attendance": "no_influence",
    "valuation.real_wage_growth": "above_target",
    "time.discount_rate": "above_target",
    "delivery.activities.network_gathering.employers_per_session": "above_target",
}
RANGED = [path for path, quantity in quantities(BASE).items() if quantity.has_range]


@pytest.mark.parametrize("path", RANGED)
def test_threshold_put_back_gives_the_target(path: str) -> None:
    solution = threshold(BASE, path)
    assert solution.reason == WITHOUT_ROOT.get(path)
    for root in solution.roots:
        assert abs(float(evaluate(BASE, {path: root}).net_benefit()[0])) <= 1e-9 * 8_264_365
    assert (solution.value is None) == (solution.reason is not None)


def test_effect_turns_at_cost_over_gain() -> None:
    assert threshold(BASE, "effect.relative_reduction").value == pytest.approx(
        0.05 * 3337495.7005 / 8264365.406, rel=1e-9
    )


def test_duration_turns_where_the_gains_of_its_last_year_close_the_gap() -> None:
    # years 1 and a part of 2 at 4 %: 1 785 001 x (1 + part / 1.04) = 3 337 496
    part = (3337495.70049275 / 1785001.0500 - 1) * 1.04
    assert threshold(BASE, "effect.duration").value == pytest.approx(1 + part, rel=1e-6)


def test_targets_other_than_zero_and_other_outcomes() -> None:
    solution = threshold(BASE, "effect.relative_reduction", target=13_191_235.1115)
    assert solution.value == pytest.approx(0.10, rel=1e-9)
    ratio = threshold(BASE, "effect.relative_reduction", target=1.0, outcome=Outcome.BENEFIT_COST_RATIO)
    assert ratio.value == pytest.approx(0.0201920870, rel=1e-8)
    employer = threshold(BASE, "effect.relative_reduction", perspective=Perspective.EMPLOYER)
    assert employer.value == pytest.approx(0.0392241857, rel=1e-6)


def test_transfers_do_not_move_society() -> None:
    assert threshold(BASE, "absence.share_in_employer_period").reason == "no_influence"


def test_health_service_never_gains() -> None:
    solution = threshold(BASE, "effect.relative_reduction", perspective=Perspective.HEALTH_SERVICE)
    assert (solution.value, solution.reason) == (None, "no_influence")
    dear = threshold(BASE, "delivery.hourly_cost.health_service", target=1e12)
    assert (dear.value, dear.reason) == (None, "below_target")
    assert dear.at_bounds[0] > dear.at_bounds[1]
    assert threshold(BASE, "delivery.fare", target=-1e12).reason == "above_target"


def test_outcome_without_denominator_is_undefined() -> None:
    none = changed(BASE, {"effect.relative_reduction": 0.0})
    assert threshold(none, "delivery.fare", 100.0, Outcome.COST_PER_HOUR_AVOIDED).reason == "undefined"


def test_onset_reaches_its_own_net_benefit_where_it_is() -> None:
    target = float(evaluate(BASE, {"effect.onset_years": 1.0}).net_benefit()[0])
    assert threshold(BASE, "effect.onset_years", target).value == pytest.approx(1.0, rel=1e-9)


def test_two_roots_are_both_found_and_the_nearest_to_the_base_comes_first() -> None:
    """Cost falls with the size of a workplace, leaps where it takes a second group, and falls again."""
    scenario = changed(BASE, {"delivery.groups": "whole"})
    sizes = np.array([38.0, 39.9, 41.0, 60.0])
    costs = outcomes(scenario, {SIZE: sizes}, [Outcome.COSTS])[Outcome.COSTS]
    target = float(costs[0])
    assert costs[1] < target < costs[2]
    solution = threshold(scenario, SIZE, target, Outcome.COSTS)
    assert len(solution.roots) == 2
    assert solution.reason is None
    assert solution.roots[0] == pytest.approx(38.0, rel=1e-9)
    again = outcomes(scenario, {SIZE: np.array(solution.roots)}, [Outcome.COSTS])[Outcome.COSTS]
    assert again == pytest.approx(target, rel=1e-9)
    base = scenario.numbers[SIZE]
    assert solution.value == min(solution.roots, key=lambda root: abs(root - base))


def test_a_whole_number_input_that_steps_over_the_target_says_between_which() -> None:
    # at 2 % duration 5 the sum turns positive only when a fifth year counts
    scenario = changed(BASE, {"effect.relative_reduction": 0.0215, "time.horizon": 5})
    solution = threshold(scenario, "time.horizon")
    low, high = solution.bracket
    values = evaluate(scenario, {"time.horizon": np.array([low, high])}).net_benefit()
    assert solution.reason == "steps_over"
    assert values[0] < 0 < values[1]


def test_unknown_path_is_named_with_the_nearest() -> None:
    with pytest.raises(ScenarioError) as error:
        threshold(BASE, "effect.duratoin")
    assert error.value.problems[0].suggestion == "effect.duration"


SIZE, REDUCTION = "population.workers_per_employer", "effect.relative_reduction"


def cost(size):
    scenario = changed(BASE, {"delivery.groups": "whole"})
    return outcomes(scenario, {SIZE: np.atleast_1d(size)}, [Outcome.COSTS])[Outcome.COSTS]


def test_a_jump_is_no_threshold_and_both_ways_across_are_found():
    """With whole groups, cost falls with size but leaps where one more group is needed, at forty."""
    before, after = cost([40.0, 40.001])
    target = 0.5 * float(before + after)
    scenario = changed(BASE, {"delivery.groups": "whole"})
    solution = threshold(scenario, SIZE, target, Outcome.COSTS)
    first, *others = solution.roots
    assert first < 40.0 < others[0] < 80.0
    assert all(abs(root - 40.0) > 1e-3 for root in solution.roots)
    assert cost(np.array(solution.roots)) == pytest.approx(target, rel=1e-9)
    for root in solution.roots:  # from either side the one close by is told, and both are listed
        near = threshold(changed(scenario, {SIZE: root * 1.01}), SIZE, target, Outcome.COSTS)
        assert near.value == pytest.approx(root, rel=1e-9)
        assert near.roots == pytest.approx(solution.roots, rel=1e-9)


def test_where_the_outcome_only_jumps_across_there_is_no_root():
    """Above forty and below eighty all sizes of one workplace take two groups: only the jump crosses."""
    numbers = {"population.workers": 1000, SIZE: 40, "delivery.largest_group": {"value": 1000}}
    flat = changed(BASE, {**numbers, "delivery.groups": "whole"})
    several = outcomes(flat, {"delivery.largest_group": [39.0, 41.0]}, [Outcome.COSTS])[Outcome.COSTS]
    solution = threshold(flat, "delivery.largest_group", float(several.mean()), Outcome.COSTS)
    assert solution.roots == ()
    assert solution.reason == "steps_over"
    assert solution.bracket[0] <= 40.0 <= solution.bracket[1]


def test_a_ratio_that_jumps_across_has_no_root_there():
    """A second group is needed below forty: benefit over cost leaps there, and is level on both sides."""
    numbers = {"population.workers": 1000, SIZE: 40, "delivery.largest_group": {"value": 1000}}
    flat = changed(BASE, {**numbers, "delivery.groups": "whole"})
    wanted = Outcome.BENEFIT_COST_RATIO
    two, single = outcomes(flat, {"delivery.largest_group": [39.0, 41.0]}, [wanted])[wanted]
    assert two < single
    solution = threshold(flat, "delivery.largest_group", float(two + single) / 2, wanted)
    assert (solution.roots, solution.value, solution.reason) == ((), None, "steps_over")
    assert solution.at_bounds[0] < solution.target < solution.at_bounds[1]
