"""A ratio of figures, where there is one."""

from __future__ import annotations

import numpy as np

from hiacalc.arrays import Floats


def ratio(above_line: Floats, below_line: Floats) -> Floats:
    """The ratio; nan where the lower part is not above zero, or the ratio overflows.

    >>> ratio(np.array([1.0, 1.0]), np.array([2.0, 0.0])).tolist()
    [0.5, nan]
    """
    quotient = np.full(np.shape(below_line), np.nan)
    with np.errstate(over="ignore"):
        np.divide(above_line, below_line, out=quotient, where=below_line > 0.0)
    return np.where(np.isinf(quotient), np.nan, quotient)
