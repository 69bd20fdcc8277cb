"""The rank correlations that can be had and lie nearest to some that cannot."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hiacalc.arrays import Floats

_MOST_INPUTS = 60  # beyond which the search would take too long to be waited for
_STEPS = 100
_ROUNDED = 100.0  # ranks are told to two decimals
_SHRINKINGS = 60


def to_scores(ranks: Floats) -> Floats:
    """Correlations of normal scores that give Spearman's ranks; whole dependence stays whole.

    Source: Pearson, K. (1907), Mathematical contributions to the theory of evolution XVI.

    >>> to_scores(np.array([0.5, 1.0])).round(4).tolist()
    [0.5176, 1.0]
    """
    scores = 2.0 * np.sin(np.pi * np.asarray(ranks, dtype=np.float64) / 6.0)
    return np.asarray(np.where(np.abs(ranks) == 1.0, ranks, scores))


def to_ranks(scores: Floats) -> Floats:
    """Spearman's ranks that correlations of normal scores give: the inverse of `to_scores`.

    >>> to_ranks(to_scores(np.array([0.5, -1.0]))).round(4).tolist()
    [0.5, -1.0]
    """
    return np.asarray(6.0 / np.pi * np.arcsin(np.clip(scores, -1.0, 1.0) / 2.0))


def is_reachable(scores: Floats) -> bool:
    """Whether a matrix of correlations is positive semidefinite, but for rounding, and so can be had.

    >>> is_reachable(np.array([[1.0, 0.5], [0.5, 1.0]])), is_reachable(np.array([[1.0, 1.1], [1.1, 1.0]]))
    (True, False)
    """
    return bool(float(np.linalg.eigvalsh(scores)[0]) >= -1e-10)


def nearest_reachable(ranks: Floats, stated: NDArray[np.bool_]) -> Floats | None:
    """The nearest ranks that a normal copula can have; None where too many inputs hang together.

    Inputs that hang together, by what is stated of them, are taken by
    themselves. Those whose ranks can be had keep them; the ranks of the others
    are rounded to two decimals, and can be had when rounded.

    Args:
        ranks: a symmetric matrix of Spearman's ranks, shape `(inputs, inputs)`.
        stated: where a rank is stated, same shape, the diagonal included.

    Source: Higham 2002 (doi 10.1093/imanum/22.3.329).

    >>> apart = np.array([[1.0, 0.9, -0.9], [0.9, 1.0, 0.9], [-0.9, 0.9, 1.0]])
    >>> nearest_reachable(apart, np.ones((3, 3), dtype=bool)).tolist()[0]
    [1.0, 0.48, -0.48]
    """
    nearest = ranks.copy()
    for members in _connected(stated):
        block = np.ix_(members, members)
        if is_reachable(to_scores(ranks[block])):
            continue
        if len(members) > _MOST_INPUTS:
            return None
        nearest[block] = _rounded(to_ranks(nearest_scores(to_scores(ranks[block]), stated[block])))
    return nearest


def _connected(stated: NDArray[np.bool_]) -> list[list[int]]:
    """The inputs parted into those that hang together, directly or through others."""
    groups: list[list[int]] = []
    waiting = set(range(len(stated)))
    while waiting:
        reached, edge = set[int](), {min(waiting)}
        while edge:
            reached |= edge
            edge = {int(index) for index in np.flatnonzero(stated[list(edge)].any(axis=0))} - reached
        groups.append(sorted(reached))
        waiting -= reached
    return groups


def nearest_scores(scores: Floats, stated: NDArray[np.bool_]) -> Floats:
    """The correlations that can be had and lie nearest, by the sum of squares.

    Alternating projections between matrices that are positive semidefinite and
    those with ones on the diagonal and nothing where nothing is stated.

    Args:
        scores: a symmetric matrix with ones on the diagonal, shape `(inputs, inputs)`.
        stated: where a correlation is stated, same shape.

    Source: Higham 2002 (doi 10.1093/imanum/22.3.329).

    >>> chain = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 1.0], [0.0, 1.0, 1.0]])
    >>> nearest_scores(chain, np.ones((3, 3), dtype=bool)).round(4).tolist()[0]
    [1.0, 0.7607, 0.1573]
    """
    matrix, correction = scores.copy(), np.zeros_like(scores)
    for _ in range(_STEPS):
        shifted = matrix - correction
        values, vectors = np.linalg.eigh(shifted)
        projected = (vectors * np.maximum(values, 0.0)) @ vectors.T
        correction = projected - shifted
        matrix = np.where(stated, projected, 0.0)
        np.fill_diagonal(matrix, 1.0)
    return np.asarray(matrix)


def _rounded(ranks: Floats) -> Floats:
    """To two decimals; drawn towards nothing, by as little as it takes, until they can be had."""
    for step in range(_SHRINKINGS):
        hundredfold = ranks * (1.0 - step / _SHRINKINGS) * _ROUNDED
        for rounded in (np.rint(hundredfold), np.trunc(hundredfold)):
            kept = np.asarray(rounded / _ROUNDED + 0.0)  # no minus before nought
            np.fill_diagonal(kept, 1.0)
            if is_reachable(to_scores(kept)):
                return kept
    return np.eye(len(ranks))
