"""Draws: the same whatever the blocks, evenly spread, correlated as asked, with an error that is true."""

import math

import numpy as np
import pytest
from scipy import special, stats

from hiacalc.analysis.probabilistic.sampling import REPLICATES, Method, factor, scores, standard_error
from hiacalc.analysis.probabilistic.value_of_information import evpi
from hiacalc.scenario.correlation import Correlation, copula

every_method = pytest.mark.parametrize("method", list(Method))
PATHS = ("a", "b", "c")
PAIRS = (Correlation(between=("a", "c"), rank=0.6), Correlation(between=("c", "b"), rank=-0.3))


def drawn(paths=PATHS, correlations=(), **more):
    blocks = list(scores(paths, correlations, **{"draws": 5000, "seed": 7, **more}))
    assert [block.here.stop for block in blocks[:-1]] == [block.start for block in blocks[1:]]
    return np.concatenate([block.scores for block in blocks], axis=1)


@every_method
@pytest.mark.parametrize("block", [1, 16, 100, 1024, 3333, 10**6])
def test_draws_are_the_same_whatever_the_blocks(method, block):
    expected = drawn(correlations=PAIRS, method=method)
    assert expected.shape == (3, 5000)
    # the product with the mixing matrix rounds by the size of the block
    np.testing.assert_allclose(drawn(correlations=PAIRS, method=method, block=block), expected, atol=1e-14)
    np.testing.assert_array_equal(drawn(method=method, block=block), drawn(method=method))


@every_method
def test_fewer_draws_are_the_first_of_more(method):
    np.testing.assert_array_equal(drawn(draws=1234, method=method), drawn(method=method)[:, :1234])


@every_method
def test_the_seed_is_what_draws_rest_on(method):
    np.testing.assert_array_equal(drawn(method=method), drawn(method=method))
    assert (drawn(method=method) != drawn(method=method, seed=8)).mean() > 0.99


def test_a_pseudo_random_input_does_not_notice_the_others():
    alone = drawn(("b",), method=Method.RANDOM)
    np.testing.assert_array_equal(drawn(method=Method.RANDOM)[1], alone[0])


@every_method
def test_scores_are_standard_normal(method):
    for row in drawn(correlations=PAIRS, draws=20_000, method=method):
        assert np.isfinite(row).all()
        assert stats.kstest(row, "norm").statistic < (0.002 if method is Method.SOBOL else 0.012)


@every_method
def test_shares_are_those_of_the_scores(method):
    (block,) = scores(PATHS, PAIRS, draws=500, seed=1, method=method)
    np.testing.assert_allclose(block.uniforms, special.ndtr(block.scores), rtol=1e-9)


@every_method
def test_rank_correlations_are_those_asked_for(method):
    ranks = stats.spearmanr(drawn(correlations=PAIRS, draws=100_000, method=method).T).statistic
    np.testing.assert_allclose(ranks[[0, 1, 0], [2, 2, 1]], [0.6, -0.3, ranks[0, 1]], atol=0.01)
    np.testing.assert_allclose(ranks[0, 1], 0, atol=0.01)


@pytest.mark.parametrize("method", list(Method))
def test_the_error_told_is_the_error_made(method):
    """Over many seeds the spread of the mean is what each of them says of itself."""
    means, errors = [], []
    for seed in range(60):
        values = np.exp(drawn(("a", "b"), draws=1024, seed=seed, method=method)).prod(axis=0)
        means.append(values.mean())
        errors.append(standard_error(values, method))
    assert np.mean(means) == pytest.approx(np.e, abs=4 * np.std(means) / 60**0.5)
    assert np.sqrt(np.mean(np.square(errors))) == pytest.approx(np.std(means, ddof=1), rel=0.35)


def test_sobol_draws_err_less_than_pseudo_random_ones():
    error = {m: standard_error(drawn(draws=16_384, method=m).sum(axis=0), m) for m in Method}
    assert error[Method.SOBOL] < 0.1 * error[Method.RANDOM]


def test_every_replicate_is_balanced():
    shares = special.ndtr(drawn(draws=64 * REPLICATES))
    for replicate in range(REPLICATES):
        for row in shares[:, replicate::REPLICATES]:
            assert np.bincount((row * 64).astype(int), minlength=64).tolist() == [1] * 64


def test_a_standard_error_has_the_divisors_of_the_textbook():
    """Of the mean of sixteen replicates 0 ... 15, whose variance is 68/3, and of plain draws."""
    by_replicate = np.tile(np.arange(16.0), 10)
    assert standard_error(by_replicate, Method.SOBOL) == pytest.approx(math.sqrt(68 / 3 / 16), rel=1e-12)
    assert standard_error(np.arange(5.0), Method.RANDOM) == pytest.approx(math.sqrt(2.5 / 5), rel=1e-12)
    gains = evpi(np.tile(np.arange(16.0) - 15.0, 10) + np.repeat([30.0, -30.0], 80))
    assert gains.standard_error == pytest.approx(math.sqrt(68 / 3 / 16) / 2, rel=1e-12)


@every_method
@pytest.mark.parametrize("rank", [1.0, -1.0])
def test_full_dependence_gives_the_same_ranks_or_the_reverse(rank, method):
    pair = Correlation(between=("a", "c"), rank=rank)
    first, free, other = drawn(correlations=(pair,), method=method)
    assert other == pytest.approx(rank * first, abs=1e-12)
    assert abs(np.corrcoef(first, free)[0, 1]) < 0.05


@every_method
@pytest.mark.parametrize("shared", [0.1, 0.2, 0.3, 0.37, 0.6, 0.83])
@pytest.mark.parametrize("rank", [1.0, -1.0])
def test_full_dependence_stays_whole_whatever_else_the_two_go_together_with(rank, shared, method):
    """Singular matrices of which rounding lets some, as with 0.2 and 0.3, through Cholesky's method."""
    pairs = [(("a", "b"), shared), (("a", "c"), rank * shared), (("b", "c"), rank)]
    stated = [Correlation(between=between, rank=value) for between, value in pairs]
    _, first, other = drawn(correlations=stated, draws=20_000, method=method)
    np.testing.assert_array_equal(np.argsort(other), np.argsort(rank * first))


@pytest.mark.parametrize("rank", [0.5, -0.999, 0.9999999])
def test_a_matrix_without_full_dependence_is_factored_as_ever(rank):
    _, matrix = copula([Correlation(between=("a", "b"), rank=rank)])
    np.testing.assert_array_equal(factor(matrix), np.linalg.cholesky(matrix))
