"""Sobol indices against closed forms: Ishigami's function, sums, constants, the base case."""

import numpy as np
import pytest
from scipy import special

from hiacalc.analysis.probabilistic.variance import sobol_indices, variance_shares
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"


def uniform(low, high):
    return lambda share: low + (high - low) * share


def test_the_indices_of_ishigamis_function():
    """Ishigami and Homma 1990, with a = 7 and b = 0.1."""

    def ishigami(x):
        return np.sin(x["one"]) + 7 * np.sin(x["two"]) ** 2 + 0.1 * x["three"] ** 4 * np.sin(x["one"])

    first, two = (1 + 0.1 * np.pi**4 / 5) ** 2 / 2, 7**2 / 8
    together = 0.1**2 * np.pi**8 * 8 / 225  # of the first and the third
    main, total = np.array([first, two, 0]), np.array([first + together, two, together])
    np.testing.assert_allclose(main / (first + two + together), [0.3139, 0.4424, 0], atol=5e-5)
    span = uniform(-np.pi, np.pi)
    indices = sobol_indices(ishigami, {"one": span, "two": span, "three": span}, points=2**15)
    for share, expected in zip(indices.values(), np.stack([main, total], axis=1), strict=True):
        assert (share.main, share.total) == pytest.approx(expected / (first + two + together), abs=3e-3)


def test_the_indices_of_a_sum_are_its_variances():
    weights = {"a": 3.0, "b": 2.0, "c": 1.0, "d": 0.0}
    indices = sobol_indices(
        lambda x: 1e6 + sum(w * x[name] for name, w in weights.items()),
        dict.fromkeys(weights, special.ndtri),
        points=2**14,
    )
    for name, weight in weights.items():
        assert indices[name].main == pytest.approx(weight**2 / 14, abs=3e-3)
        assert indices[name].total == pytest.approx(weight**2 / 14, abs=3e-3)


@pytest.mark.parametrize("level", [0.0, 0.1, 1e6 / 3])
def test_a_constant_has_no_variance_to_share(level):
    indices = sobol_indices(lambda x: np.full_like(x["a"], level), {"a": uniform(0, 1)})
    assert (indices["a"].main, indices["a"].total) == (0, 0)


def test_an_input_alone_has_all_of_the_variance():
    indices = sobol_indices(lambda x: np.exp(x["a"]), {"a": uniform(0, 1)}, points=2**12)
    assert (indices["a"].main, indices["a"].total) == pytest.approx((1.0, 1.0), abs=1e-4)


def test_indices_of_a_scenario_and_none_where_inputs_go_together():
    shares = variance_shares(BASE, points=4096)
    assert next(iter(shares)) == REDUCTION
    assert sum(share.main for share in shares.values()) < 1.01
    for share in shares.values():
        assert -0.01 < share.main < share.total + 0.02
    assert shares["absence.share_in_employer_period"].total == pytest.approx(0, abs=1e-12)
    pair = {"between": [REDUCTION, "effect.duration"], "rank": 0.2}
    assert variance_shares(changed(BASE, {"correlations": [pair]})) is None
