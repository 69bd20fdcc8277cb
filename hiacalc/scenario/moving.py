"""Moving a value: its range and its distribution move along, so that a what-if keeps the doubt it had.

A range keeps its shape in proportion: each end stays at the new value over the
old one times its distance, and at the same distance where either is zero. What
has a scale of its own moves on that one: limits of an interval on the scale of
their law (logarithm of the ratio, logit, logarithm), and so do distributions.
The family, the level and what it all rests on stay.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from hiacalc.scenario.bounds import Bounds
from hiacalc.scenario.distribution import Distribution, Family

_AFFINE = {Family.NORMAL, Family.TRUNCATED_NORMAL, Family.UNIFORM, Family.TRIANGULAR, Family.PERT}
_PLACES = ("mean", "low", "mode", "high", "lower", "upper")
_SCALED = (*_PLACES, "sd", "scale")


def moved_ends(
    ends: tuple[float, float], old: float, new: float, bounds: Bounds, level: float | None = None
) -> tuple[float, float]:
    """The ends of a range when the value it belongs to has moved, cut at the bounds for use.

    Args:
        ends: low and high, as the file states them.
        old: the value that the file states.
        new: the value now.
        bounds: of the input.
        level: that of an interval, None where the range is no interval.

    Returns:
        Low and high, with `new` between them or at an end.

    >>> from hiacalc.scenario.bounds import Unit
    >>> moved_ends((300.0, 600.0), 400.0, 200.0, Bounds(Unit.NOK, 0.0, 1e6))
    (150.0, 300.0)
    """
    low, high = ends
    move = _in_proportion(old, new)
    if level is not None and low < high:
        family = bounds.interval_distribution(low, high, level).kind
        move = _on_scale_of(family, old, new) or move
    low, high = (min(max(move(end), bounds.lower), bounds.upper) for end in ends)
    if bounds.integer:
        low, high = float(round(low)), float(round(high))
    return min(low, new), max(high, new)


def moved_distribution(written: Distribution | None, old: float, new: float) -> Distribution | None:
    """The distribution of an input whose value has moved, of the same family.

    Args:
        written: as the file states it, None where there is none.
        old: the value that the file states.
        new: the value now.

    Returns:
        None where the family cannot follow, as a lognormal cannot to zero.

    >>> ratio = Distribution(kind=Family.RISK_RATIO, interval=(0.75, 1.0))
    >>> moved_distribution(ratio, 0.20, 0.60).interval
    (0.375, 0.5)
    """
    if written is None:
        return None
    if written.kind is Family.MIXTURE:
        parts = []
        for part in written.components or ():
            inner = moved_distribution(part.distribution, old, new)
            if inner is None:
                return None
            parts.append(part.model_copy(update={"distribution": inner}))
        return written.model_copy(update={"components": tuple(parts)})
    if written.kind is Family.EMPIRICAL:
        move = _in_proportion(old, new)
        return written.model_copy(update={"values": tuple(move(point) for point in written.values or ())})
    if written.kind in _AFFINE:
        return _affine(written, old, new)
    if written.kind is Family.RISK_RATIO:
        return multiplied(written, (1.0 - new) / (1.0 - old)) if max(old, new) < 1.0 else None
    if written.kind in (Family.BETA, Family.LOGIT_NORMAL):
        return _on_logit(written, old, new)
    return multiplied(written, new / old) if old > 0.0 and new > 0.0 else None


def _in_proportion(old: float, new: float) -> Callable[[float], float]:
    factor = abs(new / old) if old and new else 1.0
    return lambda end: new + factor * (end - old)


def _on_scale_of(family: Family, old: float, new: float) -> Callable[[float], float] | None:
    """A shift on the scale on which an interval of the family is even; None off that scale."""
    if family is Family.RISK_RATIO and max(old, new) < 1.0:
        return lambda end: 1.0 - (1.0 - end) * (1.0 - new) / (1.0 - old)
    if family is Family.LOGIT_NORMAL and 0.0 < old < 1.0 and 0.0 < new < 1.0:
        shift = logit(new) - logit(old)
        return lambda end: expit(logit(end) + shift)
    if family is Family.LOGNORMAL and old > 0.0 and new > 0.0:
        return lambda end: end * new / old
    return None


def _affine(written: Distribution, old: float, new: float) -> Distribution:
    move = _in_proportion(old, new)
    factor = move(old + 1.0) - new
    moved: dict[str, Any] = {
        name: move(position) for name in _PLACES if (position := getattr(written, name)) is not None
    }
    if written.sd is not None:
        moved["sd"] = written.sd * factor
    if written.interval is not None:
        moved["interval"] = tuple(move(end) for end in written.interval)
    return written.model_copy(update=moved)


def multiplied(written: Distribution, factor: float) -> Distribution:
    """The distribution of what is drawn times a factor, as amounts of money in another year's kroner are.

    Args:
        written: of amounts, or of the ratio of a reduction.
        factor: above zero.

    >>> multiplied(Distribution(kind=Family.NORMAL, mean=100.0, sd=10.0), 1.5).sd
    15.0
    """
    moved: dict[str, Any] = {
        name: part * factor for name in _SCALED if (part := getattr(written, name)) is not None
    }
    if written.meanlog is not None:
        moved["meanlog"] = written.meanlog + math.log(factor)
    for name in ("interval", "values"):
        if (ends := getattr(written, name)) is not None:
            moved[name] = tuple(end * factor for end in ends)
    if written.components is not None:
        moved["components"] = tuple(
            part.model_copy(update={"distribution": multiplied(part.distribution, factor)})
            for part in written.components
        )
    return written.model_copy(update=moved)


def _on_logit(written: Distribution, old: float, new: float) -> Distribution | None:
    """A beta keeps what it is worth in observations, a logit-normal its spread on the logit scale."""
    if not (0.0 < old < 1.0 and 0.0 < new < 1.0):
        return None
    shift = logit(new) - logit(old)
    if written.interval is not None:
        ends = tuple(expit(logit(end) + shift) for end in written.interval)
        return written.model_copy(update={"interval": ends})
    if written.meanlogit is not None:
        return written.model_copy(update={"meanlogit": written.meanlogit + shift})
    if written.mean is not None and written.sd is not None:
        together = written.mean * (1.0 - written.mean) / written.sd**2
        mean = expit(logit(written.mean) + shift)
        sd = math.sqrt(mean * (1.0 - mean) / together)
        return written.model_copy(update={"mean": mean, "sd": sd})
    assert written.alpha is not None
    assert written.beta is not None
    total = written.alpha + written.beta
    mean = expit(logit(written.alpha / total) + shift)
    return written.model_copy(update={"alpha": mean * total, "beta": (1.0 - mean) * total})


def logit(share: float) -> float:
    """The logit: the logarithm of the odds.

    >>> logit(0.5)
    0.0
    """
    return math.log(share / (1.0 - share))


def expit(odds: float) -> float:
    """The share with these log odds, the inverse of `logit`.

    >>> round(expit(logit(0.2)), 12)
    0.2
    """
    return 1.0 / (1.0 + math.exp(-odds)) if odds >= 0.0 else math.exp(odds) / (1.0 + math.exp(odds))
