"""A programme's charts of people in words: the finding that stands on each, and its numbers year by year."""

from __future__ import annotations

import math

import numpy as np

from hiacalc.present.locale.language import Language
from hiacalc.programme import PeopleByYear, ProgrammeEvaluation
from hiacalc.programme.rounding import A_WORKER
from hiacalc.scenario.options import Profession


def roll_out_notes(run: ProgrammeEvaluation, region: str | None, language: Language) -> tuple[str, ...]:
    """The years that the roll-out is shown for, how to read it, and how many patients are served.

    Args:
        run: of a programme, of a single draw.
        region: by name; None for all of them.
        language: of the texts.
    """
    people, number = run.people(region), language.numbers.number
    note = f"{_years(run, language)} {language.say('programme_charts.roll_out.reading')}"
    if not people.patients_wanted.any():
        return (note,)
    patients = language.say(
        "programme_charts.roll_out.patients",
        served=number(float(people.patients[-1, 0])),
        referred=number(float(people.patients_wanted[-1, 0])),
        year=run.calendar.last_year,
    )
    return note, patients


def years_text(run: ProgrammeEvaluation) -> str:
    """The years of a programme, from the first to the last.

    Args:
        run: of a programme.
    """
    calendar = run.calendar
    if calendar.years == 1:
        return str(calendar.first_year)
    return f"{calendar.first_year}–{calendar.last_year}"


def _years(run: ProgrammeEvaluation, language: Language) -> str:
    return language.say("programme_charts.scope", years=years_text(run))


def region_title(run: ProgrammeEvaluation, region: str, language: Language) -> str:
    """What a region is called.

    Args:
        run: of a programme.
        region: its name.
        language: of the title.
    """
    programme = run.scenario.programme
    assert programme is not None
    return language.words.programme_part("regions", region, programme)


def roll_out_finding(run: ProgrammeEvaluation, region: str | None, language: Language) -> str:
    """That nobody waits, the year when everyone who wants to has begun, or how many wait at the end.

    Args:
        run: of a programme, of a single draw.
        region: by name; None for all of them.
        language: of the sentence.
    """
    people = run.people(region)
    finding = _reached_or_waiting(people, run.calendar.last_year, language)
    if region is None:
        return finding
    title = region_title(run, region, language)
    return language.say("programme_charts.of_region", region=title, title=finding)


def _reached_or_waiting(people: PeopleByYear, last_year: int, language: Language) -> str:
    if not people.wanted.any():
        return language.say("programme_charts.roll_out.none")
    if not (people.waiting[:, 0] > A_WORKER).any():
        return language.say("programme_charts.roll_out.no_wait")
    reached = float(people.all_reached_year[0])
    if math.isfinite(reached):
        return language.say("programme_charts.roll_out.reached", year=f"{reached:.0f}")
    waiting = float(people.waiting[-1, 0])
    key = "waiting_one" if round(waiting) == 1 else "waiting"
    return language.say(
        f"programme_charts.roll_out.{key}", waiting=language.numbers.number(waiting), year=last_year
    )


def roll_out_lines(run: ProgrammeEvaluation, region: str | None, language: Language) -> str:
    """How many begin and wait in each year.

    Args:
        run: of a programme, of a single draw.
        region: by name; None for all of them.
        language: of the sentences.
    """
    people, number = run.people(region), language.numbers.number
    return " ".join(
        language.say(
            "programme_charts.roll_out.year", year=year, started=number(started), waiting=number(waiting)
        )
        for year, started, waiting in zip(
            run.calendar.calendar_years, people.started[:, 0], people.waiting[:, 0], strict=True
        )
    )


def people_finding(run: ProgrammeEvaluation, region: str | None, language: Language) -> str:
    """Where more work is begun than there are hours for, or else how many are used at the most.

    Args:
        run: of a programme, of a single draw.
        region: by name; None for all of them.
        language: of the sentence.
    """
    people = run.people(region)
    finding = _overbooked(run, people, language) or _most_needed(run, people, region, language)
    if region is None:
        return finding
    title = region_title(run, region, language)
    return language.say("programme_charts.of_region", region=title, title=finding)


