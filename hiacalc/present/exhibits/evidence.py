"""The picture of evidence with its numbers and origin, ready for export."""

from __future__ import annotations

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.charts.forest import forest
from hiacalc.present.charts.forest_rows import forest_rows, table_rows
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import Language
from hiacalc.present.words.evidence_origin import EvidenceOrigin


def forest_exhibit(
    effect: Effect | None,
    evidence: EvidenceFindings,
    origin: EvidenceOrigin,
    language: Language,
    *,
    width: int = 1000,
) -> Exhibit:
    """The plot of a chosen set, or of all sets, with its numbers and where they come from.

    Args:
        effect: that a set gives; None for all sets.
        evidence: all studies and sets.
        origin: what the plot rests on.
        language: of every text.
        width: in pixels.
    """
    rows = forest_rows(effect, evidence, language)
    sheet = Sheet(language, width, (origin.line(language, short=True),))
    return Exhibit(forest(rows, effect, evidence, sheet), table_rows(rows), origin)
