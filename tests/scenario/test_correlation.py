"""Rank correlations: which can be had, which cannot and why, and what lies nearest."""

import itertools

import numpy as np
import pytest

from hiacalc.analysis.sampling import factor
from hiacalc.scenario import ScenarioError, changed, shipped
from hiacalc.scenario.nearest_correlation import is_reachable, to_ranks, to_scores

BASE = shipped("helseiarbeid-2016")
INPUTS = (
    "effect.relative_reduction",
    "effect.duration",
    "valuation.annual_value_per_fte",
    "valuation.production_share",
    "delivery.fare",
)
# Positive definite themselves, but not as the correlations of normal scores.
RANKS = np.array([0.6, 0.43, -0.25, -0.51, -0.46, 0.62, -0.99, -0.98, 0.55, -0.7])


def correlated(ranks):
    pairs = zip(itertools.combinations(INPUTS, 2), ranks, strict=True)
    return changed(BASE, {"correlations": [{"between": list(b), "rank": float(r)} for b, r in pairs if r]})


def matrix_of(ranks):
    matrix = np.eye(len(INPUTS))
    for (one, other), rank in zip(itertools.combinations(range(len(INPUTS)), 2), ranks, strict=True):
        matrix[one, other] = matrix[other, one] = rank
    return matrix


def refused(ranks):
    with pytest.raises(ScenarioError) as caught:
        correlated(ranks)
    (problem,) = caught.value.problems
    return problem


def test_ranks_that_a_normal_copula_cannot_have_are_refused_with_that_reason_and_the_nearest():
    assert np.linalg.eigvalsh(matrix_of(RANKS))[0] > 0.001
    assert np.linalg.eigvalsh(to_scores(matrix_of(RANKS)))[0] < -0.01
    problem = refused(RANKS)
    assert problem.code == "copula_unreachable"
    near = [float(rank) for rank in problem.allowed.split(", ")]
    assert np.abs(np.array(near) - RANKS).max() < 0.1
    assert len(correlated(near).correlations) == sum(rank != 0 for rank in near)


def test_ranks_that_contradict_each_other_are_refused_as_such_and_the_nearest_can_be_had():
    problem = refused([0.9, 0.9, 0, 0, -0.9, 0, 0, 0, 0, 0])
    assert problem.code == "not_positive_definite"
    near = [float(rank) for rank in problem.allowed.split(", ")]
    assert near[0] == near[1] == -near[2]
    assert 0.45 < near[0] <= 0.5  # 1/2 closed: eigenvalue 1 - 2r of normal scores r, less what rounding takes
    correlated([near[0], near[1], 0, 0, near[2], 0, 0, 0, 0, 0])


@pytest.mark.parametrize("rank", [1.0, -1.0])
def test_full_dependence_may_be_stated(rank):
    scenario = correlated([rank, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    assert scenario.correlations[0].rank == rank


def test_what_goes_with_one_goes_with_the_other_that_is_fully_dependent_on_it():
    assert refused([1.0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0]).code == "not_positive_definite"
    correlated([1.0, 0.5, 0, 0, 0.5, 0, 0, 0, 0, 0])


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
