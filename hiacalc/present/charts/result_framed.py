"""The result's charts to be taken away: with the finding as title, notes, origin, and the numbers as rows."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hiacalc.model import Evaluation, Item, Kind, Viewpoint
from hiacalc.present.charts.axes import VALUE, Title
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import RIGHT, Frame
from hiacalc.present.charts.palette import FAINT, GRID, INK, WHITE
from hiacalc.present.charts.result import by_actor, by_component, cash_flow, taking_part
from hiacalc.present.charts.rows import beside_margin
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import LABEL, Label, pixels
from hiacalc.present.charts.ticks import Ticks
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.individual import components_apart
from hiacalc.present.words.individual import apart_finding, component_name
from hiacalc.present.words.inputs import format_value
from hiacalc.present.words.run import scope
from hiacalc.scenario.bounds import Unit

_LEGEND = 40  # pixels for a legend of one line
_ENTRY = 20  # pixels for each further line
_KEY = 48  # pixels for the sign before a name in the legend
_HEIGHT = 340
_ROW = 58  # pixels for an actor
_TALL_ROW = 76  # pixels for a measure, whose name may take two lines


def actors_chart(run: Evaluation, sheet: Sheet) -> Chart:
    """Costs, gains and transfers by actor as stacked bars, with the net result under each name.

    Along the level axis lies million NOK, discounted; costs to the left of zero. A diamond marks
    the net result.

    Args:
        run: the result to draw.
        sheet: to draw on.
    """
    language, words = sheet.language, sheet.language.words
    nets = {words.word("actors", actor.value): run.single().net_benefit(actor) for actor in taking_part(run)}
    notes = _notes(run, language, "charts.by_actor_reading") + _on_substitutes(run, language)
    return _in_rows(by_actor(run, language), nets, actors_finding(run, language), notes, sheet)


def components_chart(run: Evaluation, perspective: Viewpoint, sheet: Sheet) -> Chart:
    """Costs and gains of the two measures apart and together, with the net result under each name.

    Along the level axis lies million NOK, discounted; costs to the left of zero. A diamond marks
    the net result.

    Args:
        run: the result to draw, of a scenario with the individual measure.
        perspective: whose costs and gains count.
        sheet: to draw on.
    """
    language = sheet.language
    nets = {
        component_name(part, language): alone.single().net_benefit(perspective)
        for part, alone in components_apart(run).items()
    }
    title = apart_finding(run, perspective, language)
    notes = _notes(run, language, "individual.apart.reading")
    chart = by_component(run, perspective, language)
    along = [amount for trace in chart.figure["data"] for amount in trace["x"]]
    ends = min(0.0, *along), max(0.0, *along)
    if sheet.is_narrow and ends[0] < ends[1]:  # where plotly would draw but two numbers
        chart.figure["layout"]["xaxis"] |= Ticks.of(ends, _HEIGHT).drawn
    return _in_rows(chart, nets, title, notes, sheet, row=_TALL_ROW)


def _in_rows(
    chart: Chart,
    nets: Mapping[str, float],
    title: str,
    notes: tuple[str, ...],
    sheet: Sheet,
    *,
    row: int = _ROW,
) -> Chart:
    """Rows of bars in a frame, each under its name and net result."""
    language, numbers = sheet.language, sheet.language.numbers
    labels = {
        name: Label.fitted(name, 0.3 * sheet.width, language.say("charts.net", net=numbers.money(net)))
        for name, net in nets.items()
    }
    left = beside_margin(list(labels.values()))
    frame = Frame(
        sheet,
        left,
        title=title,
        notes=notes,
        head=_legend_height(chart, sheet.width - left - RIGHT),
    )
    chart.figure["layout"]["yaxis"] |= {
        "tickvals": list(labels),
        "ticktext": [label.markup for label in labels.values()],
    }
    chart.figure["layout"]["xaxis"]["title"] = {"text": language.say("charts.discounted")}
    return _framed(chart, frame, row * len(labels))


def cash_flow_chart(run: Evaluation, perspective: Viewpoint, sheet: Sheet) -> Chart:
    """The cash flow by year with the payback year: bars of costs and gains, a line of their running sum.

    Along the level axis lie the years of the programme, upright million NOK, discounted. A dotted
    line marks the year in which it pays back.

    Args:
        run: the result to draw.
        perspective: whose costs and gains count.
        sheet: to draw on.
    """
    language = sheet.language
    view = language.say(f"run.in_sentence.{perspective.value}")
    y_title = Title.fitted(f"{language.say('charts.discounted')}, {view}", _HEIGHT)
    title = cash_flow_finding(run, perspective, language)
    notes = _notes(run, language, "charts.cash_flow_reading")
    chart = cash_flow(run, perspective, language)
    left = 92 + y_title.more
    head = _legend_height(chart, sheet.width - left - RIGHT) + 22
    frame = Frame(sheet, left, title, notes, head=head)
    chart.figure["layout"]["yaxis"]["title"] = y_title.drawn
    running = chart.figure["data"][-1]  # paper is white: ink and white read on the bars, in grey too
    running["line"] = {"color": INK, "width": 2.5}
    running["marker"] = {"size": 9, "color": WHITE, "line": {"color": INK, "width": 2}}
    return _framed(chart, frame, _HEIGHT, legend_lift=26)


def actors_finding(run: Evaluation, language: Language) -> str:
    """Who comes out furthest ahead and who is left with most to pay.

    Args:
        run: the result.
        language: of the sentence.
    """
    net = {actor: run.single().net_benefit(actor) for actor in taking_part(run)}
    best, worst = max(net, key=lambda actor: net[actor]), min(net, key=lambda actor: net[actor])
    key = "mixed" if net[best] > 0 > net[worst] else "all_gain" if net[best] > 0 else "all_lose"
    words = language.words
    return language.say(
        f"charts.actors.{key}",
        best=words.word("actors", best.value),
        worst=words.word("actors", worst.value),
        gain=language.numbers.short_money(net[best]),
        loss=language.numbers.short_money(abs(net[worst])),
    )


def cash_flow_finding(run: Evaluation, perspective: Viewpoint, language: Language) -> str:
    """The year in which it pays back, and what is left at the end.

    Args:
        run: the result.
        perspective: whose costs and gains count.
        language: of the sentence.
    """
    net = run.single().net_benefit(perspective)
    payback = run.single().payback_year(perspective)
    return language.say(
        "charts.cash_flow_pays" if math.isfinite(payback) else "charts.cash_flow_never",
        year=language.numbers.number(payback),
        years=format_value(run.ledger.years, Unit.YEARS, language),
        net=language.numbers.short_money(abs(net)),
        perspective=language.say(f"run.in_sentence.{perspective.value}"),
    )


def actors_rows(run: Evaluation, language: Language) -> list[list[object]]:
    """Costs, gains, transfers and net result of each actor in kroner, unrounded; head first.

    Args:
        run: the result.
        language: of the actors' names.
    """
    rows: list[list[object]] = [["actor", "label", "costs", "benefits", "transfers", "net_benefit"]]
    for actor in taking_part(run):
        figures = (run.costs(actor), run.benefits(actor), run.transfers(actor), run.net_benefit(actor))
        label = language.words.word("actors", actor.value)
        rows.append([actor.value, label, *(float(figure[0]) for figure in figures)])
    return rows


def cash_flow_rows(run: Evaluation, perspective: Viewpoint) -> list[list[object]]:
    """Each programme year's discounted amounts in kroner and their running sum, unrounded; head first.

    Args:
        run: the result.
        perspective: whose costs and gains count.

    >>> from hiacalc.model import Perspective, evaluate
    >>> from hiacalc.scenario import shipped
    >>> head, *years = cash_flow_rows(evaluate(shipped("helseiarbeid-2016")), Perspective.SOCIETY)
    >>> head[-1], round(years[-1][-1])
    ('cumulative', 4926870)
    """
    kinds = (Kind.COST, Kind.BENEFIT, Kind.TRANSFER)
    amounts = [run.ledger.by_year(perspective, kind)[:, 0] for kind in kinds]
    net = run.net_by_year(perspective)[:, 0]
    columns = zip(*(column.tolist() for column in (*amounts, net, net.cumsum())), strict=True)
    head: list[object] = ["year", "costs", "benefits", "transfers", "net_benefit", "cumulative"]
    return [head, *([year, *figures] for year, figures in enumerate(columns, start=1))]


def _notes(run: Evaluation, language: Language, reading: str) -> tuple[str, ...]:
    return scope(run.scenario, run.ledger.years, language), language.say(reading)


def _on_substitutes(run: Evaluation, language: Language) -> tuple[str, ...]:
    """That a part of the gain is substitutes who need not be paid, where there are any."""
    return (language.say("charts.substitutes"),) if _has_substitutes(run) else ()


def _has_substitutes(run: Evaluation) -> bool:
    return any(entry.item is Item.SUBSTITUTES and entry.amount.any() for entry in run.ledger.entries)


def _legend_height(chart: Chart, wide: float) -> int:
    """Room over the plot for a legend that breaks into columns where its names are wider than the plot."""
    widths = [_KEY + pixels(trace["name"], LABEL) for trace in chart.figure["data"]]
    if sum(widths) <= wide:
        return _LEGEND
    columns = max(1, int(wide // max(widths)))
    return _LEGEND + _ENTRY * (math.ceil(len(widths) / columns) - 1)


def _framed(chart: Chart, frame: Frame, height: int, legend_lift: int = 8) -> Chart:
    """A chart of the page within a frame for print."""
    page = chart.figure["layout"]
    layout = page | frame.layout(height)
    layout["annotations"] = [*page.get("annotations", []), *layout["annotations"]]
    layout["legend"] = {"orientation": "h", "x": 0, "y": 1 + legend_lift / height, "yanchor": "bottom"}
    for name in ("xaxis", "yaxis"):
        title = page[name].get("title", {}) | {"font": {"size": VALUE}, "standoff": 8}
        layout[name] = page[name] | {
            "title": title,
            "automargin": False,
            "gridcolor": GRID,
            "zerolinecolor": INK,
            "linecolor": FAINT,
        }
    return frame.chart(chart.figure["data"], layout, chart.alternative)
