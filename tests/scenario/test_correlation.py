"""Rank correlations: which can be had, which cannot and why, and what lies nearest."""

import itertools

import numpy as np
import pytest

from hiacalc.present.locale.error_messages import message
from hiacalc.present.locale.language import language
from hiacalc.scenario import Mark, Problem, ScenarioError, changed
from hiacalc.scenario.correlation import Correlation, copula
from hiacalc.scenario.nearest_correlation import (
    to_scores,
)
from hiacalc.scenario.registry import fingerprint
from tests.scenario.distributions import BASE, DURATION, REDUCTION
from tests.scenario.reading_back import assert_reads_back

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


@pytest.mark.parametrize("apart", [0.29, -0.123, 1.0])
def test_ranks_that_are_not_at_fault_are_kept_as_they_stand(apart):
    near = refused([0.9, 0.9, 0, 0, -0.9, 0, 0, 0, 0, apart]).allowed
    assert near == f"0.48, 0.48, -0.48, {apart:g}"


@pytest.mark.parametrize("code", ["copula_unreachable", "not_positive_definite"])
@pytest.mark.parametrize("spoken", ["nb", "en"])
def test_where_nothing_was_looked_for_that_is_said(code, spoken):
    sentence = message(
        Problem(code, Mark("a"), "correlations", "0.9, -0.9", "too_many_joined"), language(spoken)
    )
    assert "too_many_joined" not in sentence
    assert ("ikke lett etter" if spoken == "nb" else "not looked for") in sentence


PAIR = {"between": [REDUCTION, DURATION], "rank": 0.4}


def test_correlations_read_back_and_count_in_the_fingerprint():
    scenario = changed(BASE, {"correlations": [{**PAIR, "source": {"nb": "Skjønn", "en": "Judgement"}}]})
    assert scenario.correlations[0].between == (REDUCTION, DURATION)
    assert_reads_back(scenario)
    assert_reads_back(scenario, BASE)
    turned = changed(BASE, {"correlations": [{**PAIR, "between": PAIR["between"][::-1]}]})
    assert fingerprint(scenario) == fingerprint(turned) != fingerprint(BASE)
    other = changed(BASE, {"correlations": [{**PAIR, "rank": 0.3}]})
    assert fingerprint(other) != fingerprint(scenario)
    assert changed(scenario, {"correlations": None}) == BASE
    assert_reads_back(changed(scenario, {"correlations": []}), BASE)


def test_a_correlation_goes_with_the_distribution_it_rests_on():
    decay = {"value": 1, "distribution": {"kind": "beta", "alpha": 9, "beta": 1}}
    pairs = [PAIR, {"between": ["effect.decay", DURATION], "rank": 0.2}]
    both = changed(BASE, {"effect.decay": decay, "time.horizon": 20, "correlations": pairs})
    assert len(both.correlations) == 2
    moved = changed(both, {"effect.decay": 1.0, REDUCTION: 0.08})
    assert len(moved.correlations) == 2
    fixed = changed(both, {"effect.decay": {"value": 1, "distribution": None}})
    assert [pair.between for pair in fixed.correlations] == [(REDUCTION, DURATION)]
    assert_reads_back(fixed, BASE)


def test_ranks_become_correlations_of_normal_scores():
    paths, matrix = copula(
        [Correlation(between=("a", "b"), rank=0.4), Correlation(between=("b", "c"), rank=-1)]
    )
    assert paths == ("a", "b", "c")
    np.testing.assert_allclose(matrix, [[1, 0.41582338, 0], [0.41582338, 1, -1], [0, -1, 1]], atol=1e-8)
