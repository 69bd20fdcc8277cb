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
    from hiacalc.present.export import Exhibit
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
    from hiacalc.analysis.structural import structural
    from hiacalc.analysis.threshold import threshold
    from hiacalc.present.curves import curve_rows, response, spider
    from hiacalc.present.export import Exhibit
    from hiacalc.present.pdf_page import A4, ACROSS
    from hiacalc.present.structural_chart import structural_chart, structural_rows
    from hiacalc.present.sweep import sweep_rows
    from hiacalc.present.tornado import tornado
    from hiacalc.present.undrawn import undrawn

    line = origin.line(language, short=True)
    rows = sweep_rows(found, language)
    if paper:
        width = A4[0] if picture in {Picture.TORNADO, Picture.STRUCTURAL} else ACROSS
    if picture is Picture.STRUCTURAL:
        choices = structural(found.scenario, found.outcome, found.perspective)
        rows = structural_rows(found, choices, language)
    bars = found.bars if picture is Picture.CURVE else found.moving
    if math.isnan(found.base) or not (bars or picture is Picture.STRUCTURAL):
        chart = undrawn(found, language, line, width)
    elif picture is Picture.STRUCTURAL:
        chart = structural_chart(found, choices, language, line, width)
    elif picture is Picture.SPIDER:
        chart = spider(found, language, line, top, width)
    elif picture is Picture.CURVE:
        bar = found.bars[0]
        turning = threshold(
            found.scenario, bar.path, found.threshold or 0.0, found.outcome, found.perspective
        )
        rows = curve_rows(bar, found)
        chart = response(found, bar, turning, language, line, width)
    else:
        chart = tornado(found, language, line, top, width, A4[1] if paper else None)
    return Exhibit(chart, rows, origin)


def result_exhibit(
    run: Evaluation, picture: ResultPicture, origin: Origin, language: Language, *, width: int = 1000
) -> Exhibit:
    """A picture of a result, seen with the origin's perspective, with its numbers as rows."""
    from hiacalc.present.export import Exhibit
    from hiacalc.present.result_charts import actors_chart, actors_rows, cash_flow_chart, cash_flow_rows

    line = origin.line(language, short=True)
    if picture is ResultPicture.BY_ACTOR:
        return Exhibit(actors_chart(run, language, line, width), actors_rows(run, language), origin)
    chart = cash_flow_chart(run, origin.perspective, language, line, width)
    return Exhibit(chart, cash_flow_rows(run, origin.perspective), origin)


def two_way_exhibit(
    found: TwoWay, origin: Origin, language: Language, *, width: int = 900, paper: bool = False
) -> Exhibit:
    """The map of two inputs, with its grid as rows."""
    from hiacalc.model import evaluate
    from hiacalc.present.export import Exhibit
    from hiacalc.present.pdf_page import ACROSS
    from hiacalc.present.two_way_map import map_rows, two_way_map

    years = evaluate(found.scenario).ledger.years
    chart = two_way_map(found, years, language, origin.line(language, short=True), ACROSS if paper else width)
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
    from hiacalc.present.export import Exhibit
    from hiacalc.present.pdf_page import ACROSS
    from hiacalc.present.waterfall import waterfall, waterfall_rows

    lines = [origin.line(language, short=True) for origin in origins]
    chart = waterfall(found, language, lines, ACROSS if paper else width)
    return Exhibit(chart, waterfall_rows(found, language), origins[0])
