"""Uncertainty against closed forms: net benefit is affine in the reduction, so normal beliefs stay normal."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from hiacalc.analysis import memory
from hiacalc.analysis.probability import acceptability, convergence, probability_curve
from hiacalc.analysis.sampling import Method
from hiacalc.analysis.uncertainty import needed_bytes, uncertainty
from hiacalc.analysis.value_of_information import value_of_information
from hiacalc.model import Actor, Outcome, Perspective, evaluate
from hiacalc.present.language import language
from hiacalc.present.uncertainty_data import draws_data
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
    found = uncertainty(ONE, draws=65_536, method=method)
    told = found.summary()
    wide = 5 if method is Method.RANDOM else 8  # an error told by 16 replicates is rough itself
    assert told.mean == pytest.approx(law.mean(), abs=wide * told.error)
    assert told.error < law.std() / 200
    assert told.sd == pytest.approx(law.std(), rel=0.01)
    for per_cent, value in told.percentiles.items():
        assert value == pytest.approx(law.ppf(per_cent / 100), abs=0.02 * law.std())
    assert found.probability_pays == pytest.approx(law.sf(0), abs=wide * found.probability_error)


def test_sobol_draws_are_closer_to_the_truth():
    none, slope = affine()
    off = {
        method: abs(uncertainty(ONE, draws=16_384, method=method).summary().mean - none - 0.03 * slope)
        for method in Method
    }
    assert off[Method.SOBOL] < 0.1 * off[Method.RANDOM]


def test_every_draw_is_a_run_of_the_model():
    found = uncertainty(
        BASE, outcome=Outcome.COST_PER_HOUR_AVOIDED, perspective=Perspective.EMPLOYER, draws=300
    )
    for draw in (0, 150, 299):
        run = evaluate(BASE, {path: values[draw] for path, values in found.values.items()})
        assert found.net_benefit[draw] == pytest.approx(run.net_benefit(Perspective.EMPLOYER)[0])
        assert found.costs[draw] == pytest.approx(run.costs(Perspective.EMPLOYER)[0])
        assert found.hours[draw] == pytest.approx(run.hours_avoided_discounted[0])
        assert found.results[draw] == pytest.approx(run.cost_per_hour_avoided(Perspective.EMPLOYER)[0])
        for actor in Actor:
            assert found.by_actor[actor][draw] == pytest.approx(run.net_benefit(actor)[0])


def test_actors_sum_to_society_draw_by_draw():
    found = uncertainty(BASE, draws=5000)
    np.testing.assert_allclose(sum(found.by_actor.values()), found.net_benefit, atol=1e-3)


def test_draws_stay_within_bounds_and_follow_their_distributions():
    found = uncertainty(BASE, draws=20_000)
    for path, values in found.values.items():
        quantity = quantities(BASE)[path]
        if path != REDUCTION:  # which is drawn from the evidence
            assert quantity.low <= values.min() <= values.max() <= quantity.high
        assert values.mean() == pytest.approx(found.marginals[path].mean, rel=1e-3, abs=1e-5)
        assert values.std() == pytest.approx(found.marginals[path].sd, rel=1e-2)
        np.testing.assert_allclose(
            found.marginals[path].ppf(found.ranks[path]), values, rtol=1e-4, atol=1e-5
        )


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    one, again, other = (uncertainty(BASE, draws=3000, seed=seed) for seed in (5, 5, 6))
    np.testing.assert_array_equal(one.net_benefit, again.net_benefit)
    assert (one.net_benefit != other.net_benefit).all()


def test_correlated_inputs_are_drawn_so():
    pair = {"between": [REDUCTION, DURATION], "rank": 0.7}
    found = uncertainty(changed(BASE, {"correlations": [pair]}), draws=20_000)
    rank = stats.spearmanr(found.values[REDUCTION], found.values[DURATION]).statistic
    assert rank == pytest.approx(0.7, abs=0.01)
    assert found.summary().sd > uncertainty(BASE, draws=20_000).summary().sd


def test_a_belief_can_be_laid_over_the_scenario():
    ratio = {"kind": "risk_ratio", "interval": [0.78, 1.09]}
    found = uncertainty(changed(BASE, {REDUCTION: {"distribution": ratio}}), draws=2000)
    told = found.inputs[REDUCTION]
    assert told.marginal.kind == "risk_ratio"
    assert told.marginal.interval() == pytest.approx((-0.09, 0.22), abs=1e-6)
    # the base case of 5 % lies below the middle of this trial
    log = stats.norm(np.log(0.78 * 1.09) / 2, np.log(1.09 / 0.78) / 2 / stats.norm.ppf(0.975))
    assert told.base_rank == pytest.approx(log.sf(np.log(0.95)), abs=0.01)


def test_what_is_undefined_in_some_draws_is_summed_up_over_the_others():
    both_ways = changed(CERTAIN, {REDUCTION: {"distribution": {"kind": "uniform", "low": -0.1, "high": 0.1}}})
    told = uncertainty(both_ways, outcome=Outcome.COST_PER_HOUR_AVOIDED, draws=1600).summary()
    assert told.defined == pytest.approx(0.5, abs=0.01)
    assert np.isfinite(told.mean)
    assert 0 < told.error < told.sd
    nowhere = changed(
        CERTAIN, {REDUCTION: {"value": -0.05, "distribution": {"kind": "uniform", "low": -0.1, "high": 0}}}
    )
    assert uncertainty(nowhere, outcome=Outcome.COST_PER_HOUR_AVOIDED, draws=1600).summary().defined == 0


@pytest.mark.parametrize("draws", [99, 0, -5, 10**8 + 1])
def test_too_few_or_too_many_draws_are_refused(draws):
    with pytest.raises(ScenarioError) as caught:
        uncertainty(BASE, draws=draws)
    assert [(p.code, p.found) for p in caught.value.problems] == [("draws_out_of_range", str(draws))]


def test_without_doubt_every_draw_is_the_base_result():
    found = uncertainty(CERTAIN, draws=256)
    assert found.marginals == {}
    assert set(found.net_benefit.tolist()) == {float(evaluate(BASE).net_benefit()[0])}
    assert value_of_information(found).everything.value == 0.0
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


@pytest.mark.parametrize("name", ["sceptical", "report", "high", "odeen-clinic", "scenario"])
def test_the_other_inputs_are_drawn_alike_whatever_is_believed_of_the_effect(name):
    one, other = uncertainty(BASE, draws=512), uncertainty(BASE, draws=512, evidence=name)
    for path in one.values.keys() - {REDUCTION}:
        np.testing.assert_array_equal(one.values[path], other.values[path])
    assert (one.costs == other.costs).all()
    assert other.scenario.numbers == BASE.numbers  # the base case stays


def test_moving_the_effect_leaves_its_draws_to_the_evidence():
    moved = uncertainty(changed(BASE, {REDUCTION: 0.16}), draws=512)
    np.testing.assert_array_equal(moved.net_benefit, uncertainty(BASE, draws=512).net_benefit)
    assert moved.inputs[REDUCTION].base == 0.16


def test_what_would_not_fit_into_memory_is_refused():
    assert memory.available() is None or memory.available() > 10**6
    memory.require_available(1, "x")
    with pytest.raises(ScenarioError) as caught:
        memory.require_available(10**17, "x")
    (problem,) = caught.value.problems
    assert (problem.code, problem.found) == ("memory_insufficient", "100000000.0 GB")
    assert needed_bytes(10**8, 20) > 20 * 10**9


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_refusal_has_a_sentence(code):
    folder = Path(memory.__file__).parent
    raised = {
        name
        for file in folder.glob("*.py")
        for name in re.findall(r'(?:fail|Problem)\(\s*"([a-z_]+)"', file.read_text(encoding="utf-8"))
    }
    assert {"impossible_fit", "memory_insufficient", "draws_out_of_range"} <= raised
    assert not {name for name in raised if not language(code).has(f"problems.{name}")}


def test_progress_rises_to_the_whole():
    told = []
    uncertainty(BASE, draws=40_000, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 1


def test_whoever_watches_may_stop_the_work():
    class StoppedError(Exception):
        pass

    def stop(share):
        raise StoppedError

    with pytest.raises(StoppedError):
        uncertainty(BASE, draws=200_000, progress=stop)


def test_figures_for_machines():
    told = json.loads(json.dumps(draws_data(uncertainty(BASE, draws=1000, seed=3))))
    assert (told["draws"], told["seed"]) == (1000, 3)
    keys = {"mean", "sd", "p2_5", "p5", "p25", "p50", "p75", "p95", "p97_5", "mc_error"}
    assert set(told["net_benefit"]) == keys
    assert set(told["by_actor"]) == {"employer", "worker", "nav", "health_service"}
    assert 0 < told["probability_pays"] <= 1
    effect = told["inputs"][REDUCTION]
    assert (effect["kind"], effect["basis"], effect["base"]) == ("mixture", "judgement", 0.05)


@pytest.mark.parametrize("path", [REDUCTION, DURATION])
def test_a_probability_curve_is_the_chance_given_the_input(path):
    """Duration stands for any certain input: the curve then moves what is not drawn."""
    none, slope = affine()
    found = uncertainty(changed(ONE, {DURATION: 5}), draws=8192)
    if path == REDUCTION:
        curve = probability_curve(found, path, [-none / slope * 0.99, -none / slope * 1.01])
        assert curve.probabilities.tolist() == [0, 1]
    else:
        curve = probability_curve(found, path, [2.0, 5.0, 9.0], draws=8192)
        for value, chance in zip(curve.values, curve.probabilities, strict=True):
            at = evaluate(BASE, {DURATION: value, REDUCTION: [0.0, 1.0]}).net_benefit()
            expected = stats.norm(0.03, 0.02).sf(-at[0] / (at[1] - at[0]))
            assert chance == pytest.approx(expected, abs=0.005)
        assert (curve.errors < 0.01).all()


def test_a_probability_curve_moves_what_goes_together_with_its_input():
    pair = {"between": [REDUCTION, DURATION], "rank": 0.8}
    scenario = changed(BASE, {**BELIEF, "correlations": [pair]})
    found = uncertainty(scenario, draws=400_000)
    at = found.marginals[DURATION].ppf([0.1, 0.5, 0.9])
    curve = probability_curve(found, DURATION, at, draws=16_384)
    for value, chance in zip(curve.values, curve.probabilities, strict=True):
        near = np.abs(found.values[DURATION] - value) < 0.05
        assert chance == pytest.approx(float((found.net_benefit[near] > 0).mean()), abs=0.03)
    unrelated = probability_curve(uncertainty(changed(BASE, BELIEF), draws=20_000), DURATION, at)
    assert curve.probabilities[2] - curve.probabilities[0] > 2 * np.ptp(unrelated.probabilities)


def test_a_curve_spans_the_distribution_of_its_input():
    found = uncertainty(BASE, draws=1000, evidence="report")
    curve = probability_curve(found, REDUCTION)
    assert 0.02 < curve.values[0] < 0.03
    assert (np.diff(curve.values) > 0).all()
    assert probability_curve(found, "effect.decay", [1.0]).values.tolist() == [1]
    assert probability_curve(found, "population.workers").values[[0, -1]].tolist() == [500, 1500]
    with pytest.raises(ScenarioError):
        probability_curve(found, "effect.durration")
    with pytest.raises(ScenarioError):
        probability_curve(found, REDUCTION, [2.0])


def test_acceptability_is_the_share_of_draws_worth_the_price():
    found = uncertainty(changed(BASE, BELIEF), draws=5000)
    prices = np.array([0.0, 50.0, 122.0, 300.0, 1000.0])
    expected = [float((found.hours * price > found.costs).mean()) for price in prices]
    assert acceptability(found, prices).probabilities.tolist() == expected
    assert 0 < expected[2] < expected[3] < expected[4] < 1
    with pytest.raises(ScenarioError):
        acceptability(found, [-1.0])


def test_convergence_ends_at_the_result():
    found = uncertainty(BASE, draws=5000)
    told = convergence(found)
    assert told.draws.tolist() == [64, 128, 256, 512, 1024, 2048, 4096, 5000]
    assert told.means[-1] == pytest.approx(found.summary().mean)
    assert told.probabilities[-1] == pytest.approx(found.probability_pays)
    assert told.mean_errors[-1] < told.mean_errors[0]