def _overbooked(run: ProgrammeEvaluation, people: PeopleByYear, language: Language) -> str:
    years = {
        profession: [
            year for year, beyond in zip(run.calendar.calendar_years, over[:, 0], strict=True) if beyond
        ]
        for profession, over in people.overbooked.items()
    }
    sentences = [
        language.say(
            f"programme_charts.people.overbooked{'_one' if len(listed) == 1 else ''}",
            profession=language.say(f"programme_charts.people.named.{profession.value}"),
            count=len(listed),
            first=listed[0],
        )
        for profession, listed in years.items()
        if listed
    ]
    return "; ".join(sentences)


def _most_needed(
    run: ProgrammeEvaluation, people: PeopleByYear, region: str | None, language: Language
) -> str:
    parts = []
    for profession in Profession:
        needed = people.fte_needed[profession][:, 0]
        at = int(np.argmax(needed))
        if not needed[at]:
            continue
        there_are = float(people.fte_available[profession][at, 0])
        free = unlimited_in(run, profession, region)
        key = "limited" if math.isfinite(there_are) else "partly" if len(free) < len(run.regions) else "free"
        key = "free" if region is not None and free else key
        parts.append(
            language.say(
                f"programme_charts.people.part_{key}",
                needed=full_time_years(float(needed[at]), language),
                available=full_time_years(there_are, language),
                profession=language.say(f"programme_charts.people.professions.{profession.value}"),
                year=run.calendar.calendar_years[at],
            )
        )
    if not parts:
        return language.say("programme_charts.people.nobody")
    return language.say("programme_charts.people.most", parts=", ".join(parts))


def full_time_years(many: float, language: Language) -> str:
    """A number of full-time years with as many decimals as tell them apart.

    Args:
        many: full-time years.
        language: of the number.

    >>> from hiacalc.present.locale.language import language
    >>> full_time_years(3.14159, language("nb")), full_time_years(302.4, language("nb"))
    ('3,1', '302')
    """
    decimals = 0 if many >= 100.0 else 1 if many >= 1.0 else 2
    return language.numbers.number(many, decimals)


def unlimited_in(run: ProgrammeEvaluation, profession: Profession, region: str | None) -> list[str]:
    """The names of the regions in which nothing limits a profession.

    Args:
        run: of a programme.
        profession: whose hours.
        region: by name; None for all of them.
    """
    limits = run.fte_available(profession)
    return [
        name
        for place, name in enumerate(run.regions)
        if region in (None, name) and np.isinf(limits[:, place]).any()
    ]


def people_notes(run: ProgrammeEvaluation, region: str | None, language: Language) -> tuple[str, ...]:
    """The years, what a full-time year is, and where nothing limits.

    Args:
        run: of a programme, of a single draw.
        region: by name; None for all of them.
        language: of the notes.
    """
    say = language.say
    hours = language.numbers.number(float(run.inputs["valuation.hours_per_fte_year"][0]), 1, trim=True)
    first = f"{_years(run, language)} {say('programme_charts.people.reading', hours=hours)}"
    free = []
    for profession in Profession:
        names = unlimited_in(run, profession, region)
        if not names:
            continue
        everywhere = region is None and len(names) == len(run.regions)
        regions = ", ".join(region_title(run, name, language) for name in names)
        free.append(
            say(
                "programme_charts.people.unlimited",
                profession=say(f"programme_charts.people.named.{profession.value}"),
                regions=say("programme_charts.people.all") if everywhere else regions,
            )
        )
    return (first, *([" ".join(free)] if free else []))


def people_lines(run: ProgrammeEvaluation, region: str | None, language: Language) -> str:
    """Needed and available full-time years of each year.

    Args:
        run: of a programme, of a single draw.
        region: by name; None for all of them.
        language: of the sentences.
    """
    people = run.people(region)
    lines = []
    for place, year in enumerate(run.calendar.calendar_years):
        for profession in Profession:
            there_are = float(people.fte_available[profession][place, 0])
            key = "year" if math.isfinite(there_are) else "year_free"
            lines.append(
                language.say(
                    f"programme_charts.people.{key}",
                    year=year,
                    profession=language.say(f"programme_charts.people.professions.{profession.value}"),
                    needed=full_time_years(float(people.fte_needed[profession][place, 0]), language),
                    available=full_time_years(there_are, language),
                )
            )
    return " ".join(lines)
