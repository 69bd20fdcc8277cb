"""How much of the absence a whole effect takes away, in all and outside the employer's period."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.evidence.sick_pay_law import SickPayLaw, read_sick_pay_law
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Factor, Factors
from hiacalc.model.spell_curve import SurvivalCurve
from hiacalc.model.spell_effect import (
    SpellEffect,
    faster_return,
    fewer_spells,
    share_in_employer_period,
    shorter_spells,
)
from hiacalc.scenario.effect import REDUCTION
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.schema import Scenario

_SELF_CERTIFIED = "absence.spells.self_certified_share"
_WEEK, _WEEKDAYS = 7, 5


@dataclass(frozen=True, slots=True, eq=False)
class Reduction:
    """The relative reduction of absence, before attendance leaves a part of it in force.

    Each is of shape `(1,)` or `(draws,)`.

    Attributes:
        all_days: relative reduction of all absence days.
        outside: relative reduction of the days outside the employer's period.
        share_outside: days outside the employer's period, of all absence days before.
        spells: what it rests on where absence comes in spells and the measure acts on them; else None.
    """

    all_days: Floats
    outside: Floats
    share_outside: Floats
    spells: SpellEffect | None = None

    @classmethod
    def of(cls, inputs: Inputs) -> Reduction:
        """The reduction of a whole effect, by the way in which the measure acts.

        Args:
            inputs: the numbers of the run.

        >>> from hiacalc.scenario import shipped
        >>> reduction = Reduction.of(Inputs(shipped("helseiarbeid-2016")))
        >>> reduction.all_days.tolist(), reduction.share_outside.round(2).tolist()
        ([0.05], [0.66])
        """
        way = inputs.scenario.effect.way
        if way is ActsOn.ABSENCE:
            return cls(inputs[REDUCTION], inputs[REDUCTION], 1.0 - _share_inside(inputs))
        spells = _effect_on_spells(inputs, way)
        return cls(spells.reduction, spells.reduction_outside, spells.share_outside, spells)

    @property
    def factors(self) -> Factors:
        """What it is in a ledger line on all days."""
        return ((Factor.REDUCTION, self.all_days),)

    @property
    def factors_outside(self) -> Factors:
        """What it is in a ledger line on the days outside the employer's period."""
        factor = Factor.REDUCTION if self.spells is None else Factor.REDUCTION_OUTSIDE
        return (factor, self.outside), (Factor.OUTSIDE_EMPLOYER_PERIOD, self.share_outside)


def survival_curve(scenario: Scenario) -> SurvivalCurve | None:
    """The survival curve of certified spells in a scenario; None where absence is one share.

    >>> from hiacalc.scenario import changed, shipped
    >>> with_spells = changed(shipped("helseiarbeid-2016"), {"absence.spells": {}})
    >>> round(survival_curve(with_spells).mean_days, 7)
    40.4111049
    """
    spells = scenario.absence.spells
    return None if spells is None else _curve(spells.survival.knots)


def holiday_pay_until(law: SickPayLaw) -> float:
    """The calendar day of a spell until which NAV gives holiday pay on its sick pay.

    >>> holiday_pay_until(read_sick_pay_law())
    83.2
    """
    return law.employer_period_days + law.holiday_pay_days * _WEEK / _WEEKDAYS


@cache
def _curve(knots: tuple[tuple[float, float], ...]) -> SurvivalCurve:
    days, shares = zip(*knots, strict=True)
    return SurvivalCurve(np.array(days), np.array(shares))


def _share_inside(inputs: Inputs) -> Floats:
    curve = survival_curve(inputs.scenario)
    if curve is None:
        return inputs["absence.share_in_employer_period"]
    return share_in_employer_period(curve, inputs[_SELF_CERTIFIED], read_sick_pay_law().employer_period_days)


def _effect_on_spells(inputs: Inputs, way: ActsOn) -> SpellEffect:
    curve, law = survival_curve(inputs.scenario), read_sick_pay_law()
    assert curve is not None
    self_share, reached = inputs[_SELF_CERTIFIED], inputs["effect.share_of_spells"]
    days = {
        "employer_period": float(law.employer_period_days),
        "holiday_pay_until": holiday_pay_until(law),
    }
    if way is ActsOn.SPELLS:
        certified, self_certified = inputs["effect.fewer_certified"], inputs["effect.fewer_self_certified"]
        return fewer_spells(curve, self_share, certified, self_certified, reached, **days)
    from_day = inputs["effect.from_day"]
    if way is ActsOn.LENGTH:
        return shorter_spells(curve, self_share, inputs["effect.days_shorter"], from_day, reached, **days)
    ratio, to_day = inputs["effect.hazard_ratio"], inputs["effect.to_day"]
    return faster_return(curve, self_share, ratio, from_day, to_day, reached, **days)
