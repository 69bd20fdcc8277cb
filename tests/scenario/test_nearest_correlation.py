"""The nearest correlations that can be had."""

import itertools

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.sampling import factor
from hiacalc.scenario.nearest_correlation import (
    is_reachable,
    nearest_reachable,
    nearest_scores,
    to_ranks,
    to_scores,
)

INPUTS = (
    "effect.relative_reduction",
    "effect.duration",
    "valuation.annual_value_per_fte",
    "valuation.production_share",
    "delivery.fare",
)


def matrix_of(ranks):
    matrix = np.eye(len(INPUTS))
    for (first, other), rank in zip(itertools.combinations(range(len(INPUTS)), 2), ranks, strict=True):
        matrix[first, other] = matrix[other, first] = rank
    return matrix


def test_scores_and_ranks_are_each_others_inverse():
    ranks = np.linspace(-1.0, 1.0, 41)
    assert to_ranks(to_scores(ranks)) == pytest.approx(ranks, abs=1e-12)


@pytest.mark.parametrize("size", [2, 5, 9])
def test_a_factor_gives_the_matrix_back_singular_or_not(size):
    rng = np.random.default_rng(size)
    for rank in (1, size - 1, size):
        loadings = rng.normal(size=(size, rank))
        scores = loadings @ loadings.T
        scale = np.sqrt(np.diag(scores))
        scores = scores / np.outer(scale, scale)
        assert is_reachable(scores)
        assert factor(scores) @ factor(scores).T == pytest.approx(scores, abs=1e-7)


def test_the_nearest_can_always_be_had_and_has_no_minus_before_nought():
    rng = np.random.default_rng(11)
    refusals = 0
    while refusals < 40:
        ranks = np.clip(matrix_of(rng.uniform(-1, 1, 10).round(2)), -1, 1)
        if is_reachable(to_scores(ranks)):
            continue
        refusals += 1
        near = nearest_reachable(ranks, np.ones((5, 5), dtype=bool))
        assert is_reachable(to_scores(near))
        assert near == pytest.approx(near.round(2), abs=1e-12)
        assert not np.signbit(near[near == 0]).any()


def test_the_nearest_is_that_of_a_published_example():
    """Off the diagonal of the example of NAG's routine g02aa: -1 beside it, 0 elsewhere."""
    chain = np.eye(4) - np.eye(4, k=1) - np.eye(4, k=-1)
    near = nearest_scores(chain, np.ones((4, 4), dtype=bool))
    published = [-0.80841, 0.19159, 0.10678, -0.65623, 0.19159, -0.80841]
    assert near[np.triu_indices(4, 1)] == pytest.approx(published, abs=1e-5)
    assert np.diag(near).tolist() == [1.0] * 4


def ring(size):
    """Each goes with the next, and the last against the first, at 0.99: cannot be."""
    ranks, stated = np.eye(size), np.eye(size, dtype=bool)
    for first in range(size):
        other = (first + 1) % size
        ranks[first, other] = ranks[other, first] = -0.99 if other == 0 else 0.99
        stated[first, other] = stated[other, first] = True
    return ranks, stated


def test_the_search_is_bounded_by_those_that_hang_together():
    assert nearest_reachable(*ring(61)) is None
    ranks, stated = np.eye(70), np.eye(70, dtype=bool)
    ranks[:3, :3], stated[:3, :3] = ring(3)
    for first in range(3, 69, 2):
        ranks[first, first + 1] = ranks[first + 1, first] = 0.5
        stated[first, first + 1] = stated[first + 1, first] = True
    near = nearest_reachable(ranks, stated)
    assert near[:3, :3] == pytest.approx(nearest_reachable(*ring(3)))
    assert near[3:, 3:] == pytest.approx(ranks[3:, 3:])
