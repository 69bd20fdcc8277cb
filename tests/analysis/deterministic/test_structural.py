"""Structural choices: each alternative is a run of the model, and by hand."""

import math

import numpy as np
import pytest

from hiacalc.analysis.deterministic.structural import NO_SERIES, structural_sensitivity
from hiacalc.evidence.rules import read_rule_sets
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.scenario import changed, load, shipped, shipped_names
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.rules import value_asked

BASE, TODAY = shipped("helseiarbeid-2016"), shipped("helseiarbeid-2025")


def net(scenario, view=Perspective.SOCIETY):
    return float(evaluate(scenario).net_benefit(view)[0])


def test_structural_choices_are_runs_of_the_model() -> None:
    alternatives = {
        (alternative.choice, alternative.option): alternative for alternative in structural_sensitivity(BASE)
    }
    assert round(alternatives["time.timing", "end"].outcome) == 4_737_375
    assert alternatives["time.timing", "start"].chosen
    assert alternatives["valuation.labour_cost_multiplier", 1.4].outcome == pytest.approx(
        net(changed(BASE, {"valuation.labour_cost_multiplier": 1.4}))
    )
    assert alternatives["time.horizon", 3.0].outcome == pytest.approx(net(changed(BASE, {"time.horizon": 3})))
    assert round(alternatives["perspective", "employer"].outcome) == 605_576
    for follows in (0.0, 0.5, 1.0):  # nobody stays away in the base case
        assert alternatives["effect.follows_attendance", follows].outcome == net(BASE)
    assert alternatives["delivery.groups", "average"].chosen
    hours = {
        alternative.outcome
        for alternative in structural_sensitivity(BASE, Outcome.HOURS_AVOIDED)
        if alternative.choice == "time.timing"
    }
    assert np.ptp(list(hours)) == 0


def test_structural_choices_of_attendance_and_groups_by_hand() -> None:
    single = {"population.workers": 45, "population.workers_per_employer": 45, "delivery.attendance": 0.5}
    here = changed(BASE, single)
    outcomes = {
        (alternative.choice, alternative.option): alternative.outcome
        for alternative in structural_sensitivity(here)
    }
    gain = 8_264_365.41 * 45 / 1000
    half, none = (outcomes["effect.follows_attendance", follows] for follows in (0.5, 0.0))
    assert none - outcomes["effect.follows_attendance", 1.0] == pytest.approx(gain / 2, abs=0.01)
    assert none - half == pytest.approx(gain / 4, abs=0.01)
    assert outcomes["delivery.groups", "average"] - outcomes["delivery.groups", "whole"] == pytest.approx(
        17_230.9, abs=0.1
    )


def by_option(scenario, outcome=Outcome.NET_BENEFIT, view=Perspective.SOCIETY):
    alternatives = structural_sensitivity(scenario, outcome, view)
    return {(alternative.choice, alternative.option): alternative for alternative in alternatives}


@pytest.mark.parametrize("name", shipped_names())
def test_each_choice_has_one_option_that_is_chosen_and_gives_the_base_case(name) -> None:
    scenario = shipped(name)
    alternatives = structural_sensitivity(scenario)
    chosen = [alternative for alternative in alternatives if alternative.chosen]
    assert [alternative.choice for alternative in chosen] == list(
        dict.fromkeys(alternative.choice for alternative in alternatives)
    )
    assert {alternative.outcome for alternative in chosen} == {net(scenario)}
    options = [(alternative.choice, alternative.option) for alternative in alternatives]
    assert len(set(options)) == len(options)
    assert all(math.isfinite(alternative.outcome) == (not alternative.reason) for alternative in alternatives)


def test_every_rule_of_every_set_is_an_alternative_of_its_path() -> None:
    alternatives = by_option(TODAY)
    for rules in read_rule_sets():
        for setting in rules.settings:
            outcome = alternatives[setting.path, value_asked(setting)].outcome
            assert outcome == pytest.approx(net(changed(TODAY, {setting.path: setting.change})))
    assert by_option(BASE)["valuation.tax_funding_cost", 0.2].outcome - net(BASE) == pytest.approx(
        864_258.817, abs=0.001
    )


def test_the_base_of_tax_funding_is_a_choice_where_tax_funding_counts() -> None:
    assert ("valuation.tax_funding_base", "outlays") not in by_option(BASE)
    counted = by_option(changed(BASE, {"valuation.tax_funding_cost": 0.2}))
    assert counted["valuation.tax_funding_base", "net"].chosen
    outcomes = [counted["valuation.tax_funding_base", base].outcome for base in ("net", "outlays")]
    assert outcomes == pytest.approx([net(BASE) + 864_258.817, net(BASE) - 226_637.417], abs=0.01)


def test_sick_pay_by_law_where_the_scenario_has_no_such_section() -> None:
    """NAV sick pay 4 758 803.962 and holiday pay 266 968.902 in place of the report's plain wage."""
    nav = by_option(BASE, view=Perspective.NAV)
    assert nav["sick_pay.rules", "plain"].chosen
    transfers = 4_758_803.962 + 266_968.902
    costs = float(evaluate(BASE).costs("nav")[0])
    assert nav["sick_pay.rules", "statutory"].outcome == pytest.approx(transfers - costs, abs=0.01)
    assert by_option(BASE)["sick_pay.rules", "statutory"].outcome == pytest.approx(net(BASE))


def test_price_years_are_conversions() -> None:
    assert by_option(BASE)["time.price_year", 2025.0].outcome == pytest.approx(7_310_662.716, abs=0.001)
    today = by_option(TODAY)
    assert today["time.price_year", 2025.0].chosen
    assert today["time.price_year", 2014.0].outcome == net(changed(TODAY, {"time.price_year": 2014}))
    hours = by_option(TODAY, Outcome.HOURS_AVOIDED)
    assert hours["time.price_year", 2014.0].outcome == hours["time.price_year", 2025.0].outcome


def test_a_price_year_that_the_series_do_not_reach_is_left_out_with_the_reason() -> None:
    old = as_written(BASE)
    old["time"]["price_year"] = {"value": 1995}
    alternatives = by_option(load(old))
    assert alternatives["time.price_year", 1995.0].chosen
    assert alternatives["time.price_year", 2025.0].reason == NO_SERIES
    assert alternatives["sick_pay.rules", "statutory"].reason == NO_SERIES  # six basic amounts of that year
    assert math.isnan(alternatives["time.price_year", 2025.0].outcome)


def test_ways_of_acting_differ_in_whose_days_are_avoided() -> None:
    assert not [choice for choice, _ in by_option(BASE) if choice == "effect.acts_on"]
    society, nav = by_option(TODAY), by_option(TODAY, view=Perspective.NAV)
    ways = [way.value for way in ActsOn]
    assert [society["effect.acts_on", way].outcome for way in ways] == pytest.approx([net(TODAY)] * 4)
    results = {way: nav["effect.acts_on", way].outcome for way in ways}
    assert results["hazard"] > results["spells"] > results["absence"] > results["length"]


def test_substitutes_by_halves() -> None:
    for scenario in (BASE, TODAY):
        alternatives = by_option(scenario)
        for share in (0.0, 0.5, 1.0):
            assert alternatives["employer.replaced_share", share].outcome == pytest.approx(net(scenario))
