"""Which pictures there are, each with its numbers and origin, ready for export."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hiacalc.analysis.compare import Comparison
    from hiacalc.analysis.one_way import OneWay
    from hiacalc.analysis.two_way import TwoWay
    from hiacalc.model import Evaluation
    from hiacalc.present.chart import Exhibit
    from hiacalc.present.language import Language
    from hiacalc.present.origin import Origin


class Picture(StrEnum):
    """The ways to show a one-way sweep."""

    TORNADO = "tornado"
    CURVE = "curve"
    SPIDER = "spider"
    STRUCTURAL = "structural"


class ResultPicture(StrEnum):
    """The ways to show a result."""

    BY_ACTOR = "by_actor"
    CASH_FLOW = "cash_flow"


def one_way_exhibit(
    found: OneWay,
    picture: Picture,
    origin: Origin,
    language: Language,
    *,
    top: int = 12,
    width: int = 1000,
    paper: bool = False,
) -> Exhibit:
    """A picture of a sweep; `paper` makes it as wide as a page of A4 lying, and a list of bars upright.

    The response curve is that of the input with the widest swing, so sweep one
    input alone to choose another. Where there is nothing to draw from, the
    picture says why.
    """
    from hiacalc.present.chart import A4, ACROSS, Exhibit
    from hiacalc.present.curves import curve_rows, response, spider
    from hiacalc.present.structural_chart import structural_chart, structural_rows
    from hiacalc.present.sweep import sweep_rows
    from hiacalc.present.tornado import tornado
    from hiacalc.present.undrawn import undrawn

    line = origin.line(language)
    rows = sweep_rows(found, language)
    if paper:
        width = A4[0] if picture in {Picture.TORNADO, Picture.STRUCTURAL} else ACROSS
    if picture is Picture.STRUCTURAL:
        rows = structural_rows(found, found.alternatives, language)
    bars = found.bars if picture is Picture.CURVE else found.moving
    if math.isnan(found.base) or not (bars or picture is Picture.STRUCTURAL):
        chart = undrawn(found, language, line, width)
    elif picture is Picture.STRUCTURAL:
        chart = structural_chart(found, found.alternatives, language, line, width)
    elif picture is Picture.SPIDER:
        chart = spider(found, language, line, top, width)
    elif picture is Picture.CURVE:
        bar, switching = found.bars[0], found.switching
        assert switching is not None  # there is a bar
        rows = curve_rows(bar, found)
        chart = response(found, bar, switching, language, line, width)
    else:
        chart = tornado(found, language, line, top, width, A4[1] if paper else None)
    return Exhibit(chart, rows, origin)


def result_exhibit(
    run: Evaluation, picture: ResultPicture, origin: Origin, language: Language, *, width: int = 1000
) -> Exhibit:
    """A picture of a result, seen with the origin's perspective, with its numbers as rows."""
    from hiacalc.present.chart import Exhibit
    from hiacalc.present.result_charts import actors_chart, actors_rows, cash_flow_chart, cash_flow_rows

    line = origin.line(language)
    if picture is ResultPicture.BY_ACTOR:
        return Exhibit(actors_chart(run, language, line, width), actors_rows(run, language), origin)
    chart = cash_flow_chart(run, origin.perspective, language, line, width)
    return Exhibit(chart, cash_flow_rows(run, origin.perspective), origin)


def two_way_exhibit(
    found: TwoWay, origin: Origin, language: Language, *, width: int = 900, paper: bool = False
) -> Exhibit:
    """The map of two inputs, with its grid as rows."""
    from hiacalc.present.chart import ACROSS, Exhibit
    from hiacalc.present.two_way_map import map_rows, two_way_map

    chart = two_way_map(found, language, origin.line(language), ACROSS if paper else width)
    return Exhibit(chart, map_rows(found), origin)


def compare_exhibit(
    found: Sequence[Comparison],
    origins: Sequence[Origin],
    language: Language,
    *,
    width: int = 1000,
    paper: bool = False,
) -> Exhibit:
    """Every comparison as a waterfall in one picture; `origins` begin with the first scenario's."""
    from hiacalc.present.chart import ACROSS, Exhibit
    from hiacalc.present.waterfall import waterfall, waterfall_rows

    lines = [origin.line(language) for origin in origins]
    chart = waterfall(found, language, lines, ACROSS if paper else width)
    return Exhibit(chart, waterfall_rows(found, language), origins[0])
