"""What would turn the result: every input's threshold, for readers and for a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiacalc.analysis.deterministic.switching_values import SwitchingValue
from hiacalc.model import Outcome
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.outcomes import outcome_text
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import named_inputs

_HEADS = ("tornado.columns.input", "curves.base", "sensitivity.turns_at", "sensitivity.at_ends")


def switching_table(
    turnings: Sequence[SwitchingValue], scenario: Scenario, texts: Language
) -> list[list[str]]:
    """Where each input turns the result, in words; the first row is the head.

    Args:
        turnings: the switching values, the nearest first.
        scenario: which they are of.
        texts: the language of labels and numbers.

    >>> from hiacalc.analysis.deterministic.switching_values import switching_values
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> base = shipped("helseiarbeid-2016")
    >>> switching_table(switching_values(base), base, language("en"))[1][0]
    'Reduction in sickness absence'
    """
    numbers = texts.numbers
    named = named_inputs(scenario)
    rows = [[texts.say(key) for key in _HEADS]]
    for threshold in (turning.threshold for turning in turnings):
        unit = named[threshold.parameter].unit
        turns = (
            texts.say("sensitivity.never")
            if threshold.value is None
            else format_value(threshold.value, unit, texts)
        )
        ends = [outcome_text(value, Outcome.NET_BENEFIT, numbers) for value in threshold.at_bounds]
        base = format_value(threshold.base, unit, texts)
        rows.append([label_of(threshold.parameter, scenario, texts), base, turns, " / ".join(ends)])
    return rows


def switching_rows(turnings: Sequence[SwitchingValue]) -> list[list[Any]]:
    """The same unrounded, by path.

    >>> from hiacalc.analysis.deterministic.switching_values import switching_values
    >>> from hiacalc.scenario import shipped
    >>> switching_rows(switching_values(shipped("helseiarbeid-2016")))[1][0]
    'effect.relative_reduction'
    """
    head = [
        "parameter",
        "base",
        "turns_at",
        "within_range",
        "net_benefit_at_lowest",
        "net_benefit_at_highest",
    ]
    rows = [
        [
            turning.threshold.parameter,
            turning.threshold.base,
            turning.threshold.value,
            turning.within_range,
            *turning.threshold.at_bounds,
        ]
        for turning in turnings
    ]
    return [head, *rows]
