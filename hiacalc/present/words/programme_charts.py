"""A programme's charts in words: the finding that stands on each, and what its numbers are, year by year."""

from __future__ import annotations

import math

from hiacalc.present.locale.language import Language
from hiacalc.programme import PeopleByYear, ProgrammeEvaluation


def roll_out_note(run: ProgrammeEvaluation, language: Language) -> str:
    """The years that the roll-out is shown for, and how to read it.

    Args:
        run: of a programme.
        language: of the text.
    """
    return f"{_years(run, language)} {language.say('programme_charts.roll_out.reading')}"


def _years(run: ProgrammeEvaluation, language: Language) -> str:
    calendar = run.calendar
    return language.say("programme_charts.scope", first=calendar.first_year, last=calendar.last_year)


def region_title(run: ProgrammeEvaluation, region: str, language: Language) -> str:
    """What a region is called.

    Args:
        run: of a programme.
        region: its name.
        language: of the title.
    """
    programme = run.scenario.programme
    assert programme is not None
    title = programme.regions[region].title
    return region if title is None else title.in_language(language.code)


def roll_out_finding(run: ProgrammeEvaluation, region: str | None, language: Language) -> str:
    """The year when everyone who wants to has begun, or how many still wait at the end.

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
