"""A figure taken apart: its formula with the numbers put in, and the ledger lines it is the sum of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from hiacalc.model import Evaluation, Factor, Item, Kind, Line, Perspective
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.cells import Product
from hiacalc.present.words.key_figures import Figure, shown
from hiacalc.scenario.effect import NO_EFFECT

_KINDS = {
    Figure.NET_BENEFIT: (Kind.COST, Kind.BENEFIT, Kind.TRANSFER),
    Figure.COSTS: (Kind.COST,),
    Figure.GAINS: (Kind.BENEFIT, Kind.TRANSFER),
    Figure.COST_PER_HOUR: (Kind.COST,),
}
_SHARES = {
    Factor.FTE_PER_WORKER,
    Factor.ABSENCE_RATE,
    Factor.REDUCTION,
    Factor.IN_FORCE,
    Factor.PROFILE,
    Factor.PRODUCTION_SHARE,
    Factor.OUTSIDE_EMPLOYER_PERIOD,
    Factor.FARE_SHARE,
    Factor.REDUCTION_OUTSIDE,
    Factor.NAV_DAYS,
    Factor.BELOW_CAP,
    Factor.ABOVE_CAP,
    Factor.HOLIDAY_PAY_RATE,
    Factor.WITHIN_48_DAYS,
    Factor.CHARGED,
    Factor.EMPLOYER_CONTRIBUTION,
    Factor.REPLACED_SHARE,
    Factor.NOT_REPLACED,
    Factor.TAX_FUNDING_COST,
}
_TIMES = "\N{MULTIPLICATION SIGN}"
_FINE = {Factor.WAGE_INDEX, Factor.CONVERSION, Factor.LABOUR_COST}
_MONEY = {
    Factor.VALUE_PER_HOUR,
    Factor.WAGE_PER_HOUR,
    Factor.HOURLY_COST,
    Factor.FARE,
    Factor.VENUE_PRICE,
    Factor.PUBLIC_OUTLAY,
}


@dataclass(frozen=True, slots=True)
class Trace:
    """How a figure comes about.

    `formulas` are lines of text; `rows` a table as shown, `data` the same
    unrounded, both with their head first.
    """

    title: str
    formulas: list[str]
    rows: list[list[str]]
    data: list[list[Any]]


def trace(run: Evaluation, figure: Figure, perspective: Perspective, language: Language) -> Trace:
    """The formula and the lines of a figure of a run of a single draw.

    Args:
        run: an evaluation of a single draw.
        figure: which is taken apart.
        perspective: whose costs and gains count.
        language: of labels and numbers.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> run = evaluate(shipped("helseiarbeid-2016"))
    >>> trace_of_gains = trace(run, Figure.GAINS, Perspective.SOCIETY, language("en"))
    >>> len(trace_of_gains.rows)  # a head, five years of production and their sum
    7
    """
    figure_shown = shown(run, figure, perspective, language)
    formulas = list(_formulas(run, figure, perspective, language))
    if figure in (Figure.BREAK_EVEN, Figure.PAYBACK):
        rows, data = _years(run, perspective, language)
        return Trace(figure_shown.label, formulas, rows, data)
    lines = [
        line
        for line in run.ledger.lines()
        if line.actor in perspective.actors(run.ledger.sector)
        and line.kind in _KINDS[figure]
        and not (figure is Figure.COST_PER_HOUR and line.item is Item.TAX_FUNDING)
        and not (perspective is Perspective.SOCIETY and line.kind is Kind.TRANSFER)
    ]
    rows, data = _lines(run, lines, language)
    return Trace(figure_shown.label, formulas, rows, data)


def _formulas(run: Evaluation, figure: Figure, view: Perspective, language: Language) -> Iterator[str]:
    numbers = language.numbers
    figure_shown = shown(run, figure, view, language)
    words = {
        "result": figure_shown.value,
        "costs": numbers.money(run.single().costs(view)),
        "gains": numbers.money(run.single().benefits(view)),
        "transfers": numbers.money(run.single().transfers(view)),
        "hours": numbers.number(run.single().hours_avoided_discounted),
    }
    transfers = "_with_transfers" if run.single().transfers(view) else ""
    if figure in (Figure.NET_BENEFIT, Figure.GAINS):
        yield language.say(f"trace.{figure.value}{transfers}", **words)
    elif figure is Figure.COST_PER_HOUR:
        yield language.say("trace.cost_per_hour", **words)
    elif figure is Figure.BREAK_EVEN and run.reduction.spells is not None:
        nought = run.at_effect(NO_EFFECT[run.leading_input]).single().net_benefit(view)
        yield language.say("trace.break_even_spells", nought=numbers.money(nought), **words)
        return
    elif figure is Figure.BREAK_EVEN:
        nought, point = (run.at_reduction(at).single().net_benefit(view) for at in (0.0, 0.01))
        yield language.say(
            "trace.break_even",
            nought=numbers.money(nought),
            point=numbers.money(point - nought),
            **words,
        )
        return
    else:
        yield language.say(f"trace.{figure.value}", **words)
        if figure is Figure.PAYBACK:
            return
    yield _hour_text(run, language)
    yield language.say("trace.sessions")


def _hour_text(run: Evaluation, language: Language) -> str:
    given = run.scenario.numbers
    value = next(
        value
        for entry in run.ledger.entries
        for factor, value in entry.factors
        if factor is Factor.VALUE_PER_HOUR
    )
    return language.say(
        "trace.hour",
        annual=language.numbers.money(given["valuation.annual_value_per_fte"]),
        multiplier=language.numbers.number(given["valuation.labour_cost_multiplier"], 4, trim=True),
        hours=language.numbers.number(given["valuation.hours_per_fte_year"], 1, trim=True),
        value=language.numbers.money(float(value.flat[0]), 2),
    )


def _lines(run: Evaluation, lines: list[Line], language: Language) -> tuple[list[list[str]], list[list[Any]]]:
    numbers = language.numbers
    words = language.words
    keys = ("item", "activity", "actor", "year", "calculation", "amount", "discount_factor", "discounted")
    rows = [[language.say(f"trace.columns.{key}") for key in keys]]
    data: list[list[Any]] = [[*keys, "kind"]]
    for line in lines:
        sign = -1 if line.kind is Kind.COST else 1
        activity = words.activity(line.activity, run.scenario) if line.activity else ""
        product = f" {_TIMES} ".join(
            _factor_text(factor, value, language)
            for factor, value in line.factors
            if not (factor is Factor.WAGE_INDEX and value == 1.0)
        )
        rows.append(
            [
                words.word("items", line.item.value),
                activity,
                words.word("actors", line.actor.value),
                str(line.year),
                product,
                numbers.number(sign * line.amount),
                numbers.number(line.discount_factor, 4),
                numbers.number(sign * line.discounted),
            ]
        )
        data.append(
            [
                line.item.value,
                line.activity or "",
                line.actor.value,
                line.year,
                Product([(factor.value, value) for factor, value in line.factors]),
                sign * line.amount,
                line.discount_factor,
                sign * line.discounted,
                line.kind.value,
            ]
        )
    total = sum(row[7] for row in data[1:])
    rows.append([language.say("run.total"), "", "", "", "", "", "", numbers.number(total)])
    return rows, data


def _factor_text(factor: Factor, value: float, language: Language) -> str:
    if factor in _SHARES:
        text = language.numbers.percent(value)
    elif factor in _MONEY:
        text = language.numbers.money(value, 2)
    else:
        text = language.numbers.number(value, 4 if factor in _FINE else 2, trim=True)
    return language.say(f"trace.factors.{factor.value}", value=text)


def _years(run: Evaluation, view: Perspective, language: Language) -> tuple[list[list[str]], list[list[Any]]]:
    numbers = language.numbers
    net = run.net_by_year(view)[:, 0]
    keys = ("year", "net", "cumulative")
    rows = [[language.say(f"run.{key}") for key in keys]]
    data: list[list[Any]] = [list(keys)]
    for year, (each, running) in enumerate(zip(net, np.cumsum(net), strict=True), start=1):
        rows.append([str(year), numbers.number(float(each)), numbers.number(float(running))])
        data.append([year, float(each), float(running)])
    return rows, data
