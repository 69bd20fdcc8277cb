"""What would turn the result: every input's threshold, for readers and for a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiacalc.analysis.decision import Turning
from hiacalc.model import Outcome
from hiacalc.present.input_words import label_of, natural
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.outcome_words import outcome_text
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import named_inputs

_HEADS = ("tornado.columns.input", "curves.base", "sensitivity.turns_at", "sensitivity.at_ends")


def turning_table(found: Sequence[Turning], scenario: Scenario, texts: Language) -> list[list[str]]:
    """Where each input turns the result, in words; the first row is the head.

    >>> from hiacalc.analysis.decision import turning_points
    >>> from hiacalc.present.language import language
    >>> from hiacalc.scenario import shipped
    >>> base = shipped("helseiarbeid-2016")
    >>> turning_table(turning_points(base), base, language("en"))[1][0]
    'Reduction in sickness absence'
    """
    numbers = Numbers(texts.code)
    named = named_inputs(scenario)
    rows = [[texts.say(key) for key in _HEADS]]
    for one in (turning.threshold for turning in found):
        unit = named[one.parameter].unit
        turns = (
            texts.say("sensitivity.never") if one.value is None else natural(one.value, unit, texts, numbers)
        )
        ends = [outcome_text(value, Outcome.NET_BENEFIT, numbers) for value in one.at_bounds]
        base = natural(one.base, unit, texts, numbers)
        rows.append([label_of(one.parameter, scenario, texts), base, turns, " / ".join(ends)])
    return rows


def turning_rows(found: Sequence[Turning]) -> list[list[Any]]:
    """The same unrounded, by path.

    >>> from hiacalc.analysis.decision import turning_points
    >>> from hiacalc.scenario import shipped
    >>> turning_rows(turning_points(shipped("helseiarbeid-2016")))[1][0]
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
            one.threshold.parameter,
            one.threshold.base,
            one.threshold.value,
            one.within_range,
            *one.threshold.at_bounds,
        ]
        for one in found
    ]
    return [head, *rows]
