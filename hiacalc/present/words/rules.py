"""Rule sets in words: what each rule asks for, what it changed, and how well its source was read."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.evidence.rules import RuleSetting
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_input, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.rules import RuleChange, value_asked


def change_sentences(changes: Sequence[RuleChange], scenario: Scenario, language: Language) -> list[str]:
    """Every rule that was laid over a scenario: its input or setting, from what to what, and its source.

    Args:
        changes: of a rule set, as `rule_changes` gives them.
        scenario: with the rules, which names its activities.
        language: of the sentences.

    Example:
        >>> from hiacalc.evidence.rules import rule_set
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> from hiacalc.scenario.rules import rule_changes, with_rules
        >>> base, rules = shipped("helseiarbeid-2016"), rule_set("r-109-21")
        >>> ruled = with_rules(base, rules)
        >>> sentences = change_sentences(rule_changes(base, ruled, rules), ruled, language("en").plain)
        >>> sentences[3].partition(". Source")[0]
        'Real wage growth per year: from 0 % to 0.9 %'
    """
    return [_change_sentence(change, scenario, language) for change in changes]


def _change_sentence(change: RuleChange, scenario: Scenario, language: Language) -> str:
    path = change.setting.path
    if change.is_overruled:
        key = "overruled"
    elif not change.moves:
        key = "same"
    else:
        key = "stated" if change.before is None else "changed"
    return language.say(
        f"rules.{key}",
        label=label_of(path, scenario, language),
        before=format_input(path, change.before, language),
        after=format_input(path, change.after, language),
        asked=format_input(path, value_asked(change.setting), language),
        source=change.setting.source.in_language(language.code),
        standing=standing_text(change.setting, language),
    )


def rule_label(setting: RuleSetting, scenario: Scenario, language: Language) -> str:
    """A rule in few words: its input or setting, and what it makes of it.

    Args:
        setting: of a rule set.
        scenario: which names its activities.
        language: of the label.
    """
    value = format_input(setting.path, value_asked(setting), language)
    return f"{label_of(setting.path, scenario, language)}: {value}"


def standing_text(setting: RuleSetting, language: Language) -> str:
    """How well a rule's source was read.

    Args:
        setting: of a rule set.
        language: of the text.

    Example:
        >>> from hiacalc.evidence.rules import rule_set
        >>> from hiacalc.present.locale.language import language
        >>> standing_text(rule_set("r-109-21").settings[2], language("en"))
        'recalled and not read: an assumption'
    """
    return language.say(f"rules.standings.{setting.standing.value}")
