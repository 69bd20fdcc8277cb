"""What stands in a picture's place when there is nothing to draw: why, in plain words."""

from __future__ import annotations

import math

from hiacalc.analysis.deterministic.one_way import OneWay
from hiacalc.present.charts.chart import Chart
from hiacalc.present.charts.frame import Frame
from hiacalc.present.charts.palette import INK
from hiacalc.present.charts.text_fit import LABEL, escaped, lines
from hiacalc.present.locale.language import Language
from hiacalc.present.words.one_way import finding
from hiacalc.present.words.outcomes import undefined_because
from hiacalc.present.words.run import scope

_LINE = 20


def empty_sweep(sweep: OneWay, language: Language, origin: str, width: int = 1000) -> Chart:
    """A sweep without a base case or a bar of any width to draw: its finding, and what that comes of."""
    why = (
        undefined_because(sweep.outcome, language)
        if math.isnan(sweep.base)
        else language.say("undrawn.no_influence" if sweep.bars else "undrawn.no_range")
    )
    title = finding(sweep, language)
    return placeholder(title, why, (scope(sweep.scenario, sweep.years, language), origin), language, width)


def placeholder(title: str, why: str, notes: tuple[str, ...], language: Language, width: int) -> Chart:
    """A picture of words alone."""
    frame = Frame(language, width, left=16, title=title, notes=notes, head=0, foot=0)
    broken = lines(why, width - 40, LABEL)
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
