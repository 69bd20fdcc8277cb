"""Full-time years of each profession that are needed and that there are, by calendar year."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.empty import placeholder
from hiacalc.present.charts.palette import BLUE, INK, ORANGE, TURNING
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import escaped
from hiacalc.present.charts.year_traces import bars, reach, stepped
from hiacalc.present.charts.years import Panel, YearPlot
from hiacalc.present.locale.language import Language
from hiacalc.present.words.programme_charts import people_finding, people_lines, people_notes
from hiacalc.programme import PeopleByYear, ProgrammeEvaluation
from hiacalc.scenario.options import Profession

_STYLES = {Profession.HEALTH_SERVICE: (BLUE, ""), Profession.NAV: (ORANGE, "/")}


def people_chart(run: ProgrammeEvaluation, sheet: Sheet, region: str | None = None) -> Chart:
    """A panel for each profession: columns of what is needed, a dashed line of what there is.

    A triangle marks the years in which more work has been begun than there are hours for.

    Args:
        run: of a programme, of a single draw.
        sheet: to draw on.
        region: by name; all of them together by default.
    """
    language = sheet.language
    people = run.people(region)
    title = people_finding(run, region, language)
    if not any(needed.any() for needed in people.fte_needed.values()):
        return placeholder(title, language.say("programme_charts.people.why"), sheet)
    plot = YearPlot(
        sheet,
        title,
        people_notes(run, region, language),
        run.calendar.calendar_years,
        run.calendar.last_year,
        height=200,
    )
    panels = [_panel(run, people, profession, language) for profession in Profession]
    alternative = language.say(
        "programme_charts.alternative", title=title, lines=people_lines(run, region, language)
    )
    return plot.chart(panels, alternative)


def people_rows(run: ProgrammeEvaluation, region: str | None = None) -> list[list[object]]:
    """Full-time years of each year and profession, unrounded, empty where nothing limits; head first.

    Args:
        run: of a programme, of a single draw.
        region: by name; all of them together by default.
    """
    people = run.people(region)
    rows: list[list[object]] = [
        [
            year,
            region,
            profession.value,
            float(people.fte_needed[profession][place, 0]),
            _or_none(float(people.fte_available[profession][place, 0])),
            bool(people.overbooked[profession][place, 0]),
        ]
        for place, year in enumerate(run.calendar.calendar_years)
        for profession in Profession
    ]
    return [["year", "region", "profession", "fte_needed", "fte_available", "overbooked"], *rows]


def _or_none(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _panel(
    run: ProgrammeEvaluation, people: PeopleByYear, profession: Profession, language: Language
) -> Panel:
    say, years = language.say, run.calendar.calendar_years
    needed = people.fte_needed[profession][:, 0].tolist()
    there_are = [_or_none(value) for value in people.fte_available[profession][:, 0].tolist()]
    beyond = np.flatnonzero(people.overbooked[profession][:, 0]).tolist()
    low, high = reach([*needed, *(value for value in there_are if value is not None)])
    colour, pattern = _STYLES[profession]
    name = say(f"programme_charts.people.named.{profession.value}")
    data: list[dict[str, Any]] = [
        bars(
            years,
            needed,
            say("programme_charts.people.needed", profession=say(_IN_SENTENCE.format(profession.value))),
            colour,
            pattern,
        )
    ]
    if any(value is not None for value in there_are):
        data.append(
            stepped(years, there_are, say("programme_charts.people.available"), "6px,4px")
            | {"legendrank": 1001}
        )
    if beyond:
        data.append(
            _beyond([years[place] for place in beyond], [needed[place] for place in beyond], language)
        )
        high *= 1.08
    return Panel(say("programme_charts.people.axis", profession=name), data, (low, high))


_IN_SENTENCE = "programme_charts.people.professions.{}"


def _beyond(years: list[int], needed: list[float], language: Language) -> dict[str, Any]:
    """Triangles over the columns of overbooked years."""
    marker = {"symbol": "triangle-down", "size": 11, "color": TURNING, "line": {"color": INK, "width": 1}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": years,
        "y": needed,
        "name": escaped(language.say("programme_charts.people.beyond")),
        "marker": marker,
        "legendrank": 1002,
        "hoverinfo": "skip",
    }
