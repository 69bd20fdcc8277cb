"""Of what sickness absence costs in wages and on top of them, how much stays with the employer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OnTopOfWages:
    """What is paid on top of a krone of wage.

    Attributes:
        holiday_pay: the employer's, of wages.
        nav_holiday_pay: NAV's, of its sick pay on the days that give it.
        contribution: the employer's to the treasury, of wages and holiday pay.
        pension: of wages, holiday pay and contribution, with the contribution on it.
    """

    holiday_pay: float
    nav_holiday_pay: float
    contribution: float
    pension: float


def share_of_money_with_employer(inside: float, below_cap: float, early: float, rates: OnTopOfWages) -> float:
    """The employer's share of what employer and NAV pay over all spells.

    In its period the employer bears all. After it the employer has what lies above the
    cap, the holiday pay that NAV does not give, the contribution on both, and pension;
    there is no contribution on what NAV refunds.

    Args:
        inside: share of absence days inside the employer's period.
        below_cap: share of pay that NAV covers.
        early: share of NAV's days on which it gives holiday pay.
        rates: what comes on top of wages.

    Example:
        >>> wages_alone = OnTopOfWages(0.0, 0.0, 0.0, 0.0)
        >>> round(share_of_money_with_employer(0.3, 1.0, 0.5, wages_alone), 6)
        0.3
        >>> round(share_of_money_with_employer(0.3, 0.9, 0.5, OnTopOfWages(0.12, 0.102, 0.141, 0.175)), 3)
        0.53
    """
    charged = 1.0 + rates.contribution
    in_period = (1.0 + rates.holiday_pay) * charged * (1.0 + rates.pension)
    holiday_pay_left = max(rates.holiday_pay - rates.nav_holiday_pay * early, 0.0)
    kept = (1.0 - below_cap) * (1.0 + rates.holiday_pay) + below_cap * holiday_pay_left
    after = kept * charged + rates.pension * (1.0 + rates.holiday_pay) * charged
    refunded = below_cap * (1.0 + rates.nav_holiday_pay * early)
    employer = inside * in_period + (1.0 - inside) * after
    return employer / (employer + (1.0 - inside) * refunded)
