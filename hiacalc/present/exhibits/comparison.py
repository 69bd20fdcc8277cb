"""The picture of a comparison, with its numbers and origins, ready for export."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.analysis.deterministic.compare import Comparison
from hiacalc.present.charts.chart import ACROSS, Exhibit
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.waterfall import waterfall, waterfall_rows
from hiacalc.present.locale.language import Language
from hiacalc.present.words.origin import Origin


def compare_exhibit(
    comparisons: Sequence[Comparison],
    origins: Sequence[Origin],
    language: Language,
    *,
    width: int = 1000,
    paper: bool = False,
) -> Exhibit:
    """Every comparison as a waterfall in one picture; `origins` begin with the first scenario's.

    Args:
        comparisons: each with the same first scenario.
        origins: of the first scenario, then of the others.
        language: of every text.
        width: in pixels.
        paper: for print on A4, as wide as a page of it lying.
    """
    lines = tuple(line for origin in origins for line in origin.foot(language))
    case = next((origin.case for origin in origins if origin.case), "")
    sheet = Sheet(language, ACROSS if paper else width, lines, case=case)
    return Exhibit(waterfall(comparisons, sheet), waterfall_rows(comparisons, language), origins[0])
