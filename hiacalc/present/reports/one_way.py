"""A one-way sweep as a table of plain text."""

from __future__ import annotations

from hiacalc.analysis.deterministic.one_way import OneWay
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import table, wrapped
from hiacalc.present.words.cautions import cautions_of
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.one_way import finding, range_text, rest_sentence, switching_beyond_sentence
from hiacalc.present.words.origin import Origin
from hiacalc.present.words.outcomes import outcome_text


def one_way_table(sweep: OneWay, top: int, origin: Origin, language: Language) -> str:
    """The sweep as a table, the widest swing first, under the sentence that says what it shows.

    Args:
        sweep: one-way sensitivity analysis.
        top: how many bars the table has.
        origin: for the last line.
        language: of the page.
    """
    language = language.plain
    numbers = language.numbers
    say = language.say
    heads = {key: say(f"tornado.columns.{key}") for key in ("input", "low", "high", "basis")}
    rows = [
        ["  " + heads["basis"], *(say(f"tornado.columns.{key}") for key in ("at_low", "at_high", "swing"))]
    ]
    names = []
    for bar in sweep.bars[:top]:
        low, high = (
            format_value(value, bar.named.unit, language) for value in (bar.low_input, bar.high_input)
        )
        name = say("tornado.span", label=label_of(bar.path, sweep.scenario, language), low=low, high=high)
        names.append(wrapped(f"{name} *" if sweep.can_switch_decision(bar) else name))
        results = [
            outcome_text(result, sweep.outcome, numbers)
            for result in (bar.low_outcome, bar.high_outcome, bar.swing)
        ]
        rows.append([f"  {range_text(bar, language)}", *results])
    head, rule, *figures = table(rows, head=True)
    lines = [
        wrapped(f"{finding(sweep, language)}."),
        say("tornado.base", base=outcome_text(sweep.base, sweep.outcome, numbers)),
        "",
        say("tornado.span", label=heads["input"], low=heads["low"].lower(), high=heads["high"].lower()),
        head,
        rule,
        *(line for pair in zip(names, figures, strict=True) for line in pair),
    ]
    lines.append("")
    if any(sweep.can_switch_decision(bar) for bar in sweep.bars):
        lines.append(f"* {language.say('tornado.turns')}")
    rest = sweep.bars[top:]
    if rest:
        lines.append(wrapped(rest_sentence(rest, sweep, language)))
    beyond = switching_beyond_sentence(sweep, language)
    if beyond:
        lines.append(wrapped(beyond))
    lines += [wrapped(sentence) for sentence in cautions_of(sweep, language)]
    return "\n".join([*lines, "", wrapped(origin.line(language)), ""])
