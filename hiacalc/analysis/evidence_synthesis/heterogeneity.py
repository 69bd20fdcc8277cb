"""How much do true effects vary between studies? Their variance, tau squared, with its interval."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from hiacalc.arrays import Floats

_SCAN = 101


class HeterogeneityEstimator(StrEnum):
    """How the variance between studies is estimated."""

    REML = "reml"
    PAULE_MANDEL = "paule_mandel"
    DERSIMONIAN_LAIRD = "dersimonian_laird"


def tau_squared(y: Floats, variances: Floats, method: HeterogeneityEstimator) -> float:
    """The variance between two or more studies.

    Args:
        y: effects, shape `(studies,)`.
        variances: of their errors, same shape.
        method: the estimator.

    Sources: DerSimonian and Laird 1986 (doi 10.1016/0197-2456(86)90046-2); Paule
    and Mandel 1982 (doi 10.6028/jres.087.022); Viechtbauer 2005 on restricted maximum
    likelihood (doi 10.3102/10769986030003261).

    >>> round(tau_squared(np.array([-0.5, -0.1, -0.3]), np.full(3, 0.01), HeterogeneityEstimator.REML), 6)
    0.03
    """
    if method is HeterogeneityEstimator.REML:
        return _reml(y, variances)
    return (
        _paule_mandel(y, variances)
        if method is HeterogeneityEstimator.PAULE_MANDEL
        else _dersimonian_laird(y, variances)
    )


def cochran(y: Floats, variances: Floats) -> float:
    """Cochran's Q: the squared distances of effects from their weighted mean, each by its variance.

    Args:
        y: effects, shape `(studies,)`.
        variances: of their errors, same shape.

    Source: Cochran 1954 (doi 10.2307/3001666).

    >>> round(cochran(np.array([-0.5, -0.1, -0.3]), np.full(3, 0.01)), 6)
    8.0
    """
    weights = 1.0 / variances
    mean = (weights * y).sum() / weights.sum()
    return float((weights * (y - mean) ** 2).sum())


def q_profile(y: Floats, variances: Floats, level: float = 0.95) -> tuple[float, float]:
    """An interval for tau squared: where the generalised Q is no unlikely draw of its chi-square.

    At the true tau squared the generalised Q is chi-square with k - 1 degrees of
    freedom, and it falls as tau squared rises. An end is 0 where Q is below its
    quantile already without variance between studies.

    Args:
        y: effects of two or more studies, shape `(studies,)`.
        variances: of their errors, same shape.
        level: of the interval.

    Source: Viechtbauer 2007 (doi 10.1002/sim.2514).

    >>> low, high = q_profile(np.array([-0.5, -0.1, -0.3]), np.full(3, 0.01))
    >>> round(low, 4), round(high, 4)
    (0.0008, 1.5699)
    """
    from scipy.special import chdtri

    tail = (1.0 - level) / 2
    unlikely = (float(chdtri(y.size - 1, share)) for share in (tail, 1.0 - tail))
    low, high = (_tau_squared_at(q, y, variances) for q in unlikely)
    return low, high


def _tau_squared_at(q: float, y: Floats, variances: Floats) -> float:
    """The tau squared at which the generalised Q takes a value; 0 where it never is so large."""
    from scipy.optimize import brentq

    def excess(tau2: float) -> float:
        return cochran(y, variances + tau2) - q

    if excess(0.0) <= 0.0:
        return 0.0
    most = (
        float(((y - y.mean()) ** 2).sum()) / q
    )  # Q is at most the squares about the plain mean over tau squared
    return float(brentq(excess, 0.0, most, xtol=1e-14, rtol=1e-12))


def _dersimonian_laird(y: Floats, variances: Floats) -> float:
    weights = 1.0 / variances
    total = weights.sum()
    excess = cochran(y, variances) - (y.size - 1)
    return max(0.0, float(excess / (total - (weights**2).sum() / total)))


def _paule_mandel(y: Floats, variances: Floats) -> float:
    """The tau squared at which the generalised Q is its expectation, k - 1; Q falls with tau squared."""
    return _tau_squared_at(y.size - 1, y, variances)


def _reml(y: Floats, variances: Floats) -> float:
    """The tau squared of highest restricted likelihood, the best of all its peaks and zero."""
    from scipy.optimize import minimize_scalar

    def loss(tau2: Floats) -> Floats:
        weights = 1.0 / (variances + tau2[:, None])
        total = weights.sum(axis=1)
        means = (weights * y).sum(axis=1) / total
        squares = (weights * (y - means[:, None]) ** 2).sum(axis=1)
        return np.asarray(squares + np.log(total) - np.log(weights).sum(axis=1))

    most = _most(y)
    grid = np.concatenate([[0.0], np.geomspace(min(1e-6, 1e-3 * variances.min()), max(most, 1e-5), _SCAN)])
    lowest = int(np.argmin(loss(grid)))
    if lowest == 0:
        lowest = 1  # a peak may hide between zero and the first point
    ends = (grid[lowest - 1], grid[min(lowest + 1, _SCAN)])
    minimum = minimize_scalar(
        lambda tau2: float(loss(np.array([tau2]))[0]),
        bounds=ends,
        method="bounded",
        options={"xatol": 1e-12 + 1e-9 * ends[1]},
    )
    best = np.array([0.0, float(minimum.x)])
    return float(best[np.argmin(loss(best))])


def _most(y: Floats) -> float:
    """A tau squared above every estimate: the whole spread of the effects, and a little more."""
    return float(((y - y.mean()) ** 2).sum()) * y.size + 1e-12
