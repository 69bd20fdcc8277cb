"""The report's figures beside the computed ones, as plain text and as rows."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.analysis.deterministic.calibration import Checked
from hiacalc.analysis.deterministic.reproduce import Reproduced
from hiacalc.evidence.budget_lines import BudgetLine
from hiacalc.evidence.calibration import CheckedQuantity
from hiacalc.evidence.report_2016 import Expected
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import bullets, table


def reproduction(
    reproduced: list[Reproduced],
    language: Language,
    checks: Sequence[Checked] = (),
    ended: Sequence[BudgetLine] = (),
) -> str:
    """The report's figures beside the computed ones, and what explains the slips.

    Args:
        reproduced: the figures, in the order of the report.
        language: of the page.
        checks: figures of other sources beside those of the sick-pay account, for context.
        ended: lines of the state budget that are no more.
    """
    language = language.plain
    title = language.say("reproduce.title")
    rows = reproduction_rows(reproduced, language)
    notes = bullets(reproduction_notes(reproduced, language))
    conclusion = reproduction_verdict(reproduced, language)
    parts = [title, "=" * len(title), "", *table(rows, head=True), "", *notes, "", conclusion, ""]
    if ended:
        heading = language.say("reproduce.ended")
        parts += [heading, "-" * len(heading), *table(ended_rows(ended, language), head=True), ""]
    if checks:
        heading = language.say("reproduce.checks")
        parts += [heading, "-" * len(heading), *table(check_rows(checks, language), head=True), ""]
        parts += [*bullets(check_notes(checks, language)), ""]
    return "\n".join(parts)


def ended_rows(lines: Sequence[BudgetLine], language: Language) -> list[list[str]]:
    """Lines of the state budget that are no more, with their last year and what was spent, under their head.

    Args:
        lines: that have ended.
        language: of labels and numbers.
    """
    heads = [language.say(f"reproduce.{key}") for key in ("line", "last_year", "last_amount")]
    return [
        heads,
        *(
            [
                f"{line.label.in_language(language.code)} ({line.key})",
                str(line.last_year),
                language.numbers.number(line.spent(line.last_year)),
            ]
            for line in lines
        ),
    ]


def check_rows(checks: Sequence[Checked], language: Language) -> list[list[str]]:
    """Figures of other sources, published and computed, under their head; none of them has to agree.

    Args:
        checks: the figures.
        language: of labels and numbers.
    """
    numbers = language.numbers

    def text(value: float | None, row: Checked) -> str:
        if value is None:
            return language.say("reproduce.not_published")
        if row.check.quantity is CheckedQuantity.MEAN_CERTIFIED_SPELL_DAYS:
            return numbers.number(value, 1)
        return numbers.percent(value, 1)

    def published(row: Checked) -> str:
        low, high = row.check.low, row.check.high
        if low is None or high is None:
            return text(row.check.value, row)
        return f"{text(low, row)} – {text(high, row)}"

    heads = [language.say(f"reproduce.{key}") for key in ("figure", "published", "computed")]
    return [
        heads,
        *(
            [row.check.label.in_language(language.code), published(row), text(row.computed, row)]
            for row in checks
        ),
    ]


def check_notes(checks: Sequence[Checked], language: Language) -> list[str]:
    """Why each figure of another source differs from the computed one, and where it comes from.

    Args:
        checks: the figures.
        language: of the notes.
    """
    code = language.code
    return [
        f"{row.check.label.in_language(code)}. {row.check.explanation.in_language(code)}"
        f" ({row.check.source.in_language(code)})"
        for row in checks
    ]


def reproduction_rows(reproduced: list[Reproduced], language: Language) -> list[list[str]]:
    """Figure, published, computed and verdict, under their head.

    Args:
        reproduced: the figures, in the order of the report.
        language: of labels and numbers.
    """
    heads = [language.say(f"reproduce.{key}") for key in ("figure", "published", "computed", "verdict")]
    rows = [
        [
            row.figure.label.in_language(language.code),
            _figure(row.figure.published, row, language),
            _computed(row, language),
            verdict(row, language),
        ]
        for row in reproduced
    ]
    return [heads, *rows]


def reproduction_notes(reproduced: list[Reproduced], language: Language) -> list[str]:
    """What explains a figure, and where in the report it stands.

    Args:
        reproduced: the figures; those without a note are passed over.
        language: of the notes.
    """
    return [
        f"{row.figure.label.in_language(language.code)}. "
        + language.say(
            "reproduce.where", where=row.figure.where, note=row.figure.note.in_language(language.code)
        )
        for row in reproduced
        if row.figure.note
    ]


def reproduction_verdict(reproduced: list[Reproduced], language: Language) -> str:
    """Whether all that should agree does.

    Args:
        reproduced: the figures.
        language: of the sentence.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> reproduction_verdict([], language("en"))
        'All 0 figures that should agree do. 0 slips in the report are explained.'
    """
    wrong = sum(not row.as_expected for row in reproduced)
    slips = sum(row.figure.expected is Expected.SLIP for row in reproduced)
    agreeing = sum(row.figure.should_agree for row in reproduced)
    if wrong:
        return language.say("reproduce.some_disagree", count=wrong)
    return language.say("reproduce.all_agree", count=agreeing, slips=slips)


def verdict(row: Reproduced, language: Language) -> str:
    """Whether a figure agrees, is a slip in the report, is hard to fit to another, or only gives context.

    Args:
        row: a published figure with the computed one.
        language: of the verdict.
    """
    if not row.as_expected:
        return language.say("reproduce.disagrees")
    return language.say(f"reproduce.{row.figure.expected.value}")


def _computed(row: Reproduced, language: Language) -> str:
    if row.low is None or row.high is None:
        return _figure(row.computed, row, language)
    value, low, high = (_figure(figure, row, language) for figure in (row.computed, row.low, row.high))
    return language.say("reproduce.within", value=value, low=low, high=high)


def _figure(value: float | None, row: Reproduced, language: Language) -> str:
    if value is None:
        return language.say("reproduce.not_published")
    if row.figure.unit == "share":
        return language.numbers.percent(value, 3)
    decimals = max(row.figure.decimals, 2 if row.figure.unit == "FTE" else 0)
    return language.numbers.number(value, decimals, trim=row.figure.unit == "FTE")
