"""The main figures of a run, as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from hiacalc.model import Evaluation, Perspective, Viewpoint
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import label_of
from hiacalc.present.words.spells import strength


class Figure(StrEnum):
    """A main figure, each of which can be taken apart."""

    NET_BENEFIT = "net_benefit"
    COSTS = "costs"
    GAINS = "gains"
    COST_PER_HOUR = "cost_per_hour"
    BREAK_EVEN = "break_even"
    PAYBACK = "payback"


# What the answer shows at once; the others stand where they belong.
FOUR = (Figure.NET_BENEFIT, Figure.COSTS, Figure.GAINS, Figure.COST_PER_HOUR)


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure with its name and value as text."""

    figure: Figure
    label: str
    value: str


def shown(run: Evaluation, figure: Figure, perspective: Viewpoint, language: Language) -> Shown:
    """A figure of a run of a single draw.

    Args:
        run: an evaluation of a single draw.
        figure: which of the figures.
        perspective: whose costs and gains count.
        language: of label and value.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> run = evaluate(shipped("helseiarbeid-2016"))
    >>> shown(run, Figure.PAYBACK, Perspective.SOCIETY, language("en")).value
    'Year 1'
    """
    numbers = language.numbers
    value = amount(run, figure, perspective)
    if np.isfinite(value) and figure is Figure.BREAK_EVEN:
        text = break_even_text(run, value, language)
    elif np.isfinite(value):
        text = {Figure.PAYBACK: lambda year: language.say("page.year", year=numbers.number(year))}.get(
            figure, numbers.money
        )(value)
    else:
        undefined = {Figure.BREAK_EVEN: "page.no_break_even", Figure.PAYBACK: "run.never"}
        text = language.say(undefined.get(figure, "run.undefined"))
    return Shown(figure, label(run, figure, perspective, language), text)


def break_even_text(run: Evaluation, value: float, language: Language) -> str:
    """The value of the leading input from which it pays, in its unit; a dash where there is none.

    Args:
        run: an evaluation, whose scenario tells what leads.
        value: of the leading input.
        language: of the text.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> break_even_text(evaluate(shipped("helseiarbeid-2016")), 0.02019, language("en").plain)
    '2.02 %'
    """
    if run.reduction.spells is None or not np.isfinite(value):
        return language.numbers.percent(value)
    return strength(run.leading_input.partition(".")[2], value, language)


def label(run: Evaluation, figure: Figure, perspective: Viewpoint, language: Language) -> str:
    """The name of a figure, as seen from a perspective.

    Args:
        run: an evaluation of a single draw; transfers have a word in the label where there are any.
        figure: which of the figures.
        perspective: whose costs and gains count.
        language: of the label.
    """
    key = figure.value
    if figure is Figure.BREAK_EVEN and run.reduction.spells is not None:
        effect = label_of(run.leading_input, run.scenario, language)
        return language.say("page.break_even_spells", label=effect)
    if figure is Figure.GAINS and run.single().transfers(perspective):
        key = "gains_with_transfers"
    elif figure is Figure.COST_PER_HOUR and perspective is not Perspective.SOCIETY:
        key = "cost_per_hour_own"
    return language.say(f"page.{key}")


def amount(run: Evaluation, figure: Figure, perspective: Viewpoint) -> float:
    """The figure as a number; nan where it is not defined.

    Args:
        run: an evaluation of a single draw.
        figure: which of the figures.
        perspective: whose costs and gains count.

    Example:
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> amount(evaluate(shipped("helseiarbeid-2016")), Figure.PAYBACK, Perspective.SOCIETY)
        1.0
    """
    figures = run.single()
    values = {
        Figure.NET_BENEFIT: figures.net_benefit,
        Figure.COSTS: figures.costs,
        Figure.GAINS: lambda _: figures.benefits(perspective) + figures.transfers(perspective),
        Figure.COST_PER_HOUR: figures.cost_per_hour_avoided,
        Figure.BREAK_EVEN: figures.break_even_effect,
        Figure.PAYBACK: figures.payback_year,
    }
    return values[figure](perspective)
