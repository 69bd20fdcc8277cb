"""Cases of different size beside each other: what each is for one of its employees."""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.model import Evaluation, Perspective

_WORKERS, _RATE, _WAGE = "population.workers", "absence.rate", "valuation.annual_value_per_fte"


@dataclass(frozen=True, slots=True)
class PerEmployee:
    """A case as it is, and its totals divided by its employees; NOK of its price year, discounted."""

    run: Evaluation
    workers: float
    absence_rate: float
    full_time_wage: float
    price_year: int
    net_for_society: float
    net_for_employer: float
    costs: float


def per_employee(run: Evaluation) -> PerEmployee:
    """A case for one of its employees.

    Args:
        run: an evaluation of a single draw.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.scenario import shipped
    >>> case = per_employee(evaluate(shipped("helseiarbeid-2016")))
    >>> case.workers, round(case.net_for_society), round(case.costs)
    (1000.0, 4927, 3337)
    """
    numbers, figures = run.scenario.numbers, run.single()
    workers = figures.workers
    return PerEmployee(
        run,
        workers,
        numbers[_RATE],
        numbers[_WAGE],
        int(run.scenario.time.price_year.value),
        figures.net_benefit(Perspective.SOCIETY) / workers,
        figures.net_benefit(Perspective.EMPLOYER) / workers,
        figures.costs(Perspective.SOCIETY) / workers,
    )
