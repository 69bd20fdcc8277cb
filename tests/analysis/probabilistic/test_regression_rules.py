"""Rules of when to adopt: what tells nothing gains nothing, and no rule gains more than knowing all."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from hiacalc.analysis.probabilistic.sampling import Method
from hiacalc.analysis.probabilistic.value_of_information import evpi, evppi, evppi_group
from tests.analysis.normal_draws import drawn, every_method

GROUPS = {
    "long tail": (lambda x, y: np.exp(1.4 * (x + y)) - 6, None),
    "product": (lambda x, y: x * y, 1 / math.pi),
}


@pytest.mark.parametrize("known", GROUPS)
def test_a_group_follows_long_tails_too(known):
    learnt, expected = GROUPS[known]
    x = drawn(3)
    net = learnt(x[0], x[1])
    if expected is None:
        expected = evpi(net).value
    assert evppi_group(net + x[2], [x[0], x[1]]).value == pytest.approx(expected, rel=0.03)


def test_the_standard_error_is_that_of_a_mean_of_sixteen():
    """Half of the draws lose, each replicate by a sum of its own."""
    losses = np.arange(1.0, 17.0)
    net = np.concatenate([np.tile(-losses, 100), np.tile(np.full(16, 40.0), 100)])
    ranks = np.repeat([0.25, 0.75], 1600)
    error = math.sqrt(np.sum((losses / 2 - losses.mean() / 2) ** 2) / 15 / 16)
    for estimate in (evpi(net), evppi(net, ranks), evppi_group(net, [ranks])):
        assert estimate.value == pytest.approx(losses.mean() / 2)
        assert estimate.standard_error == pytest.approx(error)


@every_method
@pytest.mark.parametrize("mean", [0.0, 1.0])
def test_what_tells_nothing_is_worth_nothing_even_on_the_brink(mean, method):
    """Deciding on the draws one has fitted would find a value by chance, and so would the luckiest rule."""
    for seed in range(40):
        x = drawn(2, draws=4000, seed=seed, method=method)
        net = mean + x[0]
        assert evppi(net, special.ndtr(x[1])).value < 0.001 * evpi(net).value
        assert evppi_group(net, [x[1], x[1] ** 2]).value < 0.001 * evpi(net).value


@given(st.integers(0, 10**6), st.floats(-3, 3), st.integers(100, 3000), st.sampled_from(list(Method)))
def test_never_below_zero_and_never_above_everything(seed, mean, draws, method):
    x = drawn(3, draws=draws, seed=seed, method=method)
    net = mean + x[0] * x[1] + np.exp(x[2] / 2)
    most = evpi(net).value
    for ranks in special.ndtr(x):
        assert 0 <= evppi(net, ranks).value <= most + 1e-9
    for some in ([0, 1], [0, 1, 2]):
        assert 0 <= evppi_group(net, [x[place] for place in some]).value <= most + 1e-9
