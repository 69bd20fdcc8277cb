"""Probability curves, acceptability and convergence: closed forms, exact zeros, full dependence."""

import numpy as np
import pytest
from scipy import optimize, stats

from hiacalc.analysis.probabilistic.probability import acceptability, convergence, probability_curve
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.model import Perspective, evaluate
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


def affine(perspective=Perspective.SOCIETY):
    """Net benefit without any reduction, and what a whole one adds."""
    none, whole = evaluate(BASE, {REDUCTION: [0.0, 1.0]}).net_benefit(perspective)
    return float(none), float(whole - none)


@pytest.mark.parametrize("path", [REDUCTION, DURATION])
def test_a_probability_curve_is_the_chance_given_the_input(path):
    """Duration stands for any certain input: the curve then moves what is not drawn."""
    none, slope = affine()
    sample = uncertainty(changed(ONE, {DURATION: 5}), draws=8192)
    if path == REDUCTION:
        curve = probability_curve(sample, path, [-none / slope * 0.99, -none / slope * 1.01])
        assert curve.probabilities.tolist() == [0, 1]
    else:
        curve = probability_curve(sample, path, [2.0, 5.0, 9.0], draws=8192)
        for value, chance in zip(curve.values, curve.probabilities, strict=True):
            at = evaluate(BASE, {DURATION: value, REDUCTION: [0.0, 1.0]}).net_benefit()
            expected = stats.norm(0.03, 0.02).sf(-at[0] / (at[1] - at[0]))
            assert chance == pytest.approx(expected, abs=0.005)
        assert (curve.errors < 0.01).all()


def test_a_probability_curve_moves_what_goes_together_with_its_input():
    pair = {"between": [REDUCTION, DURATION], "rank": 0.8}
    scenario = changed(BASE, {**BELIEF, "correlations": [pair]})
    sample = uncertainty(scenario, draws=400_000)
    at = sample.marginals[DURATION].ppf([0.1, 0.5, 0.9])
    curve = probability_curve(sample, DURATION, at, draws=16_384)
    for value, chance in zip(curve.values, curve.probabilities, strict=True):
        near = np.abs(sample.values[DURATION] - value) < 0.05
        assert chance == pytest.approx(float((sample.net_benefit[near] > 0).mean()), abs=0.03)
    unrelated = probability_curve(uncertainty(changed(BASE, BELIEF), draws=20_000), DURATION, at)
    assert curve.probabilities[2] - curve.probabilities[0] > 2 * np.ptp(unrelated.probabilities)


def test_a_curve_spans_the_distribution_of_its_input():
    sample = uncertainty(BASE, draws=1000, evidence="report")
    curve = probability_curve(sample, REDUCTION)
    assert 0.02 < curve.values[0] < 0.03
    assert (np.diff(curve.values) > 0).all()
    assert probability_curve(sample, "effect.decay", [1.0]).values.tolist() == [1]
    assert probability_curve(sample, "population.workers").values[[0, -1]].tolist() == [500, 1500]
    with pytest.raises(ScenarioError):
        probability_curve(sample, "effect.durration")
    with pytest.raises(ScenarioError):
        probability_curve(sample, REDUCTION, [2.0])


def test_acceptability_is_the_share_of_draws_worth_the_price():
    sample = uncertainty(changed(BASE, BELIEF), draws=5000)
    prices = np.array([0.0, 50.0, 122.0, 300.0, 1000.0])
    expected = [float((sample.hours * price > sample.costs).mean()) for price in prices]
    assert acceptability(sample, prices).probabilities.tolist() == expected
    assert 0 < expected[2] < expected[3] < expected[4] < 1
    with pytest.raises(ScenarioError):
        acceptability(sample, [-1.0])


def test_convergence_ends_at_the_result():
    sample = uncertainty(BASE, draws=5000)
    steps = convergence(sample)
    assert steps.draws.tolist() == [64, 128, 256, 512, 1024, 2048, 4096, 5000]
    assert steps.means[-1] == pytest.approx(sample.summary().mean)
    assert steps.probabilities[-1] == pytest.approx(sample.probability_pays)
    assert steps.mean_errors[-1] < steps.mean_errors[0]


DURATION, FARE = "effect.duration", "delivery.fare"


def test_a_draw_in_which_no_hour_is_avoided_is_worth_no_price():
    drawn = uncertainty(shipped("no-effect"), draws=256)
    assert not drawn.hours.any()
    assert acceptability(drawn, [0.0, 1e9]).probabilities.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("rank", [1.0, -1.0])
def test_what_wholly_depends_on_an_input_is_what_that_makes_it(rank):
    """Two uniform inputs, all else known: the fare follows from the duration, so it pays or it does not."""
    least, most, dearest = 1.0, 5.0, 5_000.0
    known = {path: {"value": q.value} for path, q in quantities(BASE).items() if q.has_width}
    spans = {DURATION: (least, most), FARE: (0.0, dearest)}
    laws = {
        path: {"value": sum(span) / 2, "distribution": {"kind": "uniform", "low": span[0], "high": span[1]}}
        for path, span in spans.items()
    }
    pair = [{"between": [DURATION, FARE], "rank": rank}]
    drawn = uncertainty(
        changed(BASE, known | laws | {"correlations": pair}), draws=2048, evidence="scenario", method="random"
    )

    def net(duration):
        share = (duration - least) / (most - least)
        fare = dearest * (share if rank > 0 else 1 - share)
        return float(evaluate(drawn.laid, {DURATION: duration, FARE: fare}).net_benefit()[0])

    turn = optimize.brentq(net, least, most, xtol=1e-12)
    curve = probability_curve(drawn, DURATION, [turn - 1e-7, turn + 1e-7])
    assert curve.probabilities.tolist() == [float(net(value) > 0) for value in (turn - 1e-7, turn + 1e-7)]
