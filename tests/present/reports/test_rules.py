"""The page on rule sets holds every set, the table and each rule alone, within a page's width."""

import pytest

from hiacalc.analysis.deterministic.rules import rule_effects, side_by_side, side_by_side_table
from hiacalc.evidence.rules import read_rule_sets
from hiacalc.model import Perspective
from hiacalc.present.locale.language import language
from hiacalc.present.reports.rules import rules_report
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped, shipped_names
from tests.present.cases import DATE


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("name", shipped_names())
def test_the_page_is_whole(name, code) -> None:
    scenario = shipped(name)
    runs = side_by_side(scenario)
    alone = [rule_effects(scenario, rules) for rules in read_rule_sets()]
    origin = Origin(scenario, Perspective.SOCIETY, DATE)
    page = rules_report(runs, side_by_side_table(runs), alone, origin, language(code))
    assert max(map(len, page.splitlines())) <= 100
    assert "nan" not in page.lower().split()
    text = " ".join(page.split())
    for rules in read_rule_sets():
        assert f"{rules.title.in_language(code)} ({rules.name})" in text
    assert " ".join(origin.line(language(code).plain).split()) in text
