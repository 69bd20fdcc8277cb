"""A run of the model: from the inputs to the ledger and the absence hours avoided."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.avoided_absence import AvoidedAbsence
from hiacalc.model.delivery import delivery_costs, last_year_of
from hiacalc.model.discounting import discount_factors
from hiacalc.model.effect import whole_years
from hiacalc.model.individual import individual_measure
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Ledger
from hiacalc.model.measure import BOTH, MeasureRun, Prices
from hiacalc.model.public_finance import sector_of, tax_funding
from hiacalc.model.sick_pay import sick_pay
from hiacalc.model.working_hours import production
from hiacalc.problem_code import Code
from hiacalc.scenario.options import Component
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.schema import MAX_YEARS

HORIZON = "time.horizon"


def run_model(inputs: Inputs, components: Collection[Component] = BOTH) -> tuple[Ledger, Floats]:
    """Costs, production and sick pay of all years and draws.

    Args:
        inputs: a scenario's numbers, some of them drawn.
        components: which of the two measures count, where the scenario has both.

    Returns:
        The ledger, and the absence hours avoided by year, undiscounted, shape `(years, draws)`.

    Raises:
        ScenarioError: `horizon_missing`, where an effect that fades has no horizon.

    >>> from hiacalc.scenario import shipped
    >>> ledger, hours_by_year = run_model(Inputs(shipped("helseiarbeid-2016")))
    >>> ledger.years, hours_by_year.shape, round(float(hours_by_year.sum()))
    (5, (5, 1), 29531)
    """
    years = np.arange(1.0, last_year(inputs) + 1.0)[:, None]
    within_horizon = years_within_horizon(inputs, years)
    time = inputs.scenario.time
    steps = () if "time.discount_rate" in inputs.drawn else time.discount_rate.steps
    discount = discount_factors(inputs["time.discount_rate"], time.timing, years, steps)
    prices = Prices.of(inputs, years)
    measures: list[MeasureRun] = []
    if Component.WORKPLACE in components:
        measures.append(_workplace(inputs, years, within_horizon, prices))
    if Component.INDIVIDUAL in components and inputs.scenario.individual is not None:
        measures.append(individual_measure(inputs, years, within_horizon, prices))
    resources = tuple(
        entry
        for measure in measures
        for entry in (
            *measure.resources,
            *(
                replace(tax, component=measure.component)
                for tax in tax_funding(inputs, measure.resources, measure.moved, years.size)
            ),
        )
    )
    hours = sum((measure.hours for measure in measures), np.zeros((years.size, 1)))
    moved = cache(lambda: tuple(entry for measure in measures for entry in measure.moved()))
    return (
        Ledger(resources, discount, inputs.draws, sector_of(inputs), moved),
        np.broadcast_to(hours, (years.size, inputs.draws)),
    )


def _workplace(inputs: Inputs, years: Floats, within_horizon: Floats, prices: Prices) -> MeasureRun:
    """The workplace measure: its delivery, the production it gains, and the sick pay that moves."""
    avoided = AvoidedAbsence.of(inputs, years, within_horizon)
    resources = (
        *delivery_costs(inputs, prices.value_per_hour, prices.wage_index, within_horizon),
        *production(inputs, (avoided.hours, avoided.hours_factors), prices.value_per_hour, prices.wage_index),
    )
    moved = cache(lambda: sick_pay(inputs, avoided, prices))
    return MeasureRun(Component.WORKPLACE, resources, avoided.hours, moved)


def last_year(inputs: Inputs) -> int:
    """The last programme year in which anything happens, or the horizon where the scenario has one.

    Raises:
        ScenarioError: `horizon_missing`, where an effect that fades has no horizon.

    >>> from hiacalc.scenario import shipped
    >>> last_year(Inputs(shipped("helseiarbeid-2016"), {"effect.duration": [2.0, 6.5]}))
    7
    """
    scenario = inputs.scenario
    if scenario.time.horizon is not None:
        return int(inputs[HORIZON].max())
    if float(inputs["effect.decay"].min()) < 1.0:
        fail(Code.HORIZON_MISSING, Mark(scenario.name), HORIZON, "effect.decay < 1")
    effect_ends = whole_years(float(inputs["effect.duration"].max()))
    clinic_ends = int(inputs.get("individual.years", 0.0).max())
    return min(MAX_YEARS, max(1, effect_ends, last_year_of(scenario.delivery.activities), clinic_ends))


def years_within_horizon(inputs: Inputs, years: Floats) -> Floats:
    """1 for the years within the horizon, else 0; all ones where the scenario has no horizon.

    Args:
        inputs: the numbers of the run.
        years: programme years 1, 2, 3 ..., shape `(years, 1)`.

    Returns:
        A mask of shape `(years, 1 or draws)`.

    >>> from hiacalc.scenario import changed, shipped
    >>> scenario = changed(shipped("helseiarbeid-2016"), {"time.horizon": 3})
    >>> years_within_horizon(Inputs(scenario, {"time.horizon": [1, 3]}), np.array([[1.0], [2.0]])).tolist()
    [[1.0, 1.0], [0.0, 1.0]]
    """
    if inputs.scenario.time.horizon is None:
        return np.ones_like(years)
    within_horizon: Floats = (years <= inputs[HORIZON]).astype(np.float64)
    return within_horizon
