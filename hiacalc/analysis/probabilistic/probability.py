"""Probabilities as curves: over an input, over the price of an hour, and over the number of draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hiacalc.analysis.probabilistic.parallel import map_in_threads
from hiacalc.analysis.probabilistic.sampling import REPLICATES, Method, standard_error
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.arrays import Floats
from hiacalc.model import Outcome, outcomes
from hiacalc.problem_code import Code
from hiacalc.scenario.correlation import copula
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.registry import named_input

POINTS = 21
_CURVE_DRAWS = 2048
_RUNS = 32_768  # of the model in one call: enough for speed, few enough for the processor's cache
EVEN = 0.5  # as likely as not
_TAIL = 0.005  # left out of a curve at either end of the input's distribution
# What a reader asks of first: how strong, how long, and what an hour is worth.
USUAL = ("effect.relative_reduction", "effect.duration", "valuation.annual_value_per_fte")


@dataclass(frozen=True, slots=True)
class ProbabilityCurve:
    """The probability that the measure pays, given each of some values of one input.

    `errors` are the Monte Carlo errors of the probabilities; all three arrays
    have the shape `(points,)`.
    """

    parameter: str
    values: Floats
    probabilities: Floats
    errors: Floats

    def crossing(self, level: float = EVEN) -> float | None:
        """The first value at which the curve passes a level, between two points by a straight line.

        >>> years, shares = np.array([1.0, 2.0, 3.0]), np.array([0.0, 0.4, 0.6])
        >>> round(ProbabilityCurve("effect.duration", years, shares, shares).crossing(), 3)
        2.5
        """
        above = self.probabilities >= level
        turns = np.flatnonzero(above[1:] != above[:-1])
        if not len(turns):
            return None
        between = slice(int(turns[0]), int(turns[0]) + 2)
        (x0, x1), (y0, y1) = self.values[between], self.probabilities[between]
        return float(x0 + (level - y0) / (y1 - y0) * (x1 - x0))


def probability_curve(
    sample: Uncertainty, path: str, values: ArrayLike | None = None, draws: int = _CURVE_DRAWS
) -> ProbabilityCurve:
    """Fix an input at value after value, all else drawn as it would be then.

    The model is run anew for every value on the first `draws` draws, so the
    input itself need not be uncertain. Inputs that go together with it are
    drawn given its value.

    Args:
        sample: the draws.
        path: the input along the axis.
        values: where to look; by default over its distribution, less half a per
            cent at both ends, or over a half to one and a half of a certain value.
        draws: how many of the draws to use.

    Raises:
        ScenarioError: an unknown path, or a value outside its bounds.

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import shipped
    >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=1000)
    >>> curve = probability_curve(sample, "effect.relative_reduction", [0.0, 0.02, 0.30])
    >>> curve.probabilities[[0, 2]].tolist()
    [0.0, 1.0]
    """
    named = named_input(sample.scenario, path)
    span = _span(sample, path) if values is None else np.atleast_1d(np.asarray(values, dtype=np.float64))
    if named.bounds.integer:
        span = np.unique(np.rint(span))
    used = min(draws, sample.draws) // REPLICATES * REPLICATES
    inputs = {other: drawn[:used] for other, drawn in sample.values.items() if other != path}
    conditional = _conditional_draws(sample, path, used)

    def probabilities_at(points: Floats) -> list[tuple[float, float]]:
        values_of = {other: np.tile(drawn, len(points)) for other, drawn in inputs.items()}
        for other, move in conditional.items():
            values_of[other] = np.concatenate([move(value) for value in points])
        values_of[path] = np.repeat(points, used)
        net = outcomes(sample.laid, values_of, [Outcome.NET_BENEFIT], sample.perspective)
        rows = (net[Outcome.NET_BENEFIT] > 0.0).astype(np.float64).reshape(len(points), used)
        return [(float(pays.mean()), standard_error(pays, sample.method)) for pays in rows]

    together = max(1, _RUNS // used)
    pieces = [span[start : start + together] for start in range(0, len(span), together)]
    probabilities, errors = np.array(list(chain.from_iterable(map_in_threads(probabilities_at, pieces)))).T
    return ProbabilityCurve(path, span, probabilities, errors)


def _span(sample: Uncertainty, path: str) -> Floats:
    if path in sample.marginals:
        low, high = sample.marginals[path].ppf([_TAIL, 1.0 - _TAIL])
    else:
        bounds = named_input(sample.scenario, path).bounds
        value = sample.scenario.numbers[path]
        low, high = np.clip([0.5 * value, 1.5 * value], bounds.lower, bounds.upper)
    return np.linspace(low, high, POINTS)


class _ConditionalDraws:
    """Draws of an input that is correlated with another one, given a value of that one."""

    def __init__(self, sample: Uncertainty, path: str, other: str, used: int, correlation: float) -> None:
        from scipy import special

        self._leading, self._marginal = sample.marginals[path], sample.marginals[other]
        self._correlation = correlation
        own, leads = (special.ndtri(_inside(sample.ranks[name][:used])) for name in (other, path))
        # ranks are kept in single precision, in which 1 - rank is not exact
        self._rest = own - correlation * leads if abs(correlation) < 1.0 else np.zeros(used)

    def __call__(self, value: float) -> Floats:
        from scipy import optimize

        def gap(score: float) -> float:
            return float(self._leading.at(np.array(score))) - value

        reach = 6.0
        if gap(-reach) >= 0.0 or gap(reach) <= 0.0:
            score = -reach if gap(-reach) >= 0.0 else reach
        else:
            score = optimize.brentq(gap, -reach, reach)
        return self._marginal.at(self._rest + self._correlation * score)


def _inside(ranks: NDArray[np.float32]) -> Floats:
    return np.clip(ranks.astype(np.float64), 1e-8, 1.0 - 1e-8)


def _conditional_draws(sample: Uncertainty, path: str, used: int) -> dict[str, _ConditionalDraws]:
    paths, matrix = copula(sample.scenario.correlations)
    if path not in paths:
        return {}
    row = matrix[paths.index(path)]
    return {
        other: _ConditionalDraws(sample, path, other, used, float(row[column]))
        for column, other in enumerate(paths)
        if other != path and row[column] != 0.0
    }


@dataclass(frozen=True, slots=True)
class Acceptability:
    """The probability that an avoided hour costs less than a price, for each price."""

    prices: Floats
    probabilities: Floats

    def crossing(self, level: float = EVEN) -> float | None:
        """The price at which a level is reached, by a straight line between points; None where it never is.

        >>> round(Acceptability(np.array([0.0, 100.0, 200.0]), np.array([0.0, 0.25, 0.75])).crossing())
        150
        """
        reached = np.flatnonzero(self.probabilities >= level)
        if not len(reached):
            return None
        if not reached[0]:
            return float(self.prices[0])
        between = slice(int(reached[0]) - 1, int(reached[0]) + 1)
        return float(np.interp(level, self.probabilities[between], self.prices[between]))


def acceptability(sample: Uncertainty, prices: ArrayLike) -> Acceptability:
    """The cost-effectiveness acceptability curve (CEAC), by what an avoided hour is held to be worth.

    For each price, the share of draws in which hours avoided times the price
    come to more than the cost; both discounted. A draw in which no hour is
    avoided is never worth a cost.

    Args:
        sample: the draws.
        prices: what an avoided hour may be held to be worth, NOK, zero or more.

    Raises:
        ScenarioError: a price below zero.

    Source: Fenwick, Claxton and Sculpher 2001 (doi 10.1002/hec.635).

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import shipped
    >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=1000, evidence="report")
    >>> acceptability(sample, [0.0, 10_000.0]).probabilities.tolist()
    [0.0, 1.0]
    """
    asked = np.atleast_1d(np.asarray(prices, dtype=np.float64))
    if (asked < 0.0).any():
        fail(Code.OUT_OF_BOUNDS, Mark(sample.scenario.name), "prices", f"{asked.min():g}", ">= 0")
    gains = sample.hours > 0.0
    least = np.sort(sample.costs[gains] / sample.hours[gains])
    shares = np.searchsorted(least, asked, side="left") / sample.draws
    # a measure that costs nothing and avoids nothing, or does harm, is worth no price
    return Acceptability(asked, np.asarray(shares))


@dataclass(frozen=True, slots=True)
class Convergence:
    """What the first 2^m draws say, for each m, with the Monte Carlo errors; arrays `(steps,)`."""

    draws: NDArray[np.int64]
    means: Floats
    mean_errors: Floats
    probabilities: Floats
    probability_errors: Floats


def convergence(sample: Uncertainty) -> Convergence:
    """How the mean net benefit and the probability that it pays settle as draws are added.

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import shipped
    >>> convergence(uncertainty(shipped("helseiarbeid-2016"), draws=1000)).draws.tolist()
    [64, 128, 256, 512, 1000]
    """
    counts = [*_powers(4 * REPLICATES, sample.draws), sample.draws]
    pays = (sample.net_benefit > 0.0).astype(np.float64)
    return Convergence(
        np.array(counts),
        *(
            np.array(figures)
            for values in (sample.net_benefit, pays)
            for figures in _running(values, counts, sample.method)
        ),
    )


def _powers(first: int, last: int) -> list[int]:
    return [count for power in range(28) if (count := first << power) < last]


def _running(values: Floats, counts: Sequence[int], method: Method) -> tuple[list[float], list[float]]:
    means = [float(values[:count].mean()) for count in counts]
    return means, [standard_error(values[:count], method) for count in counts]
