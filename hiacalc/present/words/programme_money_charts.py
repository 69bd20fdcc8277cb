"""A programme's charts of money in words: the finding that stands on each, and its numbers year by year."""

from __future__ import annotations

import math

import numpy as np

from hiacalc.model import Actor, Kind, Perspective, Viewpoint
from hiacalc.present.locale.language import Language
from hiacalc.present.words.origin import discount_rate_text
from hiacalc.present.words.programme_charts import years_text
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.rounding import A_KRONE
from hiacalc.scenario.options import Payer
from hiacalc.scenario.programme import FundingLine


def after_text(run: ProgrammeEvaluation, language: Language) -> str:
    """What the years after the programme hold.

    Args:
        run: of a programme.
        language: of the text.
    """
    return language.say("programme_charts.after", last=run.calendar.last_year)


def money_finding(run: ProgrammeEvaluation, perspective: Viewpoint, language: Language) -> str:
    """The year from which a year's gains are larger than its costs, and the net of the last year.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        language: of the sentence.
    """
    calendar = run.calendar
    if not run.by_year(perspective).any():
        return language.say("programme_charts.money.none")
    net = float(run.by_year(perspective)[calendar.years - 1, 0])
    ahead = float(run.ahead_from_year(perspective)[0])
    key = "behind" if math.isnan(ahead) else "always" if ahead == calendar.first_year else "ahead"
    if key == "always" and calendar.years == 1:
        key = "only"
    sentence = language.say(
        f"programme_charts.money.{key}",
        year=f"{ahead:.0f}",
        net=language.numbers.short_money(net),
        last=calendar.last_year,
    )
    return _seen_by(sentence, perspective, language)


def _seen_by(sentence: str, perspective: Viewpoint, language: Language) -> str:
    """A sentence with whose costs and gains count, unless they are society's."""
    if perspective is Perspective.SOCIETY:
        return sentence
    view = language.say(f"run.in_sentence.{perspective.value}")
    return language.say("programme_charts.seen_by", sentence=sentence, perspective=view)


def money_note(run: ProgrammeEvaluation, perspective: Viewpoint, language: Language) -> str:
    """Years, kroner and whose view, and how to read the columns.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        language: of the note.
    """
    key = "reading" if perspective is Perspective.SOCIETY else "reading_part"
    keys = [key]
    if perspective is Perspective.SOCIETY:
        if run.by_year(Actor.TAXPAYERS).any():
            keys.append("reading_tax")
        if run.by_year(Actor.NAV, Kind.TRANSFER).any():
            keys.append("reading_sick_pay")
    readings = [language.say(f"programme_charts.money.{each}") for each in keys]
    return " ".join([_scope_of_all(run, perspective, language), *readings])


def _scope_of_all(run: ProgrammeEvaluation, perspective: Viewpoint, language: Language) -> str:
    calendar = run.calendar
    return language.say(
        "programme_charts.scope_all" if calendar.run_out else "programme_charts.scope_money",
        years=years_text(run),
        last=calendar.last_year,
        end=calendar.all_calendar_years[-1],
        price_year=f"{run.scenario.time.price_year.value:.0f}",
        perspective=language.say(f"run.in_sentence.{perspective.value}"),
    )


def money_lines(run: ProgrammeEvaluation, perspective: Viewpoint, language: Language) -> str:
    """Costs, gains and net of each year.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        language: of the sentences.
    """
    money = language.numbers.short_money
    costs, gains, net = (run.by_year(perspective, kind)[:, 0] for kind in (Kind.COST, Kind.BENEFIT, None))
    return " ".join(
        language.say(
            "programme_charts.money.year",
            year=year,
            costs=money(float(costs[place])),
            gains=money(float(gains[place])),
            net=money(float(net[place])),
        )
        for place, year in enumerate(run.calendar.all_calendar_years)
    )


def cumulative_finding(run: ProgrammeEvaluation, perspective: Viewpoint, language: Language) -> str:
    """The year of payback and what is left when everyone has been followed to the end.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        language: of the sentence.
    """
    calendar = run.calendar
    net = float(run.net_benefit(perspective)[0])
    payback = float(run.payback_year(perspective)[0])
    if not run.by_year(perspective).any():
        return language.say("programme_charts.money.none")
    key = "pays"
    if math.isnan(payback):
        key = "never"
    elif payback == calendar.first_year:
        key = "at_once"
    elif payback > calendar.last_year:
        key = "pays_after"
    sentence = language.say(
        f"programme_charts.cumulative.{key}",
        year=f"{payback:.0f}",
        end=calendar.all_calendar_years[-1],
        net=language.numbers.short_money(abs(net)),
    )
    return _seen_by(sentence, perspective, language)


