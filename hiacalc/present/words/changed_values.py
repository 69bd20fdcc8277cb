"""Which values were changed, the first few by name and value."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_input, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import settings

_FEW, _LONGEST = 4, 60


def changed_values(paths: Sequence[str], scenario: Scenario, language: Language) -> str:
    """How many values were changed, the first few of them as they are now, and how many more there are.

    Args:
        paths: of the inputs and settings, at least one.
        scenario: as changed.
        language: of the sentence.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> changed_values(["absence.rate", "effect.duration"], shipped("bergen"), language("en").plain)
        '2 values changed: Sickness absence without the measure 7 %, Duration of the effect 5 years'
    """
    chosen = settings(scenario)
    figures_first = sorted(paths, key=lambda path: path in chosen)
    values = ", ".join(named_values(figures_first[:_FEW], scenario, language))
    more = len(paths) - _FEW
    if more > 0:
        values = language.say("meeting.foot.more", values=values, count=more)
    key = "changed_one" if len(paths) == 1 else "changed"
    return language.say(f"meeting.foot.{key}", count=len(paths), values=values)


def named_values(paths: Sequence[str], scenario: Scenario, language: Language) -> list[str]:
    """Inputs and settings as they are in a scenario, each as its name and its value.

    Args:
        paths: of the inputs and settings.
        scenario: which gives them.
        language: of the texts.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> named_values(["effect.duration"], shipped("bergen"), language("en").plain)
        ['Duration of the effect 5 years']
    """
    chosen = settings(scenario)

    def value(path: str) -> str:
        if path in language.words.words["sections"]:
            key = "without" if getattr(scenario, path, None) is None else "with"
            return f"{label_of(path, scenario, language)} {language.say(f'individual.switch.{key}')}"
        number = scenario.numbers.get(path)
        text = format_input(path, chosen.get(path) if number is None else number, language)
        text = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
        return f"{label_of(path, scenario, language)} {text}"

    return [value(path) for path in paths]
