"""Outcomes of many draws, and where the decision turns on them."""

import numpy as np
import pytest
from hypothesis import given

from hiacalc.model import Outcome, Perspective, evaluate, outcomes
from hiacalc.scenario import shipped
from tests.model.strategies import perspectives, scenarios, some
from tests.model.tolerance import scale

REDUCTION = "effect.relative_reduction"


@pytest.mark.parametrize("perspective", [Perspective.SOCIETY, Perspective.NAV])
@pytest.mark.parametrize("draws", [1, 2, 4095, 4096, 4097, 8193])
def test_outcomes_equal_an_evaluation_across_block_borders(draws, perspective):
    scenario = shipped("helseiarbeid-2016")
    random = np.random.default_rng(draws)
    drawn = {
        REDUCTION: random.uniform(-0.1, 0.2, draws),
        "effect.duration": random.uniform(0, 9, draws),
        "delivery.activities.module.count.2": random.uniform(0, 4, draws),
        "time.discount_rate": 0.03,
    }
    run = evaluate(scenario, drawn)
    results = outcomes(scenario, drawn, Outcome, perspective)
    assert list(results) == list(Outcome)
    for outcome, values in results.items():
        np.testing.assert_allclose(values, outcome.of(run, perspective), rtol=1e-12, err_msg=outcome)


@some
@given(scenarios(), perspectives)
def test_an_outcome_beyond_its_threshold_is_a_net_benefit(scenario, perspective):
    run = evaluate(scenario).single()
    net = run.net_benefit(perspective)
    for outcome in (outcome for outcome in Outcome if outcome.threshold is not None):
        value = outcome.of(run, perspective)
        if not np.isnan(value) and abs(net) > 1e-9 * scale(run.evaluation):
            assert (value > outcome.threshold) == (net > 0)


def test_amounts_that_count_one_side_only_decide_nothing():
    turning = {outcome for outcome in Outcome if outcome.threshold is not None}
    assert turning == {Outcome.NET_BENEFIT, Outcome.BENEFIT_COST_RATIO}


def test_an_outcome_answers_in_kind():
    run = evaluate(shipped("helseiarbeid-2016"), {REDUCTION: [0.0, 0.05]})
    for outcome in Outcome:
        values = outcome.of(run, "employer")
        assert values.shape == (2,)
        of_draws = [outcome.of(run.single(draw), "employer") for draw in range(2)]
        assert all(type(value) is float for value in of_draws)
        np.testing.assert_array_equal(values, of_draws)
