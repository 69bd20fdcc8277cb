"""What do several studies say together? Random-effects pooling of ratios on the log scale.

Studies come in as log effects `y` and standard errors `s`. The true effects are
taken to vary normally around their mean with variance tau squared:
`y ~ N(mu, s^2 + tau^2)`.

Sources: Knapp and Hartung 2003 (doi 10.1002/sim.1482); Higgins, Thompson and
Spiegelhalter 2009 on prediction (doi 10.1111/j.1467-985X.2008.00552.x).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.analysis.distributions.log_ratio import Interval, around
from hiacalc.analysis.evidence_synthesis.heterogeneity import (
    HeterogeneityEstimator,
    cochran,
    q_profile,
    tau_squared,
)
from hiacalc.arrays import Floats


@dataclass(frozen=True, slots=True)
class Pooled:
    """What studies say together.

    `effect` is the mean log effect, `wald_standard_error` its standard error with tau
    squared taken as known, and `hartung_knapp_error` that of Hartung and Knapp.
    `q` is Cochran's Q. One study alone is that study: it tells nothing of tau
    squared, which then is nan.
    """

    effects: Floats
    errors: Floats
    method: HeterogeneityEstimator
    modified_knapp_hartung: bool
    tau2: float
    effect: float
    wald_standard_error: float
    hartung_knapp_error: float
    q: float

    @property
    def count(self) -> int:
        """How many studies."""
        return self.effects.size

    @property
    def degrees(self) -> int | None:
        """Degrees of freedom of the interval, k - 1; None for one study, whose interval is normal.

        >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
        >>> pooled.count, pooled.degrees
        (3, 2)
        """
        return self.count - 1 if self.count > 1 else None

    @property
    def is_narrower(self) -> bool:
        """Whether Hartung and Knapp's standard error is the smaller one.

        It then understates the uncertainty when there are few studies.

        >>> pool([-0.3, -0.3001], [0.1, 0.1]).is_narrower
        True
        """
        return self.hartung_knapp_error < self.wald_standard_error * (1.0 - 1e-9)  # beyond rounding

    @property
    def error(self) -> float:
        """The standard error used: Knapp and Hartung's, with `modified_knapp_hartung` at least the Wald one.

        The floor is the modification of Röver, Knapp and Friede 2015
        (doi 10.1186/s12874-015-0091-1).

        >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
        >>> round(pooled.error, 4)
        0.1155
        """
        both = (self.hartung_knapp_error, self.wald_standard_error)
        return max(both) if self.modified_knapp_hartung else both[0]

    @property
    def i2(self) -> float:
        """I squared, the share of the variation between studies: tau2 / (tau2 + typical error variance).

        The typical variance is that of Higgins and Thompson 2002 (doi
        10.1002/sim.1186), so with DerSimonian and Laird's tau squared this is (Q - df) / Q.

        >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
        >>> round(pooled.i2, 3)
        0.75
        """
        if self.count < 2:
            return math.nan
        weights = self.errors**-2
        total = weights.sum()
        typical = (self.count - 1) * total / (total**2 - (weights**2).sum())
        return float(self.tau2 / (self.tau2 + typical))

    @property
    def weights(self) -> Floats:
        """The share of each study in the mean; they sum to 1.

        >>> pool([-0.2, -0.2], [0.1, 0.2]).weights.round(2).tolist()
        [0.8, 0.2]
        """
        weights = 1.0 / (self.errors**2 + np.nan_to_num(self.tau2))
        return np.asarray(weights / weights.sum())

    def interval(self, level: float = 0.95) -> Interval:
        """Where the mean log effect lies: Student t with k - 1 degrees of freedom.

        >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
        >>> [round(end, 3) for end in pooled.interval()]
        [-0.797, 0.197]
        """
        return around(self.effect, self.error, level, self.degrees)

    def wald_interval(self, level: float = 0.95) -> Interval:
        """The Wald interval: normal, with tau squared taken as known.

        >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
        >>> [round(end, 3) for end in pooled.wald_interval()]
        [-0.526, -0.074]
        """
        return around(self.effect, self.wald_standard_error, level, None)

    def tau2_interval(self, level: float = 0.95) -> Interval | None:
        """Where tau squared lies, by its Q-profile; None for one study. See `q_profile`.

        >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
        >>> [round(end, 3) for end in pooled.tau2_interval()]
        [0.001, 1.57]
        """
        return q_profile(self.effects, self.errors**2, level) if self.count > 1 else None

    @property
    def fixed_effect(self) -> float:
        """The mean log effect if all studies had one true effect, each weighed by its inverse variance.

        >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
        >>> round(pooled.fixed_effect, 6)
        -0.3
        """
        return float(np.average(self.effects, weights=self.errors**-2))

    @property
    def fixed_error(self) -> float:
        """The standard error of `fixed_effect`; the variance between studies is not in it."""
        return float((self.errors**-2).sum() ** -0.5)

    def fixed_interval(self, level: float = 0.95) -> Interval:
        """The normal interval of `fixed_effect`."""
        return around(self.fixed_effect, self.fixed_error, level, None)

    def prediction(self, level: float = 0.95) -> Interval | None:
        """The prediction interval: where the log effect of a new study would lie; None for fewer than three.

        Student t with k - 2 degrees of freedom, as Higgins, Thompson and
        Spiegelhalter; wider than with the k - 1 that some programs use.

        >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
        >>> [round(end, 2) for end in pooled.prediction()]
        [-2.95, 2.35]
        """
        if self.count < 3:
            return None
        spread = math.hypot(self.error, math.sqrt(self.tau2))
        return around(self.effect, spread, level, self.count - 2)


def pool(
    effects: ArrayLike,
    errors: ArrayLike,
    method: HeterogeneityEstimator = HeterogeneityEstimator.REML,
    *,
    modified_knapp_hartung: bool = False,
) -> Pooled:
    """Pool independent studies.

    Args:
        effects: log effects, shape `(studies,)`.
        errors: their standard errors, same shape, above zero.
        method: how tau squared is estimated.
        modified_knapp_hartung: whether the interval may not be narrower than the classic one allows.

    Raises:
        ValueError: no study, unequal lengths, or an error that is not above zero.

    Arms that share a control group are not independent: see `combine_arms`.

    >>> pooled = pool([-0.5, -0.1, -0.3], [0.1, 0.1, 0.1])
    >>> round(pooled.effect, 3), round(pooled.tau2, 3)
    (-0.3, 0.03)
    """
    y, s = _checked(effects, errors)
    if y.size == 1:
        alone = float(s[0])
        return Pooled(y, s, method, modified_knapp_hartung, math.nan, float(y[0]), alone, alone, 0.0)
    variances = s**2
    tau2 = tau_squared(y, variances, method)
    weights = 1.0 / (variances + tau2)
    total = float(weights.sum())
    mean = float((weights * y).sum()) / total
    classic = 1.0 / math.sqrt(total)
    spread = float((weights * (y - mean) ** 2).sum()) / (y.size - 1)
    q = cochran(y, variances)
    return Pooled(y, s, method, modified_knapp_hartung, tau2, mean, classic, classic * math.sqrt(spread), q)


@dataclass(frozen=True, slots=True)
class Arms:
    """The arms of one trial as one estimate; `q` tells how far they are apart, with `degrees`.

    `weights` are the shares of the arms in it; they sum to 1.
    """

    effect: float
    error: float
    q: float
    degrees: int
    weights: Floats


def combine_arms(effects: ArrayLike, errors: ArrayLike, correlation: ArrayLike) -> Arms:
    """Arms of one trial with a common control group, as one estimate.

    Generalised least squares: the control group's chance error is in every arm,
    so arms tell less together than independent studies would.

    Args:
        effects: log effects against the control group, shape `(arms,)`.
        errors: their standard errors, same shape.
        correlation: of the estimates, shape `(arms, arms)`.

    Raises:
        ValueError: shapes that do not fit, or a matrix that is no correlation matrix.

    Source: generalised least squares for effects that share a control group, Gleser and Olkin 2009, in
    The Handbook of Research Synthesis and Meta-Analysis.

    >>> apart = combine_arms([-0.2, -0.1], [0.1, 0.1], [[1, 0], [0, 1]])
    >>> shared = combine_arms([-0.2, -0.1], [0.1, 0.1], [[1, 0.5], [0.5, 1]])
    >>> round(apart.error, 4), round(shared.error, 4)
    (0.0707, 0.0866)
    """
    y, s = _checked(effects, errors)
    together = np.asarray(correlation, dtype=float)
    if together.shape != (y.size, y.size) or not np.allclose(together, together.T):
        raise ValueError("a correlation for each pair of arms")
    if not np.allclose(np.diag(together), 1.0) or np.linalg.eigvalsh(together).min() <= 0.0:
        raise ValueError("not a correlation matrix")
    inverse = np.linalg.inv(together * np.outer(s, s))
    total = float(inverse.sum())
    weights = inverse.sum(axis=0) / total
    effect = float(weights @ y)
    apart = y - effect
    return Arms(effect, 1.0 / math.sqrt(total), float(apart @ inverse @ apart), y.size - 1, weights)


def shared_control(arms: Sequence[int], control: int) -> Floats:
    """The correlation of arms compared with one control group, from the units in each.

    An arm's estimate has variance proportional to 1/arm + 1/control and shares
    1/control with every other arm's; equal groups give 0.5.

    Args:
        arms: how many units each arm has.
        control: how many the control group has.

    Returns:
        The correlations, shape `(arms, arms)`.

    Source: Gleser and Olkin 2009, as for `combine_arms`.

    >>> shared_control([40, 40], 40)[0, 1].round(6)
    np.float64(0.5)
    """
    share = np.sqrt(np.asarray(arms) / (np.asarray(arms) + control))
    together = np.outer(share, share)
    np.fill_diagonal(together, 1.0)
    return together


def _checked(effects: ArrayLike, errors: ArrayLike) -> tuple[Floats, Floats]:
    y, s = np.asarray(effects, dtype=float), np.asarray(errors, dtype=float)
    if y.ndim != 1 or y.size == 0 or y.shape != s.shape:
        raise ValueError("one log effect and one standard error for each study")
    if not (np.isfinite(y).all() and np.isfinite(s).all() and (s > 0.0).all()):
        raise ValueError("log effects are finite, and standard errors above zero")
    return y, s
