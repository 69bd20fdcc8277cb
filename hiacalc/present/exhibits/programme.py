"""The pictures of a programme, each with its numbers and origin, ready for export."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hiacalc.arrays import Floats
    from hiacalc.present.charts.chart import Exhibit
    from hiacalc.present.locale.language import Language
    from hiacalc.present.words.origin import Origin
    from hiacalc.programme import ProgrammeEvaluation


class ProgrammePicture(StrEnum):
    """The ways to show a programme."""

    MONEY = "money"
    PEOPLE = "people"
    ROLL_OUT = "roll_out"
    REGIONS = "regions"
    CUMULATIVE = "cumulative"
    FUNDING = "funding"


def programme_exhibit(
    run: ProgrammeEvaluation,
    picture: ProgrammePicture,
    origin: Origin,
    language: Language,
    *,
    region: str | None = None,
    bands: tuple[Floats, Floats] | None = None,
    width: int = 1000,
    paper: bool = False,
) -> Exhibit:
    """A picture of a programme, seen with the origin's perspective, with its numbers as rows.

    Where there is nothing to draw, the picture says why.

    Args:
        run: of a programme, of a single draw.
        picture: which of the pictures.
        origin: gives the perspective too.
        language: of every text.
        region: by name, of people and roll-out; all of them together by default.
        bands: 5th and 95th percentile of net benefit so far, NOK, each of shape `(all years,)`.
        width: in pixels.
        paper: for print on A4, as wide as a page of it lying, regions as wide as one upright.
    """
    from hiacalc.present.charts.chart import A4, ACROSS, Exhibit
    from hiacalc.present.charts.programme_cumulative import cumulative_chart, cumulative_rows
    from hiacalc.present.charts.programme_funding import funding_chart, funding_rows
    from hiacalc.present.charts.programme_money import money_chart, money_rows
    from hiacalc.present.charts.programme_people import people_chart, people_rows
    from hiacalc.present.charts.programme_roll_out import (
        roll_out_by_region_chart,
        roll_out_by_region_rows,
        roll_out_chart,
        roll_out_rows,
    )
    from hiacalc.present.charts.sheet import Sheet

    if paper:
        width = A4[0] if picture is ProgrammePicture.REGIONS else ACROSS
    sheet = Sheet(language, width, origin.foot(language), case=origin.case)
    view = origin.perspective
    if picture is ProgrammePicture.MONEY:
        return Exhibit(money_chart(run, view, sheet), money_rows(run, view, language), origin)
    if picture is ProgrammePicture.PEOPLE:
        return Exhibit(people_chart(run, sheet, region), people_rows(run, region), origin)
    if picture is ProgrammePicture.ROLL_OUT:
        return Exhibit(roll_out_chart(run, sheet, region), roll_out_rows(run, region), origin)
    if picture is ProgrammePicture.REGIONS:
        return Exhibit(roll_out_by_region_chart(run, sheet), roll_out_by_region_rows(run), origin)
    if picture is ProgrammePicture.FUNDING:
        return Exhibit(funding_chart(run, sheet), funding_rows(run, language), origin)
    return Exhibit(cumulative_chart(run, view, sheet, bands), cumulative_rows(run, view, bands), origin)
