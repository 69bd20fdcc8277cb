"""Rule sets: their settings, and that they can be laid over a scenario."""

import copy
from typing import Any

import pytest
from pydantic import ValidationError

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.employer_contribution import read_employer_contribution
from hiacalc.evidence.rules import RuleSet, read_rule_sets, rule_set
from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.quantity import Quantity

PATHS = {
    "time.discount_rate",
    "valuation.tax_funding_cost",
    "valuation.real_wage_growth",
    "valuation.labour_cost_multiplier",
    "delivery.labour_cost_multiplier",
}


def values(name: str) -> dict[str, Any]:
    return {setting.path: setting.value for setting in rule_set(name).settings}


def test_the_circular_asks_for_its_rates_and_costs() -> None:
    assert values("r-109-21") == {
        "time.discount_rate": {0: 0.04, 40: 0.03, 75: 0.02},
        "valuation.tax_funding_cost": 0.2,
        "valuation.tax_funding_base": "net",
        "valuation.real_wage_growth": 0.009,
        "valuation.labour_cost_multiplier": 1.27792,
        "delivery.labour_cost_multiplier": 1.27792,
    }


def test_the_report_asks_for_what_it_did() -> None:
    assert values("report-2016") == {
        "time.discount_rate": 0.04,
        "time.timing": "start",
        "valuation.tax_funding_cost": 0,
        "valuation.real_wage_growth": 0,
        "valuation.labour_cost_multiplier": 1,
        "delivery.labour_cost_multiplier": 1,
    }


def test_labour_cost_is_pension_and_the_contribution_of_zone_one() -> None:
    multiplier = values("r-109-21")["valuation.labour_cost_multiplier"]
    assert multiplier == pytest.approx(1.12 * (1 + read_employer_contribution().rate("I")), abs=1e-12)


@pytest.mark.parametrize("rules", read_rule_sets(), ids=lambda rules: rules.name)
def test_a_setting_says_where_it_stands(rules: RuleSet) -> None:
    assert set(rules.changes()) >= PATHS
    for setting in rules.settings:
        assert setting.source.en
        assert (setting.provenance == "assumption") == setting.standing.is_assumption
        if isinstance(setting.value, str):
            assert rules.changes()[setting.path] == setting.value
        else:
            change = rules.changes()[setting.path]
            assert change["value"] == setting.value
            assert set(change["source"]) == {"nb", "en"}
            assert "standing" not in change


def test_growth_has_the_range_of_a_convention() -> None:
    change = rule_set("r-109-21").changes()["valuation.real_wage_growth"]
    assert (change["low"], change["high"], change["basis"]) == (0, 0.01, "convention")


def test_the_base_of_the_tax_funding_cost_was_not_read() -> None:
    settings = {setting.path: setting for setting in rule_set("r-109-21").settings}
    assert settings["valuation.tax_funding_base"].standing is Standing.RECALLED
    assert settings["time.discount_rate"].standing is Standing.SECOND_HAND


@pytest.mark.parametrize("name", ["helseiarbeid-2016", "bergen"])
def test_the_rules_of_the_report_leave_its_scenarios_as_they_are(name: str) -> None:
    base = shipped(name)
    laid_over = changed(base, rule_set("report-2016").changes())
    assert evaluate(laid_over).net_benefit() == evaluate(base).net_benefit()
    for path in rule_set("report-2016").changes():
        old, new = base.leaves.get(path), laid_over.leaves[path]
        if isinstance(old, Quantity):
            assert (old.value, old.low, old.high, old.basis) == (new.value, new.low, new.high, new.basis)


@pytest.mark.parametrize("rules", read_rule_sets(), ids=lambda rules: rules.name)
def test_every_setting_is_taken_as_it_stands(rules: RuleSet) -> None:
    laid_over = changed(shipped("helseiarbeid-2016"), rules.changes())
    for setting in rules.settings:
        leaf = laid_over.leaves[setting.path]
        if isinstance(leaf, Quantity):
            assert leaf.provenance.value == setting.provenance
            assert (leaf.source, leaf.note, leaf.low, leaf.high) == (
                setting.source,
                setting.note,
                setting.low,
                setting.high,
            )
        else:
            assert leaf == setting.value


def test_the_circular_states_a_schedule_anew() -> None:
    path = "time.discount_rate"
    laid_over = changed(shipped("helseiarbeid-2016"), {path: rule_set("r-109-21").changes()[path]})
    assert laid_over.time.discount_rate.steps == ((0, 0.04), (40, 0.03), (75, 0.02))
    assert laid_over.time.discount_rate.low is None


def test_changes_may_be_altered_without_harm() -> None:
    rule_set("r-109-21").changes()["time.discount_rate"]["value"][0] = 1
    assert values("r-109-21")["time.discount_rate"][0] == 0.04


def test_an_unknown_rule_set_is_refused() -> None:
    with pytest.raises(KeyError):
        rule_set("r-109-14")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("path", "discount"),
        ("path", "time.timing"),
        ("low", 0.05),
        ("high", None),
        ("basis", None),
        ("basis", "feeling"),
        ("value", {0: 0.04}),
        ("value", "4 %"),
        ("provenance", "own"),
        ("standing", "recalled"),
        ("source", None),
        ("colour", "red"),
    ],
)
def test_a_setting_with_a_fault_is_refused(field: str, value: object) -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("rules.yaml")["rule_sets"][0])
    RuleSet.model_validate(raw)
    raw["settings"][0][field] = value
    with pytest.raises(ValidationError):
        RuleSet.model_validate(raw)


@pytest.mark.parametrize("schedule", [{}, {1: 0.04}, {0: 0.04, 75: 0.02, 40: 0.03}])
def test_a_schedule_rises_from_the_start(schedule: dict[int, float]) -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("rules.yaml")["rule_sets"][1])
    raw["settings"][0]["value"] = schedule
    with pytest.raises(ValidationError, match="schedule"):
        RuleSet.model_validate(raw)
