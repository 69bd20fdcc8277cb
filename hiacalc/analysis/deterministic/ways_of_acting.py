"""The same reduction in all days by other ways of acting, so that what differs is whose days they are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from hiacalc.model.inputs import Inputs
from hiacalc.model.reduction import Reduction
from hiacalc.scenario import ScenarioError, changed
from hiacalc.scenario.effect import NO_EFFECT, REDUCTION
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.registry import keys
from hiacalc.scenario.schema import Scenario

_POINTS = 65  # of the grid that closes in on the solution
_ROUNDS = 12
_CLOSE = 1e-12  # of the reduction
# What says how strong each way is; of spells the certified ones, which the other two ways act on as well.
_STRENGTH = {
    ActsOn.ABSENCE: REDUCTION,
    ActsOn.SPELLS: "effect.fewer_certified",
    ActsOn.LENGTH: "effect.days_shorter",
    ActsOn.HAZARD: "effect.hazard_ratio",
}


class WayOfActing(NamedTuple):
    """A way of acting with the strength that gives a reduction; no scenario where no strength does."""

    way: ActsOn
    scenario: Scenario | None


def ways_of_acting(scenario: Scenario) -> list[WayOfActing]:
    """Every way of acting with the reduction in all days that the scenario has, its own as it stands.

    Fewer spells are fewer certified ones; shorter spells and faster return act from
    day 1 on all of them. The strength is solved for.

    Args:
        scenario: where absence comes in spells.

    Returns:
        In the order of `ActsOn`; empty where absence is one share.

    >>> from hiacalc.scenario import shipped
    >>> ways = ways_of_acting(shipped("helseiarbeid-2025"))
    >>> shorter = ways[2].scenario
    >>> shorter.effect.way.value, round(shorter.numbers["effect.days_shorter"], 4)
    ('length', 2.7212)
    """
    if scenario.absence.spells is None:
        return []
    target = float(Reduction.of(Inputs(scenario)).all_days[0])
    return [
        WayOfActing(way, scenario if way is scenario.effect.way else _with_way(scenario, way, target))
        for way in ActsOn
    ]


def _with_way(scenario: Scenario, way: ActsOn, target: float) -> Scenario | None:
    """The scenario acting in another way with the same reduction; None where no strength gives it."""
    path = _STRENGTH[way]
    bounds = keys()[path]
    try:
        acting = changed(scenario, {"effect.acts_on": way.value, path: NO_EFFECT[path]})
        strength = _solved(acting, path, target, bounds.lower, bounds.upper)
        return None if strength is None else changed(acting, {path: strength})
    except ScenarioError:  # such as a correlation with an input that this way does not have
        return None


def _solved(scenario: Scenario, path: str, target: float, low: float, high: float) -> float | None:
    """The strength between two ends at which the reduction, which never falls with it, is the target."""
    for _ in range(_ROUNDS):
        grid = np.linspace(low, high, _POINTS)
        reduction = Reduction.of(Inputs(scenario, {path: grid})).all_days
        if not reduction[0] - _CLOSE <= target <= reduction[-1] + _CLOSE:
            return None
        above = int(np.clip(np.searchsorted(reduction, target), 1, _POINTS - 1))
        low, high = float(grid[above - 1]), float(grid[above])
    return (low + high) / 2
