"""Uncertainty against closed forms: net benefit is affine in the reduction, so normal beliefs stay normal."""

import json

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis.probabilistic.sampling import Method
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.analysis.probabilistic.value_of_information import value_of_information
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.present.data.uncertainty import draws_data
from hiacalc.scenario import ScenarioError, changed, shipped
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
DURATION = "effect.duration"
CERTAIN = changed(
    BASE, {path: {"low": None, "high": None} for path, q in quantities(BASE).items() if q.has_range}
)
BELIEF = {REDUCTION: {"distribution": {"kind": "normal", "mean": 0.03, "sd": 0.02}}}
ONE = changed(CERTAIN, BELIEF)
every_method = pytest.mark.parametrize("method", list(Method))


def affine(perspective=Perspective.SOCIETY):
    """Net benefit without any reduction, and what a whole one adds."""
    none, whole = evaluate(BASE, {REDUCTION: [0.0, 1.0]}).net_benefit(perspective)
    return float(none), float(whole - none)


@every_method
def test_a_normal_belief_gives_a_normal_net_benefit(method):
    none, slope = affine()
    law = stats.norm(none + 0.03 * slope, 0.02 * slope)
    sample = uncertainty(ONE, draws=65_536, method=method)
    summary = sample.summary()
    wide = 5 if method is Method.RANDOM else 8  # an error told by 16 replicates is rough itself
    assert summary.mean == pytest.approx(law.mean(), abs=wide * summary.error)
    assert summary.error < law.std() / 200
    assert summary.sd == pytest.approx(law.std(), rel=0.01)
    for per_cent, value in summary.percentiles.items():
        assert value == pytest.approx(law.ppf(per_cent / 100), abs=0.02 * law.std())
    assert sample.probability_pays == pytest.approx(law.sf(0), abs=wide * sample.probability_error)


def test_sobol_draws_are_closer_to_the_truth():
    none, slope = affine()
    off = {
        method: abs(uncertainty(ONE, draws=16_384, method=method).summary().mean - none - 0.03 * slope)
        for method in Method
    }
    assert off[Method.SOBOL] < 0.1 * off[Method.RANDOM]


def test_every_draw_is_a_run_of_the_model():
    sample = uncertainty(
        BASE, outcome=Outcome.COST_PER_HOUR_AVOIDED, perspective=Perspective.EMPLOYER, draws=300
    )
    for draw in (0, 150, 299):
        run = evaluate(BASE, {path: values[draw] for path, values in sample.values.items()})
        assert sample.net_benefit[draw] == pytest.approx(run.net_benefit(Perspective.EMPLOYER)[0])
        assert sample.costs[draw] == pytest.approx(run.costs(Perspective.EMPLOYER)[0])
        assert sample.hours[draw] == pytest.approx(run.hours_avoided_discounted[0])
        assert sample.results[draw] == pytest.approx(run.cost_per_hour_avoided(Perspective.EMPLOYER)[0])
        for actor in sample.by_actor:
            assert sample.by_actor[actor][draw] == pytest.approx(run.net_benefit(actor)[0])


def test_actors_sum_to_society_draw_by_draw():
    sample = uncertainty(BASE, draws=5000)
    np.testing.assert_allclose(sum(sample.by_actor.values()), sample.net_benefit, atol=1e-3)


def test_draws_stay_within_bounds_and_follow_their_distributions():
    sample = uncertainty(BASE, draws=20_000)
    for path, values in sample.values.items():
        quantity = quantities(BASE)[path]
        if path != REDUCTION:  # which is drawn from the evidence
            assert quantity.low <= values.min() <= values.max() <= quantity.high
        assert values.mean() == pytest.approx(sample.marginals[path].mean, rel=1e-3, abs=1e-5)
        assert values.std() == pytest.approx(sample.marginals[path].sd, rel=1e-2)
        np.testing.assert_allclose(
            sample.marginals[path].ppf(sample.ranks[path]), values, rtol=1e-4, atol=1e-5
        )


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    first, again, other = (uncertainty(BASE, draws=3000, seed=seed) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first.net_benefit, again.net_benefit)
    assert (first.net_benefit != other.net_benefit).all()


def test_correlated_inputs_are_drawn_so():
    pair = {"between": [REDUCTION, DURATION], "rank": 0.7}
    sample = uncertainty(changed(BASE, {"correlations": [pair]}), draws=20_000)
    rank = stats.spearmanr(sample.values[REDUCTION], sample.values[DURATION]).statistic
    assert rank == pytest.approx(0.7, abs=0.01)
    assert sample.summary().sd > uncertainty(BASE, draws=20_000).summary().sd


