"""What is said beside a field of one's own workplace: what is wrong, and what may have been meant."""

from __future__ import annotations

from hiacalc.present.locale.field_entry import Unclear
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.problems import shown

_LONGEST = 30  # characters of what was typed that are said again


def field_text(value: float, unit: Unit, language: Language) -> str:
    """A value as it stands in a field: numbers of people and places without their word.

    Args:
        value: in the unit.
        unit: of the input.
        language: of the number.

    >>> from hiacalc.present.locale.language import language
    >>> norwegian = language("nb").plain
    >>> field_text(43.0, Unit.WORKERS, norwegian), field_text(0.112, Unit.SHARE, norwegian)
    ('43', '11,2 %')
    """
    if unit in (Unit.WORKERS, Unit.EMPLOYERS, Unit.YEARS):
        return language.numbers.number(value, 2, trim=True)
    return format_value(value, unit, language)


def exact_text(value: float, unit: Unit, language: Language) -> str:
    """A value as it can be put in a field, a share with all of its digits.

    Args:
        value: in the unit.
        unit: of the input.
        language: of the number.

    >>> from hiacalc.present.locale.language import language
    >>> exact_text(0.00112, Unit.SHARE, language("en").plain)
    '0.112 %'
    """
    return language.numbers.percent(value, 6) if unit is Unit.SHARE else field_text(value, unit, language)


def not_a_number(label: str, text: str, example: str, language: Language) -> str:
    """That a text is no number, and what may stand there.

    Args:
        label: name of the field.
        text: what was typed.
        example: of what may stand there.
        language: of the sentence.
    """
    return language.say("workplace.field.not_a_number", label=label, text=_quoted(text), example=example)


def out_of_bounds(label: str, text: str, bounds: tuple[str, str], example: str, language: Language) -> str:
    """That a number is none that can be, and which can.

    Args:
        label: name of the field.
        text: what was typed.
        bounds: the least and the most, as text.
        example: of what may stand there.
        language: of the sentence.
    """
    lower, upper = bounds
    words = {"label": label, "text": _quoted(text), "lower": lower, "upper": upper, "example": example}
    return language.say("workplace.field.out_of_bounds", **words)


def unclear_number(label: str, text: str, unclear: Unclear, meant: str, language: Language) -> str:
    """What may have been meant by a text that can be read in more than one way.

    Args:
        label: name of the field.
        text: what was typed.
        unclear: why it can't be known.
        meant: the likeliest meaning.
        language: of the sentence.
    """
    return language.say(f"workplace.field.{unclear.value}", label=label, text=_quoted(text), meant=meant)


def unusual_value(label: str, value: str, meant: str, language: Language, *, is_low: bool) -> str:
    """That a figure is unusual, and what may have been meant.

    Args:
        label: name of the field.
        value: as text.
        meant: what may have been meant instead, as text; empty for nothing.
        language: of the sentence.
        is_low: whether it is lower than usual, not higher.
    """
    key = "unusually_low" if is_low else "unusually_high"
    sentence = language.say(f"workplace.field.{key}", label=label, value=value)
    return f"{sentence} {language.say('workplace.field.meant', meant=meant)}" if meant else sentence


def _quoted(text: str) -> str:
    """What was typed, on one line and short."""
    line = shown(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
