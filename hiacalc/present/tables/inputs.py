"""The inputs and settings of a scenario as rows for a file."""

from __future__ import annotations

from typing import Any

from hiacalc.present.locale.language import Language
from hiacalc.present.tables.cells import Schedule
from hiacalc.present.words.inputs import label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.quantity import Rate
from hiacalc.scenario.registry import named_inputs, quantities, settings


def input_rows(scenario: Scenario, texts: Language) -> list[list[Any]]:
    """Every input and setting with all that is known of it, unrounded; head first.

    Args:
        scenario: whose inputs they are.
        texts: the language of labels, sources and notes.

    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> input_rows(shipped("helseiarbeid-2016"), language("en"))[0][:4]
    ['path', 'label', 'value', 'schedule']
    """
    code = texts.code
    named = named_inputs(scenario)
    head = [
        "path",
        "label",
        "value",
        "schedule",
        "unit",
        "low",
        "high",
        "basis",
        "level",
        "provenance",
        "source",
        "note",
    ]
    inputs = [
        [
            path,
            label_of(path, scenario, texts),
            quantity.value,
            Schedule(quantity.steps) if isinstance(quantity, Rate) and quantity.steps else None,
            named[path].unit.value,
            quantity.low,
            quantity.high,
            quantity.basis.value if quantity.basis else None,
            quantity.level,
            quantity.provenance.value,
            quantity.source.in_language(code) if quantity.source else None,
            quantity.note.in_language(code) if quantity.note else None,
        ]
        for path, quantity in quantities(scenario).items()
    ]
    choices = [
        [path, label_of(path, scenario, texts), value, *[None] * (len(head) - 3)]
        for path, value in settings(scenario).items()
    ]
    return [head, *inputs, *choices]
