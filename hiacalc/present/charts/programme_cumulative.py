"""Net benefit so far by calendar year, with the year of payback and the end of the programme."""

from __future__ import annotations

import math
from typing import Any

from hiacalc.arrays import Floats
from hiacalc.model import Viewpoint
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.empty import placeholder
from hiacalc.present.charts.kroner import Kroner
from hiacalc.present.charts.palette import BLUE, FAINT, GREEN, INK, PALE
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import escaped
from hiacalc.present.charts.year_traces import marked_line, reach, upright
from hiacalc.present.charts.years import Panel, YearPlot
from hiacalc.present.words.programme_money_charts import (
    after_text,
    cumulative_finding,
    cumulative_lines,
    cumulative_notes,
)
from hiacalc.programme import ProgrammeEvaluation


def cumulative_chart(
    run: ProgrammeEvaluation,
    perspective: Viewpoint,
    sheet: Sheet,
    bands: tuple[Floats, Floats] | None = None,
) -> Chart:
    """Discounted net benefit added up year by year: a solid line, dashed after the programme.

    A dotted line marks the year of payback, a diamond the last year of the programme.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        sheet: to draw on.
        bands: 5th and 95th percentile of the draws, NOK, each of shape `(all years,)` or longer.
    """
    language, calendar = sheet.language, run.calendar
    years, last = calendar.all_calendar_years, calendar.years
    title = cumulative_finding(run, perspective, language)
    if not run.by_year(perspective).any():
        return placeholder(title, language.say("programme_charts.money.why"), sheet)
    so_far = run.cumulative_net(perspective)[:, 0].tolist()
    low, high = ([], []) if bands is None else (band[: len(years)].tolist() for band in bands)
    kroner = Kroner.of([*so_far, *low, *high])
    placed = kroner.placed(so_far)
    ends = reach(kroner.placed([*so_far, *low, *high]))
    view = language.say(f"run.in_sentence.{perspective.value}")
    data: list[dict[str, Any]] = _band(years, kroner.placed(low), kroner.placed(high), sheet) if low else []
    name = language.say("programme_charts.cumulative.line", perspective=view)
    data.append(marked_line(years[:last], placed[:last], name, BLUE))
    if calendar.run_out:
        name = after_text(run, language)
        data.append(marked_line(years[last - 1 :], placed[last - 1 :], name, BLUE, "6px,4px"))
    data.append(_end(calendar.last_year, placed[last - 1], so_far[last - 1], sheet))
    payback = float(run.payback_year(perspective)[0])
    if math.isfinite(payback):
        text = language.say("programme_charts.cumulative.payback", year=f"{payback:.0f}")
        data.append(upright(payback, ends, text, GREEN, "dot"))
    notes = cumulative_notes(run, perspective, language)
    axis = language.say(
        "programme_charts.cumulative.axis", unit=kroner.words(run.scenario, language, discounted=True)
    )
    plot = YearPlot(sheet, title, notes, years, calendar.last_year)
    alternative = language.say(
        "programme_charts.alternative", title=title, lines=cumulative_lines(run, perspective, language)
    )
    return plot.chart([Panel(axis, data, ends)], alternative)


def cumulative_rows(
    run: ProgrammeEvaluation, perspective: Viewpoint, bands: tuple[Floats, Floats] | None = None
) -> list[list[object]]:
    """Net of each year, its discount factor and the discounted running sum, NOK, unrounded; head first.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        bands: 5th and 95th percentile of the draws, each of shape `(all years,)`.
    """
    net, so_far = run.by_year(perspective)[:, 0], run.cumulative_net(perspective)[:, 0]
    head: list[object] = ["year", "after_period", "net_undiscounted", "discount_factor", "cumulative"]
    rows: list[list[object]] = [
        [
            year,
            year > run.calendar.last_year,
            float(net[place]),
            float(run.discount[place, 0]),
            float(so_far[place]),
        ]
        for place, year in enumerate(run.calendar.all_calendar_years)
    ]
    if bands is None:
        return [head, *rows]
    low, high = bands
    banded = [[*row, float(low[place]), float(high[place])] for place, row in enumerate(rows)]
    return [[*head, "cumulative_p5", "cumulative_p95"], *banded]


def _end(year: int, at: float, amount: float, sheet: Sheet) -> dict[str, Any]:
    """The mark of the last year of the programme."""
    text = sheet.language.say(
        "programme_charts.cumulative.end", last=year, net=sheet.language.numbers.short_money(amount)
    )
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [year],
        "y": [at],
        "name": escaped(text),
        "marker": {"symbol": "diamond", "size": 13, "color": INK},
        "hoverinfo": "skip",
    }


def _band(years: tuple[int, ...], low: list[float], high: list[float], sheet: Sheet) -> list[dict[str, Any]]:
    """What nine draws of ten lie within."""
    edge = {
        "type": "scatter",
        "mode": "lines",
        "x": list(years),
        "line": {"color": FAINT, "width": 1, "dash": "dot"},
        "name": sheet.language.say("programme_charts.cumulative.band"),
        "hoverinfo": "skip",
    }
    return [edge | {"y": low, "showlegend": False}, edge | {"y": high, "fill": "tonexty", "fillcolor": PALE}]
