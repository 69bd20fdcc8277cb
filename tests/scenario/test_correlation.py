"""Rank correlations: which can be had, which cannot and why, and what lies nearest."""

import itertools

import numpy as np
import pytest

from hiacalc.analysis.sampling import factor
from hiacalc.present.language import language
from hiacalc.present.messages import message
from hiacalc.scenario import Mark, Problem, ScenarioError, changed, shipped
from hiacalc.scenario.nearest_correlation import (
    is_reachable,
    nearest_reachable,
    nearest_scores,
    to_ranks,
    to_scores,
)

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
    for (first, other), rank in zip(itertools.combinations(range(len(INPUTS)), 2), ranks, strict=True):
        matrix[first, other] = matrix[other, first] = rank
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
    # least eigenvalue 1 - 2r of normal scores r: 1/2 at most, a rank of 6/pi asin(1/4) = 0.4826
    assert near == [0.48, 0.48, -0.48]
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


@pytest.mark.parametrize("apart", [0.29, -0.123, 1.0])
def test_ranks_that_are_not_at_fault_are_kept_as_they_stand(apart):
    near = refused([0.9, 0.9, 0, 0, -0.9, 0, 0, 0, 0, apart]).allowed
    assert near == f"0.48, 0.48, -0.48, {apart:g}"


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


@pytest.mark.parametrize("code", ["copula_unreachable", "not_positive_definite"])
@pytest.mark.parametrize("spoken", ["nb", "en"])
def test_where_nothing_was_looked_for_that_is_said(code, spoken):
    sentence = message(
        Problem(code, Mark("a"), "correlations", "0.9, -0.9", "too_many_joined"), language(spoken)
    )
    assert "too_many_joined" not in sentence
    assert ("ikke lett etter" if spoken == "nb" else "not looked for") in sentence
