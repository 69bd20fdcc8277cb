"""Uncertain inputs as functions of a normal score, fast for millions of draws.

An input's quantile function is tabulated once, over standard normal scores and
with the exact quantiles of its distribution, and then read off by cubic interpolation.
Everything is cut at the input's bounds; inputs that are whole numbers are
rounded to the nearest one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hiacalc.analysis.distributions.composite import Discrete, FrozenDistribution, Truncated
from hiacalc.analysis.distributions.fitting import ImpossibleFitError, fitted, stated
from hiacalc.arrays import Floats
from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Bounds
from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.problems import Problem, ScenarioError
from hiacalc.scenario.quantity import Basis, Quantity
from hiacalc.scenario.registry import key_of, keys
from hiacalc.scenario.schema import Scenario

_REACH = 8.25  # normal scores beyond it have a chance of 1e-16
_CELLS = 1024
_BLOCK = 16_384  # draws whose arrays stay in the processor's cache
_LEAST_LEFT = 0.01  # of a distribution, within its input's bounds
_PROBES = np.array([-1.0, -0.5, 0.0, 0.5, 1.0])
_PROBED = np.array([0.158655, 0.308538, 0.5, 0.691462, 0.841345])
_NEXT = 1e-9  # of a value or of what all span, to where it is as good as the same
_MOST_SHORT = 0.001


class OutsideBoundsError(ValueError):
    """Next to nothing of a distribution lies within its input's bounds."""


@dataclass(frozen=True, slots=True)
class QuantileTable:
    """A quantile function over normal scores: a cubic in each of many equal cells.

    `scipy.interpolate.PPoly` gives the same values and takes 6 to 10 times as long,
    since it does not know that cells are equal.
    """

    start: float
    step: float
    cubics: Floats

    @classmethod
    def of(cls, distribution: FrozenDistribution, through: float = 0.0) -> QuantileTable:
        """The table of a distribution with ends; `through` is a score at which its density has a kink.

        Args:
            distribution: a distribution with ends, all its quantiles finite.
            through: a normal score at which its density has a kink; 0 for none.

        Source: slopes that keep each cubic rising, Fritsch and Carlson 1980 (doi 10.1137/0717021).

        >>> from scipy import stats
        >>> table = QuantileTable.of(stats.uniform(0.0, 10.0))
        >>> table.at(np.array([0.0])).round(6).tolist()
        [5.0]
        """
        step = 2.0 * _REACH / _CELLS
        start = through - step * math.ceil((through + _REACH) / step)
        scores = start + step * np.arange(_CELLS + 2)
        values = np.maximum.accumulate(_quantiles(distribution, scores))
        slopes = np.exp(-0.5 * scores**2) / math.sqrt(2.0 * math.pi) / _density(distribution, values)
        rises = np.diff(values) / step
        least = np.minimum(np.append(rises, rises[-1]), np.append(rises[0], rises))
        slopes = np.where(np.isfinite(slopes), slopes, least)
        slopes = np.clip(slopes, 0.0, 3.0 * least)  # keeps each cubic rising (Fritsch and Carlson 1980)
        left, right = slopes[:-1] * step, slopes[1:] * step
        rise = np.diff(values)
        cubics = np.stack([values[:-1], left, 3.0 * rise - 2.0 * left - right, left + right - 2.0 * rise])
        return cls(start, step, cubics)

    def at(self, scores: Floats) -> Floats:
        """The values at normal scores, shape as given."""
        flat = np.ravel(scores)
        values = np.empty(flat.shape)
        constant, first, second, third = self.cubics
        for begin in range(0, flat.size, _BLOCK):
            along = (flat[begin : begin + _BLOCK] - self.start) * (1.0 / self.step)
            np.clip(along, 0.0, len(constant) - 1e-9, out=along)
            cell = along.astype(np.intp)
            along -= cell
            out = values[begin : begin + _BLOCK]
            np.multiply(third[cell], along, out=out)
            out += second[cell]
            out *= along
            out += first[cell]
            out *= along
            out += constant[cell]
        return values.reshape(np.shape(scores))

    def ranks(self, scores: Floats, shares: Floats) -> Floats:  # noqa: ARG002 - as Steps has it
        """The share of all that lies below, which is that of the scores.

        Args:
            scores: standard normal scores.
            shares: the probabilities of less, of the same shape.
        """
        return shares

    def moments(self) -> tuple[float, float]:
        """Mean and standard deviation, by summing over normal scores.

        >>> from scipy import stats
        >>> mean, sd = QuantileTable.of(stats.uniform(0.0, 1.0)).moments()
        >>> round(mean, 6), round(sd, 4)
        (0.5, 0.2887)
        """
        scores = np.linspace(-_REACH, _REACH, 4 * _CELLS + 1)
        weights = np.exp(-0.5 * scores**2)
        weights /= weights.sum()
        values = self.at(scores)
        mean = float(weights @ values)
        return mean, math.sqrt(float(weights @ (values - mean) ** 2))


