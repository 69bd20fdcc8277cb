"""A run of the model: from the inputs to the ledger and the absence hours avoided."""

from __future__ import annotations

from functools import cache

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.avoided_absence import AvoidedAbsence
from hiacalc.model.delivery import delivery_costs, last_year_of
from hiacalc.model.discounting import discount_factors
from hiacalc.model.effect import whole_years
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Ledger
from hiacalc.model.public_finance import sector_of, tax_funding
from hiacalc.model.sick_pay import sick_pay
from hiacalc.model.valuation import ANNUAL_VALUE, wage_index, wage_per_hour
from hiacalc.model.working_hours import production
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.schema import MAX_YEARS

HORIZON = "time.horizon"


def run_model(inputs: Inputs) -> tuple[Ledger, Floats]:
    """Costs, production and sick pay of all years and draws.

    Args:
        inputs: a scenario's numbers, some of them drawn.

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
    wage = wage_per_hour(inputs[ANNUAL_VALUE], inputs["valuation.hours_per_fte_year"])
    index = wage_index(years, inputs["valuation.real_wage_growth"])
    value_per_hour = wage * inputs["valuation.labour_cost_multiplier"]
    avoided = AvoidedAbsence.of(inputs, years, within_horizon)
    moved = cache(lambda: sick_pay(inputs, avoided, wage, index))
    resources = (
        *delivery_costs(inputs, value_per_hour, index, within_horizon),
        *production(inputs, avoided, value_per_hour, index),
    )
    resources = (*resources, *tax_funding(inputs, resources, moved, years.size))
    hours_by_year = np.broadcast_to(avoided.hours, (years.size, inputs.draws))
    return Ledger(resources, discount, inputs.draws, sector_of(inputs), moved), hours_by_year


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
    return min(MAX_YEARS, max(1, effect_ends, last_year_of(scenario.delivery.activities)))


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
