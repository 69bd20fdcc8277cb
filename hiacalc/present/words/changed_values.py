"""What was changed in a scenario, in one sentence: the first few by name and value, the others counted."""

from __future__ import annotations

from collections.abc import Iterable

from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_input, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.comparison import values_of

NAMED = 3  # values that are named where nothing else is asked for


def changed_values(paths: Iterable[str], here: Scenario, language: Language, named: int = NAMED) -> str:
    """How many values were changed, and which; empty where none was.

    Args:
        paths: of the inputs and settings that were changed.
        here: the scenario as changed.
        language: of the sentence.
        named: how many are named.

    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import changed, shipped
    >>> here = changed(shipped("helseiarbeid-2016"), {"effect.duration": 3})
    >>> changed_values(["effect.duration"], here, language("en").plain)
    '1 value is changed: Duration of the effect 3 years.'
    """
    values = values_of(here)
    changed = [
        language.say(
            "lead.changed_value",
            label=label_of(path, here, language),
            value=format_input(path, values.get(path), language),
        )
        for path in paths
    ]
    if not changed:
        return ""
    parts = changed[:named]
    if len(changed) > named:
        parts.append(language.say("lead.changed_more", count=len(changed) - named))
    key = "lead.changed_one" if len(changed) == 1 else "lead.changed"
    return language.say(key, count=len(changed), values=", ".join(parts))
