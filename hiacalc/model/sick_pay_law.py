"""Sick pay by law: which part of pay NAV covers, and on which part of its days it gives holiday pay."""

from __future__ import annotations

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.normal_distribution import normal_cdf


def share_below_cap(mean_pay: Floats, wage_spread: Floats, cap: Floats) -> Floats:
    """The share of pay that lies below a cap, E[min(P, cap)] / E[P], when pay is lognormal.

    Args:
        mean_pay: mean annual pay of a person, above 0, `(1,)` or `(draws,)`.
        wage_spread: standard deviation of its logarithm; at 0 all earn the mean.
        cap: annual pay above which nothing is covered, in the same kroner. The three broadcast.

    Returns:
        Shares from 0 to 1.

    Source: the limited expected value of the lognormal distribution: Klugman, Panjer and Willmot,
    Loss Models: From Data to Decisions, 4th edition, 2012.

    Example:
        >>> pay, spread = np.array([510000.15, 510000.15, 1e6]), np.array([0.35, 0.0, 0.0])
        >>> share_below_cap(pay, spread, np.array([523970.0])).round(10).tolist()
        [0.8724576757, 1.0, 0.52397]
    """
    with np.errstate(divide="ignore", over="ignore"):
        ratio = np.asarray(cap / mean_pay)
        log_ratio = np.log(ratio)
        spread = np.where(wage_spread > 0.0, wage_spread, 1.0)
        standard = log_ratio / spread
    half = spread / 2.0
    beyond, below = normal_cdf(-standard - half), normal_cdf(standard - half)
    # pay above the cap counts as the cap, pay below it as it is
    with np.errstate(invalid="ignore"):
        share = np.where(beyond > 0.0, ratio * beyond, 0.0) + below
    equal = np.minimum(ratio, 1.0)
    return np.asarray(np.where(wage_spread > 0.0, np.minimum(share, equal), equal))


def share_with_holiday_pay(share_within_48_days: Floats, early: Floats, avoided_early: Floats) -> Floats:
    """The share of avoided NAV days on which NAV would have given holiday pay.

    That share of all NAV days is known; avoided days have it by as much more
    or less as they lie earlier in their spells.

    Args:
        share_within_48_days: of all NAV days, those on which it gives holiday pay.
        early: of all NAV days, those before the calendar day on which a spell's holiday pay ends.
        avoided_early: the same share of the NAV days avoided. The three broadcast.

    Returns:
        Shares from 0 to 1.

    Example:
        >>> early, avoided = np.array([0.5]), np.array([0.0, 0.25, 0.5, 1.0])
        >>> share_with_holiday_pay(np.array([0.55]), early, avoided).tolist()
        [0.0, 0.275, 0.55, 1.0]
    """
    relative = np.where(early > 0.0, avoided_early / np.where(early > 0.0, early, 1.0), 1.0)
    return np.asarray(np.clip(share_within_48_days * relative, 0.0, 1.0))
