"""What an hour of work is worth, this year and later."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats

ANNUAL_VALUE = "valuation.annual_value_per_fte"


def wage_per_hour(annual_value_per_fte: Floats, hours_per_fte_year: Floats) -> Floats:
    """Gross wage per paid hour: what sick pay replaces.

    Args:
        annual_value_per_fte: NOK a full-time year, shape `(1 or draws,)`.
        hours_per_fte_year: paid hours a full-time year, shape `(1 or draws,)`.

    Returns:
        NOK an hour, shape `(1 or draws,)`.

    >>> round(float(wage_per_hour(np.array(510_000.0), np.array(1687.5))), 2)
    302.22
    """
    return annual_value_per_fte / hours_per_fte_year


def wage_index(years: Floats, real_wage_growth: ArrayLike) -> Floats:
    """Price of working time in each programme year relative to the first, by real wage growth.

    Args:
        years: programme years, shape `(years,)`, or `(years, 1)` to broadcast over draws.
        real_wage_growth: yearly growth as a share; a number, or `(draws,)`.

    Returns:
        Factors, 1 in the first year, shape `(years,)` or `(years, 1 or draws)`.

    >>> wage_index(np.arange(1.0, 4.0), 0.1).round(2).tolist()
    [1.0, 1.1, 1.21]
    """
    growth = np.asarray(real_wage_growth, dtype=np.float64)
    if not growth.any():
        return np.ones_like(years)
    return np.asarray((1.0 + growth) ** (years - 1.0))
