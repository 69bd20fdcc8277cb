"""Which pictures there are of a one-way sweep, each with its numbers and origin, ready for export."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hiacalc.analysis.one_way import OneWay
    from hiacalc.present.export import Exhibit
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
    """A picture of a sweep; `paper` makes a tornado fill an A4 page.

    The response curve is that of the input with the widest swing, so sweep one
    input alone to choose another.
    """
    from hiacalc.analysis.structural import structural
    from hiacalc.analysis.threshold import threshold
    from hiacalc.present.curves import alternative_label, response, spider, structural_chart
    from hiacalc.present.export import A4, Exhibit
    from hiacalc.present.numbers import Numbers
    from hiacalc.present.tornado import tornado, tornado_rows

    line = origin.line(language)
    rows = tornado_rows(found, language)
    if picture is Picture.STRUCTURAL:
        choices = structural(found.scenario, found.outcome, found.perspective)
        numbers = Numbers(language.code)
        rows = [["choice", "option", "label", found.outcome.value, "chosen"]]
        for one in choices:
            label = alternative_label(one, found, language, numbers)
            rows.append([one.choice, one.option, label, one.outcome, one.chosen])
        return Exhibit(structural_chart(found, choices, language, line, width), rows, origin)
    if picture is Picture.SPIDER:
        return Exhibit(spider(found, language, line, min(top, 8), width), rows, origin)
    if picture is Picture.CURVE and found.bars:
        bar = found.bars[0]
        turning = threshold(
            found.scenario, bar.path, found.threshold or 0.0, found.outcome, found.perspective
        )
        points: list[list[object]] = [
            [float(value), float(result)] for value, result in zip(bar.values, bar.results, strict=True)
        ]
        rows = [[bar.path, found.outcome.value], *points]
        return Exhibit(response(found, bar, turning, language, line, width), rows, origin)
    size = A4 if paper else (width, None)
    return Exhibit(tornado(found, language, line, top, *size), rows, origin)
