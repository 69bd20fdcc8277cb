"""Thresholds put back into the model give the target; where there is none, that is said."""

import numpy as np
import pytest

from hiacalc.analysis.threshold import threshold
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.scenario import ScenarioError, changed, shipped
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")
RANGED = [path for path, quantity in quantities(BASE).items() if quantity.has_range]


@pytest.mark.parametrize("path", RANGED)
def test_threshold_put_back_gives_the_target(path: str) -> None:
    solution = threshold(BASE, path)
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


def test_several_roots_are_all_found() -> None:
    """Net benefit over largest group is monotone; over the horizon it steps; over onset it is smooth."""
    steps = changed(BASE, {"time.horizon": 5})
    solution = threshold(steps, "time.horizon")
    assert solution.reason in (None, "steps_over", "above_target")
    target = float(evaluate(BASE, {"effect.onset_years": 1.0}).net_benefit()[0])
    assert threshold(BASE, "effect.onset_years", target).value == pytest.approx(1.0, rel=1e-9)


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
