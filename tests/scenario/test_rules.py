"""Rule sets over a scenario: visible changes, in the order of the set, under whatever is changed after."""

import pytest

from hiacalc.evidence.rules import read_rule_sets, rule_set
from hiacalc.model import evaluate
from hiacalc.problem_code import Code
from hiacalc.scenario import ScenarioError, changed, load, shipped, shipped_names
from hiacalc.scenario.rules import rule_changes, rules_of_name, value_asked, with_rules

BASE = shipped("helseiarbeid-2016")
CIRCULAR = rule_set("r-109-21")


@pytest.mark.parametrize("rules", read_rule_sets(), ids=lambda rules: rules.name)
@pytest.mark.parametrize("name", shipped_names())
def test_every_rule_of_every_set_stands_in_every_shipped_scenario(name, rules) -> None:
    before = shipped(name)
    after = with_rules(before, rules)
    assert [change.after for change in rule_changes(before, after, rules)] == [
        value_asked(setting) for setting in rules.settings
    ]
    assert with_rules(after, rules).leaves == after.leaves


def test_the_report_s_rules_leave_the_report_s_result() -> None:
    ruled = evaluate(with_rules(BASE, rule_set("report-2016"))).single()
    assert round(ruled.net_benefit()) == 4_926_870
    assert ruled.net_benefit() == pytest.approx(evaluate(BASE).single().net_benefit(), rel=1e-14)


def test_changes_lie_over_the_rules_and_the_rules_over_the_file() -> None:
    own = ["valuation.real_wage_growth=0.005"]
    scenario = load("helseiarbeid-2016", own, CIRCULAR.changes())
    growth = scenario.valuation.real_wage_growth
    assert (growth.value, scenario.numbers["valuation.tax_funding_cost"]) == (0.005, 0.2)
    assert growth.moved_from is not None
    assert growth.moved_from.value == 0.009
    by_path = {
        change.setting.path: change
        for change in rule_changes(load("helseiarbeid-2016", own), scenario, CIRCULAR)
    }
    assert by_path["valuation.real_wage_growth"].is_overruled
    assert not by_path["valuation.tax_funding_cost"].is_overruled
    assert by_path["valuation.tax_funding_cost"].moves


def test_rules_keep_source_and_range() -> None:
    growth = with_rules(BASE, CIRCULAR).valuation.real_wage_growth
    assert (growth.low, growth.high, growth.provenance.value) == (0.0, 0.01, "published")
    assert "DFØ" in growth.source.en
    multiplier = with_rules(BASE, CIRCULAR).valuation.labour_cost_multiplier
    assert (multiplier.has_range, multiplier.provenance.value) == (False, "assumption")


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(ScenarioError) as error:
        rules_of_name("r-109-2021")
    (problem,) = error.value.problems
    assert (problem.code, problem.suggestion) == (Code.RULES_UNKNOWN, "r-109-21")
    assert "report-2016" in problem.allowed


def test_a_file_that_only_a_change_mends_takes_rules_too() -> None:
    broken = {"schema": "hiacalc/1", "based_on": "hiacalc:helseiarbeid-2016", "effect": {"decay": 0.5}}
    scenario = load(broken, ["time.horizon=8"], CIRCULAR.changes())
    by_hand = changed(with_rules(BASE, CIRCULAR), {"time.horizon": 8, "effect.decay": 0.5})
    assert evaluate(scenario).net_benefit() == pytest.approx(evaluate(by_hand).net_benefit())
