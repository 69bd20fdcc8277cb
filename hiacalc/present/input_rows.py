"""The inputs and settings of a scenario as rows for a file."""

from __future__ import annotations

from typing import Any

from hiacalc.present.csv_cells import Schedule
from hiacalc.present.input_words import label_of
from hiacalc.present.language import Language
from hiacalc.scenario import Scenario
from hiacalc.scenario.quantity import Rate
from hiacalc.scenario.registry import chosen, named_inputs, quantities


def input_rows(scenario: Scenario, texts: Language) -> list[list[Any]]:
    """Every input and setting with all that is known of it, unrounded; head first.

    >>> from hiacalc.present.language import language
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
            one.value,
            Schedule(one.steps) if isinstance(one, Rate) and one.steps else None,
            named[path].unit.value,
            one.low,
            one.high,
            one.basis.value if one.basis else None,
            one.level,
            one.provenance.value,
            one.source.in_language(code) if one.source else None,
            one.note.in_language(code) if one.note else None,
        ]
        for path, one in quantities(scenario).items()
    ]
    settings = [
        [path, label_of(path, scenario, texts), value, *[None] * (len(head) - 3)]
        for path, value in chosen(scenario).items()
    ]
    return [head, *inputs, *settings]
