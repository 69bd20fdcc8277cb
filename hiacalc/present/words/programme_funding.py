"""A programme's funding in sentences: the gap, the lines that end, fixed costs, and what it all rests on."""

from __future__ import annotations

from hiacalc.present.locale.language import Language
from hiacalc.present.words.programme import period, programme_of
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.programme.line_ends import LineEnds
from hiacalc.programme.rounding import A_KRONE
from hiacalc.scenario import Scenario
from hiacalc.scenario.options import Payer
from hiacalc.scenario.programme import FundingLine
from hiacalc.scenario.programme_standing import ProgrammeStanding


def funding_sentences(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> list[str]:
    """What is uncovered, what could be had only from other tasks, what is not used, and patients' fees.

    Args:
        run: a programme's evaluation of a single draw.
        figures: of the same.
        language: of the sentences.
    """
    say, short = language.say, language.numbers.short_money
    if not run.funding.lines:
        return [say("programme.funding.no_lines"), *_fees(run, figures, language)]
    if figures.gap > A_KRONE:
        gaps = [
            float(sum(run.funding.gap(payer)[place, 0] for payer in Payer))
            for place in range(run.calendar.years)
        ]
        widest = max(range(len(gaps)), key=gaps.__getitem__)
        year = str(run.calendar.calendar_years[widest])
        gap = short(figures.gap)
        sentences = [
            say("programme.funding.gap", gap=gap, year=year, amount=short(gaps[widest]), **period(run))
        ]
    else:
        sentences = [say("programme.funding.no_gap")]
    if figures.displaced > A_KRONE:
        bound = [use.line for use in run.funding.lines if use.displaced[:, 0].sum() > A_KRONE]
        names = ", ".join(line.title.in_language(language.code) for line in bound)
        key = "displaced" if figures.gap - figures.displaced > A_KRONE else "displaced_all"
        sentences.append(say(f"programme.funding.{key}", displaced=short(figures.displaced), lines=names))
    if figures.unused > A_KRONE:
        sentences.append(say("programme.funding.unused", unused=short(figures.unused)))
    return [*sentences, *_fees(run, figures, language)]


def _fees(run: ProgrammeEvaluation, figures: ProgrammeFigures, language: Language) -> list[str]:
    """Where there is a gap: what patients pay, which is not counted against it."""
    if figures.gap <= A_KRONE or figures.patient_fees <= A_KRONE:
        return []
    fees = language.numbers.short_money(figures.patient_fees)
    return [language.say("programme.funding.fees", fees=fees, **period(run))]


def line_title(line: FundingLine, language: Language) -> str:
    """The title of a line of funding, with its label.

    Args:
        line: of a programme.
        language: of the title.
    """
    title = line.title.in_language(language.code)
    if line.label is None:
        return title
    label = line.label.in_language(language.code)
    return language.say("programme.funding.labelled", title=title, label=label)


def line_standing(line: FundingLine, language: Language) -> str:
    """Whose a line of funding is, and where it comes from.

    Args:
        line: of a programme.
        language: of the words.
    """
    return language.say(
        "programme.funding.standing",
        payer=language.words.word("actors", line.payer.value),
        provenance=language.words.word("provenance", line.standing.value),
    )


def ends_sentences(ends: LineEnds, language: Language) -> list[str]:
    """What it does to the gap that lines of funding end.

    Args:
        ends: the programme with and without them.
        language: of the sentences.
    """
    short = language.numbers.short_money
    lines = language.say("programme.people.and").join(
        language.say("programme.ends.ends", title=line.title.in_language(language.code), year=str(year))
        for line, year in ends.lines
    )
    if ends.first_year is None:
        return [language.say("programme.ends.nothing", lines=lines)]
    values = {
        "lines": lines,
        "before": short(ends.figures_before.gap),
        "after": short(ends.figures_after.gap),
        "growth": short(ends.gap_growth_total),
        "from": str(ends.first_year),
    }
    sentences = [language.say("programme.ends.grows", **values)]
    if ends.displaced_growth_total > A_KRONE:
        displaced = short(ends.displaced_growth_total)
        in_part = ends.gap_growth_total - ends.displaced_growth_total > A_KRONE
        key = "displaced" if in_part else "displaced_all"
        sentences.append(language.say(f"programme.ends.{key}", displaced=displaced))
    return sentences


def fixed_sentences(run: ProgrammeEvaluation, language: Language) -> list[str]:
    """Each fixed cost, whose it is, what it comes to and where it comes from.

    Args:
        run: a programme's evaluation of a single draw.
        language: of the sentences.
    """
    programme = programme_of(run)
    return [
        language.say(
            "programme.fixed.line",
            title=language.words.programme_part("fixed", line.name, programme),
            payer=language.words.word("actors", line.payer.value),
            amount=language.numbers.short_money(float(line.amount[: run.calendar.years, 0].sum())),
            provenance=", ".join(
                language.words.word("provenance", provenance)
                for provenance in dict.fromkeys(
                    amount.provenance.value for amount in programme.fixed[line.name].amounts
                )
            ),
            **period(run),
        )
        for line in run.cash.fixed
    ] or [language.say("programme.fixed.none")]


def standing_sentences(scenario: Scenario, language: Language) -> list[str]:
    """How much of what goes in is assumed, and what amounts are published.

    Where lines of funding are labelled as steps of the 2016 report, it is said that the report has no
    year or amount for any of them.

    Args:
        scenario: with a programme.
        language: of the sentences.
    """
    standing, number = ProgrammeStanding.of(scenario), language.numbers.number
    sentences = [
        language.say(
            "programme.standing.inputs",
            own_assumed=number(standing.own_assumed),
            own=number(standing.own_inputs),
            assumed=number(standing.assumed),
            count=number(standing.inputs),
            share=language.numbers.percent(standing.assumed / standing.inputs, 0),
            published=number(standing.published),
        )
    ]
    if standing.names_steps:
        sentences.append(language.say("programme.standing.steps"))
    if standing.amounts:
        key = "amounts" if standing.amounts_published else "no_amounts"
        sentences.append(
            language.say(
                f"programme.standing.{key}",
                published=number(standing.amounts_published),
                count=number(standing.amounts),
            )
        )
    return sentences
