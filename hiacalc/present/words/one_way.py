"""A one-way sweep in words: what it finds, and what is left out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from hiacalc.analysis.deterministic.one_way import Bar, OneWay
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.outcomes import outcome_short, outcome_text
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.quantity import Basis
from hiacalc.scenario.registry import named_input

_MOST_BEYOND = 4  # switching values that a line names


def finding(sweep: OneWay, language: Language) -> str:
    """What the chart shows, in a sentence computed from it.

    Args:
        sweep: one-way sensitivity analysis, the widest swing first.
        language: of the sentence.
    """
    if not sweep.bars:
        return language.say("tornado.nothing")
    bar = sweep.bars[0]
    if math.isnan(sweep.base):
        name = language.words.word("outcomes", sweep.outcome.value)
        return language.say("tornado.undefined_base", outcome=name)
    label = label_of(bar.path, sweep.scenario, language)
    name = language.words.word("outcomes", sweep.outcome.value).lower()
    if not sweep.moving:
        return language.say("tornado.none_moves", outcome=name)
    words = {
        "label": label,
        "outcome": name,
        "least": outcome_short(bar.least, sweep.outcome, language.numbers),
        "greatest": outcome_short(bar.greatest, sweep.outcome, language.numbers),
    }
    if not bar.defined:
        return language.say("tornado.decides_undefined", **words)
    limit = sweep.threshold
    if limit is None:
        return language.say("tornado.moves", **words)
    turning = [bar for bar in sweep.bars if sweep.can_switch_decision(bar)]
    pays = sweep.base >= limit
    if not turning:
        key = "tornado.always_pays" if pays else "tornado.never_pays"
        return language.say(f"{key}_no_zero" if pays and sweep.excludes_no_effect else key, **words)
    bar = turning[0]
    beyond = bar.results < limit if pays else bar.results > limit
    turns_at = bar.low_input if beyond[0] else bar.high_input if beyond[-1] else float(bar.values[beyond][0])
    key = "tornado.gone" if pays else "tornado.would_pay"
    value = format_value(turns_at, bar.named.unit, language)
    return language.say(key, label=label_of(bar.path, sweep.scenario, language), value=value, outcome=name)


def range_text(bar: Bar, language: Language) -> str:
    """What the range of a bar is: its basis, and the level where it is an interval.

    Args:
        bar: of an input.
        language: of the text.
    """
    if bar.level is None:
        return language.say(f"tornado.range.{bar.basis.value}")
    level = language.numbers.percent(bar.level, 0)
    key = "interval" if bar.basis is Basis.INTERVAL else "middle"
    return language.say(f"tornado.range.{key}", level=level)


def switching_beyond_sentence(sweep: OneWay, language: Language) -> str | None:
    """The switching values that lie outside the ranges; None where that is no matter.

    Args:
        sweep: one-way sensitivity analysis.
        language: of the sentence.
    """
    parts = []
    for switching in sweep.beyond[:_MOST_BEYOND]:
        unit = named_input(sweep.scenario, switching.path).unit
        value = (
            language.numbers.percent(switching.value, 2)
            if unit is Unit.SHARE
            else format_value(float(f"{switching.value:.3g}"), unit, language)
        )
        label = label_of(switching.path, sweep.scenario, language)
        parts.append(language.say("tornado.switching", label=label, value=value))
    return language.say("tornado.beyond", parts="; ".join(parts)) if parts else None


def rest_sentence(rest: Sequence[Bar], sweep: OneWay, language: Language) -> str:
    """How little the inputs that are not shown can move the result.

    Args:
        rest: the bars that are not shown, at least one.
        sweep: which they are of.
        language: of the sentence.
    """
    most = outcome_text(max(bar.swing for bar in rest), sweep.outcome, language.numbers)
    key = "tornado.rest_one" if len(rest) == 1 else "tornado.rest"
    return language.say(key, count=len(rest), most=most)


def alternative(sweep: OneWay, shown: Sequence[Bar], language: Language) -> str:
    """The bars shown in words, for those who do not see them.

    Args:
        sweep: one-way sensitivity analysis.
        shown: the bars that are drawn.
        language: of the text.
    """
    numbers = language.numbers
    lines = [
        language.say(
            "tornado.line",
            label=label_of(bar.path, sweep.scenario, language),
            low_input=format_value(bar.low_input, bar.named.unit, language),
            high_input=format_value(bar.high_input, bar.named.unit, language),
            low=outcome_text(bar.low_outcome, sweep.outcome, numbers),
            high=outcome_text(bar.high_outcome, sweep.outcome, numbers),
        )
        for bar in shown
    ]
    base = outcome_text(sweep.base, sweep.outcome, numbers)
    sentence = finding(sweep, language)
    return language.say("tornado.alternative", finding=sentence, base=base, lines=" ".join(lines))
