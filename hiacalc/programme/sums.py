"""A programme's money summed by year, region, payer or item, in its years and after them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from hiacalc.model.actors import Actor
from hiacalc.model.ledger import Item, Kind
from hiacalc.programme.cash import CashRow
from hiacalc.programme.evaluation import ProgrammeEvaluation


class By(StrEnum):
    """What money is summed by."""

    YEAR = "year"
    REGION = "region"
    PAYER = "payer"
    ITEM = "item"

    def of(self, row: CashRow) -> int | str | None:
        """What a sum of money belongs to; None for what belongs to no region.

        Args:
            row: of the programme's money.
        """
        if self is By.YEAR:
            return row.year
        if self is By.REGION:
            return row.region
        return row.actor.value if self is By.PAYER else row.item.value


# Regions stand as the programme has them, what belongs to none last.
_ORDER = {By.PAYER: [actor.value for actor in Actor], By.ITEM: [item.value for item in Item]}


class Sum(NamedTuple):
    """Undiscounted NOK of one year, region, payer or item.

    Args:
        key: the calendar year, or the name; None for what belongs to no region.
        after_period: whether it falls after the programme's last year.
        costs: of all payers, or of the one.
        benefits: gains of theirs.
        transfers: received less given away; of all payers together none.
    """

    key: int | str | None
    after_period: bool
    costs: float
    benefits: float
    transfers: float

    @property
    def net(self) -> float:
        """What is left; over all keys society's.

        >>> Sum("nav", False, 2.0, 0.0, 5.0).net
        3.0
        """
        return self.benefits - self.costs + self.transfers


def rows_by_period(run: ProgrammeEvaluation, *, after_period: bool) -> list[CashRow]:
    """Sums of money of the first draw that fall in the programme's years, or after them.

    Args:
        run: a programme's evaluation.
        after_period: whether those after its last year are asked for.
    """
    last = run.calendar.last_year
    return [row for row in run.rows() if (row.year > last) is after_period]


def sums_by(run: ProgrammeEvaluation, by: By) -> list[Sum]:
    """Undiscounted money of the first draw, summed; in the programme's years first, then after them.

    Args:
        run: a programme's evaluation.
        by: what it is summed by.

    >>> from hiacalc.programme import evaluate_programme
    >>> from hiacalc.scenario import changed, shipped
    >>> programme = {"first_year": 2014, "years": 5, "regions": {"nord": {"starts": [1000, 0]}}}
    >>> run = evaluate_programme(changed(shipped("helseiarbeid-2016"), {"programme": programme}))
    >>> [(part.key, round(part.net)) for part in sums_by(run, By.REGION)]
    [('nord', 5483196)]
    """
    return [
        *_summed(rows_by_period(run, after_period=False), by, after_period=False),
        *_summed(rows_by_period(run, after_period=True), by, after_period=True),
    ]


def _summed(rows: Iterable[CashRow], by: By, *, after_period: bool) -> list[Sum]:
    amounts: dict[int | str | None, dict[Kind, float]] = {}
    for row in rows:
        kinds = amounts.setdefault(by.of(row), dict.fromkeys(Kind, 0.0))
        kinds[row.kind] += row.amount
    order = _ORDER.get(by)
    keys = list(amounts) if order is None else sorted(amounts, key=lambda key: order.index(str(key)))
    if by is By.YEAR:
        keys = sorted(amounts, key=str)
    return [
        Sum(
            key,
            after_period,
            amounts[key][Kind.COST],
            amounts[key][Kind.BENEFIT],
            amounts[key][Kind.TRANSFER],
        )
        for key in keys
    ]
