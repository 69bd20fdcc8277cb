"""Who pays for a spell of sickness of any length, and what a published effect does to spells and payers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.evidence.basic_amount import read_basic_amount
from hiacalc.evidence.sick_pay_law import SickPayLaw, read_sick_pay_law
from hiacalc.evidence.spell_effects import PublishedEffect, read_spell_effects
from hiacalc.model.choice import not_a_choice
from hiacalc.model.inputs import Inputs
from hiacalc.model.reduction import holiday_pay_until, survival_curve
from hiacalc.model.spell_curve import SurvivalCurve, TreatedCurve
from hiacalc.model.spell_effect import SpellEffect, effect_of_curve, share_in_employer_period, treated_curve
from hiacalc.model.spell_pay import Spell, SpellPay, spell_days, spell_pay
from hiacalc.model.valuation import ANNUAL_VALUE
from hiacalc.problem_code import Code
from hiacalc.scenario import Scenario, changed
from hiacalc.scenario.effect import EFFECT_INPUTS
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.problems import Mark, fail
from hiacalc.text import Text

LAST_DAY = 365
_WEEKDAYS = 5 / 7
_SHARE = "share_of_spells"
_SELF_CERTIFIED = "absence.spells.self_certified_share"


@dataclass(frozen=True, slots=True, eq=False)
class SpellPayers:
    """Who pays for a spell, day by day, and how long spells are.

    Attributes:
        scenario: whose pay, price year and rules it is.
        pay: money from day 1 up to each calendar day, shape `(365,)`, in the kroner of the answer.
        annual_pay: of a worker, the base of sick pay.
        cap: annual pay that NAV covers at most.
        employer_contribution: rate on what the employer pays.
        full_pay: whether the employer pays what lies above the cap.
        share_inside: of all absence days, those in the employer's period.
        mean_days: calendar days of a mean certified spell.
        reaching_cap: share of certified spells that reach day 365.
    """

    scenario: Scenario
    pay: SpellPay
    annual_pay: float
    cap: float
    employer_contribution: float
    full_pay: bool
    share_inside: float
    mean_days: float
    reaching_cap: float

    @property
    def days(self) -> Floats:
        """The calendar days of the arrays, from 1."""
        return np.arange(1.0, LAST_DAY + 1.0)


@dataclass(frozen=True, slots=True)
class MeanPayers:
    """What a mean certified spell costs those who pay, NOK."""

    employer: float
    nav: float
    worker: float


@dataclass(frozen=True, slots=True, eq=False)
class MeasureOnSpells:
    """An effect on certified spells, for a share of them; it has no cost here.

    Attributes:
        effect: what was published; None for the measure of the scenario itself.
        label: the name of the measure.
        share: of certified spells that are reached.
        result: days avoided, and whose.
        open_without: share of certified spells open after each of the days 0 to 365.
        open_with: the same with the measure.
        payers_without: what a mean certified spell costs.
        payers_with: the same with the measure.
    """

    effect: PublishedEffect | None
    label: Text
    share: float
    result: SpellEffect
    open_without: Floats
    open_with: Floats
    payers_without: MeanPayers
    payers_with: MeanPayers


def spell_payers(scenario: Scenario) -> SpellPayers:
    """Who pays for a spell that begins on a Monday, for a worker who is wholly absent.

    Pay is that of the scenario in the kroner of its answer. What the scenario does
    not say of sick pay is as defaults have it.

    Args:
        scenario: with absence in spells.

    Raises:
        ScenarioError: `spells_needed`, where absence does not come in spells.

    Example:
        >>> from hiacalc.scenario import shipped
        >>> payers = spell_payers(shipped("helseiarbeid-2025"))
        >>> round(payers.mean_days, 1), round(payers.share_inside, 4)
        (40.4, 0.3547)
    """
    curve = _curve(scenario)
    if scenario.sick_pay is None:
        scenario = changed(scenario, {"sick_pay.rules": "plain"})
    rules = scenario.sick_pay
    assert rules is not None
    inputs, law = Inputs(scenario), read_sick_pay_law()
    annual_pay = float((inputs[ANNUAL_VALUE] * inputs["population.fte_per_worker"])[0])
    year = int(scenario.numbers["time.price_year"])
    cap = law.highest_base(read_basic_amount().average(year))
    contribution = rules.employer_contribution.value
    days = spell_days([Spell(0, LAST_DAY)], LAST_DAY, law)
    inside = share_in_employer_period(curve, inputs[_SELF_CERTIFIED], law.employer_period_days)
    return SpellPayers(
        scenario=scenario,
        pay=spell_pay(days, annual_pay, cap, law, contribution, bool(rules.full_pay)),
        annual_pay=annual_pay,
        cap=cap,
        employer_contribution=contribution,
        full_pay=bool(rules.full_pay),
        share_inside=float(inside[0]),
        mean_days=curve.mean_days,
        reaching_cap=curve.at_cap,
    )


def measure_on_spells(payers: SpellPayers, name: str, share: float = 1.0) -> MeasureOnSpells:
    """What a published effect does to certified spells, their days and their payers.

    Args:
        payers: who pays without it.
        name: of the published effect.
        share: of certified spells that it reaches, 0 to 1.

    Raises:
        ScenarioError: `not_a_choice`, with the names there are.

    Example:
        >>> from hiacalc.scenario import shipped
        >>> measure = measure_on_spells(spell_payers(shipped("helseiarbeid-2025")), "hamar-day-17")
        >>> round(float(measure.result.reduction[0]), 10), float(measure.result.avoided_inside_share[0])
        (0.0136536778, 0.0)
    """
    effects = {effect.key: effect for effect in read_spell_effects().effects}
    if name not in effects:
        raise not_a_choice(name, tuple(effects), "measure")
    effect = effects[name]
    inputs = {key: float(value) for key, value in effect.inputs.by_name.items()}
    return _on_spells(payers, inputs, share, effect, effect.label)


def own_measure(payers: SpellPayers) -> MeasureOnSpells | None:
    """What the scenario's own measure does to certified spells; None where it does not change their length.

    Args:
        payers: who pays without it, and the scenario.

    Example:
        >>> from hiacalc.scenario import changed, shipped
        >>> changes = {"effect.acts_on": "hazard", "effect.hazard_ratio": 1.54, "effect.from_day": 57}
        >>> own = own_measure(spell_payers(changed(shipped("helseiarbeid-2025"), changes)))
        >>> round(float(own.result.reduction[0]), 10)
        0.1363585708
    """
    scenario = payers.scenario
    if scenario.effect.way not in (ActsOn.LENGTH, ActsOn.HAZARD):
        return None
    names = set(EFFECT_INPUTS[scenario.effect.way]) - {_SHARE}
    inputs = {name: scenario.numbers[f"effect.{name}"] for name in names}
    return _on_spells(payers, inputs, scenario.numbers[f"effect.{_SHARE}"], None, scenario.title)


def _on_spells(
    payers: SpellPayers,
    inputs: Mapping[str, float],
    share: float,
    effect: PublishedEffect | None,
    label: Text,
) -> MeasureOnSpells:
    curve, law = _curve(payers.scenario), read_sick_pay_law()
    until = holiday_pay_until(law)
    treated = treated_curve(curve, **{name: np.array([value]) for name, value in inputs.items()})
    reached = np.array([share])
    result = effect_of_curve(
        curve,
        Inputs(payers.scenario)[_SELF_CERTIFIED],
        treated,
        reached,
        employer_period=float(law.employer_period_days),
        holiday_pay_until=until,
    )
    edges = (0.0, float(law.employer_period_days), until, float(LAST_DAY))
    before = [float(curve.area(*span)) for span in pairwise(edges)]
    after = [
        area - share * float(treated.avoided(*span)[0])
        for area, span in zip(before, pairwise(edges), strict=True)
    ]
    days = np.arange(LAST_DAY + 1.0)
    without = curve.at(days)
    return MeasureOnSpells(
        effect=effect,
        label=label,
        share=share,
        result=result,
        open_without=without,
        open_with=_mixed(without, treated, days, share),
        payers_without=_mean_payers(payers, before, law),
        payers_with=_mean_payers(payers, after, law),
    )


def _mixed(without: Floats, treated: TreatedCurve, days: Floats, share: float) -> Floats:
    return np.asarray(share * treated.at(days) + (1.0 - share) * without)


def _mean_payers(payers: SpellPayers, days: list[float], law: SickPayLaw) -> MeanPayers:
    """What calendar days of a mean spell cost: in the employer's period, with holiday pay, and after."""
    inside, early, late = (_WEEKDAYS * part for part in days)
    wage = payers.annual_pay / law.paid_days_a_year
    covered = min(payers.annual_pay, payers.cap) / law.paid_days_a_year
    above = (wage - covered) * (early + late)
    employer = wage * inside + (above if payers.full_pay else 0.0)
    return MeanPayers(
        employer=employer * (1.0 + payers.employer_contribution),
        nav=covered * (early + late) + law.holiday_pay_rate * covered * early,
        worker=0.0 if payers.full_pay else above,
    )


def _curve(scenario: Scenario) -> SurvivalCurve:
    curve = survival_curve(scenario)
    if curve is None:
        fail(Code.SPELLS_NEEDED, Mark(scenario.name), "absence.spells")
    return curve
