"""The ledger summed up: by actor, by item and by year, as rows of text with their head."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.model import Actor, Evaluation, Item, Kind, Measure, Perspective
from hiacalc.present.locale.language import Language


def by_actor_table(run: Evaluation, language: Language) -> list[list[str]]:
    """Costs, gains, transfers and net of each actor, discounted NOK, and of society as the last row.

    The last columns tell what of the net is money and what working time; the cost of tax
    funding, which is neither, is the taxpayers' net alone.

    Args:
        run: an evaluation of a single draw.
        language: of labels and numbers.
    """
    numbers = language.numbers
    measures = (Measure.MONEY, Measure.TIME)
    keys = ("actor", "costs", "gains", "transfers", "net", *(f"of_{measure.value}" for measure in measures))
    heads = [language.say(f"run.{key}") for key in keys]

    def row(name: str, view: Actor | Perspective) -> list[str]:
        figures = [run.costs(view), run.benefits(view), run.transfers(view), run.net_benefit(view)]
        figures += [run.net_of(measure, view) for measure in measures]
        return [name, *(numbers.number(float(figure[0])) for figure in figures)]

    rows = [row(language.words.word("actors", actor.value), actor) for actor in run.ledger.actors]
    total = row(language.words.word("perspectives", "society"), Perspective.SOCIETY)
    return [heads, *rows, total]


def by_item_table(run: Evaluation, view: Perspective, language: Language) -> list[list[str]]:
    """Discounted costs of each item, and their sum as the last row.

    Args:
        run: an evaluation of a single draw.
        view: whose costs count.
        language: of labels and numbers.
    """
    numbers = language.numbers
    amounts = {item: float(run.ledger.total(view, Kind.COST, item)[0]) for item in Item}
    rows = [
        [language.words.word("items", item.value), numbers.number(amount)]
        for item, amount in amounts.items()
        if amount
    ]
    total = [language.say("run.total"), numbers.number(run.single().costs(view))]
    return [[language.say("run.item"), language.say("run.costs")], *rows, total]


def by_year_table(run: Evaluation, view: Perspective, language: Language) -> list[list[str]]:
    """Discounted amounts of each programme year; society's transfers cancel and are left out.

    Args:
        run: an evaluation of a single draw.
        view: whose costs and gains count.
        language: of labels and numbers.

    Example:
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016"))
        >>> len(by_year_table(run, Perspective.SOCIETY, language("en")))
        6
    """
    numbers = language.numbers
    columns = ["year", "discount_factor", "costs", "gains", "transfers", "net", "cumulative"]
    ledger = run.ledger
    kinds = [ledger.by_year(view, kind)[:, 0] for kind in (Kind.COST, Kind.BENEFIT, Kind.TRANSFER)]
    net = run.net_by_year(view)[:, 0]
    figures = np.stack([*kinds, net, np.cumsum(net)], axis=1)
    rows = [
        [
            str(year + 1),
            numbers.number(float(ledger.discount[year, 0]), 4),
            *(numbers.number(float(figure)) for figure in figures[year]),
        ]
        for year in range(ledger.years)
    ]
    if view is Perspective.SOCIETY:
        columns.remove("transfers")
        rows = [row[:4] + row[5:] for row in rows]
    return [[language.say(f"run.{key}") for key in columns], *rows]


def ledger_rows(run: Evaluation) -> list[list[Any]]:
    """Every line of the ledger, unrounded, under its head."""
    heads: list[Any] = [
        "item",
        "activity",
        "actor",
        "kind",
        "year",
        "amount",
        "discount_factor",
        "discounted",
        "component",
    ]
    return [heads] + [
        [
            line.item.value,
            line.activity or "",
            line.actor.value,
            line.kind.value,
            line.year,
            line.amount,
            line.discount_factor,
            line.discounted,
            line.component.value,
        ]
        for line in run.ledger.lines()
    ]
