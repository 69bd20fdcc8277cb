"""What stands in a picture's place when there is nothing to draw: why, in plain words."""

from __future__ import annotations

import math

from hiacalc.analysis.deterministic.one_way import OneWay
from hiacalc.analysis.deterministic.rules import RuleEffects
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import Frame
from hiacalc.present.charts.palette import INK
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.text_fit import LABEL, escaped, lines
from hiacalc.present.words.one_way import finding
from hiacalc.present.words.outcomes import undefined_because
from hiacalc.present.words.rules import finding as rules_finding
from hiacalc.present.words.run import scope

_LINE = 20


def empty_sweep(sweep: OneWay, sheet: Sheet) -> Chart:
    """A sweep without a base case or a bar of any width to draw: its finding, and what that comes of.

    Args:
        sweep: of which nothing can be drawn.
        sheet: to write on.
    """
    language = sheet.language
    why = (
        undefined_because(sweep.outcome, language)
        if math.isnan(sweep.base)
        else language.say("undrawn.no_influence" if sweep.bars else "undrawn.no_range")
    )
    title = finding(sweep, language)
    return placeholder(title, why, sheet, (scope(sweep.scenario, sweep.years, language),))


def empty_rules(effects: RuleEffects, sheet: Sheet) -> Chart:
    """Rules without a base case to draw from: their finding, and what that comes of.

    Args:
        effects: of the rules of a set.
        sheet: to write on.
    """
    language = sheet.language
    why = undefined_because(effects.outcome, language)
    notes = (scope(effects.scenario, effects.years, language),)
    return placeholder(rules_finding(effects, language), why, sheet, notes)


def placeholder(title: str, why: str, sheet: Sheet, notes: tuple[str, ...] = ()) -> Chart:
    """A picture of words alone, without axes or marks.

    Args:
        title: the finding.
        why: what the lack of a picture comes of; it stands where the plot would be.
        sheet: to write on.
        notes: lines above those of the sheet.

    >>> from hiacalc.present.locale.language import language
    >>> chart = placeholder("Nothing to draw", "No input has a range.", Sheet(language("en"), 800))
    >>> chart.alternative
    'Nothing to draw. No input has a range.'
    """
    frame = Frame(sheet, left=16, title=title, notes=notes, head=0, foot=0)
    broken = lines(why, sheet.width - 40, LABEL)
    layout = frame.layout(_LINE * len(broken) + 24)
    layout["annotations"] += [
        {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": 1,
            "yref": "paper",
            "yanchor": "top",
            "yshift": -_LINE * place,
            "text": escaped(line),
            "showarrow": False,
            "font": {"size": LABEL, "color": INK},
        }
        for place, line in enumerate(broken)
    ]
    layout |= {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
    return frame.chart([], layout, f"{title}. {why}")
