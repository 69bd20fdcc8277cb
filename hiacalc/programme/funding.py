"""Funding: the lines of money there are, what of the need each pays, and the gap that is left.

A line pays only its own payer's costs, and of those only what it may pay for. It first pays what
no later line may pay, then the rest; nothing is carried to the next year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.evidence.price_series import PriceIndex
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Item, Kind
from hiacalc.problem_code import Code
from hiacalc.programme.calendar import Calendar, whole
from hiacalc.programme.cash import Cash, Selection
from hiacalc.programme.fixed_costs import PAYING, in_kroner_of_answer
from hiacalc.scenario.options import Component, CostItem, Payer
from hiacalc.scenario.paid_item import FIXED
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, nearest, shown
from hiacalc.scenario.programme import FundingLine
from hiacalc.scenario.schema import Scenario


class NeedPart(NamedTuple):
    """A part of the need, which a line may pay for or not.

    Args:
        payer: whose cost it is.
        item: the kind of cost, or `fixed`.
        component: the measure; None for a fixed cost.
        name: of the fixed cost, else None.
    """

    payer: Payer
    item: str
    component: Component | None
    name: str | None = None

    def may_be_paid_by(self, line: FundingLine) -> bool:
        """Whether a line of funding may pay for it."""
        if line.payer is not self.payer:
            return False
        components = line.components or tuple(Component)
        if self.component is not None:
            allowed = self.component in components
        else:
            allowed = set(components) == set(Component) or line.pays_for is not None
        named = line.pays_for is None or self.item in line.pays_for or self.name in line.pays_for
        return allowed and named


_Parts: TypeAlias = Mapping[NeedPart, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class LineUse:
    """What becomes of a line by year, each of shape `(years, draws)`, NOK.

    Args:
        line: of the programme.
        available: what of it is not bound to other tasks.
        used: what of that pays for the programme.
        displaced: what the programme would take from other tasks beyond it; no funding, but named.
    """

    line: FundingLine
    available: Floats
    used: Floats
    displaced: Floats

    @property
    def unused(self) -> Floats:
        """What is left of it at the end of each year, and is lost."""
        return self.available - self.used


@dataclass(frozen=True, slots=True, eq=False)
class Funding:
    """Need, lines and gap by year.

    Args:
        need: cash costs by part, shape `(years, draws)`, undiscounted NOK.
        lines: what becomes of each line, in order.
        uncovered: what no line pays, by part.
        shape: years and draws.
    """

    need: dict[NeedPart, Floats]
    lines: tuple[LineUse, ...]
    uncovered: dict[NeedPart, Floats]
    shape: tuple[int, int]

    @classmethod
    def of(
        cls, inputs: Inputs, cash: Cash, calendar: Calendar, ends: Mapping[int, int] | None = None
    ) -> Funding:
        """What the lines of a programme pay of its need.

        Args:
            inputs: the numbers of the run.
            cash: of the programme.
            calendar: of the programme.
            ends: by number of a line from 0, the calendar year from which there is no more of it.
        """
        programme = inputs.scenario.programme
        assert programme is not None
        need = needs(cash, calendar)
        left = {part: amount.copy() for part, amount in need.items()}
        shape = (calendar.years, cash.draws)
        uses: list[tuple[FundingLine, Floats, Floats, Floats]] = []
        for number, line in enumerate(programme.funding):
            amounts = _amounts(inputs, line, calendar)
            stated = line.ends and whole(inputs, f"programme.funding.{number + 1}.ends")
            for end in filter(None, (stated, (ends or {}).get(number))):
                amounts[np.array(calendar.calendar_years) >= end] = 0.0
            share = inputs.get(f"programme.funding.{number + 1}.share", 1.0)
            most = _refund(share, line, need, left, shape)
            free, bound = (
                np.broadcast_to(part, shape) for part in _parted(inputs, number, line, amounts, most)
            )
            later = programme.funding[number + 1 :]
            used = _pay(left, line, later, free)
            uses.append((line, free, used, bound))
        beyond = {part: amount.copy() for part, amount in left.items()}
        lines = tuple(
            LineUse(line, free, used, _pay(beyond, line, programme.funding[number + 1 :], bound))
            for number, (line, free, used, bound) in enumerate(uses)
        )
        return cls(need, lines, left, shape)

    def needed(self, payer: Payer) -> Floats:
        """The need of a payer, `(years, draws)`."""
        return self._of_payer(self.need, payer)

    def gap(self, payer: Payer) -> Floats:
        """What no line pays of the need of a payer, `(years, draws)`."""
        return self._of_payer(self.uncovered, payer)

    def covered(self, payer: Payer) -> Floats:
        """What the lines pay of the need of a payer, `(years, draws)`."""
        return sum((use.used for use in self.lines if use.line.payer is payer), np.zeros(self.shape))

    def displaced(self, payer: Payer) -> Floats:
        """What of a payer's gap could be met only from money bound to other tasks, `(years, draws)`."""
        return sum((use.displaced for use in self.lines if use.line.payer is payer), np.zeros(self.shape))

    def _of_payer(self, parts: Mapping[NeedPart, Floats], payer: Payer) -> Floats:
        return sum((amount for part, amount in parts.items() if part.payer is payer), np.zeros(self.shape))


