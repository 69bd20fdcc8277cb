"""From a distribution as written to a probability distribution: parameters, moments or intervals made one.

Moments and intervals are those of the distribution before it is cut at the input's
bounds, but for a truncated normal's interval, which is that of what is left.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from hiacalc.analysis.distributions.composite import (
    Discrete,
    FrozenDistribution,
    LogitNormal,
    Mixture,
    OneMinusRatio,
    Truncated,
)
from hiacalc.arrays import Floats
from hiacalc.scenario.distribution import Distribution, Family
from hiacalc.scenario.moving import logit

_LEVEL = 0.95
_CLOSE = 1e-7
_KNOWN = 1e8  # of a beta's parameters, beyond which it is a known number to four digits
_RAREST = 1e-16
_WIDEST_LOG = 30.0


class ImpossibleFitError(ValueError):
    """No distribution of the kind has what is asked of it; the text is what is asked."""


def fitted(written: Distribution, lower: float, upper: float) -> FrozenDistribution:
    """The distribution of a whole distribution (ends and mode filled in), not yet cut at the input's bounds.

    Args:
        written: as in a scenario, from `Quantity.sampling_distribution`.
        lower: the input's lower bound.
        upper: the input's upper bound.

    Raises:
        ImpossibleFitError: when the kind cannot have the interval, or no numbers can tell it.

    >>> from hiacalc.scenario.distribution import Distribution, Family
    >>> gamma = fitted(Distribution(kind=Family.GAMMA, mean=6.0, sd=3.0), 0.0, 100.0)
    >>> float(gamma.mean()), float(gamma.std())
    (6.0, 3.0)
    """
    try:
        return _fitted(written, lower, upper)
    except (ArithmeticError, ValueError) as error:  # of numbers too large or too small to reckon with
        if isinstance(error, ImpossibleFitError):
            raise
        raise ImpossibleFitError(stated(written)) from None


def _fitted(written: Distribution, lower: float, upper: float) -> FrozenDistribution:
    if written.kind is Family.MIXTURE:
        components = written.components or ()
        total = sum(part.weight for part in components)
        parts = [Truncated.of(fitted(part.distribution, lower, upper), lower, upper) for part in components]
        shares = tuple(part.weight / total for part in components)
        return Mixture(tuple(parts), shares)
    if written.kind is Family.TRUNCATED_NORMAL:
        lower = lower if written.lower is None else written.lower
        upper = upper if written.upper is None else written.upper
        return _truncated(written, lower, upper)
    return _FITS[written.kind](written)


def _beta(written: Distribution) -> FrozenDistribution:
    stats = _stats()

    if written.interval is not None:
        return stats.beta(*_beta_of_interval(*written.interval, _tail(written)))
    if written.mean is not None and written.sd is not None:
        together = written.mean * (1.0 - written.mean) / written.sd**2 - 1.0
        alpha, beta = written.mean * together, (1.0 - written.mean) * together
    else:
        assert written.alpha is not None
        assert written.beta is not None
        alpha, beta = written.alpha, written.beta
    if min(alpha, beta) > _KNOWN or not min(_least(alpha, beta), _least(beta, alpha)) > 0.0:
        raise ImpossibleFitError(stated(written))
    return stats.beta(alpha, beta)


def _least(alpha: float, beta: float) -> float:
    """The least that a beta is ever drawn as; nought where that is less than the least number there is."""
    from scipy import special

    return float(special.betaincinv(alpha, beta, _RAREST))


def _beta_of_interval(low: float, high: float, tail: float) -> tuple[float, float]:
    from scipy import optimize, special

    target = np.array([special.ndtri(tail), special.ndtri(1.0 - tail)])

    def gap(logs: Floats) -> Floats:
        alpha, beta = np.exp(np.clip(logs, -_WIDEST_LOG, _WIDEST_LOG))
        below = special.ndtri(special.betainc(alpha, beta, low))
        above = -special.ndtri(special.betaincc(alpha, beta, high))
        short = np.array([below, above]) - target
        return np.asarray(np.nan_to_num(short, posinf=1e3, neginf=-1e3))

    mean, sd = (low + high) / 2.0, (high - low) / (2.0 * target[1])
    together = max(mean * (1.0 - mean) / sd**2 - 1.0, 0.5)
    start = np.log([mean * together, (1.0 - mean) * together])
    logs = optimize.root(gap, start, tol=1e-12).x
    if np.abs(gap(logs)).max() > _CLOSE:
        logs = optimize.least_squares(gap, start, xtol=1e-15, ftol=1e-15, gtol=1e-15).x
    _check_close(gap(logs), low, high)
    alpha, beta = np.exp(logs)
    return float(alpha), float(beta)


def _gamma(written: Distribution) -> FrozenDistribution:
    from scipy import optimize, special

    stats = _stats()

    if written.mean is not None and written.sd is not None:
        return stats.gamma((written.mean / written.sd) ** 2, scale=written.sd**2 / written.mean)
    if written.interval is None:
        return stats.gamma(written.shape, scale=written.scale)
    (low, high), tail = written.interval, _tail(written)

    def gap(log_shape: float) -> float:  # the ratio of the ends rests on the shape alone
        shape = math.exp(log_shape)
        ends = special.gammaincinv(shape, tail), special.gammainccinv(shape, tail)
        return float(np.log(ends[1]) - np.log(max(ends[0], 1e-300))) - math.log(high / low)

    try:
        shape = math.exp(optimize.brentq(gap, -4.0, _WIDEST_LOG, xtol=1e-14))
    except ValueError:
        raise ImpossibleFitError(f"[{low:g}, {high:g}]") from None
    return stats.gamma(shape, scale=high / float(special.gammainccinv(shape, tail)))


def _lognormal(written: Distribution) -> FrozenDistribution:
    stats = _stats()

    mean, sd = _log_parameters(written)
    return stats.lognorm(sd, scale=math.exp(mean))


def _log_parameters(written: Distribution) -> tuple[float, float]:
    if written.interval is not None:
        low, high = (math.log(end) for end in written.interval)
        return (low + high) / 2.0, (high - low) / (2.0 * _reach(written))
    if written.mean is not None and written.sd is not None:
        variance = math.log1p((written.sd / written.mean) ** 2)
        return math.log(written.mean) - variance / 2.0, math.sqrt(variance)
    assert written.meanlog is not None
    assert written.sdlog is not None
    return written.meanlog, written.sdlog


def _ratio(written: Distribution) -> FrozenDistribution:
    stats = _stats()

    mean, sd = _log_parameters(written)
    return OneMinusRatio(stats.t(written.df, mean, sd) if written.df is not None else stats.norm(mean, sd))


def _normal(written: Distribution) -> FrozenDistribution:
    stats = _stats()

    if written.interval is None:
        return stats.norm(written.mean, written.sd)
    low, high = written.interval
    return stats.norm((low + high) / 2.0, (high - low) / (2.0 * _reach(written)))


def _truncated(written: Distribution, lower: float, upper: float) -> FrozenDistribution:
    from scipy import optimize, special

    stats = _stats()

    if written.interval is None:
        return Truncated.of(stats.norm(written.mean, written.sd), lower, upper)
    (low, high), tail = written.interval, _tail(written)
    width = high - low

    def cut(parameters: Floats) -> Truncated:
        log_sd = float(np.clip(parameters[1], -10.0, 10.0))
        return Truncated.of(stats.norm(low + width * parameters[0], width * math.exp(log_sd)), lower, upper)

    def gap(parameters: Floats) -> Floats:
        distribution = cut(parameters)
        if distribution.mass <= 0.0:
            return np.array([1e3, 1e3])
        ends = special.ndtri(distribution.cdf(np.array(low))), -special.ndtri(distribution.sf(np.array(high)))
        short = np.array(ends) - special.ndtri([tail, 1.0 - tail])
        return np.asarray(np.nan_to_num(short, posinf=1e3, neginf=-1e3))

    start = [0.5, -math.log(2.0 * _reach(written))]
    solution = optimize.least_squares(gap, start, xtol=1e-15, ftol=1e-15, gtol=1e-15).x
    _check_close(gap(solution), low, high)
    return cut(solution)


def _check_close(gap: Floats, low: float, high: float) -> None:
    if not np.abs(gap).max() <= _CLOSE:
        raise ImpossibleFitError(f"[{low:g}, {high:g}]")


def _uniform(written: Distribution) -> FrozenDistribution:
    stats = _stats()

    low, high = written.span()
    return stats.uniform(low, high - low)


def _triangular(written: Distribution) -> FrozenDistribution:
    stats = _stats()

    low, high = written.span()
    assert written.mode is not None
    return stats.triang((written.mode - low) / (high - low), low, high - low)


def _pert(written: Distribution) -> FrozenDistribution:
    """PERT: a beta with mean (low + 4 mode + high) / 6, Malcolm et al. 1959 (doi 10.1287/opre.7.5.646)."""
    stats = _stats()

    low, high = written.span()
    assert written.mode is not None
    share = (written.mode - low) / (high - low)
    return stats.beta(1.0 + 4.0 * share, 5.0 - 4.0 * share, low, high - low)


def _empirical(written: Distribution) -> FrozenDistribution:
    values, places = np.unique(np.array(written.values), return_inverse=True)
    weights = np.ones(len(places)) if written.weights is None else np.array(written.weights)
    chances = np.bincount(places, weights)
    return Discrete(values, chances / chances.sum())


def stated(written: Distribution) -> str:
    """The parameters as they are written; of a mixture its parts.

    >>> stated(Distribution(kind=Family.NORMAL, mean=0.0, sd=1.0))
    'mean 0.0, sd 1.0'
    """
    if written.components is not None:
        return " + ".join(part.distribution.kind.value for part in written.components)
    parameters = written.model_dump(exclude_none=True, exclude={"kind", "components"}, mode="json")
    return ", ".join(f"{name} {part}" for name, part in parameters.items())


def _stats() -> Any:
    """Imported late, for it takes long; untyped, for the forms are checked where they are read."""
    from scipy import stats

    return stats


def _tail(written: Distribution) -> float:
    return (1.0 - (written.level or _LEVEL)) / 2.0


def _reach(written: Distribution) -> float:
    """How many standard deviations the interval reaches to either side."""
    from scipy import special

    tail = _tail(written)
    return float(-special.ndtri(tail) if written.df is None else -special.stdtrit(written.df, tail))


def _logit_normal(written: Distribution) -> FrozenDistribution:
    stats = _stats()

    if written.interval is not None:
        low, high = (logit(end) for end in written.interval)
        return LogitNormal(stats.norm((low + high) / 2.0, (high - low) / (2.0 * _reach(written))))
    return LogitNormal(stats.norm(written.meanlogit, written.sdlogit))


_FITS: dict[Family, Callable[[Distribution], FrozenDistribution]] = {
    Family.BETA: _beta,
    Family.GAMMA: _gamma,
    Family.LOGNORMAL: _lognormal,
    Family.NORMAL: _normal,
    Family.UNIFORM: _uniform,
    Family.TRIANGULAR: _triangular,
    Family.PERT: _pert,
    Family.EMPIRICAL: _empirical,
    Family.RISK_RATIO: _ratio,
    Family.LOGIT_NORMAL: _logit_normal,
}
