"""The picture of a rule set, with its numbers and origin, ready for export."""

from __future__ import annotations

import math

from hiacalc.analysis.deterministic.rules import RuleEffects
from hiacalc.present.charts.chart import A4, Exhibit
from hiacalc.present.charts.empty import empty_rules
from hiacalc.present.charts.rules import rules_chart
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.locale.language import Language
from hiacalc.present.tables.rules import rule_rows
from hiacalc.present.words.origin import Origin


def rules_exhibit(
    effects: RuleEffects, origin: Origin, language: Language, *, width: int = 1000, paper: bool = False
) -> Exhibit:
    """A bar a rule, with each rule's result and source as rows.

    Where the outcome is not defined without the rules, the picture says so.

    Args:
        effects: of the rules of a set.
        origin: of the scenario without the rules.
        language: of every text.
        width: in pixels.
        paper: for print on A4; overrules `width`.
    """
    sheet = Sheet(
        language, A4[0] if paper else width, origin.foot(language), A4[1] if paper else None, origin.case
    )
    draw = rules_chart if math.isfinite(effects.base) else empty_rules
    return Exhibit(draw(effects, sheet), rule_rows(effects, language), origin)
