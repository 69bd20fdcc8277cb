"""The two measures apart and together, as rows of text and unrounded."""

from __future__ import annotations

from hiacalc.model import Evaluation, Perspective, Viewpoint
from hiacalc.present.locale.language import Language
from hiacalc.present.words.individual import component_name
from hiacalc.scenario.options import Component


def components_apart(run: Evaluation) -> dict[Component | None, Evaluation]:
    """Each measure by itself and, under None, both together.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.scenario import changed, shipped
    >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
    >>> [round(part.single().net_benefit()) for part in components_apart(run).values()]
    [4926870, 325916, 5252786]
    """
    return {**{part: run.apart(part) for part in Component}, None: run}


def components_table(run: Evaluation, view: Viewpoint, language: Language) -> list[list[str]]:
    """Costs, gains and net of each measure, discounted NOK, and of both as the last row.

    Args:
        run: an evaluation of a single draw, of a scenario with the individual measure.
        view: whose costs and gains count; transfers have a column but for society.
        language: of labels and numbers.
    """
    moved = view is not Perspective.SOCIETY
    keys = ["costs", "gains", *(["transfers"] if moved else []), "net"]
    rows = [[language.say("individual.measure"), *(language.say(f"run.{key}") for key in keys)]]
    for part, alone in components_apart(run).items():
        figures = alone.single()
        amounts = [figures.costs(view), figures.benefits(view)]
        amounts += [figures.transfers(view)] if moved else []
        amounts.append(figures.net_benefit(view))
        rows.append([component_name(part, language), *map(language.numbers.number, amounts)])
    return rows


def components_by_actor(run: Evaluation, language: Language) -> list[list[str]]:
    """Net of each actor by measure, discounted NOK, and of society as the last row.

    Args:
        run: an evaluation of a single draw, of a scenario with the individual measure.
        language: of labels and numbers.
    """
    parts = components_apart(run)
    head = [language.say("individual.net_for"), *(component_name(part, language) for part in parts)]
    words = language.words
    views = [(words.word("actors", actor.value), actor) for actor in run.ledger.actors]
    rows = [
        [name, *(language.numbers.number(alone.single().net_benefit(view)) for alone in parts.values())]
        for name, view in (*views, (words.word("perspectives", "society"), Perspective.SOCIETY))
    ]
    return [head, *rows]


def components_rows(run: Evaluation, view: Viewpoint, language: Language) -> list[list[object]]:
    """Costs, gains, transfers and net of each measure and of both, unrounded; head first.

    Args:
        run: an evaluation of a single draw, of a scenario with the individual measure.
        view: whose costs and gains count.
        language: of the measures' names.
    """
    rows: list[list[object]] = [["component", "label", "costs", "benefits", "transfers", "net_benefit"]]
    for part, alone in components_apart(run).items():
        figures = alone.single()
        amounts = (figures.costs(view), figures.benefits(view), figures.transfers(view))
        key = part.value if part else "both"
        rows.append([key, component_name(part, language), *amounts, figures.net_benefit(view)])
    return rows
