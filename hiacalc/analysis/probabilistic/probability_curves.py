"""Curves of probability with points where they are needed: over an input, and over the price of an hour."""

from __future__ import annotations

import numpy as np

from hiacalc.analysis.probabilistic.probability import (
    Acceptability,
    ProbabilityCurve,
    acceptability,
    probability_curve,
)
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.scenario.effect import NO_EFFECT
from hiacalc.scenario.registry import named_input

_COARSE, _FINE = 9, 17  # points over the whole axis, and where the curve moves
_GLANCE = 512  # draws to see where that is
_TAIL = 0.01
_PRICES = 241
_REACH = 0.95  # of what the curve ever reaches, at the end of its axis


def adaptive_curve(drawn: Uncertainty, path: str) -> ProbabilityCurve:
    """The probability that it pays, over an input, with points where it rises or falls and one at the base.

    Args:
        drawn: the draws.
        path: of the input along the axis, which need not be uncertain.

    Raises:
        ScenarioError: an unknown path.

    Example:
        >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
        >>> from hiacalc.scenario import shipped
        >>> drawn = uncertainty(shipped("helseiarbeid-2016"), draws=512)
        >>> curve = adaptive_curve(drawn, "effect.relative_reduction")
        >>> 0.05 in curve.values.tolist(), bool(curve.probabilities[0] < 0.5 < curve.probabilities[-1])
        (True, True)
    """
    ends = _ends(drawn, path)
    points = [np.linspace(*ends, _COARSE)]
    for _ in range(2):  # the second look is at what the first one showed to move
        moving = _moving(probability_curve(drawn, path, points[-1], draws=_GLANCE))
        if moving is not None:
            points = [points[0], np.linspace(*moving, _FINE)]
    base = drawn.scenario.numbers[path]
    if ends[0] <= base <= ends[1]:
        points.append(np.array([base]))
    return probability_curve(drawn, path, np.unique(np.concatenate(points)))


def _moving(glance: ProbabilityCurve) -> tuple[float, float] | None:
    """Between which points a curve rises or falls; None where it hardly does."""
    steps = np.flatnonzero(np.abs(np.diff(glance.probabilities)) > _TAIL)
    if not len(steps):
        return None
    return float(glance.values[steps[0]]), float(glance.values[steps[-1] + 1])


def _ends(drawn: Uncertainty, path: str) -> tuple[float, float]:
    """The span of the axis; where a certain nought gives none, what is permitted.

    An effect that is nought and certain is looked at up to twice the one from
    which the base case pays.
    """
    base = drawn.scenario.numbers[path]
    if path in drawn.marginals:
        low, high = drawn.marginals[path].ppf([_TAIL / 2, 1.0 - _TAIL / 2])
        return float(low), float(high)
    bounds = named_input(drawn.scenario, path).bounds
    if base:
        low, high = np.clip(sorted((0.5 * base, 1.5 * base)), bounds.lower, bounds.upper)
        return float(low), float(high)
    if path in NO_EFFECT:
        even = drawn.base.single().break_even_effect(drawn.perspective)
        if np.isfinite(even) and even:
            low, high = np.clip((min(0.0, 2 * even), max(0.0, 2 * even)), bounds.lower, bounds.upper)
            return float(low), float(high)
    return bounds.lower, bounds.upper


def acceptability_curve(drawn: Uncertainty) -> Acceptability:
    """The cost-effectiveness acceptability curve from no price to one beyond which it hardly rises.

    Example:
        >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
        >>> from hiacalc.scenario import shipped
        >>> curve = acceptability_curve(uncertainty(shipped("helseiarbeid-2016"), draws=512))
        >>> curve.prices.shape, float(curve.prices[0])
        ((241,), 0.0)
    """
    gains = drawn.hours > 0.0
    dearest = float(np.quantile(drawn.costs[gains] / drawn.hours[gains], _REACH)) if gains.any() else 0.0
    base = price_of_hour(drawn) or 0.0
    return acceptability(drawn, np.linspace(0.0, max(dearest, base, 1.0) * 1.05, _PRICES))


def price_of_hour(drawn: Uncertainty) -> float | None:
    """What an avoided hour brings in the base case, NOK; None where none is avoided or nothing is gained.

    Example:
        >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
        >>> from hiacalc.scenario import shipped
        >>> round(price_of_hour(uncertainty(shipped("helseiarbeid-2016"), draws=512)))
        302
    """
    run = drawn.base
    hours = run.single().hours_avoided_discounted
    brings = run.single().benefits(drawn.perspective) + run.single().transfers(drawn.perspective)
    return brings / hours if hours > 0.0 and brings > 0.0 else None
