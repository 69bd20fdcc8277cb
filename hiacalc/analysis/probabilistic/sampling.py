"""Draws of all uncertain inputs at once: scrambled Sobol or pseudo-random, with rank correlations.

Draws come as sixteen replicates, dealt out in turn: draw k belongs to replicate
k mod 16. Each Sobol replicate is a scramble of its own, so that the spread of
their means tells the error of the whole, and the first 2^m draws are
as balanced as all. A draw rests on the seed and its number alone, whatever the
size of the blocks it is made in. A pseudo-random input draws from a stream of
its own, named by its path: it does not notice which other inputs are uncertain.
A Sobol input does, through its place among the dimensions.

Sources: Joe and Kuo 2008 (doi 10.1137/070709359) for the points, scrambled by scipy
as in Matoušek 1998, Journal of Complexity; Owen 1997 (doi 10.1214/aos/1031594731)
on what scrambling gains, and on its error from independent replicates.
"""

from __future__ import annotations

import contextlib
import math
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.scenario.correlation import Correlation, copula

REPLICATES = 16
_KEPT = 32_768 * 16  # draws times inputs, of which the points are kept: 8 MB
_SOBOL_BITS = 30
_PIVOT_ROUNDING = 100.0  # times the precision, for each row: a squared pivot no larger is rounding


