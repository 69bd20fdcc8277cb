"""The answers of the smaller commands as plain text: reproduction and threshold."""

from __future__ import annotations

import math

from hiacalc.analysis.decision import BreakEven, Turning
from hiacalc.analysis.one_way import OneWay
from hiacalc.analysis.reproduce import Reproduced
from hiacalc.analysis.threshold import Threshold
from hiacalc.evidence.report_2016 import Expected
from hiacalc.model import Outcome
from hiacalc.present.input_words import label_of, natural
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers, three_figures
from hiacalc.present.origin import Origin
from hiacalc.present.plain_text import bullets, table, wrapped
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import named_input

_HOURS = (Outcome.HOURS_AVOIDED, Outcome.HOURS_AVOIDED_DISCOUNTED)


def reproduction(found: list[Reproduced], language: Language) -> str:
    """The report's figures beside the computed ones, and what explains the slips."""
    title = language.say("reproduce.title")
    rows = reproduction_rows(found, language, typeset=False)
    notes = bullets(reproduction_notes(found, language))
    said = reproduction_verdict(found, language)
    return "\n".join([title, "=" * len(title), "", *table(rows, head=True), "", *notes, "", said, ""])


def reproduction_rows(
    found: list[Reproduced], language: Language, *, typeset: bool = True
) -> list[list[str]]:
    """Figure, published, computed and verdict, under their head."""
    numbers = Numbers(language.code, typeset)
    heads = [language.say(f"reproduce.{key}") for key in ("figure", "published", "computed", "verdict")]
    rows = [
        [
            row.figure.label.model_dump()[language.code],
            _figure(row.figure.published, row, numbers, language),
            _figure(row.computed, row, numbers, language),
            verdict(row, language),
        ]
        for row in found
    ]
    return [heads, *rows]


def reproduction_notes(found: list[Reproduced], language: Language) -> list[str]:
    """What explains a figure, and where in the report it stands."""
    return [
        f"{row.figure.label.model_dump()[language.code]}. "
        + language.say(
            "reproduce.where", where=row.figure.where, note=row.figure.note.model_dump()[language.code]
        )
        for row in found
        if row.figure.note
    ]


def reproduction_verdict(found: list[Reproduced], language: Language) -> str:
    """Whether all that should agree does."""
    wrong = sum(not row.as_expected for row in found)
    slips = sum(row.figure.expected is Expected.SLIP for row in found)
    agreeing = sum(row.figure.should_agree for row in found)
    if wrong:
        return language.say("reproduce.some_disagree", count=wrong)
    return language.say("reproduce.all_agree", count=agreeing, slips=slips)


def verdict(row: Reproduced, language: Language) -> str:
    """Whether a figure agrees, is a slip in the report, or only gives context."""
    if not row.as_expected:
        return language.say("reproduce.disagrees")
    return language.say(f"reproduce.{row.figure.expected.value}")


def _figure(value: float | None, row: Reproduced, numbers: Numbers, language: Language) -> str:
    if value is None:
        return language.say("reproduce.not_published")
    if row.figure.unit == "share":
        return numbers.percent(value, 3)
    decimals = max(row.figure.decimals, 2 if row.figure.unit == "FTE" else 0)
    return numbers.number(value, decimals, trim=row.figure.unit == "FTE")


def one_way_table(found: OneWay, top: int, origin: Origin, language: Language) -> str:
    """The sweep as a table, the widest swing first, under the sentence that says what it shows."""
    from hiacalc.present.cautions import cautions_of
    from hiacalc.present.sweep import beyond_said, finding, range_said, rest_said

    numbers = Numbers(language.code, typeset=False)
    say = language.say
    heads = {key: say(f"tornado.columns.{key}") for key in ("input", "low", "high", "basis")}
    rows = [
        ["  " + heads["basis"], *(say(f"tornado.columns.{key}") for key in ("at_low", "at_high", "swing"))]
    ]
    names = []
    for bar in found.bars[:top]:
        low, high = (
            natural(value, bar.named.unit, language, numbers) for value in (bar.low_input, bar.high_input)
        )
        name = say("tornado.span", label=label_of(bar.path, found.scenario, language), low=low, high=high)
        names.append(wrapped(f"{name} *" if found.turns(bar) else name))
        results = [
            outcome_text(result, found.outcome, numbers)
            for result in (bar.low_outcome, bar.high_outcome, bar.swing)
        ]
        rows.append([f"  {range_said(bar, language, numbers)}", *results])
    head, rule, *figures = table(rows, head=True)
    lines = [
        wrapped(f"{finding(found, language, numbers)}."),
        say("tornado.base", base=outcome_text(found.base, found.outcome, numbers)),
        "",
        say("tornado.span", label=heads["input"], low=heads["low"].lower(), high=heads["high"].lower()),
        head,
        rule,
        *(line for pair in zip(names, figures, strict=True) for line in pair),
    ]
    lines.append("")
    if any(found.turns(bar) for bar in found.bars):
        lines.append(f"* {language.say('tornado.turns')}")
    rest = found.bars[top:]
    if rest:
        lines.append(wrapped(rest_said(rest, found, language, numbers)))
    beyond = beyond_said(found, language, numbers)
    if beyond:
        lines.append(wrapped(beyond))
    lines += [wrapped(said) for said in cautions_of(found, language, numbers)]
    return "\n".join([*lines, "", wrapped(origin.line(language, typeset=False)), ""])


