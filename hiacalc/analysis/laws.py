"""Laws of probability that scipy has not: cut, mixed, listed, of one minus a ratio and of log odds.

A law has `cdf`, `sf`, `ppf`, `isf` and `pdf`, as scipy's frozen distributions have.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Law = Any
_AS_CLOSE_AS_CAN_BE = {"xatol": 0.0, "xrtol": 1e-14, "fatol": 0.0, "frtol": 1e-13}


@dataclass(frozen=True, slots=True)
class Ratio:
    """1 - RR, when `log` is the law of log RR."""

    log: Law

    def cdf(self, x: Floats) -> Floats:
        """The chance of at most x."""
        return np.asarray(self.log.sf(self._of(x)))

    def sf(self, x: Floats) -> Floats:
        """The chance of more than x."""
        return np.asarray(self.log.cdf(self._of(x)))

    def ppf(self, p: Floats) -> Floats:
        """What p of all lies below."""
        return np.asarray(-np.expm1(self.log.isf(p)))

    def isf(self, p: Floats) -> Floats:
        """What p of all lies above."""
        return np.asarray(-np.expm1(self.log.ppf(p)))

    def pdf(self, x: Floats) -> Floats:
        """The density."""
        with np.errstate(divide="ignore"):
            return np.asarray(self.log.pdf(self._of(x)) / (1.0 - np.asarray(x)))

    @staticmethod
    def _of(x: Floats) -> Floats:
        with np.errstate(divide="ignore"):
            return np.asarray(np.log(np.maximum(1.0 - np.asarray(x), 0.0)))


@dataclass(frozen=True, slots=True)
class LogitNormal:
    """A share whose log odds are normal, when `odds` is the law of those."""

    odds: Law

    def cdf(self, x: Floats) -> Floats:
        """The chance of at most x."""
        return np.asarray(self.odds.cdf(self._of(x)))

    def sf(self, x: Floats) -> Floats:
        """The chance of more than x."""
        return np.asarray(self.odds.sf(self._of(x)))

    def ppf(self, p: Floats) -> Floats:
        """What p of all lies below."""
        return self._share(self.odds.ppf(p))

    def isf(self, p: Floats) -> Floats:
        """What p of all lies above."""
        return self._share(self.odds.isf(p))

    def pdf(self, x: Floats) -> Floats:
        """The density."""
        share = np.asarray(x)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.nan_to_num(self.odds.pdf(self._of(x)) / (share * (1.0 - share))))

    @staticmethod
    def _of(x: Floats) -> Floats:
        from scipy import special

        return np.asarray(special.logit(np.clip(x, 0.0, 1.0)))

    @staticmethod
    def _share(odds: Floats) -> Floats:
        from scipy import special

        return np.asarray(special.expit(odds))


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left of a law between two ends, made whole again."""

    law: Law
    lower: float
    upper: float
    below: float
    above: float

    @classmethod
    def of(cls, law: Law, lower: float, upper: float) -> Cut:
        """The law cut at two ends, which stay possible."""
        values = np.array([math.nextafter(lower, -math.inf), upper])
        return cls(law, lower, upper, float(law.cdf(values)[0]), float(law.sf(values)[1]))

    @property
    def mass(self) -> float:
        """The chance that is left."""
        return 1.0 - self.below - self.above

    def cdf(self, x: Floats) -> Floats:
        """The chance of at most x."""
        return np.asarray(np.clip((self.law.cdf(x) - self.below) / self.mass, 0.0, 1.0))

    def sf(self, x: Floats) -> Floats:
        """The chance of more than x."""
        return np.asarray(np.clip((self.law.sf(x) - self.above) / self.mass, 0.0, 1.0))

    def ppf(self, p: Floats) -> Floats:
        """What p of all lies below."""
        return np.asarray(np.clip(self.law.ppf(self.below + p * self.mass), self.lower, self.upper))

    def isf(self, p: Floats) -> Floats:
        """What p of all lies above."""
        return np.asarray(np.clip(self.law.isf(self.above + p * self.mass), self.lower, self.upper))

    def pdf(self, x: Floats) -> Floats:
        """The density between the ends."""
        return np.asarray(self.law.pdf(x) / self.mass)


@dataclass(frozen=True, slots=True)
class Listed:
    """Values with their chances, rising."""

    values: Floats
    chances: Floats

    def cdf(self, x: Floats) -> Floats:
        """The chance of at most x."""
        whole = np.concatenate([[0.0], np.cumsum(self.chances)])
        return np.asarray(whole[np.searchsorted(self.values, x, side="right")])

    def sf(self, x: Floats) -> Floats:
        """The chance of more than x."""
        return np.asarray(1.0 - self.cdf(x))

    def ppf(self, p: Floats) -> Floats:
        """What p of all lies below."""
        place = np.searchsorted(np.cumsum(self.chances), p)
        return np.asarray(self.values[np.minimum(place, len(self.values) - 1)])

    def isf(self, p: Floats) -> Floats:
        """What p of all lies above."""
        return self.ppf(1.0 - np.asarray(p))

    def pdf(self, x: Floats) -> Floats:
        """None: all of it stands at points."""
        return np.zeros(np.shape(x))


@dataclass(frozen=True, slots=True)
class Mixed:
    """Laws with weights, each cut at both ends."""

    parts: tuple[Law, ...]
    weights: tuple[float, ...]

    def _mean(self, name: str, x: Floats) -> Floats:
        pairs = zip(self.parts, self.weights, strict=True)
        return np.asarray(sum(weight * getattr(part, name)(x) for part, weight in pairs))

    def cdf(self, x: Floats) -> Floats:
        """The chance of at most x."""
        return self._mean("cdf", x)

    def sf(self, x: Floats) -> Floats:
        """The chance of more than x."""
        return self._mean("sf", x)

    def pdf(self, x: Floats) -> Floats:
        """The density."""
        return self._mean("pdf", x)

    def ppf(self, p: Floats) -> Floats:
        """What p of all lies below."""
        return self._between("ppf", lambda x, p: self.cdf(x) - p, p)

    def isf(self, p: Floats) -> Floats:
        """What p of all lies above."""
        return self._between("isf", lambda x, p: p - self.sf(x), p)

    def _between(self, name: str, gap: Callable[[Floats, Floats], Floats], p: Floats) -> Floats:
        """The quantiles of the whole, each of which lies between those of the parts.

        `gap` rises with x. At a point that has a chance of its own it jumps past
        nought, and one end may be that point.
        """
        from scipy.optimize import elementwise

        each = np.stack([getattr(part, name)(p) for part in self.parts])
        low, high = each.min(axis=0), each.max(axis=0)
        find: Any = elementwise.find_root
        between = find(gap, (low, high), args=(p,), tolerances=_AS_CLOSE_AS_CAN_BE).x
        return np.asarray(np.where(gap(low, p) >= 0.0, low, np.where(gap(high, p) <= 0.0, high, between)))
