"""A ratio known to within an interval, taken as normal or Student t on the log scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LogRatio:
    """A ratio whose logarithm is normal, or Student t when `degrees` are given, with scale `sdlog`."""

    meanlog: float
    sdlog: float
    degrees: float | None = None

    def interval(self, level: float = 0.95) -> Interval:
        """The equal-tailed interval of the ratio itself.

        >>> [round(end, 3) for end in LogRatio(0.0, 0.1).interval()]
        [0.822, 1.217]
        """
        low, high = around(self.meanlog, self.sdlog, level, self.degrees)
        return math.exp(low), math.exp(high)

    def widened(self, sds: Sequence[float]) -> LogRatio:
        """The same with variance added for each reason not to trust it fully here.

        Degrees of freedom stay, so that an interval of any level can only grow;
        the more usual matching of moments would raise them and, with two or three
        studies, make the interval narrower by adding to its variance.

        >>> LogRatio(0.0, 0.3).widened([0.4]).sdlog
        0.5
        """
        return LogRatio(self.meanlog, math.hypot(self.sdlog, *sds), self.degrees)


def from_interval(interval: Interval, level: float = 0.95, ratio: float | None = None) -> LogRatio:
    """A ratio from its reported interval, taken as normal on the log scale.

    Args:
        interval: the ends, as ratios.
        level: of the interval.
        ratio: the reported estimate; by default the middle of the interval on the log scale.

    >>> ratio = from_interval((0.71, 0.99), ratio=0.84)
    >>> round(ratio.meanlog, 4), round(ratio.sdlog, 4)
    (-0.1744, 0.0848)
    """
    low, high = (math.log(end) for end in interval)
    middle = (low + high) / 2 if ratio is None else math.log(ratio)
    return LogRatio(middle, (high - low) / (2 * _reach(level, None)))


def around(middle: float, error: float, level: float, degrees: float | None) -> Interval:
    """The equal-tailed interval of a normal, or of a Student t when degrees are given.

    Args:
        middle: the estimate.
        error: its standard error.
        level: of the interval.
        degrees: of freedom of Student's t; None for a normal.

    >>> [round(end, 2) for end in around(0.0, 1.0, 0.95, None)]
    [-1.96, 1.96]
    """
    reach = _reach(level, degrees) * error
    return middle - reach, middle + reach


def _reach(level: float, degrees: float | None) -> float:
    from scipy.special import ndtri, stdtrit

    tail = (1.0 + level) / 2
    return float(ndtri(tail) if degrees is None else stdtrit(degrees, tail))
