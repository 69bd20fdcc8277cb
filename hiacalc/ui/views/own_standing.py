"""What each figure of one's own workplace is: known, within a range, estimated, moved, or the scenario's."""

from __future__ import annotations

from hiacalc.present.words.inputs import format_value
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.quantity import Basis, Provenance, Quantity
from hiacalc.scenario.registry import named_inputs, quantities
from hiacalc.ui.views.own_numbers import (
    ATTENDANCE,
    PART_TIME,
    RATE,
    SIZE,
    UNITS,
    WAGE,
    WORKERS,
    OwnNumbers,
    own_or_converted,
)

_KINDS = ("known", "within", "estimated", "moved", "scenario")
_ORDER = (WORKERS, PART_TIME, UNITS, RATE, WAGE, ATTENDANCE)


def standing_sentences(numbers: OwnNumbers) -> list[str]:
    """What is known, estimated, moved or still the scenario's, a line for each kind there is.

    Args:
        numbers: the fields.
    """
    texts = numbers.state.language
    inputs = quantities(numbers.scenario)
    listed: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for name in _ORDER:
        figure = inputs[SIZE if name == UNITS else name]
        kind = _kind(figure, name)
        if name == UNITS and kind != "known":  # it follows from the employees
            continue
        key = "figure_within" if kind in ("within", "estimated") else "figure"
        value = numbers.value(name) if name == UNITS else _value(numbers, name)
        if name == WAGE:
            year = own_or_converted(WAGE, numbers.scenario).price_year or numbers.state.answer_year
            value = texts.say("today.amount_in", value=value, year=str(year))
        words = {"label": numbers.titles[name], "value": value}
        span = _span(numbers, name) if key == "figure_within" else ""
        listed[kind].append(texts.say(f"workplace.standing.{key}", **words, span=span))
    if not any(listed[kind] for kind in _KINDS if kind != "scenario"):
        return [texts.say("workplace.standing.none")]
    return [
        texts.say(f"workplace.standing.{kind}", figures="; ".join(figures))
        for kind, figures in listed.items()
        if figures
    ]


def _value(numbers: OwnNumbers, path: str) -> str:
    """The value that is counted with."""
    texts = numbers.state.language
    figure, unit = own_or_converted(path, numbers.scenario), named_inputs(numbers.scenario)[path].unit
    if unit is Unit.WORKERS:
        return texts.numbers.number(figure.value, 1, trim=True)
    return format_value(figure.value, unit, texts)


def _kind(figure: Quantity, name: str) -> str:
    if figure.provenance is Provenance.MOVED:
        return "moved"
    if figure.provenance is not Provenance.OWN:
        return "scenario"
    if not figure.has_width or name == UNITS:  # the number of units is known, however many work there
        return "known"
    return "estimated" if figure.basis is Basis.INTERVAL else "within"


def _span(numbers: OwnNumbers, path: str) -> str:
    """The ends of an input's range in words."""
    texts = numbers.state.language
    figure, unit = own_or_converted(path, numbers.scenario), named_inputs(numbers.scenario)[path].unit
    number_texts = texts.numbers

    def written_end(end: float | None) -> str:
        if end is None:
            return ""
        return number_texts.percent(end, 1) if unit is Unit.SHARE else format_value(end, unit, texts)

    return texts.say("workplace.span_said", low=written_end(figure.low), high=written_end(figure.high))
