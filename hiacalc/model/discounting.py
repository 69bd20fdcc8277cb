"""Discount factors: what a krone in programme year y is worth at programme start."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats
from hiacalc.scenario.options import Timing

# How far into its year an amount falls.
_OFFSET = {Timing.START: 1.0, Timing.MID: 0.5, Timing.END: 0.0}


def discount_factors(
    rate: ArrayLike,
    timing: Timing | str,
    years: Floats,
    steps: Sequence[tuple[float, float]] = (),
) -> Floats:
    """Discount factors of programme years 1, 2, 3 ...

    Args:
        rate: yearly rate as a share; a number, or `(draws,)`.
        timing: whether amounts fall at the start, the middle or the end of a year.
        years: programme years, shape `(years,)`, or `(years, 1)` to broadcast over draws.
        steps: a schedule of `(from elapsed year, rate)` beginning at 0; where there is one it
            takes the place of `rate`.

    Returns:
        Factors, shape `(years,)` or `(years, draws)`.

    Source: stepwise rates as in the Ministry of Finance's circular R-109.

    >>> years = np.arange(1.0, 6.0)
    >>> [round(float(discount_factors(0.04, t, years).sum()), 4) for t in Timing]
    [4.6299, 4.54, 4.4518]
    >>> discount_factors(0.0, "end", np.arange(1.0, 4.0), [(0, 0.04), (2, 0.03)]).round(4).tolist()
    [0.9615, 0.9246, 0.8976]
    """
    elapsed = years - _OFFSET[Timing(timing)]
    if not steps:
        return np.asarray(np.power(1.0 + np.asarray(rate, dtype=np.float64), -elapsed))
    factors = np.ones_like(elapsed)
    starts = [start for start, _ in steps]
    for (start, step_rate), end in zip(steps, [*starts[1:], np.inf], strict=True):
        factors *= (1.0 + step_rate) ** -np.clip(elapsed - start, 0.0, end - start)
    return factors
