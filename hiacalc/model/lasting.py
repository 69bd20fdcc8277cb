"""From which year on something holds to the end."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from hiacalc.arrays import Floats


def holds_from(holds: NDArray[np.bool_]) -> Floats:
    """The year, from 0, from which something holds in every year that is left; nan where it never comes to.

    Args:
        holds: by year, shape `(years, draws)`.

    Returns:
        Shape `(draws,)`.

    >>> holds_from(np.array([[True, True, True], [False, True, True], [True, True, False]])).tolist()
    [2.0, 0.0, nan]
    """
    years = len(holds)
    fails = ~holds
    last_failing = np.where(fails.any(axis=0), years - np.argmax(fails[::-1], axis=0), 0)
    return np.where(last_failing >= years, np.nan, last_failing.astype(np.float64))
