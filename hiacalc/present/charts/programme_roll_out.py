"""Who begins and who waits by calendar year, of one region, of all of them, or of each."""

from __future__ import annotations

import math

from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.empty import placeholder
from hiacalc.present.charts.palette import GREEN, INK, STEEL
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.year_traces import bars, marked_line, reach, upright
from hiacalc.present.charts.years import Panel, YearPlot
from hiacalc.present.locale.language import Language
from hiacalc.present.words.programme_charts import (
    region_title,
    roll_out_finding,
    roll_out_lines,
    roll_out_notes,
)
from hiacalc.programme import PeopleByYear, ProgrammeEvaluation

_SMALL = 130  # pixels of a panel among many


def roll_out_chart(run: ProgrammeEvaluation, sheet: Sheet, region: str | None = None) -> Chart:
    """Workers who begin as columns and those who wait as a line, by calendar year.

    A dotted line marks the year when everyone who wants to has begun. A second panel
    shows patients, where there are any.

    Args:
        run: of a programme, of a single draw.
        sheet: to draw on.
        region: by name; all of them together by default.
    """
    language = sheet.language
    people = run.people(region)
    title = roll_out_finding(run, region, language)
    if not (people.wanted.any() or people.patients_wanted.any()):
        return placeholder(title, language.say("programme_charts.roll_out.why"), sheet)
    plot = YearPlot(
        sheet,
        title,
        roll_out_notes(run, region, language),
        run.calendar.calendar_years,
        run.calendar.last_year,
    )
    panels = [_workers(run, people, language.say("programme_charts.roll_out.axis"), language)]
    if people.patients_wanted.any():
        panels.append(_patients(run, people, language))
    alternative = language.say(
        "programme_charts.alternative", title=title, lines=roll_out_lines(run, region, language)
    )
    return plot.chart(panels, alternative)


def roll_out_by_region_chart(run: ProgrammeEvaluation, sheet: Sheet) -> Chart:
    """A small panel for each region: workers who begin as columns and those who wait as a line.

    Args:
        run: of a programme, of a single draw.
        sheet: to draw on.
    """
    language = sheet.language
    title = roll_out_finding(run, None, language)
    if not run.people().wanted.any():
        return placeholder(title, language.say("programme_charts.roll_out.why"), sheet)
    columns = min(len(run.regions), 2 if sheet.is_narrow else 3)
    plot = YearPlot(
        sheet,
        title,
        (*roll_out_notes(run, None, language), language.say("programme_charts.roll_out.own_scale")),
        run.calendar.calendar_years,
        run.calendar.last_year,
        height=_SMALL,
        columns=columns,
    )
    panels = [
        _workers(run, run.people(name), region_title(run, name, language), language, marked=False)
        for name in run.regions
    ]
    lines = " ".join(roll_out_finding(run, name, language) + "." for name in run.regions)
    return plot.chart(panels, language.say("programme_charts.alternative", title=title, lines=lines))


def roll_out_rows(run: ProgrammeEvaluation, region: str | None = None) -> list[list[object]]:
    """Workers and patients of each year, unrounded; head first.

    Args:
        run: of a programme, of a single draw.
        region: by name; all of them together by default.
    """
    people = run.people(region)
    columns = (people.wanted, people.started, people.waiting, people.patients_wanted, people.patients)
    head: list[object] = ["year", "workers_wanted", "workers_started", "workers_waiting"]
    years: list[list[object]] = [
        [year, *(float(column[place, 0]) for column in columns)]
        for place, year in enumerate(run.calendar.calendar_years)
    ]
    return [[*head, "patients_wanted", "patients_served"], *years]


def roll_out_by_region_rows(run: ProgrammeEvaluation) -> list[list[object]]:
    """Workers and patients of each region and year, unrounded; head first.

    Args:
        run: of a programme, of a single draw.
    """
    rows: list[list[object]] = []
    for name in run.regions:
        head, *years = roll_out_rows(run, name)
        rows += [[name, *year] for year in years]
    return [["region", *head], *rows]


def _workers(
    run: ProgrammeEvaluation, people: PeopleByYear, name: str, language: Language, *, marked: bool = True
) -> Panel:
    say = language.say
    years = run.calendar.calendar_years
    started, waiting = people.started[:, 0].tolist(), people.waiting[:, 0].tolist()
    ends = reach([*started, *waiting])
    data = [
        bars(years, started, say("programme_charts.roll_out.started"), STEEL),
        marked_line(years, waiting, say("programme_charts.roll_out.still_waiting"), INK),
    ]
    reached = float(people.all_reached_year[0])
    if marked and math.isfinite(reached) and people.wanted.any():
        everyone = say("programme_charts.roll_out.everyone", year=f"{reached:.0f}")
        data.append(upright(reached, ends, everyone, GREEN, "dot"))
    return Panel(name, data, ends)


def _patients(run: ProgrammeEvaluation, people: PeopleByYear, language: Language) -> Panel:
    say = language.say
    years = run.calendar.calendar_years
    served, referred = people.patients[:, 0].tolist(), people.patients_wanted[:, 0].tolist()
    data = [
        bars(years, served, say("programme_charts.roll_out.served"), GREEN, "/"),
        marked_line(years, referred, say("programme_charts.roll_out.referred"), INK, dash="dash"),
    ]
    return Panel(say("programme_charts.roll_out.axis_patients"), data, reach([*served, *referred]))