def needs(cash: Cash, calendar: Calendar) -> dict[NeedPart, Floats]:
    """The cash costs of the health service and NAV by part, within the programme's years."""
    shape = (calendar.years, cash.draws)
    need = {}
    for payer, actor in PAYING.items():
        for component in Component:
            for item in CostItem:
                chosen = Selection((actor,), Kind.COST, Item(item.value), component)
                amount = cash.by_year(chosen)[: calendar.years]
                if amount.any():
                    need[NeedPart(payer, item.value, component)] = amount
    for line in cash.fixed:
        part = NeedPart(line.payer, FIXED, None, line.name)
        need[part] = np.broadcast_to(line.amount[: calendar.years], shape)
    return need


def _parted(
    inputs: Inputs, number: int, line: FundingLine, amounts: Floats, most: Floats
) -> tuple[Floats, Floats]:
    """What of the money of a line is free in each year, and what is bound to other tasks.

    Args:
        inputs: the numbers of the run.
        number: of the line, from 0.
        line: of the programme.
        amounts: of the line, shape `(years, 1 or draws)`.
        most: what a line with a share refunds at most, of that shape.
    """
    available = inputs[f"programme.funding.{number + 1}.available_share"]
    money = amounts if line.share is None else np.minimum(amounts, most)
    return money * available, money * (1.0 - available)


def _refund(share: Floats, line: FundingLine, need: _Parts, left: _Parts, shape: tuple[int, int]) -> Floats:
    """A share of what a line pays for, at most what is left of it when the line's turn comes."""
    payable = [part for part in need if part.may_be_paid_by(line)]
    whole_need, remaining = (
        sum((parts[part] for part in payable), np.zeros(shape)) for parts in (need, left)
    )
    return np.minimum(share * whole_need, remaining)


def _amounts(inputs: Inputs, line: FundingLine, calendar: Calendar) -> Floats:
    """The amounts of a line in the answer's kroner, `(years, 1 or draws)`; infinite where none is said."""
    if line.amounts is None:
        return np.full((calendar.years, 1), np.inf)
    years: list[Floats] = []
    for calendar_year in calendar.calendar_years:
        listed = [(year, amount) for year, amount in line.amounts.steps if year <= calendar_year]
        year, amount = listed[-1] if listed else (calendar_year, 0.0)
        stated = year if line.price_year == "current" else line.price_year
        converted = in_kroner_of_answer(inputs, PriceIndex.WAGES, stated) if amount else np.ones(1)
        years.append(amount * converted)
    return np.stack(np.broadcast_arrays(*years))


def _pay(
    left: dict[NeedPart, Floats], line: FundingLine, later: tuple[FundingLine, ...], money: Floats
) -> Floats:
    """Pay what a line may pay of what is left, first what no later line may; what was paid in all."""
    payable = [part for part in left if part.may_be_paid_by(line)]
    payable.sort(key=lambda part: any(part.may_be_paid_by(other) for other in later))
    paid = np.zeros_like(money)
    for part in payable:
        now = np.minimum(left[part], money - paid)
        left[part] = left[part] - now
        paid = paid + now
    return paid


def funding_line(scenario: Scenario, name: str) -> int:
    """The number, from 0, of the line of funding that is meant.

    Args:
        scenario: with a programme.
        name: the line's name, its title in either language, or its number from 1.

    Raises:
        ScenarioError: `unknown_funding_line`, with the nearest one there is.
    """
    lines = scenario.programme.funding if scenario.programme else ()
    names = [
        {str(number), line.name or "", line.title.nb, line.title.en} - {""}
        for number, line in enumerate(lines, start=1)
    ]
    for number, known in enumerate(names):
        if name in known:
            return number
    every = [line.name or line.title.en for line in lines]
    problem = Problem(
        Code.UNKNOWN_FUNDING_LINE,
        Mark(scenario.name),
        "programme.funding",
        shown(name),
        ", ".join(every),
        suggestion=nearest(name, [text for known in names for text in sorted(known)]),
    )
    raise ScenarioError([problem])
