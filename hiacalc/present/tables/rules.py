"""Rule sets as tables: whole sets side by side, and each rule alone, for readers and for files."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.analysis.deterministic.rules import RuledRun, RuleEffects
from hiacalc.model import Outcome
from hiacalc.model.table import Table
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.cells import Schedule
from hiacalc.present.words.inputs import format_value
from hiacalc.present.words.outcomes import outcome_text
from hiacalc.present.words.rules import change_text, rule_label, standing_text
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.rules import value_asked


def beside_table(
    runs: Sequence[RuledRun], figures: Table, language: Language, *, short: bool = False
) -> list[list[str]]:
    """Whole sets side by side as a reader sees them: a row for each figure; head first.

    Args:
        runs: of one scenario under several rule sets.
        figures: of them, as columns.
        language: of labels and numbers.
        short: head the columns by the sets' names, not their titles.
    """
    heads = [
        language.say("rules.as_it_stands")
        if ruled.rules is None
        else ruled.name
        if short
        else ruled.rules.title.in_language(language.code)
        for ruled in runs
    ]
    rows = [["", *heads]]
    for row, name in enumerate(figures["figure"]):
        cells = [_shown(str(name), float(figures[ruled.name][row]), language) for ruled in runs]
        rows.append([figure_label(str(name), language), *cells])
    return rows


def figure_label(name: str, language: Language) -> str:
    """The name of a figure that stands side by side.

    Args:
        name: its key, a figure and what it is of.
        language: of the name.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> figure_label("net_benefit.public", language("en"))
        'Net benefit, the public sector'
    """
    figure, _, view = name.partition(".")
    if figure == "net_benefit":
        return language.say("rules.figures.net_benefit", view=language.say(f"run.in_sentence.{view}"))
    return language.say(f"rules.figures.{name}")


def _shown(name: str, value: float, language: Language) -> str:
    if name == "years":
        return format_value(value, Unit.YEARS, language)
    figure = name.partition(".")[0]
    outcome = Outcome.NET_BENEFIT if figure in ("tax_funding", "net_benefit_on") else Outcome(figure)
    return outcome_text(value, outcome, language.numbers)


def alone_table(effects: RuleEffects, language: Language) -> list[list[str]]:
    """What each rule alone does as a reader sees it, the largest change first; head first.

    Args:
        effects: of the rules of a set.
        language: of labels and numbers.
    """
    rows = [[language.say(f"rules.columns.{key}") for key in ("rule", "change", "result", "standing")]]
    rows += [
        [
            rule_label(effect.setting, effects.scenario, language),
            change_text(effect.change, effects.outcome, language),
            outcome_text(effect.outcome, effects.outcome, language.numbers),
            standing_text(effect.setting, language),
        ]
        for effect in (*effects.moving, *effects.still)
    ]
    return [
        *rows,
        [
            language.say("rules.together"),
            change_text(effects.change_together, effects.outcome, language),
            outcome_text(effects.together, effects.outcome, language.numbers),
            "",
        ],
    ]


def rule_rows(effects: RuleEffects, language: Language) -> list[list[object]]:
    """Each rule alone with its result, unrounded, then all of them together; head first.

    Args:
        effects: of the rules of a set.
        language: of labels and sources.
    """
    head: list[object] = ["rule_set", "parameter", "label", "option", "standing", "source"]
    rows: list[list[object]] = [[*head, effects.outcome.value, "difference"]]
    for effect in (*effects.moving, *effects.still):
        setting, asked = effect.setting, value_asked(effect.setting)
        rows.append(
            [
                effects.rules.name,
                setting.path,
                rule_label(setting, effects.scenario, language),
                Schedule(asked) if isinstance(asked, tuple) else asked,
                setting.standing.value,
                setting.source.in_language(language.code),
                effect.outcome,
                effect.change,
            ]
        )
    together = language.say("rules.together")
    rules = effects.rules
    source = rules.source.in_language(language.code)
    return [
        *rows,
        [
            *(rules.name, "", together, "", rules.standing.value, source),
            *(effects.together, effects.change_together),
        ],
    ]
