"""The numbers a model run uses: a scenario's own, some of them replaced by draws."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, shown
from hiacalc.scenario.registry import NamedInput, named_input, named_inputs
from hiacalc.scenario.schema import Activity, Scenario

Floats = NDArray[np.float64]

ACTIVITY = "delivery.activities"


class Inputs:
    """All inputs of a scenario, each one number or one number a draw.

    Args:
        scenario: gives every input that `draws` does not.
        draws: by path, a number or an array of shape `(draws,)`; all arrays equally long.

    Raises:
        ScenarioError: an unknown path, a value outside its bounds, arrays of unequal length.
    """

    def __init__(self, scenario: Scenario, draws: Mapping[str, ArrayLike] | None = None) -> None:
        self.scenario = scenario
        self.drawn: dict[str, Floats] = {}
        problems: list[Problem] = []
        known = named_inputs(scenario) if draws else {}
        for path, given in (draws or {}).items():
            named = known.get(path) or named_input(scenario, path)
            try:
                values = np.asarray(given, dtype=np.float64)
            except (TypeError, ValueError):
                ragged = isinstance(given, (list, tuple)) and any(
                    isinstance(part, (list, tuple)) for part in given
                )
                problems.append(
                    Problem(Code.WRONG_SHAPE if ragged else Code.NOT_A_NUMBER, Mark(path), path, shown(given))
                )
                continue
            problems += _faults(named, values)
            self.drawn[path] = values.reshape(-1)
        lengths = {values.size for values in self.drawn.values()} - {1}
        if len(lengths) > 1:
            fail(Code.UNEQUAL_DRAWS, Mark(scenario.name), actual=", ".join(map(str, sorted(lengths))))
        if problems:
            raise ScenarioError(problems)
        self.draws: int = max(lengths, default=1)

    def __getitem__(self, path: str) -> Floats:
        """The values at `path`, shape `(1,)` or `(draws,)`."""
        drawn = self.drawn.get(path)
        return np.array([self.scenario.numbers[path]]) if drawn is None else drawn

    def each_activity(self, field: str) -> Floats:
        """An input that every activity has, shape `(activities, 1, 1 or draws)`."""
        return self._stacked([f"{ACTIVITY}.{name}.{field}" for name in self.activities])[:, None, :]

    def meetings(self, years: int) -> Floats:
        """Meetings held, shape `(activities, years, 1 or draws)`; none after the last one listed."""
        paths = [
            f"{ACTIVITY}.{name}.count.{year}" if year <= len(activity.count) else ""
            for name, activity in self.activities.items()
            for year in range(1, years + 1)
        ]
        stacked = self._stacked(paths)
        return stacked.reshape(len(self.activities), years, stacked.shape[-1])

    def _stacked(self, paths: list[str]) -> Floats:
        numbers = self.scenario.numbers
        drawn = [place for place, path in enumerate(paths) if path in self.drawn]
        fixed = np.array([[numbers[path] if path else 0.0] for path in paths])
        if not drawn:
            return fixed
        stacked = np.repeat(fixed, self.draws, axis=1)
        for place in drawn:
            stacked[place] = self.drawn[paths[place]]
        return stacked

    @property
    def workplace_size(self) -> Floats:
        """Workers at a workplace, at most all there are, shape `(1,)` or `(draws,)`."""
        return np.minimum(self["population.workers_per_employer"], self["population.workers"])

    @property
    def employers(self) -> Floats:
        """Employers served, at least one, shape `(1,)` or `(draws,)`."""
        return self["population.workers"] / self.workplace_size

    @property
    def activities(self) -> dict[str, Activity]:
        """The scenario's kinds of meeting, by name."""
        return self.scenario.delivery.activities

    def with_value(self, path: str, value: float) -> Inputs:
        """The same inputs with one of them a single number."""
        other = self.block(0, self.draws)
        other.drawn = {**self.drawn, path: np.array([value])}
        return other

    def block(self, start: int, stop: int) -> Inputs:
        """The same inputs for some of the draws."""
        part = object.__new__(Inputs)
        part.scenario = self.scenario
        part.drawn = {
            path: values if values.size == 1 else values[start:stop] for path, values in self.drawn.items()
        }
        part.draws = 1 if self.draws == 1 else min(stop, self.draws) - start
        return part


def _faults(named: NamedInput, values: Floats) -> list[Problem]:
    bounds = named.bounds
    if values.ndim > 1 or values.size == 0:
        shape = str(values.shape)
        return [Problem(Code.WRONG_SHAPE, Mark(named.path), named.path, shape, "(), (draws,)")]
    lowest, highest = float(values.min()), float(values.max())
    if not (bounds.lower <= lowest and highest <= bounds.upper):
        outside = lowest if not bounds.lower <= lowest else highest
        return [
            Problem(
                Code.OUT_OF_BOUNDS,
                Mark(named.path),
                named.path,
                f"{outside:g}",
                bounds.span(),
                span=(bounds.lower, bounds.upper, bounds.unit.value),
            )
        ]
    if bounds.integer and not (values == np.rint(values)).all():
        found = f"{values[values != np.rint(values)].flat[0]:g}"
        return [Problem(Code.NOT_AN_INTEGER, Mark(named.path), named.path, found, bounds.span())]
    return []
