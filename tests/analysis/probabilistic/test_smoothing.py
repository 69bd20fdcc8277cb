"""Smoothers of net benefit over an input: tails, jumps and waves whose value is known."""

import math

import numpy as np
import pytest
from scipy import special, stats

from hiacalc.analysis.probabilistic.sampling import scores
from hiacalc.analysis.probabilistic.value_of_information import evppi
from tests.analysis.normal_draws import closed, drawn, every_method, waves


def rare(z):
    """Sixty in one of a hundred."""
    return 60.0 * (z > stats.norm.isf(0.01)) - 1.0


LOG7 = math.log(7) / 2
TAIL = 7 * stats.norm.cdf(LOG7) - math.exp(2) * stats.norm.cdf(LOG7 - 2)  # 4.718
KNOWN = {
    "long tail": (lambda z: np.exp(2 * z) - 7, TAIL),
    "rare": (rare, 0.59),
    "ten waves": (waves(10), 1 / math.pi),
    "a hundred waves": (waves(100), 1 / math.pi),
    "line": (lambda z: z, 1 / math.sqrt(2 * math.pi)),
    "line off the brink": (lambda z: z - 1.0, closed(1.0, 1.0)),
}


@pytest.mark.parametrize("noise", [0.0, 1.0])
@pytest.mark.parametrize("known", KNOWN)
def test_the_value_follows_tails_jumps_and_waves(known, noise):
    learnt, expected = KNOWN[known]
    for seed in (1, 2, 3):
        x = drawn(2, draws=20_000, seed=seed)
        estimate = evppi(learnt(x[0]) + noise * x[1], special.ndtr(x[0]).astype(np.float32))
        assert estimate.value == pytest.approx(expected, rel=0.03)


def test_finer_waves_are_followed_with_more_draws():
    for draws, count in ((4000, 20), (200_000, 200)):
        x = drawn(1, draws=draws)[0]
        assert evppi(waves(count)(x), special.ndtr(x)).value == pytest.approx(1 / math.pi, rel=0.03)


@every_method
def test_the_error_holds_what_smoothing_loses(method):
    """Forty draws to a wave, and noise: about a sixth of the value cannot be had, and is not denied."""
    for seed in range(20):
        x = drawn(2, draws=4096, seed=seed, method=method)
        estimate = evppi(waves(100)(x[0]) + x[1], special.ndtr(x[0]))
        assert 0 < 1 / math.pi - estimate.value < 4 * estimate.standard_error


def test_a_jump_is_found_where_an_input_takes_few_values():
    x = drawn(2)
    kind = np.where(x[0] > 0.5, 3.0, -1.0)  # two values, with shares of 0.69 and 0.31
    share = stats.norm.cdf(0.5)
    ranks = np.where(x[0] > 0.5, (1 + share) / 2, share / 2)
    expected = (1 - share) * 3.0 - max(0.0, (1 - share) * 3.0 - share)
    assert evppi(kind + x[1], ranks).value == pytest.approx(expected, abs=5e-3)


def test_a_curve_with_two_turning_points():
    x = drawn(2, draws=200_000)
    net = x[0] ** 2 - 1.2 + 2 * x[1]
    low, high = -math.sqrt(1.2), math.sqrt(1.2)
    beyond = stats.norm.expect(lambda v: v * v - 1.2, lb=high) + stats.norm.expect(
        lambda v: v * v - 1.2, ub=low
    )
    estimate = evppi(net, special.ndtr(x[0]))
    assert estimate.value == pytest.approx(beyond, abs=5 * estimate.standard_error + 5e-3)


def scored(draws, seed):
    blocks = list(scores(["z"], [], draws=draws, seed=seed))
    return np.concatenate([b.scores[0] for b in blocks]), np.concatenate([b.uniforms[0] for b in blocks])


@pytest.mark.parametrize(
    ("net", "known"),
    [
        # E max(exp(2z) - 7, 0), since the mean exp(2) - 7 is above nought
        (lambda z: np.exp(2 * z) - 7, 4.718),
        # nobody adopts without knowing: 0.01 of 60 - 1 is gained by those who know
        (lambda z: 60.0 * (z > special.ndtri(0.99)) - 1.0, 0.59),
        (lambda z: np.cos(20 * np.pi * special.ndtr(z)), 1 / np.pi),
        (lambda z: z, 1 / math.sqrt(2 * np.pi)),
    ],
)
def test_known_answers_on_tails_jumps_and_waves_within_three_per_cent(net, known):
    values = []
    for seed in range(1, 6):
        z, shares = scored(20_000, seed)
        values.append(evppi(net(z), shares).value)
    assert np.mean(values) == pytest.approx(known, rel=0.03)
