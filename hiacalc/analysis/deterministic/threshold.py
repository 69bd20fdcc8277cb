"""At which value of an input does an outcome reach a target?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model import (
    Outcome,
    Perspective,
    Viewpoint,
    ViewpointOrName,
    evaluate,
    outcomes,
    viewpoint_of,
)
from hiacalc.scenario.bounds import Bounds
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.scenario.registry import group_input, quantities
from hiacalc.scenario.schema import Scenario

_SCAN = 513


@dataclass(frozen=True, slots=True)
class Threshold:
    """The values of an input at which an outcome equals a target.

    `roots` are all that were found within `bracket`, ascending; `value` is the
    one nearest to the base. When there is none, `reason` is `below_target`,
    `above_target`, `undefined`, `no_influence` or `steps_over` (the outcome
    jumps across the target between the two ends of `bracket`), and
    `at_bounds` holds the outcome at both ends of the bracket. `alone` is, for days saved
    per patient, where the individual measure breaks even without the workplace measure:
    nan where it never does; None for all else.
    """

    parameter: str
    outcome: Outcome
    perspective: Viewpoint
    target: float
    base: float
    bracket: tuple[float, float]
    at_bounds: tuple[float, float]
    roots: tuple[float, ...]
    reason: str | None
    alone: float | None = None

    @property
    def value(self) -> float | None:
        """The root nearest to the base value, or None.

        >>> from hiacalc.scenario import shipped
        >>> solution = threshold(shipped("helseiarbeid-2016"), "delivery.fare")
        >>> round(solution.value)
        13910
        """
        return min(self.roots, key=lambda root: abs(root - self.base), default=None)


def threshold(
    scenario: Scenario,
    path: str,
    target: float = 0.0,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
) -> Threshold:
    """Solve for the value of an input at which an outcome is a target, all others as in the scenario.

    The whole permitted span is scanned in one call of the model; every change
    of sign is then closed in on until the outcome is the target to within
    rounding. A value that only touches the target between two scanned points
    without crossing it can be missed. Outcome and perspective are given as such
    or by name.

    Args:
        scenario: gives the other inputs.
        path: of the input.
        target: the value of the outcome to reach.
        outcome: the figure to follow, itself or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.

    Raises:
        ScenarioError: an unknown path, outcome or perspective.

    >>> from hiacalc.scenario import shipped
    >>> solution = threshold(shipped("helseiarbeid-2016"), "effect.relative_reduction")
    >>> round(solution.value, 5)
    0.02019
    """
    outcome, perspective = Outcome.named(outcome), viewpoint_of(perspective)
    named = group_input(scenario, path)
    base = scenario.numbers[path]
    points = _scan(scenario, path, named.bounds)

    def gap(values: Floats) -> Floats:
        results = outcomes(scenario, {path: values}, [outcome], perspective)
        return np.broadcast_to(results[outcome], values.shape) - target

    gaps = gap(points)
    roots, stepped = _roots(points, gaps, gap, whole=named.bounds.integer)
    is_break_even = outcome is Outcome.NET_BENEFIT and target == 0.0
    lower, upper = (stepped, stepped + 1) if stepped is not None else (0, -1)
    return Threshold(
        parameter=path,
        outcome=outcome,
        perspective=perspective,
        target=target,
        base=base,
        bracket=(float(points[lower]), float(points[upper])),
        at_bounds=(float(gaps[lower] + target), float(gaps[upper] + target)),
        roots=roots,
        reason=None if roots else _reason(gaps, stepped),
        alone=_alone(scenario, perspective) if path == DAYS_SAVED and is_break_even else None,
    )


def _alone(scenario: Scenario, perspective: Viewpoint) -> float:
    return evaluate(scenario).single().break_even_days(perspective)


def _scan(scenario: Scenario, path: str, bounds: Bounds) -> Floats:
    """Points over the whole span, closer together around the value and its range."""
    quantity = quantities(scenario)[path]
    if path == PRICE_YEAR:  # no other year has kroner to answer in
        return np.array(scenario.price_years, dtype=np.float64)
    if bounds.integer:
        return np.arange(bounds.lower, bounds.upper + 1.0)
    near = [quantity.value, *(end for end in (quantity.low, quantity.high) if end is not None)]
    reach = max(max(near) - min(near), 0.1 * abs(quantity.value), 1e-3 * (bounds.upper - bounds.lower))
    points = np.concatenate(
        [
            np.linspace(bounds.lower, bounds.upper, _SCAN),
            np.linspace(min(near) - reach, max(near) + reach, _SCAN),
            near,
        ]
    )
    if bounds.lower >= 0.0:
        smallest = max(bounds.lower, bounds.upper * 1e-6)
        points = np.concatenate([points, np.geomspace(smallest, bounds.upper, _SCAN)])
    return np.unique(np.clip(points, bounds.lower, bounds.upper))


def _roots(
    points: Floats, gaps: Floats, gap: Callable[[Floats], Floats], *, whole: bool
) -> tuple[tuple[float, ...], int | None]:
    """All roots, and where the gap changes sign without one, if anywhere."""
    from scipy.optimize import brentq

    if _reason(gaps, None) in ("undefined", "no_influence"):
        return (), None
    close = 1e-9 * max(1.0, float(np.nanmax(np.abs(gaps))))
    roots = [float(point) for point in points[gaps == 0.0]]
    stepped = None
    for cell in np.flatnonzero(gaps[:-1] * gaps[1:] < 0.0):
        if whole:  # nothing lies between two whole numbers
            stepped = int(cell)
            continue
        root = float(
            brentq(
                lambda value: float(gap(np.array([value]))[0]),
                points[cell],
                points[cell + 1],
                xtol=1e-300,
                rtol=4 * np.finfo(float).eps,
                maxiter=200,
            )
        )
        if abs(float(gap(np.array([root]))[0])) <= close:
            roots.append(root)
        else:
            stepped = int(cell)
    return tuple(sorted(roots)), stepped


def _reason(gaps: Floats, stepped: int | None) -> str:
    if stepped is not None:
        return "steps_over"
    defined = gaps[np.isfinite(gaps)]
    if defined.size == 0:
        return "undefined"
    if np.ptp(defined) <= 1e-12 * max(1.0, float(np.abs(defined).max())):
        return "no_influence"
    return "below_target" if float(defined.max()) < 0.0 else "above_target"
