"""Rule sets as tables: what a reader sees is what the analysis gives."""

import pytest

from hiacalc.analysis.deterministic.rules import rule_effects, side_by_side, side_by_side_table
from hiacalc.evidence.rules import rule_set
from hiacalc.model import Outcome
from hiacalc.present.locale.language import language
from hiacalc.present.tables.rules import alone_table, beside_table, rule_rows
from hiacalc.scenario import shipped

BASE = shipped("helseiarbeid-2016")


@pytest.mark.parametrize("code", ["nb", "en"])
def test_whole_sets_side_by_side(code) -> None:
    runs = side_by_side(BASE)
    figures = side_by_side_table(runs)
    head, *rows = beside_table(runs, figures, language(code).plain)
    assert head[2:] == [ruled.rules.title.in_language(code) for ruled in runs[1:]]
    assert beside_table(runs, figures, language(code), short=True)[0][2:] == ["report-2016", "r-109-21"]
    assert len(rows) == len(figures["figure"])
    assert "4 926 870" in rows[0][1]
    assert "7 353 811" in rows[0][3]
    assert len({row[0] for row in rows}) == len(rows)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_rule_alone_and_all_together(outcome) -> None:
    effects = rule_effects(BASE, rule_set("r-109-21"), outcome)
    shown = alone_table(effects, language("en").plain)
    head, *rows = rule_rows(effects, language("en").plain)
    assert len(shown) == len(rows) + 1 == len(effects.effects) + 2
    assert [row[0] for row in shown[1:]] == [row[head.index("label")] for row in rows]
    assert rows[-1][head.index(outcome.value)] == effects.together
    assert rows[-1][head.index("difference")] == effects.together - effects.base
