"""The sick-pay account beside published figures that nothing in it is fitted to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.deterministic.money_with_employer import OnTopOfWages, share_of_money_with_employer
from hiacalc.arrays import Floats
from hiacalc.evidence.absence_statistics import read_absence_statistics
from hiacalc.evidence.basic_amount import read_basic_amount
from hiacalc.evidence.calibration import Calibration, Check, CheckedQuantity
from hiacalc.evidence.sick_pay_law import read_sick_pay_law
from hiacalc.evidence.spell_lengths import read_spell_lengths
from hiacalc.model.reduction import holiday_pay_until
from hiacalc.model.sick_pay_law import share_below_cap
from hiacalc.model.spell_curve import SurvivalCurve
from hiacalc.model.spell_effect import share_in_employer_period
from hiacalc.scenario.defaults import read_defaults

_YEAR = 365.0
_STARTS = 365  # days of the year on which spells begin, evenly


@dataclass(frozen=True, slots=True)
class Checked:
    """A published figure with what the spell lengths give; None where they cannot give it."""

    check: Check
    computed: float | None


def calibration_checks(calibration: Calibration) -> list[Checked]:
    """Every published figure with its computed counterpart.

    Args:
        calibration: the published figures.

    Example:
        >>> from hiacalc.evidence.calibration import read_calibration
        >>> checks = {row.check.key: row.computed for row in calibration_checks(read_calibration())}
        >>> round(checks["nav-2016-days"], 3), round(checks["accounts-48-days"], 2)
        (0.355, 0.54)
    """
    lengths, law = read_spell_lengths(), read_sick_pay_law()
    survival = lengths.default.survival
    curve = SurvivalCurve(np.array(list(survival), dtype=float), np.array(list(survival.values())))
    period = float(law.employer_period_days)
    certified = float(curve.area(0.0, period)) / curve.mean_days
    self_share = np.array([lengths.self_certified.share])
    computed = {
        CheckedQuantity.SHARE_OF_DAYS_INSIDE: float(share_in_employer_period(curve, self_share, period)[0]),
        CheckedQuantity.SHARE_OF_CERTIFIED_DAYS_INSIDE: certified,
        CheckedQuantity.SHARE_OF_CERTIFIED_VALUE_INSIDE: certified,
        CheckedQuantity.SHARE_OF_MONEY_WITH_EMPLOYER: municipal_share_of_money(
            calibration, float(share_in_employer_period(curve, self_share, period)[0])
        ),
        CheckedQuantity.SHARE_OF_NAV_PAY_WITHIN_48_DAYS: share_within_holiday_pay(curve, period),
        CheckedQuantity.SHARE_OF_SPELLS_WITHIN_16_DAYS: 1.0 - float(curve.at(period)),
        CheckedQuantity.MEAN_CERTIFIED_SPELL_DAYS: curve.mean_days,
    }
    return [Checked(check, computed.get(check.quantity)) for check in calibration.checks]


def municipal_share_of_money(calibration: Calibration, inside: float) -> float:
    """The municipal employer's share of what employer and NAV pay, with pension and its own holiday pay.

    At the mean municipal wage, its year's G, and the spread of pay and the days with
    NAV's holiday pay that scenarios take for granted.

    Args:
        calibration: gives the pension.
        inside: share of absence days inside the employer's period.

    Example:
        >>> from hiacalc.evidence.calibration import read_calibration
        >>> round(municipal_share_of_money(read_calibration(), 0.3546744068), 2)
        0.56
    """
    law, wage = read_sick_pay_law(), read_absence_statistics().wage("municipality")
    cap = law.highest_base(read_basic_amount().average(wage.year))
    spread, early = (_default(name) for name in ("wage_spread", "share_within_48_days"))
    below = share_below_cap(*(np.array([amount]) for amount in (wage.annual, spread, cap)))
    rates = OnTopOfWages(
        holiday_pay=law.agreed_holiday_pay_rate,
        nav_holiday_pay=law.holiday_pay_rate,
        contribution=_default("employer_contribution"),
        pension=calibration.pension.share_of_the_rest,
    )
    return share_of_money_with_employer(inside, float(below[0]), early, rates)


def _default(name: str) -> float:
    """What scenarios take for granted of sick pay."""
    value = read_defaults().at("sick_pay", name, "value").plain()
    assert isinstance(value, (int, float))
    return float(value)


def share_within_holiday_pay(curve: SurvivalCurve, period: float, *, anew_at_new_year: bool = True) -> float:
    """The share of NAV's days on which it gives holiday pay: the first 48 weekdays of a person's year.

    A person has one spell, which begins on any day of the year alike; at New Year the
    days are counted anew.

    Args:
        curve: of certified spells.
        period: calendar days that the employer pays.
        anew_at_new_year: whether they are counted anew; else once a spell.

    Example:
        >>> survival = read_spell_lengths().default.survival
        >>> curve = SurvivalCurve(np.array(list(survival), dtype=float), np.array(list(survival.values())))
        >>> round(share_within_holiday_pay(curve, 16.0, anew_at_new_year=False), 2)
        0.44
    """
    law = read_sick_pay_law()
    until = holiday_pay_until(law) - law.employer_period_days
    total = float(curve.area(period, curve.cap))
    once = float(curve.area(period, period + until))
    if not anew_at_new_year:
        return once / total
    start: Floats = np.arange(_STARTS, dtype=np.float64) + 0.5
    turn = np.asarray(np.clip(_YEAR - start, 0.0, _YEAR))  # day of the spell after which a new year begins
    first = curve.area(period, np.minimum(period + until, np.maximum(turn, period)))
    anew = np.maximum(turn, period)
    second = curve.area(anew, anew + until)
    return float(np.mean(first + second)) / total
