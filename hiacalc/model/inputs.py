"""The numbers a model run uses: a scenario's own, some of them replaced by draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats
from hiacalc.evidence.price_series import OutsideSeries
from hiacalc.model.ledger import Factor
from hiacalc.problem_code import Code
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, shown
from hiacalc.scenario.registry import NamedInput, named_input, named_inputs
from hiacalc.scenario.schema import Activity, Scenario, money_units

ACTIVITY = "delivery.activities"


class Inputs:
    """All inputs of a scenario, each a number or a number for each draw.

    Args:
        scenario: gives every input that `draws` does not.
        draws: by path, a number or an array of shape `(draws,)`; all arrays equally long.

    Raises:
        ScenarioError: an unknown path, a value outside its bounds, arrays of unequal length.

    >>> from hiacalc.scenario import shipped
    >>> inputs = Inputs(shipped("helseiarbeid-2016"), {"absence.rate": [0.06, 0.08]})
    >>> inputs.draws, inputs["absence.rate"].tolist(), inputs["effect.duration"].tolist()
    (2, [0.06, 0.08], [5.0])
    """

    def __init__(self, scenario: Scenario, draws: Mapping[str, ArrayLike] | None = None) -> None:
        self.scenario = scenario
        self.drawn: dict[str, Floats] = {}
        problems: list[Problem] = []
        by_path = named_inputs(scenario) if draws else {}
        for path, drawn in (draws or {}).items():
            named = by_path.get(path) or named_input(scenario, path)
            try:
                values = np.asarray(drawn, dtype=np.float64)
            except (TypeError, ValueError):
                problems.append(_not_numbers(path, drawn))
                continue
            problems += _problems_of(named, values)
            self.drawn[path] = values.reshape(-1)
        lengths = {values.size for values in self.drawn.values()} - {1}
        if len(lengths) > 1:
            fail(Code.UNEQUAL_DRAWS, Mark(scenario.name), actual=", ".join(map(str, sorted(lengths))))
        if problems:
            raise ScenarioError(problems)
        self.draws: int = max(lengths, default=1)

    def __getitem__(self, path: str) -> Floats:
        """The values at `path`, shape `(1,)` or `(draws,)`; amounts are in kroner of the price year."""
        drawn = self.drawn.get(path)
        if drawn is not None:
            return drawn
        value = np.array([self.scenario.numbers[path]])
        if PRICE_YEAR in self.drawn and path in money_units():
            return value / self.scenario.conversion(path) * self.conversion(path)
        return value

    def get(self, path: str, otherwise: float) -> Floats:
        """The values at a path that a scenario may leave out.

        Args:
            path: of the input.
            otherwise: the value where the scenario has none.

        >>> from hiacalc.scenario import shipped
        >>> Inputs(shipped("helseiarbeid-2016")).get("valuation.tax_funding_cost", 0.0).tolist()
        [0.0]
        """
        there = path in self.drawn or path in self.scenario.numbers
        return self[path] if there else np.array([otherwise])

    def conversion(self, path: str) -> Floats:
        """What a krone of an amount, as it was stated, is in kroner of the price year.

        Args:
            path: of the amount.

        Returns:
            Factors of shape `(1,)`, or `(draws,)` where the price year is drawn; 1 without conversion.

        >>> from hiacalc.scenario import changed, shipped
        >>> inputs = Inputs(changed(shipped("helseiarbeid-2016"), {"time.price_year": 2025}))
        >>> inputs.conversion("delivery.fare").round(4).tolist()
        [1.4065]
        """
        if PRICE_YEAR not in self.drawn:
            return np.array([self.scenario.conversion(path)])
        return self.each_price_year(lambda year: self.scenario.conversion(path, year))

    def each_price_year(self, value: Callable[[int], float]) -> Floats:
        """What each price year gives, shape `(1,)` or `(draws,)`.

        Args:
            value: is asked once for each price year there is.

        Raises:
            ScenarioError: `outside_series`, where a series lacks a year.
        """
        years, which = np.unique(self[PRICE_YEAR], return_inverse=True)
        try:
            return np.array([value(int(year)) for year in years])[which]
        except OutsideSeries as error:
            fail(Code.OUTSIDE_SERIES, Mark(self.scenario.name), PRICE_YEAR, str(error.year), error.years)

    def priced(self, factor: Factor, amount: Floats, path: str) -> tuple[tuple[Factor, Floats], ...]:
        """The factors of an amount: as it was stated, and its conversion where it was converted.

        Args:
            factor: what the amount is.
            amount: in kroner of the price year.
            path: of the input that it follows.

        >>> from hiacalc.scenario import shipped
        >>> inputs = Inputs(shipped("helseiarbeid-2016"))
        >>> len(inputs.priced(Factor.FARE, inputs["delivery.fare"], "delivery.fare"))
        1
        """
        conversion = self.conversion(path)
        if (conversion == 1.0).all():
            return ((factor, amount),)
        return (factor, amount / conversion), (Factor.CONVERSION, conversion)

    def each_activity(self, field: str) -> Floats:
        """An input that every activity has, shape `(activities, 1, 1 or draws)`.

        >>> from hiacalc.scenario import shipped
        >>> Inputs(shipped("helseiarbeid-2016")).each_activity("hours").ravel().tolist()
        [1.0, 1.0, 1.0, 2.0, 1.5]
        """
        return self._stacked([f"{ACTIVITY}.{name}.{field}" for name in self.activities])[:, None, :]

    def meetings(self, years: int) -> Floats:
        """Meetings in each programme year, shape `(activities, years, 1 or draws)`.

        There are none after the last one listed.

        >>> from hiacalc.scenario import shipped
        >>> Inputs(shipped("helseiarbeid-2016")).meetings(4)[2, :, 0].tolist()  # the module
        [3.0, 2.0, 2.0, 0.0]
        """
        paths = [
            f"{ACTIVITY}.{name}.count.{year}" if year <= len(activity.count) else ""
            for name, activity in self.activities.items()
            for year in range(1, years + 1)
        ]
        stacked = self._stacked(paths)
        return stacked.reshape(len(self.activities), years, stacked.shape[-1])

    def _stacked(self, paths: list[str]) -> Floats:
        """The values at some paths, shape `(paths, 1 or draws)`; nought for an empty path."""
        numbers = self.scenario.numbers
        rows = [row for row, path in enumerate(paths) if path in self.drawn] if self.drawn else []
        fixed = np.array([numbers[path] if path else 0.0 for path in paths])[:, None]
        if not rows:
            return fixed
        stacked = np.repeat(fixed, self.draws, axis=1)
        for row in rows:
            stacked[row] = self.drawn[paths[row]]
        return stacked

    @property
    def workplace_size(self) -> Floats:
        """Workers at a workplace, at most all there are, shape `(1,)` or `(draws,)`.

        >>> from hiacalc.scenario import shipped
        >>> inputs = Inputs(shipped("helseiarbeid-2016"), {"population.workers": [20, 1000]})
        >>> inputs.workplace_size.round(2).tolist()
        [20.0, 31.94]
        """
        return np.minimum(self["population.workers_per_employer"], self["population.workers"])

    @property
    def employers(self) -> Floats:
        """Employers served, at least one, shape `(1,)` or `(draws,)`.

        >>> from hiacalc.scenario import shipped
        >>> inputs = Inputs(shipped("helseiarbeid-2016"), {"population.workers": [20, 575]})
        >>> inputs.employers.round(6).tolist()
        [1.0, 18.0]
        """
        return self["population.workers"] / self.workplace_size

    @property
    def activities(self) -> dict[str, Activity]:
        """The scenario's kinds of meeting, by name."""
        return self.scenario.delivery.activities

    def with_value(self, path: str, value: float) -> Inputs:
        """The same inputs with one of them a single number, whatever it is drawn as.

        Args:
            path: of the input.
            value: taken as it is; its bounds are not looked at.

        >>> from hiacalc.scenario import shipped
        >>> inputs = Inputs(shipped("helseiarbeid-2016"), {"absence.rate": [0.06, 0.08]})
        >>> inputs.with_value("absence.rate", 0.07)["absence.rate"].tolist()
        [0.07]
        """
        return self.with_draws(path, np.array([value]))

    def with_draws(self, path: str, values: Floats) -> Inputs:
        """The same inputs with others for one of them.

        Args:
            path: of the input.
            values: taken as they are, of shape `(1,)` or `(draws,)`; bounds are not looked at.

        >>> from hiacalc.scenario import shipped
        >>> inputs = Inputs(shipped("helseiarbeid-2016"), {"absence.rate": [0.06, 0.08]})
        >>> inputs.with_draws("effect.duration", np.array([1.0, 2.0]))["effect.duration"].tolist()
        [1.0, 2.0]
        """
        other = self.block(0, self.draws)
        other.drawn = {**self.drawn, path: values}
        return other

    def block(self, start: int, stop: int) -> Inputs:
        """The same inputs for some of the draws.

        Args:
            start: the first of them, counted from 0.
            stop: the one after the last; at most all there are.

        >>> from hiacalc.scenario import shipped
        >>> inputs = Inputs(shipped("helseiarbeid-2016"), {"absence.rate": [0.06, 0.07, 0.08]})
        >>> inputs.block(1, 9).draws, inputs.block(1, 9)["absence.rate"].tolist()
        (2, [0.07, 0.08])
        """
        part = object.__new__(Inputs)
        part.scenario = self.scenario
        part.drawn = {
            path: values if values.size == 1 else values[start:stop] for path, values in self.drawn.items()
        }
        part.draws = 1 if self.draws == 1 else min(stop, self.draws) - start
        return part


