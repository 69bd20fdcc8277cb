"""The pictures of sensitivity, each with its numbers and origin, ready for export."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hiacalc.analysis.one_way import OneWay
    from hiacalc.analysis.two_way import TwoWay
    from hiacalc.present.chart import Exhibit
    from hiacalc.present.language import Language
    from hiacalc.present.origin import Origin


class Picture(StrEnum):
    """The ways to show a one-way sweep."""

    TORNADO = "tornado"
    CURVE = "curve"
    SPIDER = "spider"
    STRUCTURAL = "structural"


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
    from hiacalc.present.one_way_tables import sweep_rows
    from hiacalc.present.structural_chart import structural_chart, structural_rows
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


def two_way_exhibit(
    found: TwoWay, origin: Origin, language: Language, *, width: int = 900, paper: bool = False
) -> Exhibit:
    """The map of two inputs, with its grid as rows."""
    from hiacalc.present.chart import ACROSS, Exhibit
    from hiacalc.present.two_way_map import map_rows, two_way_map

    chart = two_way_map(found, language, origin.line(language), ACROSS if paper else width)
    return Exhibit(chart, map_rows(found), origin)
