"""How net benefit goes with one input: smoothers from stiff to free, each replicate foretold by the others.

Draws are first put into bins, narrower towards both ends of the input's
distribution, where long tails and rare cases lie. A natural cubic spline over
normal scores is the stiffest smoother. The others are local: sums over windows
that halve in width down to a single bin. What happens far out in a tail does not
move a window elsewhere, and there are more bins the more draws there are, so a
jump, a tail or a wave that the draws show can be followed. Only the sign of what
is foretold counts, so sums serve as well as means and no window can be empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.sampling import REPLICATES

Floats = NDArray[np.float64]
Ranks = NDArray[np.floating[Any]]
Booleans = NDArray[np.bool_]

_LEVELS = 1 << 14  # the finest bins there can be, at the ends
_FEWEST, _MOST = 512, 4096  # bins, if all were as wide as those in the middle
_TAIL = 16  # a bin near an end is at most this part of its distance from it
_WIDEST = 8  # a window reaches over at most this part of the bins to each side
_KNOTS = (0.02, 0.15, 0.35, 0.5, 0.65, 0.85, 0.98)


@dataclass(frozen=True, slots=True)
class Binned:
    """Draws by bin and replicate: how many, and the sum of their net benefit, shapes `(bins, replicates)`."""

    counts: Floats
    sums: Floats
    basis: Floats
    squares: Floats

    @classmethod
    def of(cls, net_benefit: Floats, ranks: Ranks) -> Binned:
        """Put draws into bins of an input's ranks.

        Args:
            net_benefit: in order of the draws, whole rounds of replicates.
            ranks: for each draw, the share of the input's distribution below it.
        """
        bin_of, basis, squares = _grid(_bins(len(ranks)))
        levels = np.minimum((ranks * np.float32(_LEVELS)).astype(np.intp), _LEVELS - 1)
        cells = (bin_of[levels].reshape(-1, REPLICATES) + np.arange(REPLICATES)).ravel()
        shape = len(basis), REPLICATES
        counts = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
        sums = np.bincount(cells, net_benefit, shape[0] * shape[1]).reshape(shape)
        return cls(counts.astype(np.float64), sums.astype(np.float64, copy=False), basis, squares)

    def spline(self) -> Floats:
        """Net benefit of each bin, by each rule of `without_each`, shape `(bins, replicates + 1)`."""
        terms = self.basis.shape[1]
        products = (self.counts.T @ self.squares).reshape(-1, terms, terms)
        return np.asarray(self.basis @ without_each(products, self.sums.T @ self.basis).T)

    def windows(self) -> Iterator[tuple[Booleans, Booleans]]:
        """Whether net benefit is above zero in each bin: by all other replicates, and by all of them.

        Shapes `(bins, replicates)` and `(bins, 1)`. From windows of one bin to the widest:
        triangles, each made from one of half its width in one step
        (Holschneider et al. 1990, doi:10.1007/978-3-642-75988-8_28).
        """
        summed, reach = self.sums.astype(np.float32), 1
        while True:
            every = summed.sum(axis=1, keepdims=True)
            yield every > summed, every > 0.0
            if reach > len(summed) // _WIDEST:
                return
            wider = summed + summed
            wider[reach:] += summed[:-reach]
            wider[:-reach] += summed[reach:]
            summed, reach = wider, 2 * reach


def without_each(products: Floats, moments: Floats) -> Floats:
    """Least squares on all replicates but one, for each one, and last on all: `(replicates + 1, terms)`."""
    nothing = np.zeros_like(products[:1])
    others = products.sum(axis=0) - np.concatenate([products, nothing])
    scale = np.trace(others, axis1=1, axis2=2) / others.shape[1]
    others += 1e-12 * scale[:, None, None] * np.eye(others.shape[1])
    sides = moments.sum(axis=0) - np.concatenate([moments, nothing[:, 0]])
    return np.asarray(np.linalg.solve(others, sides[..., None])[..., 0])


def _bins(draws: int) -> int:
    """A power of two that grows with the root of the draws."""
    return 1 << min(max(8 * isqrt(draws), _FEWEST), _MOST).bit_length() - 1


@lru_cache(maxsize=8)
def _grid(bins: int) -> tuple[NDArray[np.intp], Floats, Floats]:
    """Which cell each level of rank begins, the spline over the bins, and its products."""
    shares = (np.arange(_LEVELS) + 0.5) / _LEVELS
    widths = np.clip(np.minimum(shares, 1.0 - shares) / _TAIL, 1.0 / _LEVELS, 1.0 / bins)
    places = np.floor((np.cumsum(1.0 / widths) - 0.5 / widths) / _LEVELS).astype(np.intp)
    middles = np.bincount(places, shares) / np.bincount(places)
    basis = _spline(middles)
    squares = (basis[:, :, None] * basis[:, None, :]).reshape(len(basis), -1)
    return places * REPLICATES, basis, squares


def _spline(shares: Floats) -> Floats:
    """A natural cubic spline over normal scores, shape `(shares, knots)` (Hastie et al. 2009, 5.2.1)."""
    from scipy import special

    at, knots = special.ndtri(shares), special.ndtri(np.array(_KNOTS))

    def bend(knot: float) -> Floats:
        beyond = np.maximum(at - knot, 0.0) ** 3 - np.maximum(at - knots[-1], 0.0) ** 3
        return np.asarray(beyond / (knots[-1] - knot))

    last = bend(knots[-2])
    return np.stack([np.ones_like(at), at, *(bend(knot) - last for knot in knots[:-2])], axis=1)
