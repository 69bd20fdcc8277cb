"""Inputs and settings in words: their names, and their values with units."""

from __future__ import annotations

from hiacalc.present.locale.language import Language
from hiacalc.present.words.evidence_title import days_evidence_title, evidence_title
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.comparison import InputValue
from hiacalc.scenario.registry import key_of, keys

# Where the words for what a line of funding may say stand, by the last step of the path.
_OF_FUNDING = {"pays_for": "items", "components": "components", "price_year": "programme"}


def format_value(value: float, unit: Unit, language: Language) -> str:
    """A value with its unit in words.

    Args:
        value: in the unit.
        unit: of the input; a share is written in per cent.
        language: of the unit's word, and of the number.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> english = language("en").plain
        >>> format_value(0.065, Unit.SHARE, english), format_value(1.0, Unit.YEARS, english)
        ('6.5 %', '1 year')
    """
    return language.numbers.quantity(value, unit, language.words.unit(unit.value, singular=value == 1))


def format_input(path: str, value: InputValue, language: Language) -> str:
    """An input or setting as a person would write it.

    Args:
        path: of an input or a setting.
        value: a number, a choice, the steps of a rate as pairs of year and rate, or None where there is
            none.
        language: of the text.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> format_input("effect.duration", 3.0, language("en").plain)
        '3 years'
    """
    if value is None:
        return language.say("run.absent")
    if path == "effect.evidence":
        return evidence_title(str(value), language)
    if path == "individual.evidence":
        return days_evidence_title(str(value), language)
    if path == "absence.spells.survival":
        return _survival(str(value), language)
    if isinstance(value, str):
        if path.endswith(".amounts"):
            return _amounts(value, language)
        return ", ".join(_option(path, option, language) for option in value.split(", ") if option)
    if isinstance(value, tuple):
        return ", ".join(
            language.say(
                "origin.step",
                rate=language.numbers.percent(rate),
                year=language.numbers.number(start, 1, trim=True),
            )
            if start > 0
            else language.numbers.percent(rate)
            for start, rate in value
        )
    return format_value(value, keys()[key_of(path)].unit, language)


def _option(path: str, option: str, language: Language) -> str:
    """What is chosen, in words; years, and the fixed costs that a scenario names, stand as they are."""
    words = language.words.words
    steps = path.split(".")
    if steps[:2] == ["programme", "funding"] and steps[-1] in _OF_FUNDING:
        return str(words[_OF_FUNDING[steps[-1]]].get(option, option))
    return option if steps[-1] == "price_year" else language.words.word("options", option)


def _amounts(steps: str, language: Language) -> str:
    """Amounts by year, from `2027: 157000000, 2030: 0`."""
    pairs = (step.split(": ") for step in steps.split(", "))
    return ", ".join(f"{year}: {language.numbers.short_money(float(amount))}" for year, amount in pairs)


def _survival(knots: str, language: Language) -> str:
    """The knots of a survival curve, from `8: 0.536, 365: 0.02`."""
    pairs = (knot.split(": ") for knot in knots.split(", "))
    return ", ".join(
        language.say("run.open_after", share=language.numbers.percent(float(share)), day=day)
        for day, share in pairs
    )


def label_of(path: str, scenario: Scenario, language: Language) -> str:
    """The name of an input or a setting, or of a section that a scenario may leave out.

    Args:
        path: of an input, a setting or such a section.
        scenario: which names its activities.
        language: of the label.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> label_of("effect.relative_reduction", shipped("model-1"), language("en"))
        'Reduction in sickness absence'
    """
    key = key_of(path)
    words = language.words
    if path in words.words["sections"]:
        return words.word("sections", path)
    if key in keys():
        return words.input_label(path, key, scenario)
    return words.setting_label(path, key, scenario)