def test_a_belief_can_be_laid_over_the_scenario():
    ratio = {"kind": "risk_ratio", "interval": [0.78, 1.09]}
    sample = uncertainty(changed(BASE, {REDUCTION: {"distribution": ratio}}), draws=2000)
    effect = sample.inputs[REDUCTION]
    assert effect.marginal.kind == "risk_ratio"
    assert effect.marginal.interval() == pytest.approx((-0.09, 0.22), abs=1e-6)
    # the base case of 5 % lies below the middle of this trial
    log = stats.norm(np.log(0.78 * 1.09) / 2, np.log(1.09 / 0.78) / 2 / stats.norm.ppf(0.975))
    assert effect.base_rank == pytest.approx(log.sf(np.log(0.95)), abs=0.01)


def test_what_is_undefined_in_some_draws_is_summed_up_over_the_others():
    both_ways = changed(CERTAIN, {REDUCTION: {"distribution": {"kind": "uniform", "low": -0.1, "high": 0.1}}})
    summary = uncertainty(both_ways, outcome=Outcome.COST_PER_HOUR_AVOIDED, draws=1600).summary()
    assert summary.defined == pytest.approx(0.5, abs=0.01)
    assert np.isfinite(summary.mean)
    assert 0 < summary.error < summary.sd
    nowhere = changed(
        CERTAIN, {REDUCTION: {"value": -0.05, "distribution": {"kind": "uniform", "low": -0.1, "high": 0}}}
    )
    assert uncertainty(nowhere, outcome=Outcome.COST_PER_HOUR_AVOIDED, draws=1600).summary().defined == 0


@pytest.mark.parametrize("draws", [99, 0, -5, 10**8 + 1])
def test_too_few_or_too_many_draws_are_refused(draws):
    with pytest.raises(ScenarioError) as caught:
        uncertainty(BASE, draws=draws)
    assert [(p.code, p.actual) for p in caught.value.problems] == [("draws_out_of_range", str(draws))]


def test_without_doubt_every_draw_is_the_base_result():
    sample = uncertainty(CERTAIN, draws=256)
    assert sample.marginals == {}
    assert set(sample.net_benefit.tolist()) == {float(evaluate(BASE).net_benefit()[0])}
    assert value_of_information(sample).everything.value == 0.0
    bare = {path: {"value": value} for path, value in BASE.numbers.items()}
    assert set(uncertainty(changed(BASE, bare), draws=256).net_benefit.tolist()) == {4926869.705500723}


def test_conventions_are_drawn_only_when_named():
    rate = "time.discount_rate"
    usual, named = uncertainty(BASE, draws=512), uncertainty(BASE, draws=512, also=[rate])
    assert rate not in usual.values
    assert rate in usual.conventions
    assert (named.values[rate] > 0.02).all()
    assert (named.values[rate] < 0.06).all()
    assert named.also == (rate,)
    assert rate not in named.conventions
    with pytest.raises(ScenarioError):
        uncertainty(BASE, draws=512, also=["population.workers"])
    kinds = [set(usual.marginals), set(usual.known), set(usual.conventions)]
    assert sum(map(len, kinds)) == len(set().union(*kinds)) == len(BASE.numbers)


def test_progress_rises_to_the_whole():
    progress = []
    uncertainty(BASE, draws=40_000, progress=progress.append)
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    assert len(progress) > 1


def test_whoever_watches_may_stop_the_work():
    class StoppedError(Exception):
        pass

    def stop(share):
        raise StoppedError

    with pytest.raises(StoppedError):
        uncertainty(BASE, draws=200_000, progress=stop)


def test_figures_for_machines():
    data = json.loads(json.dumps(draws_data(uncertainty(BASE, draws=1000, seed=3))))
    assert (data["draws"], data["seed"]) == (1000, 3)
    keys = {"mean", "sd", "p2_5", "p5", "p25", "p50", "p75", "p95", "p97_5", "mc_error"}
    assert set(data["net_benefit"]) == keys
    assert set(data["by_actor"]) == {"employer", "worker", "nav", "health_service"}
    assert 0 < data["probability_pays"] <= 1
    effect = data["inputs"][REDUCTION]
    assert (effect["kind"], effect["basis"], effect["base"]) == ("mixture", "judgement", 0.05)
