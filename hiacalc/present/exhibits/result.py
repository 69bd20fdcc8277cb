"""The pictures of a result, each with its numbers and origin, ready for export."""

from __future__ import annotations

from enum import StrEnum

from hiacalc.model import Evaluation
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.charts.result_framed import (
    actors_chart,
    actors_rows,
    cash_flow_chart,
    cash_flow_rows,
    components_chart,
)
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.individual import components_rows
from hiacalc.present.words.origin import Origin


class ResultPicture(StrEnum):
    """The ways to show a result."""

    BY_ACTOR = "by_actor"
    CASH_FLOW = "cash_flow"
    COMPONENTS = "components"


def result_exhibit(
    run: Evaluation, picture: ResultPicture, origin: Origin, language: Language, *, width: int = 1000
) -> Exhibit:
    """A picture of a result, seen with the origin's perspective, with its numbers as rows.

    Args:
        run: an evaluation of a single draw.
        picture: which of the pictures; that of the components is of a scenario with both measures.
        origin: gives the perspective too.
        language: of every text.
        width: in pixels.
    """
    sheet = Sheet(language, width, origin.foot(language), case=origin.case)
    if picture is ResultPicture.COMPONENTS:
        view = origin.perspective
        rows = components_rows(run, view, language)
        return Exhibit(components_chart(run, view, sheet), rows, origin)
    if picture is ResultPicture.BY_ACTOR:
        return Exhibit(actors_chart(run, sheet), actors_rows(run, language), origin)
    return Exhibit(
        cash_flow_chart(run, origin.perspective, sheet), cash_flow_rows(run, origin.perspective), origin
    )
