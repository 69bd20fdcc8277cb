"""The main figures of a programme, as plain numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self

from hiacalc.model.actors import Actor
from hiacalc.model.ledger import Item, Kind
from hiacalc.programme.evaluation import ProgrammeEvaluation
from hiacalc.scenario.options import Payer


@dataclass(frozen=True, slots=True)
class ProgrammeFigures:
    """What a programme comes to in its first draw.

    Args:
        first_year: calendar year in which it begins, to which it is discounted.
        years: which it lasts.
        net_benefit: society's, discounted NOK, every cohort to its end.
        net_benefit_period: the same, cut at the last year.
        payback_year: calendar year from which cumulative net benefit stays at nought or above; None where
            it never does.
        all_reached_year: calendar year from which everyone who wants to has begun; None where some wait
            at the end.
        wanted: workers who want to begin for the first time.
        started: workers who begin, those who are served again counted again.
        waiting: workers who wait at the end of the last year.
        patients_wanted: patients who are referred and do not decline.
        patients: those of them who are served.
        need: undiscounted NOK in the programme's years, of NAV and the health service.
        covered: what lines of funding pay of it.
        gap: what none pays.
        displaced: what of the gap could be met only from money that is bound to other tasks.
        unused: what is left of the lines.
        patient_fees: what patients pay to the health service in the programme's years: a transfer, which is
            not taken off the need.
    """

    first_year: int
    years: int
    net_benefit: float
    net_benefit_period: float
    payback_year: int | None
    all_reached_year: int | None
    wanted: float
    started: float
    waiting: float
    patients_wanted: float
    patients: float
    need: float
    covered: float
    gap: float
    displaced: float
    unused: float
    patient_fees: float

    @classmethod
    def of(cls, run: ProgrammeEvaluation) -> Self:
        """The figures of the first draw of an evaluation.

        >>> from hiacalc.programme import evaluate_programme
        >>> from hiacalc.scenario import changed, shipped
        >>> programme = {"first_year": 2014, "years": 5, "regions": {"nord": {"starts": [1000, 0]}}}
        >>> scenario = changed(shipped("helseiarbeid-2016"), {"programme": programme})
        >>> ProgrammeFigures.of(evaluate_programme(scenario)).all_reached_year
        2014
        """
        roll_out, funding = run.roll_out, run.funding

        def over_payers(amounts: str) -> float:
            return float(sum(getattr(funding, amounts)(payer)[:, 0].sum() for payer in Payer))

        return cls(
            first_year=run.calendar.first_year,
            years=run.calendar.years,
            net_benefit=float(run.net_benefit()[0]),
            net_benefit_period=float(run.net_benefit_period()[0]),
            payback_year=_year(float(run.payback_year()[0])),
            all_reached_year=_year(float(run.all_reached_year[0])),
            wanted=float(roll_out.new[..., 0].sum()),
            started=float(roll_out.started[..., 0].sum()),
            waiting=float(roll_out.waiting[-1, :, 0].sum()),
            patients_wanted=float(roll_out.patients_wanted[..., 0].sum()),
            patients=float(roll_out.patients[..., 0].sum()),
            need=over_payers("needed"),
            covered=over_payers("covered"),
            gap=over_payers("gap"),
            displaced=over_payers("displaced"),
            unused=float(sum(use.unused[:, 0].sum() for use in funding.lines)),
            patient_fees=patient_fees(run),
        )


def patient_fees(run: ProgrammeEvaluation) -> float:
    """What patients pay to the health service in the programme's years, undiscounted NOK of the first draw.

    Args:
        run: of a programme.
    """
    received = run.by_year(Actor.HEALTH_SERVICE, Kind.TRANSFER, item=Item.PATIENT_FEE)
    return float(received[: run.calendar.years, 0].sum())


def sick_pay_saved(run: ProgrammeEvaluation) -> float:
    """What NAV saves in sick pay in the programme's years, undiscounted NOK of the first draw.

    Args:
        run: of a programme.
    """
    received = run.by_year(Actor.NAV, Kind.TRANSFER, item=Item.SICK_PAY)
    return float(received[: run.calendar.years, 0].sum())


def _year(year: float) -> int | None:
    return int(year) if math.isfinite(year) else None