def cumulative_notes(run: ProgrammeEvaluation, perspective: Viewpoint, language: Language) -> tuple[str, ...]:
    """Years, kroner and whose view; the net benefit cut at the last year, and what comes after.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        language: of the notes.
    """
    calendar, money = run.calendar, language.numbers.short_money
    rate = language.say(
        "programme_charts.discounted",
        first=calendar.first_year,
        rate=discount_rate_text(run.scenario, language),
    )
    scope = f"{_scope_of_all(run, perspective, language)} {rate}"
    if not calendar.run_out:
        return (scope,)
    reading = language.say(
        "programme_charts.cumulative.reading",
        last=calendar.last_year,
        period=money(float(run.net_benefit_period(perspective)[0])),
        after=money(float(run.after_period(perspective)[0])),
    )
    return scope, reading


def cumulative_lines(run: ProgrammeEvaluation, perspective: Viewpoint, language: Language) -> str:
    """The net benefit so far at the end of each year.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        language: of the sentences.
    """
    so_far = run.cumulative_net(perspective)[:, 0]
    return " ".join(
        language.say(
            "programme_charts.cumulative.year", year=year, net=language.numbers.short_money(float(net))
        )
        for year, net in zip(run.calendar.all_calendar_years, so_far, strict=True)
    )


def line_title(line: FundingLine, language: Language) -> str:
    """What a line of funding is called.

    Args:
        line: of a programme.
        language: of the title.
    """
    return line.title.in_language(language.code)


def funding_finding(run: ProgrammeEvaluation, language: Language) -> str:
    """The largest gap: whose, how much, and in which year.

    Args:
        run: of a programme, of a single draw.
        language: of the sentence.
    """
    gaps = {payer: run.funding.gap(payer)[:, 0] for payer in Payer}
    payer = max(gaps, key=lambda each: float(gaps[each].max()))
    at = int(np.argmax(gaps[payer]))
    if not any(run.funding.needed(each).any() for each in Payer):
        return language.say("programme_charts.funding.none")
    if gaps[payer][at] < A_KRONE:
        return language.say("programme_charts.funding.covered")
    years_lacking = int(sum((gap >= A_KRONE).any() for gap in np.transpose([*gaps.values()])))
    key = "gap" if years_lacking == 1 else "gap_most"
    named = language.say(f"programme_charts.funding.payers.{payer.value}")
    return language.say(
        f"programme_charts.funding.{key if run.funding.lines else 'no_lines'}",
        payer=named,
        gap=language.numbers.short_money(float(gaps[payer][at])),
        year=run.calendar.calendar_years[at],
    )


def funding_notes(run: ProgrammeEvaluation, language: Language) -> tuple[str, ...]:
    """How to read the columns, lines that pay nothing, and other tasks that would be displaced.

    Args:
        run: of a programme, of a single draw.
        language: of the notes.
    """
    say = language.say
    scope = say(
        "programme_charts.scope_kroner",
        years=years_text(run),
        price_year=f"{run.scenario.time.price_year.value:.0f}",
    )
    notes = [f"{scope} {say('programme_charts.funding.reading')}"]
    idle = [line_title(use.line, language) for use in run.funding.lines if not use.used[:, 0].any()]
    if idle:
        notes.append(say("programme_charts.funding.idle", lines="; ".join(idle)))
    for payer in Payer:
        displaced = run.funding.displaced(payer)[:, 0]
        at = int(np.argmax(displaced))
        if displaced[at] < A_KRONE:
            continue
        bound = [
            line_title(use.line, language)
            for use in run.funding.lines
            if use.line.payer is payer and use.displaced[at, 0] >= A_KRONE
        ]
        notes.append(
            say(
                "programme_charts.funding.displaced",
                lines="; ".join(bound),
                amount=language.numbers.short_money(float(displaced[at])),
                payer=say(f"run.in_sentence.{payer.value}"),
                year=run.calendar.calendar_years[at],
            )
        )
    return tuple(notes)


def funding_lines(run: ProgrammeEvaluation, language: Language) -> str:
    """Need and gap of each payer and year.

    Args:
        run: of a programme, of a single draw.
        language: of the sentences.
    """
    money = language.numbers.short_money
    return " ".join(
        language.say(
            "programme_charts.funding.year",
            year=year,
            payer=language.say(f"run.in_sentence.{payer.value}"),
            need=money(float(run.funding.needed(payer)[place, 0])),
            gap=money(float(run.funding.gap(payer)[place, 0])),
        )
        for place, year in enumerate(run.calendar.calendar_years)
        for payer in Payer
        if run.funding.needed(payer)[place, 0]
    )
