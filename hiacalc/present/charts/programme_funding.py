"""Need, lines of funding and gap of each payer by calendar year."""

from __future__ import annotations

from typing import Any

from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.empty import placeholder
from hiacalc.present.charts.kroner import Kroner
from hiacalc.present.charts.palette import BLUE, BRONZE, GREEN, INK, ORANGE, PURPLE, SKY, VERMILION, WHITE
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import escaped
from hiacalc.present.charts.year_traces import bars, reach, stepped
from hiacalc.present.charts.years import Panel, YearPlot
from hiacalc.present.locale.language import Language
from hiacalc.present.words.programme_money_charts import (
    funding_finding,
    funding_lines,
    funding_notes,
    line_title,
)
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.scenario.options import Payer

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, BRONZE, VERMILION)
_PATTERNS = ("", "/", ".", "x", "-", "\\", "+", "|")


def funding_chart(run: ProgrammeEvaluation, sheet: Sheet) -> Chart:
    """A panel for each payer: columns of what each line pays, hatched what none pays, and the need above.

    Along the upright axes lie undiscounted kroner of the price year. Lines that pay nothing,
    and money bound to other tasks, stand in the notes.

    Args:
        run: of a programme, of a single draw.
        sheet: to draw on.
    """
    language = sheet.language
    title = funding_finding(run, language)
    needs = {payer: run.funding.needed(payer)[:, 0].tolist() for payer in Payer}
    if not any(map(any, needs.values())):
        return placeholder(title, language.say("programme_charts.funding.why"), sheet)
    kroner = Kroner.of([value for values in needs.values() for value in values])
    plot = YearPlot(
        sheet,
        title,
        funding_notes(run, language),
        run.calendar.calendar_years,
        run.calendar.last_year,
        height=230,
    )
    panels = [_panel(run, payer, kroner, language) for payer in Payer if any(needs[payer])]
    alternative = language.say(
        "programme_charts.alternative", title=title, lines=funding_lines(run, language)
    )
    return plot.chart(panels, alternative)


def funding_rows(run: ProgrammeEvaluation, language: Language) -> list[list[object]]:
    """Need, what each line pays and displaces, and gap by year and payer, NOK, unrounded; head first.

    Args:
        run: of a programme, of a single draw.
        language: of the lines' titles.
    """
    rows: list[list[object]] = []
    for place, year in enumerate(run.calendar.calendar_years):
        for payer in Payer:
            need, gap = run.funding.needed(payer)[place, 0], run.funding.gap(payer)[place, 0]
            rows.append([year, payer.value, None, float(need), None, None, None, float(gap)])
            rows += [
                [
                    year,
                    payer.value,
                    line_title(use.line, language),
                    None,
                    _or_none(use.available[place, 0]),
                    float(use.used[place, 0]),
                    float(use.displaced[place, 0]),
                    None,
                ]
                for use in run.funding.lines
                if use.line.payer is payer
            ]
    head: list[object] = ["year", "actor", "funding_line", "need", "funding_available", "funding_used"]
    return [[*head, "funding_displaced", "gap"], *rows]


def _or_none(amount: float) -> float | None:
    return float(amount) if amount < float("inf") else None


def _panel(run: ProgrammeEvaluation, payer: Payer, kroner: Kroner, language: Language) -> Panel:
    say, years = language.say, run.calendar.calendar_years
    need = kroner.placed(run.funding.needed(payer)[:, 0].tolist())
    gap = kroner.placed(run.funding.gap(payer)[:, 0].tolist())
    data: list[dict[str, Any]] = []
    for place, use in enumerate(run.funding.lines):
        if use.line.payer is payer and use.used[:, 0].any():
            turn, colour = divmod(place, len(_COLOURS))
            pattern = _PATTERNS[(colour + turn) % len(_PATTERNS)]
            used = kroner.placed(use.used[:, 0].tolist())
            data.append(bars(years, used, line_title(use.line, language), _COLOURS[colour], pattern))
    if any(gap):
        data.append(_hatched(years, gap, say("programme_charts.funding.lacking")))
    data.append(stepped(years, need, say("programme_charts.funding.need"), "solid") | {"legendrank": 1002})
    axis = say(
        "programme_charts.funding.axis",
        payer=language.words.word("actors", payer.value),
        unit=kroner.words(run.scenario, language),
    )
    return Panel(axis, data, reach(need))


def _hatched(years: tuple[int, ...], gap: list[float], name: str) -> dict[str, Any]:
    """What no line pays: lines of ink on paper, which read in black and white."""
    lines = {
        "shape": "/",
        "fillmode": "overlay",
        "fgcolor": INK,
        "fgopacity": 1.0,
        "size": 7,
        "solidity": 0.2,
    }
    marker = {"color": WHITE, "line": {"color": INK, "width": 1}, "pattern": lines}
    return {
        "type": "bar",
        "x": list(years),
        "y": gap,
        "name": escaped(name),
        "marker": marker,
        "legendrank": 1001,
        "hoverinfo": "skip",
    }