def _not_numbers(path: str, drawn: object) -> Problem:
    """The problem with what numpy cannot read: rows of unequal length, or no numbers at all."""
    ragged = isinstance(drawn, (list, tuple)) and any(isinstance(part, (list, tuple)) for part in drawn)
    return Problem(Code.WRONG_SHAPE if ragged else Code.NOT_A_NUMBER, Mark(path), path, shown(drawn))


def _problems_of(named: NamedInput, values: Floats) -> list[Problem]:
    """What is wrong with the shape of some values, or with the first of them outside the bounds."""
    path, bounds = named.path, named.bounds
    if values.ndim > 1 or values.size == 0:
        return [Problem(Code.WRONG_SHAPE, Mark(path), path, str(values.shape), "(), (draws,)")]
    lowest, highest = float(values.min()), float(values.max())
    if not (bounds.lower <= lowest and highest <= bounds.upper):
        outside = lowest if not bounds.lower <= lowest else highest
        span = (bounds.lower, bounds.upper, bounds.unit.value)
        return [Problem(Code.OUT_OF_BOUNDS, Mark(path), path, f"{outside:g}", bounds.span(), span=span)]
    if not bounds.integer:
        return []
    fractions = values[values != np.rint(values)].reshape(-1)
    if not fractions.size:
        return []
    return [Problem(Code.NOT_AN_INTEGER, Mark(path), path, f"{fractions[0]:g}", bounds.span())]
