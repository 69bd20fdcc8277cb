"""The pictures of sensitivity, each with its numbers and origin, ready for export."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hiacalc.analysis.deterministic.one_way import OneWay
    from hiacalc.analysis.deterministic.two_way import TwoWay
    from hiacalc.present.charts.chart import Exhibit
    from hiacalc.present.locale.language import Language
    from hiacalc.present.words.origin import Origin


class OneWayPicture(StrEnum):
    """The ways to show a one-way sweep."""

    TORNADO = "tornado"
    CURVE = "curve"
    SPIDER = "spider"
    STRUCTURAL = "structural"


def one_way_exhibit(
    sweep: OneWay,
    picture: OneWayPicture,
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

    Args:
        sweep: one-way sensitivity analysis.
        picture: which of the pictures.
        origin: what the sweep rests on.
        language: of every text.
        top: the most bars or lines to draw.
        width: in pixels.
        paper: for print on A4; overrules `width`.
    """
    from hiacalc.present.charts.chart import A4, ACROSS, Exhibit
    from hiacalc.present.charts.curves import curve_rows, response, spider
    from hiacalc.present.charts.empty import empty_sweep
    from hiacalc.present.charts.sheet import Sheet
    from hiacalc.present.charts.structural import structural_chart, structural_rows
    from hiacalc.present.charts.tornado import tornado
    from hiacalc.present.tables.one_way import sweep_rows

    if paper:
        width = A4[0] if picture in {OneWayPicture.TORNADO, OneWayPicture.STRUCTURAL} else ACROSS
    sheet = Sheet(language, width, origin.foot(language), A4[1] if paper else None, origin.case)
    rows = sweep_rows(sweep, language)
    if picture is OneWayPicture.STRUCTURAL:
        rows = structural_rows(sweep, sweep.alternatives, language)
    bars = sweep.bars if picture is OneWayPicture.CURVE else sweep.moving
    if math.isnan(sweep.base) or not (bars or picture is OneWayPicture.STRUCTURAL):
        chart = empty_sweep(sweep, sheet)
    elif picture is OneWayPicture.STRUCTURAL:
        chart = structural_chart(sweep, sweep.alternatives, sheet)
    elif picture is OneWayPicture.SPIDER:
        chart = spider(sweep, sheet, top)
    elif picture is OneWayPicture.CURVE:
        bar, switching = sweep.bars[0], sweep.switching
        assert switching is not None  # there is a bar
        rows = curve_rows(bar, sweep)
        chart = response(sweep, bar, switching, sheet)
    else:
        chart = tornado(sweep, sheet, top)
    return Exhibit(chart, rows, origin)


def two_way_exhibit(
    grid: TwoWay, origin: Origin, language: Language, *, width: int = 900, paper: bool = False
) -> Exhibit:
    """The contour map of a two-way sensitivity analysis, with its grid as rows.

    Args:
        grid: two-way sensitivity analysis.
        origin: what the grid rests on.
        language: of every text.
        width: in pixels.
        paper: for print on A4, as wide as a page of it lying.
    """
    from hiacalc.present.charts.chart import ACROSS, Exhibit
    from hiacalc.present.charts.sheet import Sheet
    from hiacalc.present.charts.two_way import map_rows, two_way_map

    sheet = Sheet(language, ACROSS if paper else width, origin.foot(language), case=origin.case)
    return Exhibit(two_way_map(grid, sheet), map_rows(grid), origin)
