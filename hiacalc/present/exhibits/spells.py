"""The pictures of spells, each with its numbers and origin, ready for export."""

from __future__ import annotations

from hiacalc.analysis.deterministic.spells import MeasureOnSpells, SpellPayers
from hiacalc.present.charts.chart import ACROSS, Exhibit
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.charts.spells import payers_chart, survival_chart
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.spells import payers_rows, survival_rows
from hiacalc.present.words.origin import Origin


def payers_exhibit(
    payers: SpellPayers, origin: Origin, language: Language, *, width: int = 1000, paper: bool = False
) -> Exhibit:
    """Who pays for a spell, by its length.

    Args:
        payers: who pays, day by day.
        origin: what it rests on.
        language: of every text.
        width: in pixels.
        paper: for print on A4, as wide as a page of it lying.
    """
    sheet = Sheet(language, ACROSS if paper else width, origin.foot(language), case=origin.case)
    return Exhibit(payers_chart(payers, sheet), payers_rows(payers), origin)


def survival_exhibit(
    payers: SpellPayers,
    measure: MeasureOnSpells,
    origin: Origin,
    language: Language,
    *,
    width: int = 1000,
    paper: bool = False,
) -> Exhibit:
    """How many spells are still open, without and with a measure.

    Args:
        payers: gives the scenario.
        measure: what it does to spells.
        origin: what it rests on.
        language: of every text.
        width: in pixels.
        paper: for print on A4, as wide as a page of it lying.
    """
    sheet = Sheet(language, ACROSS if paper else width, origin.foot(language), case=origin.case)
    return Exhibit(survival_chart(payers, measure, sheet), survival_rows(measure), origin)
