"""The individual measure: what patients are given, what that costs, and the sick-pay days it saves.

Per programme year up to `individual.years`; one function for each item, as the method states it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Factor, Factors, Item, Kind
from hiacalc.model.measure import MeasureRun, Prices
from hiacalc.model.sick_pay import is_statutory, moved_wages
from hiacalc.model.valuation import ANNUAL_VALUE
from hiacalc.model.working_hours import hours_worth, production
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.options import Component, Profession

DAYS_A_YEAR = 260.0  # sick-pay days, which are weekdays
_HOURS = {Profession.HEALTH_SERVICE: "individual.clinician_hours", Profession.NAV: "individual.nav_hours"}


def patients_a_year(inputs: Inputs) -> Floats:
    """Patients who are given the measure in a year, shape `(1 or draws,)`; none without the measure.

    >>> from hiacalc.scenario import changed, shipped
    >>> patients_a_year(Inputs(changed(shipped("helseiarbeid-2016"), {"individual": {}}))).tolist()
    [20.0]
    """
    if inputs.scenario.individual is None:
        return np.zeros(1)
    return inputs["population.workers"] * patients_per_worker(inputs)


def patients_per_worker(inputs: Inputs) -> Floats:
    """Patients a year for each worker covered: those referred who are neither turned down nor decline."""
    referred = inputs["individual.referrals_per_1000"] / 1000.0
    return referred * (1.0 - inputs["individual.share_declined"])


def clinic_years(inputs: Inputs) -> Floats:
    """1 for the programme years in which it is given, else 0, shape `(years, 1 or draws)`."""
    if inputs.scenario.individual is None:
        return np.zeros((1, 1))
    given = inputs["individual.years"]
    if inputs.scenario.time.horizon is not None:
        given = np.minimum(given, inputs["time.horizon"])
    return (np.arange(1.0, given.max() + 1.0)[:, None] <= given).astype(np.float64)


def hours_per_patient(inputs: Inputs, profession: Profession) -> Floats:
    """Hours of a profession that a patient takes, shape `(1 or draws,)`.

    >>> from hiacalc.scenario import changed, shipped
    >>> inputs = Inputs(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
    >>> hours_per_patient(inputs, Profession.HEALTH_SERVICE).tolist()
    [16.0]
    """
    return inputs["individual.consultations"] * inputs[_HOURS[profession]]


def individual_measure(inputs: Inputs, years: Floats, within_horizon: Floats, prices: Prices) -> MeasureRun:
    """All entries of the individual measure.

    Args:
        inputs: the numbers of the run; its scenario has the measure.
        years: programme years 1, 2, 3 ..., shape `(years, 1)`.
        within_horizon: 1 for years within the horizon, else 0, shape `(years, 1 or draws)`.
        prices: what an hour is worth.

    >>> from hiacalc.scenario import changed, shipped
    >>> inputs = Inputs(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
    >>> years = np.arange(1.0, 6.0)[:, None]
    >>> run = individual_measure(inputs, years, np.ones_like(years), Prices.of(inputs, years))
    >>> run.resources[0].item.value, run.resources[0].amount[0, :, 0].tolist()
    ('health_professionals', [105600.0, 105600.0, 105600.0, 105600.0, 105600.0])
    """
    patients = patients_a_year(inputs) * (years <= inputs["individual.years"]) * within_horizon
    clinic = _Clinic(inputs, patients, prices)
    resources = (
        clinic.professionals(Profession.HEALTH_SERVICE),
        clinic.professionals(Profession.NAV),
        clinic.priced(Item.GP, "individual.gp_price"),
        clinic.priced(Item.PATIENT_TRAVEL, "individual.travel_price", each_time=True),
        *hours_worth(inputs, clinic.own_time()),
        clinic.priced(Item.OTHER_CARE, "individual.avoided_care", kind=Kind.BENEFIT),
        *production(inputs, clinic.hours_saved, prices.value_per_hour, prices.wage_index),
    )
    moved = cache(lambda: _of_this((*clinic.fee(), *clinic.sick_pay())))
    return MeasureRun(Component.INDIVIDUAL, _of_this(resources), clinic.hours_saved[0], moved)


def _of_this(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(replace(entry, component=Component.INDIVIDUAL) for entry in entries)


@dataclass(frozen=True, slots=True, eq=False)
class _Clinic:
    """What the items share: patients by year, shape `(years, 1 or draws)`, and the price of an hour."""

    inputs: Inputs
    patients: Floats
    prices: Prices

    def _entry(self, item: Item, actor: Actor, kind: Kind, factors: Factors) -> Entry:
        amount = np.asarray(math.prod((values for _, values in factors), start=self.patients))
        return Entry(item, actor, kind, amount[None], ((Factor.PATIENTS, self.patients), *factors))

    @property
    def _consultations(self) -> tuple[Factor, Floats]:
        return Factor.CONSULTATIONS, self.inputs["individual.consultations"]

    def professionals(self, profession: Profession) -> Entry:
        """Patients x consultations x hours x hourly cost."""
        inputs = self.inputs
        path = f"delivery.hourly_cost.{profession}"
        is_nav = profession is Profession.NAV
        factors = [
            self._consultations,
            (Factor.NAV_HOURS if is_nav else Factor.CLINICIAN_HOURS, inputs[_HOURS[profession]]),
            *inputs.priced(Factor.HOURLY_COST, inputs[path], path),
            (Factor.WAGE_INDEX, self.prices.wage_index),
        ]
        if inputs.scenario.delivery.labour_cost_multiplier is not None:
            factors.append((Factor.LABOUR_COST, inputs["delivery.labour_cost_multiplier"]))
        item, actor = (
            (Item.NAV_ADVISERS, Actor.NAV) if is_nav else (Item.HEALTH_PROFESSIONALS, Actor.HEALTH_SERVICE)
        )
        return self._entry(item, actor, Kind.COST, tuple(factors))

    def priced(self, item: Item, path: str, *, kind: Kind = Kind.COST, each_time: bool = False) -> Entry:
        """Patients, or their consultations, x a price of the health service."""
        price = self.inputs.priced(Factor.PATIENT_PRICE, self.inputs[path], path)
        times = (self._consultations,) if each_time else ()
        return self._entry(item, Actor.HEALTH_SERVICE, kind, (*times, *price))

    def own_time(self) -> Entry:
        """Patients x consultations x own working hours x value of an hour, which falls on the employer."""
        factors = (
            self._consultations,
            (Factor.OWN_HOURS, self.inputs["individual.own_hours"]),
            *self.inputs.priced(Factor.VALUE_PER_HOUR, self.prices.value_per_hour, ANNUAL_VALUE),
            (Factor.WAGE_INDEX, self.prices.wage_index),
        )
        return self._entry(Item.PATIENTS_TIME, Actor.EMPLOYER, Kind.COST, factors)

    @property
    def hours_saved(self) -> tuple[Floats, Factors]:
        """Working hours of the days saved, and what they are the product of.

        A weekday of an average worker's sick pay is a 260th of the hours of a year.
        """
        inputs = self.inputs
        factors = (
            (Factor.PATIENTS, self.patients),
            (Factor.DAYS_SAVED, inputs[DAYS_SAVED]),
            (Factor.FTE_PER_WORKER, inputs["population.fte_per_worker"]),
            (Factor.HOURS_PER_DAY, inputs["valuation.hours_per_fte_year"] / DAYS_A_YEAR),
        )
        return np.asarray(math.prod(values for _, values in factors)), factors

    def sick_pay(self) -> tuple[Entry, ...]:
        """Sick pay of the days that NAV no longer pays, by the rules of the scenario."""
        inputs, (hours, factors) = self.inputs, self.hours_saved
        outside = 1.0 - inputs["individual.share_in_employer_period"]
        early = np.ones(1)
        if is_statutory(inputs):
            outside = outside + inputs["sick_pay.exempt_share"] * (1.0 - outside)
            early = inputs["sick_pay.share_within_48_days"]
        factors = (*factors, (Factor.OUTSIDE_EMPLOYER_PERIOD, outside))
        return moved_wages(inputs, (hours * outside, factors), early, self.prices)

    def fee(self) -> tuple[Entry, ...]:
        """Patients x consultations x fee, which the worker pays to the health service."""
        path = "individual.fee"
        factors = (self._consultations, *self.inputs.priced(Factor.PATIENT_PRICE, self.inputs[path], path))
        received = self._entry(Item.PATIENT_FEE, Actor.HEALTH_SERVICE, Kind.TRANSFER, factors)
        paid = replace(
            received,
            actor=Actor.WORKER,
            amount=-received.amount,
            factors=(*received.factors, (Factor.SIGN, -np.ones(1))),
        )
        return received, paid
