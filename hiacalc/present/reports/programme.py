"""A programme as a page of plain text, to be read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.model import Actor
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import WIDTH, bullets, table, wrapped
from hiacalc.present.tables.programme import (
    lines_table,
    money_by_year_table,
    need_by_year_table,
    need_table,
    people_table,
    posts_table,
    sums_table,
)
from hiacalc.present.words.origin import Origin
from hiacalc.present.words.programme import (
    net_sentences,
    overbooked_sentence,
    pace_sentences,
    patients_sentence,
    people_sentences,
    period,
    programme_finding,
    rests_on,
    scope,
    shortfalls,
)
from hiacalc.present.words.programme_funding import (
    ends_sentences,
    fixed_sentences,
    funding_sentences,
    line_title,
    standing_sentences,
)
from hiacalc.present.words.programme_limits import limited_sentences
from hiacalc.present.words.run import changed_title
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.programme.line_ends import LineEnds
from hiacalc.programme.sums import By, Sum


def programme_report(  # noqa: PLR0917 - a run, how it is summed and what must be said of it
    run: ProgrammeEvaluation,
    figures: ProgrammeFigures,
    sums: Sequence[Sum],
    by: By,
    origin: Origin,
    language: Language,
    ends: LineEnds | None = None,
) -> str:
    """The whole page: the finding, people, posts, money, funding, and what it rests on.

    Args:
        run: a programme's evaluation of a single draw.
        figures: of the same.
        sums: its money as it was asked to be summed.
        by: what it is summed by; by year each party has a column.
        origin: for the last line.
        language: of the page.
        ends: what it does that lines of funding end; None where none is asked to.
    """
    language = language.plain
    say, years = language.say, period(run)
    price_year = f"{run.scenario.time.price_year.value:.0f}"
    title = wrapped(programme_finding(run, figures, language))
    parts = [title, "=" * max(map(len, title.splitlines())), ""]
    named = changed_title(run.scenario, origin.changes, language)
    rules = f" ({say('origin.rules', rules=origin.rules)})" if origin.rules else ""
    parts += [wrapped(f"{named}{rules}. {rests_on(run.scenario, language)} {scope(run, language)}")]
    short = shortfalls(figures, language)
    if short:
        parts[-1:] = [wrapped(" ".join(short)), "", parts[-1]]

    def section(heading: str, *lines: str) -> None:
        heading = wrapped(heading)
        parts.extend(["", heading, "-" * max(map(len, heading.splitlines())), *lines])

    people = [wrapped(" ".join(people_sentences(run, figures, language)))]
    if len(run.regions) > 1 and figures.wanted:
        people += ["", *table(people_table(run, language), head=True)]
    paces = pace_sentences(run, language)
    people += ["", wrapped(paces[0]), *bullets(paces[1:])] if paces else []
    if ends is not None:
        section(say("programme.ends.heading"), wrapped(" ".join(ends_sentences(ends, language))))
    section(say("programme.people.heading"), *people)
    overbooked = wrapped(" ".join([*limited_sentences(run, language), overbooked_sentence(run, language)]))
    section(say("programme.posts.heading"), *table(posts_table(run, language), head=True), "", overbooked)
    section(say("programme.patients.heading"), wrapped(patients_sentence(run, figures, language)))
    by_year = by is By.YEAR
    money = money_by_year_table(run, language) if by_year else sums_table(run, sums, by, language)
    notes = [say("programme.money.note")]
    if Actor.TREASURY in run.actors:
        notes.append(say("programme.money.treasury"))
    if not by_year:
        notes.append(say("programme.money.only_period", **years))
    section(
        say(f"programme.money.by_{by.value}", price_year=price_year),
        *_fitted(money),
        "",
        wrapped(" ".join(notes)),
    )
    section(say("programme.net.heading"), *bullets(net_sentences(run, figures, language)))
    section(say("programme.funding.heading", price_year=price_year), *_funding(run, figures, language))
    section(say("programme.fixed.heading"), *bullets(fixed_sentences(run, language)))
    section(say("programme.standing.heading"), *bullets(standing_sentences(run.scenario, language)))
    caveats = [text.in_language(language.code) for text in run.scenario.caveats]
    if caveats:
        section(say("run.caveats"), *bullets(caveats))
    return "\n".join([*parts, "", wrapped(origin.line(language)), ""])


def _lines(run: ProgrammeEvaluation, language: Language) -> list[str]:
    """Each line of funding by its title, and under it whose it is, what there is and what is used."""
    head, *rows = lines_table(run, language)
    heads, rule, *figures = table([head, *([f"  {row[0]}", *row[1:]] for row in rows)], head=True)
    titles = [wrapped(line_title(use.line, language)) for use in run.funding.lines]
    return [heads, rule, *(line for pair in zip(titles, figures, strict=True) for line in pair)]


def _fitted(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table, cut after the column where it would be wider than the page and begun again below."""
    lines: list[str] = []
    first, columns = 1, len(rows[0])
    while first < columns:
        end = columns
        while (
            end > first + 1 and len(table([[row[0], *row[first:end]] for row in rows], head=True)[1]) > WIDTH
        ):
            end -= 1
        lines += [
            *([""] if lines else []),
            *table([[row[0], *row[first:end]] for row in rows], head=True, foot=True),
        ]
        first = end
    return lines


def _funding(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> list[str]:
    """Need and gap by payer, the lines of funding, and what is to be known of them."""
    years = period(run)
    if not figures.need:
        return [wrapped(language.say("programme.funding.no_need", **years))]
    lines = [wrapped(language.say("programme.funding.about", **years)), ""]
    lines += [*table(need_table(run, language), head=True, foot=True), ""]
    lines += [*table(need_by_year_table(run, language), head=True), ""]
    lines += [wrapped(" ".join(funding_sentences(run, figures, language)))]
    if run.funding.lines:
        lines += ["", *_lines(run, language)]
    return lines
