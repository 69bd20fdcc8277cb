"""A programme's money by calendar year: costs and gains stacked by those on whom they fall, and the net."""

from __future__ import annotations

from typing import Any

from hiacalc.model import Actor, Kind, Perspective, Viewpoint
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.empty import placeholder
from hiacalc.present.charts.kroner import Kroner
from hiacalc.present.charts.palette import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, STEEL, VERMILION
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.year_traces import bars, marked_line, reach
from hiacalc.present.charts.years import Panel, YearPlot
from hiacalc.present.locale.language import Language
from hiacalc.present.words.programme_money_charts import after_text, money_finding, money_lines, money_note
from hiacalc.programme import ProgrammeEvaluation

# In black and white patterns tell the actors apart.
_STYLES = {
    Actor.EMPLOYER: (ORANGE, "/"),
    Actor.WORKER: (GREEN, "."),
    Actor.NAV: (BLUE, ""),
    Actor.HEALTH_SERVICE: (VERMILION, "\\"),
    Actor.TREASURY: (PURPLE, "x"),
    Actor.TAXPAYERS: (GREY, "-"),
}


def money_chart(run: ProgrammeEvaluation, perspective: Viewpoint, sheet: Sheet) -> Chart:
    """What each pays below zero and gains above it, by calendar year, with the net as a line.

    Along the upright axis lie undiscounted kroner of the price year.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count.
        sheet: to draw on.
    """
    language = sheet.language
    years = run.calendar.all_calendar_years
    net = run.by_year(perspective)[:, 0].tolist()
    title = money_finding(run, perspective, language)
    parts = _parts(run, perspective, language)
    if not parts:
        return placeholder(title, language.say("programme_charts.money.why"), sheet)
    stacked = [_stacked(values) for values in zip(*(values for *_, values in parts), strict=True)]
    ends = [*net, *(end for pair in stacked for end in pair)]
    kroner = Kroner.of(ends)
    data = [bars(years, kroner.placed(values), name, *style) for name, style, values in parts]
    view = language.say(f"run.in_sentence.{perspective.value}")
    net_name = language.say("programme_charts.money.net", perspective=view)
    data.append(marked_line(years, kroner.placed(net), net_name, INK))
    axis = language.say("programme_charts.money.axis", unit=kroner.words(run.scenario, language))
    plot = YearPlot(
        sheet,
        title,
        (money_note(run, perspective, language),),
        years,
        run.calendar.last_year,
        after_text(run, language),
    )
    alternative = language.say(
        "programme_charts.alternative", title=title, lines=money_lines(run, perspective, language)
    )
    return plot.chart([Panel(axis, data, reach(kroner.placed(ends)))], alternative)


def money_rows(run: ProgrammeEvaluation, perspective: Viewpoint, language: Language) -> list[list[object]]:
    """Costs, gains, transfers and net of each year, by actor and in all, NOK, unrounded; head first.

    Args:
        run: of a programme, of a single draw.
        perspective: whose costs and gains count; its own row stands last in each year, without an actor.
        language: of the names.
    """
    seen: list[Viewpoint] = [*run.actors_of(perspective)]
    if perspective not in seen:
        seen.append(perspective)
    kinds = (Kind.COST, Kind.BENEFIT, Kind.TRANSFER, None)
    columns = {view: [run.by_year(view, kind)[:, 0] for kind in kinds] for view in seen}
    head: list[object] = ["year", "after_period", "actor", "label", "costs_undiscounted"]
    rows: list[list[object]] = [
        [
            year,
            year > run.calendar.last_year,
            view.value if isinstance(view, Actor) else None,
            language.words.word("perspectives", view.value),
            *(float(column[place]) for column in columns[view]),
        ]
        for place, year in enumerate(run.calendar.all_calendar_years)
        for view in seen
    ]
    return [[*head, "benefits_undiscounted", "transfers_undiscounted", "net_undiscounted"], *rows]


def _parts(
    run: ProgrammeEvaluation, perspective: Viewpoint, language: Language
) -> list[tuple[str, tuple[str, str], list[float]]]:
    """Name, colour with pattern, and signed kroner of all that is stacked."""
    parts = []
    for kind, sign in ((Kind.COST, -1.0), (Kind.BENEFIT, 1.0)):
        for actor in run.actors_of(perspective):
            amounts = (sign * run.by_year(actor, kind)[:, 0]).tolist()
            if any(amounts):
                parts.append((language.words.word("actors", actor.value), _STYLES[actor], amounts))
    moved = run.by_year(perspective, Kind.TRANSFER)[:, 0].tolist()
    if perspective is not Perspective.SOCIETY and any(moved):
        parts.append((language.say("programme_charts.money.transfers"), (STEEL, "+"), moved))
    return parts


def _stacked(values: tuple[Any, ...]) -> tuple[float, float]:
    """How far a stack reaches below and above zero."""
    return sum(value for value in values if value < 0.0), sum(value for value in values if value > 0.0)
