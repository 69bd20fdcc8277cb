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

from hiacalc.analysis.probabilistic.sampling import REPLICATES
from hiacalc.arrays import Floats

Ranks = NDArray[np.floating[Any]]
Booleans = NDArray[np.bool_]

_LEVELS = 1 << 14  # the finest bins there can be, at the ends
_FEWEST, _MOST = 512, 4096  # bins, if all were as wide as those in the middle
_WIDE = 256  # bins for a spline, likewise: few enough for its products to be made by one thread
_TAIL = 16  # a bin near an end is at most this part of its distance from it
_WIDEST = 8  # a window reaches over at most this part of the bins to each side
_KNOTS = (0.02, 0.15, 0.35, 0.5, 0.65, 0.85, 0.98)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Bins of an input's ranks: the first cell of each level of rank, and where wide bins start."""

    bins: int
    first_cells: NDArray[np.intp]
    starts: NDArray[np.intp]
    basis: Floats
    squares: Floats


@dataclass(frozen=True, slots=True)
class Binned:
    """Draws by bin and replicate: how many, and the sums of their net benefit.

    Sums have a last column for all replicates. Those that are `wide` are in
    fewer bins, enough for a spline.
    """

    sums: Floats
    wide_counts: Floats
    wide_sums: Floats
    grid: _Grid

    @classmethod
    def of(cls, net_benefit: Floats, ranks: Ranks) -> Binned:
        """Put draws into bins of an input's ranks.

        Args:
            net_benefit: in order of the draws, whole rounds of replicates.
            ranks: for each draw, the share of the input's distribution below it.
        """
        grid = _grid(_bins(len(ranks)))
        levels = np.minimum((ranks * np.float32(_LEVELS)).astype(np.intp), _LEVELS - 1)
        cells = (grid.first_cells[levels].reshape(-1, REPLICATES) + np.arange(REPLICATES)).ravel()
        size, shape = grid.bins * REPLICATES, (grid.bins, REPLICATES)
        counts = np.bincount(cells, minlength=size).astype(np.float64).reshape(shape)
        parts = np.bincount(cells, net_benefit, size).astype(np.float64, copy=False).reshape(shape)
        sums = np.concatenate([parts, parts.sum(axis=1, keepdims=True)], axis=1)
        wide_counts, wide_sums = (np.add.reduceat(narrow, grid.starts, axis=0) for narrow in (counts, sums))
        return cls(sums, wide_counts, wide_sums, grid)

    def spline(self) -> Floats:
        """Net benefit of each wide bin, by each rule of `without_each`, shape `(bins, replicates + 1)`.

        >>> draws = np.random.default_rng(1).permutation((np.arange(16_000) + 0.5) / 16_000)
        >>> binned = Binned.of(draws - 0.5, draws)
        >>> bool((np.diff(binned.spline()[:, -1]) > 0.0).all())
        True
        """
        basis, terms = self.grid.basis, self.grid.basis.shape[1]
        products = (self.wide_counts.T @ self.grid.squares).reshape(-1, terms, terms)
        return np.asarray(basis @ without_each(products, self.wide_sums[:, :-1].T @ basis).T)

    def windows(self) -> Iterator[Booleans]:
        """Whether net benefit is above zero in each bin: by all replicates but one, and last by all.

        From windows of one bin to the widest: triangles, each made from one of half its width
        in one step (Holschneider et al. 1990, doi:10.1007/978-3-642-75988-8_28).
        """
        summed, reach = self.sums.astype(np.float32), 1
        while True:
            every, above = summed[:, -1:], summed > 0.0
            np.greater(every, summed[:, :-1], out=above[:, :-1])
            yield above
            if reach > len(summed) // _WIDEST:
                return
            wider = summed + summed
            wider[reach:] += summed[:-reach]
            wider[:-reach] += summed[reach:]
            summed, reach = wider, 2 * reach


def without_each(products: Floats, moments: Floats) -> Floats:
    """Least squares on all replicates but one, for each one, and last on all: `(replicates + 1, terms)`.

    Args:
        products: of the terms in each replicate, shape `(replicates, terms, terms)`.
        moments: of the terms with the result, shape `(replicates, terms)`.

    >>> without_each(np.ones((2, 1, 1)), np.array([[1.0], [3.0]])).round(6).ravel().tolist()
    [3.0, 1.0, 2.0]
    """
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
def _grid(bins: int) -> _Grid:
    shares = (np.arange(_LEVELS) + 0.5) / _LEVELS
    widths = np.clip(np.minimum(shares, 1.0 - shares) / _TAIL, 1.0 / _LEVELS, 1.0 / bins)
    bin_of = np.floor((np.cumsum(1.0 / widths) - 0.5 / widths) / _LEVELS).astype(np.intp)
    together = bins // _WIDE
    basis = _spline(np.bincount(bin_of // together, shares) / np.bincount(bin_of // together))
    squares = (basis[:, :, None] * basis[:, None, :]).reshape(len(basis), -1)
    every = int(bin_of[-1]) + 1
    return _Grid(every, bin_of * REPLICATES, np.arange(0, every, together), basis, squares)


def _spline(shares: Floats) -> Floats:
    """A natural cubic spline over normal scores, shape `(shares, knots)` (Hastie et al. 2009, 5.2.1)."""
    from scipy import special

    normal, knots = special.ndtri(shares), special.ndtri(np.array(_KNOTS))

    def bend(knot: float) -> Floats:
        beyond = np.maximum(normal - knot, 0.0) ** 3 - np.maximum(normal - knots[-1], 0.0) ** 3
        return np.asarray(beyond / (knots[-1] - knot))

    last = bend(knots[-2])
    return np.stack([np.ones_like(normal), normal, *(bend(knot) - last for knot in knots[:-2])], axis=1)
