"""Rule sets as plain text: what they ask for, whole sets side by side, and each rule alone."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.analysis.deterministic.rules import RuledRun, RuleEffects
from hiacalc.model.table import Table
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import bullets, table, wrapped
from hiacalc.present.tables.rules import alone_table, beside_table
from hiacalc.present.words.cautions import cautions_of
from hiacalc.present.words.origin import Origin
from hiacalc.present.words.rules import (
    about,
    asked_sentences,
    base_sentences,
    beside_scope,
    finding,
    joint_sentence,
)


def rules_report(
    runs: Sequence[RuledRun],
    figures: Table,
    alone: Sequence[RuleEffects],
    origin: Origin,
    language: Language,
) -> str:
    """The whole page: every set with its rules, sets side by side, and what each rule alone does.

    Args:
        runs: of one scenario as it stands and under each set.
        figures: of them, as columns.
        alone: what each rule does, a set each.
        origin: of the scenario without rules.
        language: of the page.
    """
    language = language.plain
    scenario = origin.scenario
    parts: list[str] = []

    def heading(text: str) -> None:
        parts.extend(["", text, "-" * len(text)] if parts else [text, "-" * len(text)])

    heading(language.say("rules.list"))
    for ruled in runs:
        if ruled.rules is not None:
            parts += [wrapped(about(ruled.rules, language))]
            parts += [*bullets(asked_sentences(ruled.rules, scenario, language)), ""]
    parts.pop()
    title = scenario.title.in_language(language.code)
    heading(language.say("rules.beside", scenario=title))
    parts += [wrapped(beside_scope(runs, language)), ""]
    parts += table(beside_table(runs, figures, language, short=True), head=True)
    parts.append("")
    parts += [wrapped(sentence) for sentence in base_sentences(runs, language)]
    outcome = language.words.word("outcomes", alone[0].outcome.value).lower() if alone else ""
    for effects in alone:
        name = effects.rules.title.in_language(language.code)
        heading(language.say("rules.alone", rules=name, outcome=outcome))
        parts += [wrapped(f"{finding(effects, language)}."), ""]
        parts += _alone(effects, language)
        joint = joint_sentence(effects, language)
        parts += [wrapped(sentence) for sentence in ([joint] if joint else [])]
        parts += [wrapped(sentence) for sentence in cautions_of(effects, language)]
    return "\n".join([*parts, "", wrapped(origin.line(language)), ""])


def _alone(effects: RuleEffects, language: Language) -> list[str]:
    """Each rule on a line of its own, and under it how its source was read and what comes out."""
    (rule, change, result, standing), *rows = alone_table(effects, language)
    figures = [[f"  {row[3]}", row[1], row[2]] for row in rows]
    head, rule_off, *lines = table([[f"  {standing}", change, result], *figures], head=True)
    broken = [line for row, line in zip(rows, lines, strict=True) for line in (wrapped(row[0]), line)]
    return [rule, head, rule_off, *broken]
