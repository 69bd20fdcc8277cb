"""Pictures of spells: who pays as they go on, and how many are still open with and without a measure."""

from __future__ import annotations

from typing import Any

from hiacalc.analysis.deterministic.spells import LAST_DAY, MeasureOnSpells, SpellPayers
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.palette import BLUE, GREEN, ORANGE, VERMILION
from hiacalc.present.charts.plots import Plot, line
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.words.spell_payers import measure_finding, measure_notes, pay_notes, payers_finding

_THOUSAND = 1e3
_TICKS = [16, 90, 182, 273, LAST_DAY]
_PATTERNS = {"employer": (ORANGE, "/"), "nav": (BLUE, ""), "worker": (GREEN, ".")}


def payers_chart(payers: SpellPayers, sheet: Sheet) -> Chart:
    """Who has paid how much when a spell ends, by its length, as a stacked area.

    Along the level axis lie the calendar days of a spell, upright thousand NOK from its first day on.

    Args:
        payers: who pays, day by day.
        sheet: to draw on.
    """
    language = sheet.language
    amounts = {"employer": payers.pay.employer, "nav": payers.pay.nav, "worker": payers.pay.worker_loss}
    data: list[dict[str, Any]] = []
    for who, amount in amounts.items():
        if not amount.any():
            continue
        colour, pattern = _PATTERNS[who]
        trace = line(
            payers.days.tolist(),
            (amount / _THOUSAND).tolist(),
            language.say(f"spells.payer.{who}"),
            colour,
            width=1.0,
        )
        fill = {
            "fillpattern": {"shape": pattern, "fgcolor": "#FFFFFF", "fgopacity": 0.6, "fillmode": "overlay"}
        }
        data.append(trace | {"stackgroup": "payers", "fillcolor": colour} | (fill if pattern else {}))
    plot = Plot(
        sheet,
        title=payers_finding(payers, language),
        notes=pay_notes(payers, language),
        x_title=language.say("spells.axis_days"),
        y_title=language.say("spells.axis_money", price_year=f"{payers.scenario.time.price_year.value:.0f}"),
    )
    top = sum(float(amount[-1]) for amount in amounts.values()) / _THOUSAND
    text = language.say("spells.payers_alternative", finding=plot.title)
    return plot.chart(data, {"range": [0, LAST_DAY], "tickvals": _TICKS}, {"range": [0, 1.05 * top]}, text)


def survival_chart(payers: SpellPayers, measure: MeasureOnSpells, sheet: Sheet) -> Chart:
    """The survival curves of certified spells without and with a measure.

    Along the level axis lie calendar days, upright the share of spells still open, in per cent.

    Args:
        payers: gives the scenario.
        measure: what it does to spells.
        sheet: to draw on.
    """
    language = sheet.language
    days = list(range(LAST_DAY + 1))
    curves = {
        "without": (measure.open_without, VERMILION, "solid"),
        "with": (measure.open_with, BLUE, "dash"),
    }
    data = [
        line(days, (100.0 * open_).tolist(), language.say(f"spells.{key}"), colour, dash=dash)
        for key, (open_, colour, dash) in curves.items()
    ]
    plot = Plot(
        sheet,
        title=measure_finding(measure, language),
        notes=measure_notes(payers, measure, language),
        x_title=language.say("spells.axis_days"),
        y_title=language.say("spells.axis_open"),
    )
    text = language.say("spells.survival_alternative", finding=plot.title)
    return plot.chart(
        data, {"range": [0, LAST_DAY], "tickvals": _TICKS}, {"range": [0, 103], "ticksuffix": ""}, text
    )