def _quantiles(distribution: FrozenDistribution, scores: NDArray[np.floating[Any]]) -> Floats:
    """The quantiles at rising normal scores, each from its own tail."""
    from scipy import special

    middle = int(np.searchsorted(scores, 0.0))
    below, above = special.ndtr(scores[:middle]), special.ndtr(-scores[middle:])
    return np.concatenate([distribution.ppf(below), distribution.isf(above)])


def _density(distribution: FrozenDistribution, values: Floats) -> Floats:
    try:
        return np.asarray(distribution.pdf(values))
    except ArithmeticError:  # of scipy, where it is beyond all numbers
        return np.full(values.shape, np.nan)


def _can_be_drawn(distribution: FrozenDistribution) -> bool:
    """Whether the quantiles that matter most are numbers, with as much below them as there should be."""
    values = _quantiles(distribution, _PROBES)
    beside = _NEXT * np.maximum(np.abs(values), np.ptp(values))
    short = _PROBED - distribution.cdf(values + beside), distribution.cdf(values - beside) - _PROBED
    return bool(np.isfinite(values).all() and np.max(short) < _MOST_SHORT)


@dataclass(frozen=True, slots=True)
class StepQuantile:
    """A quantile function over normal scores that takes few values."""

    values: Floats
    chances: Floats
    edges: Floats

    @classmethod
    def of(cls, listed: Discrete) -> StepQuantile:
        """The table of values with their chances.

        >>> steps = StepQuantile.of(Discrete(np.array([1.0, 5.0]), np.array([0.25, 0.75])))
        >>> steps.at(np.array([-1.0, 0.0])).tolist()
        [1.0, 5.0]
        """
        from scipy import special

        edges = special.ndtri(np.minimum(np.cumsum(listed.chances)[:-1], 1.0))
        return cls(listed.values, listed.chances, np.asarray(edges))

    def at(self, scores: Floats) -> Floats:
        """The values at normal scores, shape as given."""
        return np.asarray(self.values[np.searchsorted(self.edges, scores)])

    def ranks(self, scores: Floats, shares: Floats) -> Floats:  # noqa: ARG002 - as Curve has it
        """The share of all that lies below, and half of those that are equal.

        Args:
            scores: standard normal scores.
            shares: the probabilities of less, of the same shape.
        """
        middles = np.cumsum(self.chances) - self.chances / 2.0
        return np.asarray(middles[np.searchsorted(self.edges, scores)])

    def moments(self) -> tuple[float, float]:
        """Mean and standard deviation.

        >>> steps = StepQuantile.of(Discrete(np.array([1.0, 5.0]), np.array([0.25, 0.75])))
        >>> steps.moments()[0]
        4.0
        """
        mean = float(self.chances @ self.values)
        return mean, math.sqrt(float(self.chances @ (self.values - mean) ** 2))


@dataclass(frozen=True)
class Marginal:
    """One input that is drawn: what from and what that rests on.

    `outside` is the share of its distribution that lay outside the input's bounds and was cut.

    >>> from hiacalc.scenario import shipped
    >>> from hiacalc.analysis.probabilistic.drawn_inputs import marginals
        >>> effect = marginals(shipped("helseiarbeid-2016"))["effect.relative_reduction"]
    >>> effect.kind.value, round(effect.mean, 5)
    ('mixture', 0.05481)
    """

    path: str
    kind: Family
    basis: Basis
    curve: QuantileTable | StepQuantile
    outside: float = 0.0

    def at(self, scores: Floats) -> Floats:
        """Values at standard normal scores, shape as given.

        >>> from hiacalc.scenario import shipped
        >>> from hiacalc.analysis.probabilistic.drawn_inputs import marginals
        >>> effect = marginals(shipped("helseiarbeid-2016"))["effect.relative_reduction"]
        >>> effect.at(np.array([-1.0, 0.0, 1.0])).round(4).tolist()
        [-0.0389, 0.0474, 0.1552]
        """
        return self.curve.at(scores)

    def ppf(self, probability: ArrayLike) -> Floats:
        """The quantile function: values that a share of all lies below, shape as given.

        >>> from hiacalc.scenario import shipped
        >>> from hiacalc.analysis.probabilistic.drawn_inputs import marginals
        >>> effect = marginals(shipped("helseiarbeid-2016"))["effect.relative_reduction"]
        >>> effect.ppf([0.025, 0.5, 0.975]).round(4).tolist()
        [-0.1338, 0.0474, 0.2948]
        """
        from scipy import special

        return self.at(np.asarray(special.ndtri(np.asarray(probability, dtype=np.float64))))

    @cached_property
    def _moments(self) -> tuple[float, float]:
        return self.curve.moments()

    @property
    def mean(self) -> float:
        """The mean of what is drawn."""
        return self._moments[0]

    @property
    def sd(self) -> float:
        """The standard deviation of what is drawn."""
        return self._moments[1]

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """The equal-tailed interval of what is drawn.

        >>> from hiacalc.scenario import shipped
        >>> from hiacalc.analysis.probabilistic.drawn_inputs import marginals
        >>> effect = marginals(shipped("helseiarbeid-2016"))["effect.relative_reduction"]
        >>> [round(end, 4) for end in effect.interval()]
        [-0.1338, 0.2948]
        """
        low, high = self.ppf([(1.0 - level) / 2.0, (1.0 + level) / 2.0])
        return float(low), float(high)


