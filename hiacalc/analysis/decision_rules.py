"""Whether to adopt, given some inputs: rules fitted on all replicates but the one they decide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations_with_replacement
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.sampling import REPLICATES

Floats = NDArray[np.float64]
Ranks = NDArray[np.floating[Any]]

BINS = 256
_KNOTS = (0.02, 0.15, 0.35, 0.5, 0.65, 0.85, 0.98)
_GROUP_DRAWS = 65_536
_MOST_FEATURES = 100


def gains_of_one(net_benefit: Floats, ranks: Ranks, *, adopt: bool) -> Floats:
    """What deciding by one input gains over always or never adopting, a draw, shape `(replicates,)`.

    The draws are put into bins of equal chance, and a natural cubic spline over
    the bins says whether to adopt in each. An input that takes few values is
    decided value by value. Time grows with the draws alone.

    Args:
        net_benefit: in order of the draws, shape `(draws,)`.
        ranks: for each draw, the share of the input's distribution below it.
        adopt: what would be done without knowing the input.
    """
    whole = len(net_benefit) // REPLICATES * REPLICATES
    net_benefit, ranks = net_benefit[:whole], ranks[:whole]
    bins = np.minimum((ranks * BINS).astype(np.intp), BINS - 1)
    cells = bins * REPLICATES + np.arange(len(bins)) % REPLICATES
    shape = BINS, REPLICATES
    counts = np.bincount(cells, minlength=BINS * REPLICATES).reshape(shape)
    sums = np.bincount(cells, net_benefit, BINS * REPLICATES).reshape(shape)
    there = counts.any(axis=1)
    basis = _spline((np.flatnonzero(there) + 0.5) / BINS)
    if there.sum() <= 2 * basis.shape[1]:
        basis = np.eye(int(there.sum()))
    counts, sums = counts[there].astype(np.float64), sums[there]
    products = np.einsum("kr,kp,kq->rpq", counts, basis, basis, optimize=True)
    moments = np.einsum("kr,kp->rp", sums, basis)
    turned = (basis @ _without_each(products, moments).T > 0.0) != adopt
    return np.asarray((-1.0 if adopt else 1.0) * (sums * turned).sum(axis=0) / counts.sum(axis=0))


def gains_of_group(net_benefit: Floats, inputs: Sequence[Floats], *, adopt: bool) -> Floats:
    """What deciding by several inputs together gains, as for one input, shape `(replicates,)`.

    A polynomial in the inputs, with all their products, says whether to adopt;
    its degree falls with their number. The first 65 536 draws are used.

    Args:
        net_benefit: in order of the draws, shape `(draws,)`.
        inputs: the values of each input, shapes `(draws,)`.
        adopt: what would be done without knowing them.
    """
    used = min(len(net_benefit), _GROUP_DRAWS) // REPLICATES * REPLICATES
    net = np.ascontiguousarray(net_benefit[:used].reshape(-1, REPLICATES).T)
    columns = np.stack([(one[:used] - one[:used].mean()) / (one[:used].std() or 1.0) for one in inputs])
    terms = _terms(len(inputs), used)
    features = [_features(columns[:, replicate::REPLICATES], terms) for replicate in range(REPLICATES)]
    products = np.stack([mine @ mine.T for mine in features])
    moments = np.stack([mine @ own for mine, own in zip(features, net, strict=True)])
    rules = _without_each(products, moments)
    turned = np.stack([(rule @ mine > 0.0) != adopt for rule, mine in zip(rules, features, strict=True)])
    return np.asarray((-1.0 if adopt else 1.0) * (net * turned).mean(axis=1))


def _without_each(products: Floats, moments: Floats) -> Floats:
    """Least squares on all replicates but one, for each one, shape `(replicates, terms)`."""
    others = products.sum(axis=0) - products
    scale = np.trace(others, axis1=1, axis2=2) / others.shape[1]
    others += 1e-12 * scale[:, None, None] * np.eye(others.shape[1])
    return np.asarray(np.linalg.solve(others, (moments.sum(axis=0) - moments)[..., None])[..., 0])


def _spline(shares: Floats) -> Floats:
    """A natural cubic spline over normal scores, shape `(shares, knots)` (Hastie et al. 2009, 5.2.1)."""
    from scipy import special

    at, knots = special.ndtri(shares), special.ndtri(np.array(_KNOTS))

    def bend(knot: float) -> Floats:
        beyond = np.maximum(at - knot, 0.0) ** 3 - np.maximum(at - knots[-1], 0.0) ** 3
        return np.asarray(beyond / (knots[-1] - knot))

    last = bend(knots[-2])
    return np.stack([np.ones_like(at), at, *(bend(knot) - last for knot in knots[:-2])], axis=1)


def _terms(inputs: int, draws: int) -> list[tuple[int, ...]]:
    """The products of inputs to regress on: as high a degree as there is room for."""
    room = min(_MOST_FEATURES, max(inputs + 1, draws // (4 * REPLICATES)))
    chosen: list[tuple[int, ...]] = []
    for degree in range(6):
        more = list(combinations_with_replacement(range(inputs), degree))
        if degree > 1 and len(chosen) + len(more) > room:
            more = [(one,) * degree for one in range(inputs)]
            if len(chosen) + len(more) > room or degree > 3:
                break
        chosen += more
    return chosen


def _features(columns: Floats, terms: Sequence[tuple[int, ...]]) -> Floats:
    found: dict[tuple[int, ...], Floats] = {(): np.ones(columns.shape[1])}
    for term in terms:
        if term:
            shorter = found.get(term[:-1])
            if shorter is None:
                shorter = columns[list(term[:-1])].prod(axis=0)
            found[term] = columns[term[-1]] * shorter
    return np.stack([found[term] for term in terms])
