"""What was changed in a scenario, in one sentence: the first few by name and value, the others counted."""

from __future__ import annotations

from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_input, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.comparison import differences

NAMED = 3  # values that are named where nothing else is asked for


def changed_values(base: Scenario, here: Scenario, language: Language, named: int = NAMED) -> str:
    """How many values differ from a base scenario, and which; empty where none does.

    Args:
        base: the scenario that is compared with.
        here: the scenario at hand.
        language: of the sentence.
        named: how many are named.

    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import changed, shipped
    >>> base = shipped("helseiarbeid-2016")
    >>> changed_values(base, changed(base, {"effect.duration": 3}), language("en").plain)
    '1 value is changed: Duration of effect 3 years.'
    """
    changed = [
        language.say(
            "lead.changed_value",
            label=label_of(part.path, base if part.here is None else here, language),
            value=format_input(part.path, part.here, language),
        )
        for part in differences(base, here)
    ]
    if not changed:
        return ""
    parts = changed[:named]
    if len(changed) > named:
        parts.append(language.say("lead.changed_more", count=len(changed) - named))
    key = "lead.changed_one" if len(changed) == 1 else "lead.changed"
    return language.say(key, count=len(changed), values=", ".join(parts))