def marginal(scenario: Scenario, path: str, quantity: Quantity) -> Marginal:
    """What one input of a scenario is drawn from, when `quantity` says what that is.

    Args:
        scenario: names the file that a fault is found in.
        path: of the input.
        quantity: its value, range and distribution.

    Raises:
        ScenarioError: there is no such distribution, or next to nothing of it lies
            within the input's bounds.

    >>> from hiacalc.scenario.registry import quantities
    >>> from hiacalc.scenario import shipped
    >>> base = shipped("helseiarbeid-2016")
    >>> duration = quantities(base)["effect.duration"]
    >>> round(marginal(base, "effect.duration", duration).mean, 3)
    4.667
    """
    bounds = keys()[key_of(path)]
    written = quantity.sampling_distribution(bounds)
    assert written is not None
    try:
        table = tabulated(written, bounds)
    except (ImpossibleFitError, OutsideBoundsError) as error:
        raise ScenarioError([_unfit(scenario, path, written, bounds, error)]) from None
    return Marginal(path, written.kind, quantity.sampling_basis, table.curve, table.outside)


def _unfit(
    scenario: Scenario, path: str, written: Distribution, bounds: Bounds, error: ValueError
) -> Problem:
    key = f"{path}.distribution"
    mark = scenario.origin_tree.at(*key.split(".")).mark
    if isinstance(error, ImpossibleFitError):
        return Problem(Code.IMPOSSIBLE_FIT, mark, key, written.kind.value, str(error))
    span = (bounds.lower, bounds.upper, bounds.unit.value)
    return Problem(Code.DISTRIBUTION_OUTSIDE_BOUNDS, mark, key, allowed=bounds.span(), span=span)


class Tabulated(NamedTuple):
    """A quantile function, and the share of its distribution that was cut at the bounds."""

    curve: QuantileTable | StepQuantile
    outside: float


@lru_cache(maxsize=512)
def tabulated(written: Distribution, bounds: Bounds) -> Tabulated:
    """The quantile function of a whole distribution, cut at the bounds.

    Args:
        written: a distribution with its ends and its mode filled in.
        bounds: of the input; whole numbers where it takes no others.

    Returns:
        The table, and the share of the distribution that lay outside the bounds.

    Raises:
        ImpossibleFitError: when there is no such distribution.
        OutsideBoundsError: when next to nothing of it lies within the bounds.

    >>> from hiacalc.scenario.registry import keys
    >>> share = Distribution(kind=Family.BETA, alpha=2.0, beta=2.0)
    >>> table = tabulated(share, keys()["delivery.attendance"])
    >>> round(table.curve.moments()[0], 6), table.outside
    (0.5, 0.0)
    """
    with np.errstate(all="ignore"):
        return _tabulated(written, bounds)


def _tabulated(written: Distribution, bounds: Bounds) -> Tabulated:
    from scipy import special

    distribution = Truncated.of(fitted(written, bounds.lower, bounds.upper), bounds.lower, bounds.upper)
    if not distribution.mass >= _LEAST_LEFT:
        raise OutsideBoundsError
    outside = max(0.0, 1.0 - distribution.mass)
    if bounds.integer:
        values = np.arange(bounds.lower, bounds.upper + 1.0)
        chances = np.maximum(distribution.cdf(values + 0.5) - distribution.cdf(values - 0.5), 0.0)
        possible = chances > 0.0
        return Tabulated(
            StepQuantile.of(Discrete(values[possible], chances[possible] / chances.sum())), outside
        )
    if isinstance(distribution.distribution, Discrete):
        return Tabulated(StepQuantile.of(distribution.distribution), outside)
    if not _can_be_drawn(distribution):
        raise ImpossibleFitError(stated(written))
    kink = 0.0
    if written.kind is Family.TRIANGULAR:
        assert written.mode is not None
        kink = float(special.ndtri(distribution.cdf(np.array(written.mode))))
    return Tabulated(QuantileTable.of(distribution, kink if math.isfinite(kink) else 0.0), outside)
