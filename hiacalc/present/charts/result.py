"""The result's charts: who pays and gains, and the cash flow by year.

Each returns a plotly figure description as plain data, with the text that says
in words what it shows. Colours are Okabe and Ito's; patterns and signs carry the
same meaning without colour.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.model import Actor, Evaluation, Kind, Perspective, Viewpoint
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.palette import BLUE, GREEN, GREY, INK, VERMILION, WHITE
from hiacalc.present.locale.language import Language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.tables.individual import components_apart
from hiacalc.present.words.individual import component_name

_MILLION = 1e6


def by_actor(run: Evaluation, language: Language) -> Chart:
    """Costs, gains and transfers by actor as stacked bars, for the page's width.

    Along the level axis lies million NOK, costs to the left of zero; a diamond marks the net result.

    Args:
        run: the result to draw.
        language: of every text in it.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> chart = by_actor(evaluate(shipped("helseiarbeid-2016")), language("en"))
    >>> [trace["name"] for trace in chart.figure["data"]]
    ['Costs', 'Gains', 'Transfers', 'Net']
    """
    actors = taking_part(run)
    names = [language.words.word("actors", actor.value) for actor in actors]
    figures = run.single()
    amounts = [(figures.costs(a), figures.benefits(a), figures.transfers(a)) for a in actors]
    return _stacked(names, np.array(amounts), "charts.by_actor_alternative", language, all_kinds=True)


def by_component(run: Evaluation, perspective: Viewpoint, language: Language) -> Chart:
    """Costs, gains and transfers of the two measures apart and together, as stacked bars for the page.

    Along the level axis lies million NOK, costs to the left of zero; a diamond marks the net result.

    Args:
        run: the result to draw, of a scenario with the individual measure.
        perspective: whose costs and gains count.
        language: of every text in it.

    >>> from hiacalc.model import Perspective, evaluate
    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import changed, shipped
    >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
    >>> by_component(run, Perspective.SOCIETY, language("en")).figure["data"][-1]["y"]
    ['Workplace measure', 'Individual measure', 'Both']
    """
    parts = components_apart(run)
    names = [component_name(part, language) for part in parts]
    amounts = [
        (figures.costs(perspective), figures.benefits(perspective), figures.transfers(perspective))
        for figures in (alone.single() for alone in parts.values())
    ]
    return _stacked(names, np.array(amounts), "individual.apart.alternative", language, all_kinds=False)


def _stacked(
    names: list[str], amounts: np.ndarray, alternative: str, language: Language, *, all_kinds: bool
) -> Chart:
    """A row of stacked bars for each name; `amounts` are its costs, gains and transfers."""
    numbers, say = language.numbers, language.say
    costs, gains, transfers = amounts.T
    net = gains + transfers - costs

    def along(name: str, amounts: np.ndarray) -> dict[str, Any]:
        return {"orientation": "h", "x": (amounts / _MILLION).tolist(), "y": names} | _hover(
            name, amounts, "%{y}", numbers
        )

    diamond = {
        "symbol": "diamond",
        "size": 11,
        "color": INK,
        "line": {"color": WHITE, "width": 1.5},
    }
    net_marks = along(say("run.net"), net)
    del net_marks["orientation"]
    kinds = (
        ("costs", -costs, VERMILION, "/"),
        ("gains", gains, BLUE, ""),
        ("transfers", transfers, GREY, "."),
    )
    bars = [
        along(say(f"run.{key}"), of_kind) | _bar(colour, pattern)
        for key, of_kind, colour, pattern in kinds
        if of_kind.any() or all_kinds
    ]
    figure = {
        "data": [
            *bars,
            net_marks | {"type": "scatter", "mode": "markers", "marker": diamond},
        ],
        "layout": _layout(language)
        | {
            "barmode": "relative",
            "height": 300,
            "yaxis": {"autorange": "reversed", "automargin": True, "ticklabelstandoff": 6},
            "xaxis": _money_axis(language),
        },
    }
    lines = _lines(names, costs, gains, transfers, language)
    return Chart(figure, say(alternative, lines=lines))


def _lines(
    names: list[str], costs: np.ndarray, gains: np.ndarray, transfers: np.ndarray, language: Language
) -> str:
    """The sums of every row in words."""
    money = language.numbers.short_money
    return " ".join(
        language.say(
            "charts.actor_line",
            actor=name,
            costs=money(float(cost)),
            gains=money(float(gain)),
            transfers=money(float(transfer)),
            net=money(float(gain - cost + transfer)),
        )
        for name, cost, gain, transfer in zip(names, costs, gains, transfers, strict=True)
    )


def cash_flow(run: Evaluation, perspective: Viewpoint, language: Language) -> Chart:
    """The cash flow by year and the payback year, for the page's width.

    Along the level axis lie the years of the programme, upright million NOK, discounted: bars of
    costs and gains, a line of their running sum.

    Args:
        run: the result to draw.
        perspective: whose costs and gains count.
        language: of every text in it.
    """
    numbers = language.numbers
    ledger = run.ledger
    years = [str(year) for year in range(1, ledger.years + 1)]
    costs = -ledger.by_year(perspective, Kind.COST)[:, 0]
    net = run.net_by_year(perspective)[:, 0]
    gains = net - costs  # with transfers, for a view narrower than society
    running = np.cumsum(net)
    payback = run.single().payback_year(perspective)
    say = language.say
    moved = bool(ledger.by_year(perspective, Kind.TRANSFER).any()) and perspective is not Perspective.SOCIETY

    def up(name: str, amounts: np.ndarray) -> dict[str, Any]:
        return {"x": years, "y": (amounts / _MILLION).tolist()} | _hover(name, amounts, "%{x}", numbers)

    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": GREEN, "width": 3},
        "marker": {"size": 8, "color": GREEN},
    }
    layout = _layout(language) | {
        "barmode": "relative",
        "height": 360,
        "xaxis": {"type": "category", "title": {"text": say("charts.programme_year")}},
        "yaxis": _money_axis(language),
    }
    if np.isfinite(payback):
        sentence = say("charts.pays_back", year=numbers.number(payback))
        layout |= _pays_back(int(payback) - 1, len(years), sentence)
    else:
        sentence = say("charts.never_pays_back")
    lines = " ".join(
        say("charts.year_line", year=year, net=numbers.short_money(float(amount)))
        for year, amount in zip(years, running, strict=True)
    )
    alternative = say("charts.cash_flow_alternative", payback=sentence, lines=lines)
    data = [
        up(say("run.costs"), costs) | _bar(VERMILION, "/"),
        up(say("page.gains_with_transfers" if moved else "run.gains"), gains) | _bar(BLUE, ""),
        up(say("run.cumulative"), running) | line,
    ]
    return Chart({"data": data, "layout": layout}, alternative)


def taking_part(run: Evaluation) -> list[Actor]:
    """The actors that have a line in the ledger."""
    return [actor for actor in Actor if any(entry.actor is actor for entry in run.ledger.entries)]


def _hover(name: str, amounts: np.ndarray, axis: str, numbers: Numbers) -> dict[str, Any]:
    """What a trace is called, and its amounts in full for the pointer."""
    return {
        "name": name,
        "customdata": [numbers.money(float(amount)) for amount in amounts],
        "hovertemplate": f"{axis}: %{{customdata}}<extra>%{{fullData.name}}</extra>",
    }


def _bar(colour: str, pattern: str) -> dict[str, Any]:
    """A bar's fill; the pattern tells the kinds apart in black and white."""
    lines = {"shape": pattern, "fillmode": "overlay", "fgcolor": WHITE, "fgopacity": 0.55, "size": 7}
    fill = {"color": colour, "line": {"width": 0}, "pattern": lines if pattern else {"shape": ""}}
    return {"type": "bar", "marker": fill}


def _pays_back(year: int, years: int, text: str) -> dict[str, Any]:
    """A dotted line at the year in which it pays back, with the words above."""
    line = {"color": GREEN, "dash": "dot", "width": 2}
    words = {
        "x": year,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "left" if year == 0 else "right" if year == years - 1 else "center",
        "text": f"<b>{text}</b>",
        "showarrow": False,
    }
    across = {"type": "line", "x0": year, "x1": year, "y0": 0, "y1": 1, "yref": "paper", "line": line}
    return {"annotations": [words], "shapes": [across]}


def _layout(language: Language) -> dict[str, Any]:
    point = "," if language.code == "nb" else "."
    return {
        "separators": f"{point}\N{NO-BREAK SPACE}",
        "margin": {"l": 8, "r": 12, "t": 64, "b": 8},
        "legend": {"orientation": "h", "y": 1.1, "yanchor": "bottom", "x": 0},
        "bargap": 0.35,
        "dragmode": False,
        "hoverlabel": {"align": "left"},
    }


def _money_axis(language: Language) -> dict[str, Any]:
    return {
        "title": {"text": language.say("charts.million")},
        "zeroline": True,
        "zerolinewidth": 2,
        "automargin": True,
        "tickformat": ",~g",
    }