def threshold_answer(found: Threshold, scenario: Scenario, language: Language) -> str:
    """The threshold in a sentence."""
    numbers = Numbers(language.code, typeset=False)
    unit = named_input(scenario, found.parameter).unit

    def outcome(value: float) -> str:
        return outcome_text(value, found.outcome, numbers)

    def written(value: float) -> str:
        exact = found.parameter.endswith(("reduction", "rate"))
        return numbers.percent(value, 3) if exact else natural(value, unit, language, numbers)

    label = label_of(found.parameter, scenario, language)
    words = {
        "outcome": language.words.word("outcomes", found.outcome.value),
        "label": label[0].lower() + label[1:],
        "target": outcome(found.target),
        "base": natural(found.base, unit, language, numbers),
        "low": written(found.bracket[0]),
        "high": written(found.bracket[1]),
        "at_low": outcome_short(found.at_bounds[0], found.outcome, numbers),
        "at_high": outcome_short(found.at_bounds[1], found.outcome, numbers),
    }
    if found.value is None:
        if found.reason in ("below_target", "above_target", "no_influence"):
            words |= {"label": label, "outcome": words["outcome"].lower()}
        return language.say(f"threshold.{found.reason}", **words)
    answer = language.say("threshold.found", value=written(found.value), **words)
    others = [written(root) for root in found.roots if root != found.value]
    return f"{answer} {language.say('threshold.several', values=', '.join(others))}" if others else answer


def decision_answer(found: list[Turning], even: BreakEven, scenario: Scenario, language: Language) -> str:
    """Every input's turning point, the nearest first, and break-even in human terms."""
    numbers = Numbers(language.code, typeset=False)
    keys = ("tornado.columns.input", "curves.base", "sensitivity.turns_at", "sensitivity.widths")
    rows = []
    for turning in found:
        solved = turning.threshold
        unit = named_input(scenario, solved.parameter).unit
        at = (
            ", ".join(natural(root, unit, language, numbers) for root in solved.roots)
            if solved.roots
            else language.say(
                "sensitivity.never_at",
                ends=" / ".join(numbers.short_money(value) for value in solved.at_bounds),
            )
        )
        rows.append(
            [
                label_of(solved.parameter, scenario, language),
                natural(solved.base, unit, language, numbers),
                at,
                numbers.number(turning.distance, 2) if turning.distance is not None else "",
            ]
        )
    lines = table([[language.say(key) for key in keys], *rows], head=True)
    lines += ["", *(wrapped(said) for said in human_terms(even, language, numbers))]
    return "\n".join(lines)


def human_terms(even: BreakEven, language: Language, numbers: Numbers) -> list[str]:
    """Break-even as days, spells and kroner a person can picture."""
    said = [language.say("human.cost", cost=numbers.money(even.highest_cost_per_worker))]
    if even.days_per_worker is not None:
        said.insert(0, language.say("human.days", days=numbers.number(even.days_per_worker, 2)))
    if even.workers_per_spell is not None:
        said.insert(1, language.say("human.spells", workers=numbers.number(even.workers_per_spell)))
    return said


def outcome_text(value: float, outcome: Outcome, numbers: Numbers) -> str:
    """A value of an outcome with its unit; a dash where it is not defined."""
    if not math.isfinite(value):
        return "–"
    if outcome is Outcome.BENEFIT_COST_RATIO:
        return numbers.number(value, 2)
    if outcome in _HOURS:
        return numbers.number(value)
    return numbers.money(value)


def outcome_short(value: float, outcome: Outcome, numbers: Numbers) -> str:
    """The same as a headline has it: kroner and hours to three significant figures.

    >>> outcome_short(29_531.25, Outcome.HOURS_AVOIDED, Numbers("en", typeset=False))
    '29 500'
    """
    if outcome in _HOURS:
        return outcome_text(three_figures(value), outcome, numbers)
    if outcome is Outcome.BENEFIT_COST_RATIO or not math.isfinite(value):
        return outcome_text(value, outcome, numbers)
    return numbers.short_money(value)