class Method(StrEnum):
    """How the unit cube is filled."""

    SOBOL = "sobol"
    RANDOM = "random"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some consecutive draws, from the number of the first.

    `scores` are standard normal, `uniforms` the chance of less, both of shape `(inputs, draws)`.
    """

    start: int
    scores: Floats
    uniforms: Floats

    @property
    def here(self) -> slice:
        """Where these draws stand among all.

        >>> _, second = scores(["a"], [], draws=32, seed=1, block=16)
        >>> second.here
        slice(16, 32, None)
        """
        return slice(self.start, self.start + self.scores.shape[1])


def scores(
    paths: Sequence[str],
    correlations: Sequence[Correlation],
    *,
    draws: int,
    seed: int,
    method: Method = Method.SOBOL,
    block: int = 16_384,
) -> Iterator[Block]:
    """Standard normal scores of every input, block by block.

    Args:
        paths: the uncertain inputs, in the order of the rows.
        correlations: rank correlations between some of them.
        draws: how many draws in all.
        seed: the same seed gives the same draws.
        method: scrambled Sobol or pseudo-random.
        block: about how many draws to make at a time; changes no number.

    >>> first, = scores(["a", "b"], [], draws=4, seed=1)
    >>> first.scores.shape
    (2, 4)
    """
    from scipy import special

    rows = max(1, block // REPLICATES)
    if method is Method.RANDOM:
        source = _scored(_random(paths, seed, rows))
    elif draws * len(paths) <= _KEPT:
        source = iter(_first(len(paths), seed, rows, -(-draws // (rows * REPLICATES))))
    else:
        source = _scored(_sobol(len(paths), seed, rows))
    mixing = _mixing(paths, correlations)
    for start in range(0, draws, rows * REPLICATES):
        uniforms, normals = (part[:, : draws - start] for part in next(source))
        if mixing is not None:
            places, lower = mixing
            uniforms, normals = uniforms.copy(), normals.copy()
            normals[places] = lower @ normals[places]
            uniforms[places] = special.ndtr(normals[places])
        yield Block(start, normals, uniforms)


def _scored(source: Iterator[Floats]) -> Iterator[tuple[Floats, Floats]]:
    """Shares, and the normal scores that they lie below."""
    from scipy import special

    for uniforms in source:
        yield uniforms, special.ndtri(uniforms)


@lru_cache(maxsize=2)
def _first(dimensions: int, seed: int, rows: int, count: int) -> tuple[tuple[Floats, Floats], ...]:
    """The first blocks of Sobol points, asked for again and again while one input is moved."""
    blocks = tuple(islice(_scored(_sobol(dimensions, seed, rows)), count))
    for part in (part for pair in blocks for part in pair):
        part.setflags(write=False)
    return blocks


def _sobol(dimensions: int, seed: int, rows: int) -> Iterator[Floats]:
    from scipy.stats import qmc

    engines: list[Any] = [
        qmc.Sobol(dimensions, scramble=True, bits=_SOBOL_BITS, rng=np.random.default_rng(sequence))
        for sequence in np.random.SeedSequence(seed).spawn(REPLICATES)
    ]
    # scipy warns when the first call is not for a power of two, so the first point is taken alone
    first: list[Floats] = [engine.random(1) for engine in engines]
    while True:
        points = np.empty((dimensions, rows, REPLICATES))
        for replicate, engine in enumerate(engines):
            points[:, len(first[replicate]) :, replicate] = engine.random(rows - len(first[replicate])).T
            points[:, : len(first[replicate]), replicate] = first[replicate].T
            first[replicate] = first[replicate][:0]
        points += 0.5 ** (_SOBOL_BITS + 1)
        yield points.reshape(dimensions, -1)


def _random(paths: Sequence[str], seed: int, rows: int) -> Iterator[Floats]:
    streams = [
        np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(zlib.crc32(path.encode()),)))
        for path in paths
    ]
    while True:
        uniforms = np.stack([stream.random(rows * REPLICATES) for stream in streams])
        yield np.maximum(uniforms, 0.5**54)


def _mixing(paths: Sequence[str], correlations: Sequence[Correlation]) -> tuple[list[int], Floats] | None:
    if not correlations:
        return None
    correlated, matrix = copula(correlations)
    return [list(paths).index(path) for path in correlated], factor(matrix)


def factor(scores: Floats) -> Floats:
    """A matrix that, times its own transpose, is a matrix of correlations; also where that is singular.

    Whole dependence comes out whole: inputs with correlation 1 get the same row.
    Rounding can let a singular matrix through Cholesky's method, with a last
    pivot of some 1e-8 that is not there; such a one is pivoted too.

    >>> factor(np.array([[1.0, -1.0], [-1.0, 1.0]])).tolist()
    [[1.0, 0.0], [-1.0, 0.0]]
    """
    precision = float(np.finfo(np.float64).eps)
    with contextlib.suppress(np.linalg.LinAlgError):
        lower = np.asarray(np.linalg.cholesky(scores), dtype=np.float64)
        if float(lower.diagonal().min()) ** 2 > _PIVOT_ROUNDING * len(scores) * precision:
            return lower
    from scipy.linalg.lapack import dpstrf

    packed, pivots, rank, _ = dpstrf(scores, lower=1, tol=len(scores) * math.sqrt(precision))
    lower = np.tril(packed)
    lower[:, rank:] = 0.0
    factors = np.empty_like(lower)
    factors[pivots - 1] = lower
    return factors


def replicate_means(values: Floats) -> Floats:
    """The mean of each replicate, shape `(replicates,)`, over the draws in which it is defined.

    Draws beyond the last full round are left out.

    >>> replicate_means(np.arange(32.0))[:3].tolist()
    [8.0, 9.0, 10.0]
    """
    rounds = values[: len(values) // REPLICATES * REPLICATES].reshape(-1, REPLICATES)
    defined = np.isfinite(rounds)
    if defined.all():
        return np.asarray(rounds.mean(axis=0))
    return np.asarray(np.where(defined, rounds, 0.0).sum(axis=0) / np.maximum(defined.sum(axis=0), 1))


def standard_error(values: Floats, method: Method) -> float:
    """The Monte Carlo error of the mean of `values`, in order of the draws.

    From the spread of the replicates' means for Sobol draws, which are not
    independent; from the spread of the draws for pseudo-random ones.

    Args:
        values: in order of the draws, shape `(draws,)`; those that are not finite are left out.
        method: how the draws were made.

    >>> round(standard_error(np.array([1.0, 3.0, 1.0, 3.0]), Method.RANDOM), 4)
    0.5774
    """
    if method is Method.SOBOL:
        return float(replicate_means(values).std(ddof=1) / np.sqrt(REPLICATES))
    defined = values[np.isfinite(values)]
    return float(defined.std(ddof=1) / np.sqrt(len(defined))) if len(defined) > 1 else 0.0
