"""Outcomes in words: a value with its unit, the lines it is read at, and why it has no value."""

from __future__ import annotations

import math

from hiacalc.model import Outcome
from hiacalc.present.locale.language import Language
from hiacalc.present.locale.numbers import Numbers, three_figures

_HOURS = (Outcome.HOURS_AVOIDED, Outcome.HOURS_AVOIDED_DISCOUNTED)


def outcome_text(value: float, outcome: Outcome, numbers: Numbers) -> str:
    """A value of an outcome with its unit; a dash where it is not defined.

    Args:
        value: of the outcome, in NOK, hours or as a ratio.
        outcome: settles unit and decimals.
        numbers: how numbers are written.

    Example:
        >>> numbers = Numbers("en", typeset=False)
        >>> [outcome_text(value, Outcome.BENEFIT_COST_RATIO, numbers) for value in (1.234, math.nan)]
        ['1.23', '–']
    """
    if not math.isfinite(value):
        return "–"
    if outcome is Outcome.BENEFIT_COST_RATIO:
        return numbers.number(value, 2)
    if outcome in _HOURS:
        return numbers.number(value)
    return numbers.money(value)


def outcome_short(value: float, outcome: Outcome, numbers: Numbers) -> str:
    """The same as a headline has it: kroner and hours to three significant figures.

    Args:
        value: of the outcome, in NOK, hours or as a ratio.
        outcome: settles unit and decimals.
        numbers: how numbers are written.

    >>> outcome_short(29_531.25, Outcome.HOURS_AVOIDED, Numbers("en", typeset=False))
    '29 500'
    """
    if outcome in _HOURS:
        return outcome_text(three_figures(value), outcome, numbers)
    if outcome is Outcome.BENEFIT_COST_RATIO or not math.isfinite(value):
        return outcome_text(value, outcome, numbers)
    return numbers.short_money(value)


def base_text(base: float, outcome: Outcome, language: Language) -> str:
    """The base case with its value.

    Args:
        base: the outcome at base values.
        outcome: settles unit and decimals.
        language: of the text.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> base_text(3_337_496.0, Outcome.NET_BENEFIT, language("en").plain)
        'Base case NOK 3 337 496'
    """
    return language.say("tornado.base", base=outcome_text(base, outcome, language.numbers))


def switching_text(limit: float, language: Language) -> str:
    """What it means that the outcome is where the decision turns.

    Args:
        limit: 0 for an amount, 1 for a ratio.
        language: of the text.
    """
    return language.say("tornado.zero" if limit == 0 else "tornado.one")


def undefined_because(outcome: Outcome, language: Language) -> str:
    """Why an outcome has no value.

    Args:
        outcome: a ratio, such as cost per hour avoided.
        language: of the text.
    """
    return language.say(f"undrawn.{outcome.value}")
