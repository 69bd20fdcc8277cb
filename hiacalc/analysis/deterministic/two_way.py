"""What comes out when two inputs move together?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.deterministic.whole_groups import cut_inputs
from hiacalc.arrays import Floats
from hiacalc.model import Outcome, Perspective, Viewpoint, ViewpointOrName, evaluate, outcomes, viewpoint_of
from hiacalc.model.table import Table
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.registry import NamedInput, group_input, quantities
from hiacalc.scenario.schema import Scenario

POINTS = 101


@dataclass(frozen=True, slots=True)
class TwoWay:
    """An outcome over a grid of two inputs.

    `results` has the shape `(y values, x values)`; `years` is the horizon of the
    base case, its ledger's length; `cut` names the
    inputs that would make one workplace hold more than all workers in part of
    it, where it is counted with all of them.
    """

    scenario: Scenario
    outcome: Outcome
    perspective: Viewpoint
    base: float
    years: int
    x: NamedInput
    y: NamedInput
    x_values: Floats
    y_values: Floats
    results: Floats
    cut: tuple[str, ...] = ()

    def table(self) -> Table:
        """The grid as columns, one row for each pair of values: both inputs by path, and the outcome.

        >>> from hiacalc.scenario import shipped
        >>> base = shipped("helseiarbeid-2016")
        >>> grid = two_way(base, "effect.relative_reduction", "absence.rate", points=3)
        >>> {name: len(column) for name, column in grid.table().items()}
        {'effect.relative_reduction': 9, 'absence.rate': 9, 'net_benefit': 9}
        """
        x, y = np.meshgrid(self.x_values, self.y_values)
        return {
            self.x.path: x.ravel(),
            self.y.path: y.ravel(),
            self.outcome.value: self.results.ravel(),
        }


def two_way(  # noqa: PLR0917 - two paths, then what every analysis takes
    scenario: Scenario,
    path_x: str,
    path_y: str,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
    points: int = POINTS,
) -> TwoWay:
    """Evaluate a grid of two inputs, all others held, in one call of the model.

    Each input runs over its range; one without a range over its usual span.
    Outcome and perspective are given as such or by name.

    Args:
        scenario: gives base values and ranges.
        path_x: of the input along the horizontal axis.
        path_y: of the other one.
        outcome: the figure to follow, itself or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.
        points: how many values of each input.

    Raises:
        ScenarioError: an unknown path, outcome or perspective, the same path
            twice, an input with neither range nor span.

    >>> from hiacalc.scenario import shipped
    >>> grid = two_way(shipped("helseiarbeid-2016"), "effect.relative_reduction", "absence.rate")
    >>> grid.results.shape
    (101, 101)
    """
    outcome, perspective = Outcome.named(outcome), viewpoint_of(perspective)
    x, y = group_input(scenario, path_x), group_input(scenario, path_y)
    if path_x == path_y:
        fail(Code.GIVEN_TWICE, Mark(scenario.name), actual=path_x)
    x_values, y_values = (_values(scenario, named, points) for named in (x, y))
    grid_x, grid_y = np.meshgrid(x_values, y_values)
    draws = {path_x: grid_x.ravel(), path_y: grid_y.ravel()}
    results = outcomes(scenario, draws, [outcome], perspective)[outcome].reshape(grid_x.shape)
    run = evaluate(scenario)
    base, years = outcome.of(run.single(), perspective), run.ledger.years
    cut = cut_inputs(scenario, draws)
    return TwoWay(scenario, outcome, perspective, base, years, x, y, x_values, y_values, results, cut)


def _values(scenario: Scenario, named: NamedInput, points: int) -> Floats:
    quantity, slider = quantities(scenario)[named.path], named.bounds.slider
    low, high = (quantity.low, quantity.high) if quantity.has_range else (None, None)
    if (low is None or low == high) and slider is not None:
        low, high = min(slider.low, quantity.value), max(slider.high, quantity.value)
    if low is None or high is None:
        fail(Code.NO_RANGE, Mark(named.path), named.path)
    values = np.linspace(low, high, points)
    return np.unique(np.rint(values)) if named.bounds.integer else values
