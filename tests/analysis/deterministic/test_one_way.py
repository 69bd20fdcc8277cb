"""The ends of every bar are model runs; order, extremes and flags follow from them."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiacalc.analysis.deterministic.one_way import POINTS, Bar, OneWay, one_way
from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.scenario import Scenario, ScenarioError, changed, shipped, shipped_names
from hiacalc.scenario.registry import group_quantities
from tests.model.strategies import scenarios

BASE = shipped("helseiarbeid-2016")
NO_EFFECT = shipped("no-effect")
REDUCTION, RATE = "effect.relative_reduction", "time.discount_rate"


def ranged(scenario: Scenario) -> set[str]:
    return {path for path, quantity in group_quantities(scenario).items() if quantity.has_width}


def run(scenario: Scenario, outcome: Outcome, view: Perspective, **values: float) -> float:
    return float(outcome.of(evaluate(changed(scenario, values)), view)[0])


def bar_of(sweep: OneWay, path: str) -> Bar:
    return next(bar for bar in sweep.bars if bar.path == path)


def late_costs(rate: float) -> Scenario:
    """Costs that fall in year 6 among gains in years 1 to 12: net benefit falls and rises with the rate."""
    late = {
        "hours": 8,
        "count": [0, 0, 0, 0, 0, 6.6],
        "attends": "all",
        "where": "workplace",
        "professions": ["nav"],
        "employers_per_session": 1,
    }
    changes = {
        "effect.duration": {"value": 12, "low": 12, "high": 12},
        RATE: {"value": rate, "low": 0, "high": 0.5},
        "delivery.activities": {"late": late},
    }
    return changed(BASE, changes)


@pytest.mark.parametrize("name", shipped_names())
def test_each_end_is_a_run_with_that_one_input_changed(name: str) -> None:
    scenario = shipped(name)
    sweep = one_way(scenario)
    assert {bar.path for bar in sweep.bars} == ranged(scenario)
    assert sweep.base == float(evaluate(scenario).net_benefit()[0])
    assert sweep.years == evaluate(scenario).ledger.years
    for bar in sweep.bars:
        quantity = group_quantities(scenario)[bar.path]
        assert (bar.low_input, bar.base_input, bar.high_input) == (
            quantity.low,
            quantity.value,
            quantity.high,
        )
        assert bar.basis is quantity.basis
        for value, outcome in ((bar.low_input, bar.low_outcome), (bar.high_input, bar.high_outcome)):
            alone = run(scenario, sweep.outcome, sweep.perspective, **{bar.path: value})
            assert outcome == pytest.approx(alone, rel=1e-9), bar.path


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("view", [Perspective.SOCIETY, Perspective.EMPLOYER])
def test_each_swept_value_is_a_run_for_every_outcome_and_perspective(
    outcome: Outcome, view: Perspective
) -> None:
    sweep = one_way(BASE, outcome, view)
    assert (sweep.outcome, sweep.perspective) == (outcome, view)
    for bar in sweep.bars:
        alone = [
            float(outcome.of(evaluate(BASE, {bar.path: value}), view)[0]) for value in bar.values[[0, 7, -1]]
        ]
        assert bar.results[[0, 7, -1]] == pytest.approx(alone, rel=1e-9), bar.path
        assert bar.base == sweep.base


@pytest.mark.parametrize("name", shipped_names())
def test_bars_stand_by_swing_and_sweep_their_base_among_many_points(name: str) -> None:
    sweep = one_way(shipped(name))
    swings = [bar.swing for bar in sweep.bars]
    assert swings == sorted(swings, reverse=True)
    for bar in sweep.bars:
        assert bar.values.size == bar.results.size >= POINTS >= 21
        assert bar.base_input in bar.values
        assert bar.results[list(bar.values).index(bar.base_input)] == pytest.approx(sweep.base, rel=1e-12)
        assert (np.diff(bar.values) > 0).all()
        assert bar.swing == bar.greatest - bar.least >= abs(bar.high_outcome - bar.low_outcome)


def test_the_effect_is_the_widest_bar_of_the_base_case() -> None:
    bar = one_way(BASE).bars[0]
    assert bar.path == REDUCTION
    assert (bar.low_input, bar.high_input) == (0.02, 0.10)
    assert (round(bar.low_outcome), round(bar.high_outcome)) == (-31_750, 13_191_235)


def test_only_bars_with_results_on_both_sides_cross() -> None:
    def crossing(name: str, outcome: Outcome = Outcome.NET_BENEFIT) -> set[str]:
        sweep = one_way(shipped(name), outcome)
        return {bar.path for bar in sweep.bars if sweep.can_switch_decision(bar)}

    assert crossing("helseiarbeid-2016") == {REDUCTION, "effect.duration"}
    assert crossing("helseiarbeid-2016", Outcome.BENEFIT_COST_RATIO) == {REDUCTION, "effect.duration"}
    assert crossing("trial-peer-support") == {REDUCTION, "effect.duration"}
    assert crossing("helseiarbeid-2016", Outcome.COSTS) == set()
    employer = one_way(BASE, perspective=Perspective.EMPLOYER)
    assert "absence.share_in_employer_period" in {
        bar.path for bar in employer.bars if employer.can_switch_decision(bar)
    }


@pytest.mark.parametrize("name", shipped_names())
def test_net_benefit_is_monotone_in_every_shipped_range(name: str) -> None:
    assert all(bar.monotone and bar.defined for bar in one_way(shipped(name)).bars)


def test_perspectives_differ_and_transfers_move_only_the_narrow_ones() -> None:
    path = "absence.share_in_employer_period"
    assert bar_of(one_way(BASE), path).swing == 0
    for view in (Perspective.EMPLOYER, Perspective.NAV, Perspective.PUBLIC):
        sweep = one_way(BASE, perspective=view)
        assert bar_of(sweep, path).swing > 1e6
        assert sweep.base == pytest.approx(float(evaluate(BASE).net_benefit(view)[0]))
    health = one_way(BASE, perspective=Perspective.HEALTH_SERVICE)
    assert bar_of(health, REDUCTION).swing == 0


def test_an_undefined_outcome_is_said_and_does_not_hide_the_one_bar_that_has_results() -> None:
    """Without an effect no hour is avoided, so cost per hour exists only where the effect itself moves."""
    tried = {REDUCTION: {"value": 0.0, "low": 0.0, "high": 0.10}}
    sweep = one_way(changed(NO_EFFECT, tried), Outcome.COST_PER_HOUR_AVOIDED)
    assert math.isnan(sweep.base)
    effect = bar_of(sweep, REDUCTION)
    assert math.isnan(effect.low_outcome)
    assert effect.high_outcome == pytest.approx(61.02, abs=0.01)
    assert not effect.defined
    assert all(not bar.defined for bar in sweep.bars)
    assert sweep.bars[0] is effect
    assert not any(sweep.can_switch_decision(bar) for bar in sweep.bars)


def test_a_range_that_reaches_a_missing_denominator_is_told_by_its_ends_alone() -> None:
    """Beside the gap the ratio has no bound; its value there would only tell how close a point came."""
    bar = bar_of(one_way(shipped("trial-peer-support"), Outcome.COST_PER_HOUR_AVOIDED), REDUCTION)
    finite = bar.results[np.isfinite(bar.results)]
    assert 0 < finite.size < bar.results.size
    assert (bar.least, bar.greatest) == (bar.high_outcome, bar.base)


def test_a_result_that_turns_inside_the_range_is_marked_and_keeps_its_true_extremes() -> None:
    scenario = late_costs(0.4)
    bar = bar_of(one_way(scenario), RATE)
    assert not bar.monotone
    assert min(bar.low_outcome, bar.high_outcome) > 0 > bar.least
    assert bar.crosses(0.0)
    lowest = min(run(scenario, Outcome.NET_BENEFIT, Perspective.SOCIETY, **{RATE: at}) for at in bar.values)
    assert bar.least == pytest.approx(lowest, rel=1e-9)
    assert bar.swing == bar.greatest - bar.least > abs(bar.high_outcome - bar.low_outcome)


@settings(max_examples=25, deadline=None)
@given(scenarios(), st.sampled_from([*Outcome]), st.sampled_from([*Perspective]), st.floats(0, 1))
def test_least_and_greatest_enclose_every_run_in_the_range(
    scenario: Scenario, outcome: Outcome, view: Perspective, share: float
) -> None:
    sweep = one_way(scenario, outcome, view)
    for bar in sweep.bars[:6]:
        inside = bar.low_input + share * (bar.high_input - bar.low_input)
        runs = outcome.of(evaluate(scenario, {bar.path: [*bar.values, inside]}), view)
        swept = runs[:-1][np.isfinite(runs[:-1])]
        slack = 1e-9 * max(1.0, abs(sweep.base))
        if bar.defined:
            assert bar.least - slack <= swept.min()
            assert swept.max() <= bar.greatest + slack
        if bar.monotone and bar.defined:  # then nothing between the points is outside either
            between = 0.01 * bar.swing + slack
            assert bar.least - between <= runs[-1] <= bar.greatest + between


@settings(max_examples=25, deadline=None)
@given(scenarios())
def test_each_end_is_a_run_in_any_scenario(scenario: Scenario) -> None:
    sweep = one_way(scenario)
    assert {bar.path for bar in sweep.bars} == ranged(scenario)
    for bar in sweep.bars:
        for value, outcome in ((bar.low_input, bar.low_outcome), (bar.high_input, bar.high_outcome)):
            alone = float(evaluate(scenario, {bar.path: value}).net_benefit()[0])
            assert outcome == pytest.approx(alone, rel=1e-9, abs=1e-6 * max(1.0, abs(sweep.base)))


def test_whole_number_inputs_are_swept_over_whole_numbers() -> None:
    scenario = changed(BASE, {"time.horizon": {"value": 5, "low": 3, "high": 9}})
    bar = bar_of(one_way(scenario), "time.horizon")
    assert bar.values.tolist() == [3, 4, 5, 6, 7, 8, 9]
    for value, result in zip(bar.values, bar.results, strict=True):
        assert result == pytest.approx(float(evaluate(scenario, {bar.path: value}).net_benefit()[0]))


def test_a_range_without_width_has_no_bar() -> None:
    scenario = changed(BASE, {"effect.duration": {"value": 5, "low": 5, "high": 5}})
    assert "effect.duration" not in {bar.path for bar in one_way(scenario).bars}


def test_a_distribution_without_a_range_is_swept_over_its_middle() -> None:
    law = {"value": 600, "distribution": {"kind": "normal", "mean": 600, "sd": 100}}
    bar = bar_of(one_way(changed(BASE, {"delivery.fare": law})), "delivery.fare")
    assert (bar.low_input, bar.high_input) == pytest.approx((600 - 195.9964, 600 + 195.9964), abs=0.01)
    assert bar.level == 0.95
    assert [other.level for other in one_way(shipped("trial-clinic")).bars if other.path == REDUCTION] == [
        0.95
    ]


def test_switching_values_beyond_the_ranges_turn_the_sign_and_are_given_only_where_no_bar_does() -> None:
    assert one_way(BASE).beyond == ()
    safe = changed(BASE, {f"{REDUCTION}.low": 0.04, "effect.duration.low": 3})
    sweep = one_way(safe)
    assert not any(sweep.can_switch_decision(bar) for bar in sweep.bars)
    assert sweep.excludes_no_effect
    assert sweep.beyond[0].path == REDUCTION
    for switching in sweep.beyond:
        net = float(evaluate(safe, {switching.path: switching.value}).net_benefit()[0])
        assert abs(net) < 1e-6 * sweep.base
        bar = next((candidate for candidate in sweep.bars if candidate.path == switching.path), None)
        assert bar is None or not bar.low_input <= switching.value <= bar.high_input
    assert not one_way(changed(safe, {f"{REDUCTION}.low": 0.0})).excludes_no_effect


def test_chosen_parameters_alone_are_swept_and_once_each() -> None:
    sweep = one_way(BASE, parameters=["effect.duration", REDUCTION, "effect.duration"])
    assert [bar.path for bar in sweep.bars] == [REDUCTION, "effect.duration"]


def test_a_scenario_without_ranges_has_no_bars() -> None:
    none = {"low": None, "high": None, "basis": None}
    sweep = one_way(changed(BASE, dict.fromkeys(ranged(BASE), none)))
    assert sweep.bars == ()
    assert sweep.base == one_way(BASE).base


def test_an_unknown_parameter_is_named_with_the_nearest() -> None:
    with pytest.raises(ScenarioError) as error:
        one_way(BASE, parameters=["effect.duratoin"])
    assert error.value.problems[0].code == "unknown_path"
    assert error.value.problems[0].suggestion == "effect.duration"


def test_all_parameters_without_a_range_are_named() -> None:
    with pytest.raises(ScenarioError) as error:
        one_way(BASE, parameters=["effect.decay", REDUCTION, "population.workers"])
    assert [(problem.code, problem.path) for problem in error.value.problems] == [
        ("no_range", "effect.decay"),
        ("no_range", "population.workers"),
    ]


def test_a_rate_by_steps_has_no_range_to_sweep() -> None:
    stepped = changed(BASE, {RATE: {"0": 0.04, "40": 0.03}})
    assert RATE not in {bar.path for bar in one_way(stepped).bars}
    with pytest.raises(ScenarioError) as error:
        one_way(stepped, parameters=[RATE])
    assert error.value.problems[0].code == "no_range"


def test_an_input_whose_ends_are_its_value_is_known_and_said_to_be() -> None:
    known = changed(BASE, {"effect.duration": {"value": 4, "low": 4, "high": 4}})
    assert "effect.duration" not in {bar.path for bar in one_way(known).bars}
    with pytest.raises(ScenarioError) as error:
        one_way(known, parameters=["effect.duration"])
    assert [problem.code for problem in error.value.problems] == ["range_without_width"]
    assert threshold(known, "effect.duration").value is not None
    assert np.ptp(two_way(known, "effect.duration", "absence.rate", points=5).x_values) > 0
