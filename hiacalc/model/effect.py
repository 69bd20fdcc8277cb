"""How the reduction in absence follows attendance, builds up, lasts and fades."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats

_ROUNDING = 1e-6  # of a year


def share_in_force(attendance: Floats, attendance_behind: Floats, follows_attendance: Floats) -> Floats:
    """The share of the reduction in absence that is in force when some stay away.

    Args:
        attendance: share of the workers who attend.
        attendance_behind: the attendance that the reduction was seen or thought of with.
        follows_attendance: how far the effect follows attendance, from 0, not at all, to 1, wholly.

    Returns:
        Shares from 0 to 1, of the shape that the three broadcast to; 1 for as many as lie behind.

    >>> share_in_force(np.array([0.0, 0.5, 1.0]), np.array(0.8), np.array(1.0)).tolist()
    [0.0, 0.625, 1.0]
    """
    reached = np.minimum(1.0, attendance / attendance_behind)
    return np.asarray(1.0 - follows_attendance * (1.0 - reached))


def whole_years(duration: float) -> int:
    """The last year that a duration reaches into; a millionth of a year is rounding.

    >>> whole_years(5.0), whole_years(5.1), whole_years(5.000000001)
    (5, 6, 5)
    """
    return math.ceil(duration - _ROUNDING)


def effect_profile(years: Floats, onset_years: ArrayLike, duration: ArrayLike, decay: ArrayLike) -> Floats:
    """The share of the whole effect that is at work in each programme year.

    Args:
        years: programme years 1, 2, 3 ..., shape `(years,)`, or `(years, 1)` to broadcast over draws.
        onset_years: years before the effect is whole; it grows by equal parts until then.
        duration: years from programme start in which the effect holds; a part year counts in part.
        decay: share of what is left that goes each year after `duration`; 1 ends it at once.
            These three are numbers or `(draws,)`.

    Returns:
        Shares from 0 to 1, shape `(years,)` or `(years, draws)`.

    >>> effect_profile(np.arange(1.0, 7.0), 1, 3.5, 1).tolist()
    [0.5, 1.0, 1.0, 0.5, 0.0, 0.0]
    >>> effect_profile(np.arange(1.0, 5.0), 0, 2, 0.5).tolist()
    [1.0, 1.0, 0.5, 0.25]
    """
    onset, last, fading = (np.asarray(part, dtype=np.float64) for part in (onset_years, duration, decay))
    active = np.clip(last - (years - 1.0), 0.0, 1.0)
    built = np.minimum(1.0, years / (onset + 1.0))
    if np.all(fading == 1.0):
        return np.asarray(built * active)
    left = (1.0 - fading) ** np.maximum(0.0, years - last)
    return np.asarray(built * (active + (1.0 - active) * left))


def strongest(years: Floats, onset_years: ArrayLike, duration: ArrayLike, decay: ArrayLike) -> Floats:
    """The largest share of the whole effect that is at work in any of the years; 1 where it becomes whole.

    Unlike the profile, which says what a year holds, it does not fall where the
    effect lasts for part of a year only. A millionth of a year is rounding here too.

    Args:
        years: programme years 1, 2, 3 ..., shape `(years, 1)`.
        onset_years: years before the effect is whole, a number or `(draws,)`.
        duration: years from programme start in which the effect holds, a number or `(draws,)`.
        decay: share of what is left that goes each year after `duration`, a number or `(draws,)`.

    Returns:
        Shares from 0 to 1, shape `(draws,)`.

    >>> years = np.arange(1.0, 5.0)[:, None]
    >>> strongest(years, [0, 3, 3, 9], [0.5, 2, 9, 0], 1).tolist()
    [1.0, 0.5, 1.0, 0.0]
    """
    while_it_lasts = effect_profile(years, onset_years, np.ceil(np.asarray(duration) - _ROUNDING), 1)
    with_what_is_left = effect_profile(years, onset_years, duration, decay)
    return np.asarray(np.maximum(while_it_lasts, with_what_is_left).max(axis=0))
