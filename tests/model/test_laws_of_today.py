"""What must always hold of price years, ways of acting, sick pay by law, and taxes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiacalc.model import Kind, Perspective, evaluate
from hiacalc.model.actors import Actor
from hiacalc.model.public_finance import public_outlay
from hiacalc.scenario import changed, parse
from hiacalc.scenario.options import TaxFundingBase
from hiacalc.scenario.registry import fingerprint
from hiacalc.scenario.schema import money_units
from hiacalc.scenario.writing import to_yaml
from tests.model import strategies
from tests.model.strategies import numbers, scenarios, today
from tests.model.test_oracle import assert_agrees
from tests.model.tolerance import scale

YEAR = "time.price_year"
years = st.integers(2014, 2025)  # before, the least amounts would fall below their bounds
some = settings(max_examples=30, deadline=None)


@some
@given(today())
def test_any_scenario_of_today_agrees_with_the_method_written_plainly(scenario):
    assert_agrees(scenario)


@some
@given(today(), years, years)
def test_another_price_year_and_back_changes_nothing(scenario, first, second):
    there = changed(changed(scenario, {YEAR: first}), {YEAR: second})
    back = changed(there, {YEAR: scenario.numbers[YEAR]})
    assert back == scenario
    assert fingerprint(back) == fingerprint(scenario)


@some
@given(scenarios(), years)
def test_ratios_do_not_move_when_all_money_follows_the_same_index(scenario, year):
    money = {
        path: {"value": scenario.numbers[path], "index": "wages", "price_year": 2014}
        for path in money_units()
        if path in scenario.numbers
    }
    before = evaluate(changed(scenario, money))
    after = evaluate(changed(changed(scenario, money), {YEAR: year}))
    for ratio in ("benefit_cost_ratio", "break_even_reduction"):
        expected = getattr(before, ratio)()[0]
        assert getattr(after, ratio)()[0] == pytest.approx(expected, rel=1e-9, nan_ok=True)
    assert after.single().hours_avoided == before.single().hours_avoided


@some
@given(
    scenarios("valuation.annual_value_per_fte"), numbers(1000, 500_000), st.booleans(), numbers(0.01, 0.99)
)
def test_sick_pay_by_law_below_the_cap_without_extras_is_the_plain_one(scenario, pay, full_pay, self_share):
    plain = changed(scenario, {"valuation.annual_value_per_fte": pay})
    by_law = changed(
        plain,
        {
            "sick_pay.rules": "statutory",
            "sick_pay.wage_spread": 0,
            "sick_pay.share_within_48_days": 0,
            "sick_pay.employer_contribution": 0,
            "sick_pay.full_pay": full_pay,
        },
    )
    runs = [evaluate(plain), evaluate(by_law)]
    for actor in Actor:
        nets = [run.net_by_year(actor)[:, 0] for run in runs]
        assert nets[1] == pytest.approx(nets[0], rel=1e-12, abs=1e-12 * scale(runs[0]))


@some
@given(today("effect.acts_on", "individual"), st.integers(1, 365), st.integers(1, 365), numbers(0, 1))
def test_neutral_inputs_give_no_effect(scenario, first, last, reached):
    first, last = sorted((first, last))
    spells = {"absence.spells": {}, "effect.share_of_spells": reached}
    nothing = evaluate(scenario, {"effect.relative_reduction": 0.0})
    for way in (
        {"effect.acts_on": "spells", "effect.fewer_certified": 0, "effect.fewer_self_certified": 0},
        {"effect.acts_on": "length", "effect.days_shorter": 0, "effect.from_day": first},
        {
            "effect.acts_on": "hazard",
            "effect.hazard_ratio": 1,
            "effect.from_day": first,
            "effect.to_day": last,
        },
    ):
        run = evaluate(changed(scenario, {**spells, **way}))
        assert abs(run.hours_avoided[0]) <= 1e-9 * (1.0 + run.inputs["population.workers"][0] * 4000)
        assert run.net_benefit()[0] == pytest.approx(nothing.net_benefit()[0], abs=1e-9 * scale(run))


@some
@given(today("effect.acts_on"), numbers(-0.5, 1))
def test_fewer_of_all_spells_is_less_of_all_absence(scenario, less):
    spells = {"absence.spells": {}}
    fewer = {"effect.fewer_certified": less, "effect.fewer_self_certified": less}
    all_alike = changed(scenario, {**spells, "effect.relative_reduction": less})
    other = changed(scenario, {**spells, "effect.acts_on": "spells", **fewer})
    runs = [evaluate(all_alike), evaluate(other)]
    for actor in Actor:
        nets = [run.net_benefit(actor)[0] for run in runs]
        assert nets[1] == pytest.approx(nets[0], abs=1e-9 * scale(runs[0]))


@some
@given(today())
def test_transfers_sum_to_zero_in_every_year(scenario):
    run = evaluate(scenario)
    total = sum(run.ledger.by_year(actor, Kind.TRANSFER) for actor in Actor)
    assert np.abs(total).max() <= 1e-12 * scale(run)


@some
@given(today("valuation.tax_funding_cost"))
def test_tax_funding_costs_nothing_at_a_rate_of_nought(scenario):
    run, without = evaluate(changed(scenario, {"valuation.tax_funding_cost": 0})), evaluate(scenario)
    assert run.costs("taxpayers")[0] == 0.0
    assert run.net_benefit()[0] == pytest.approx(without.net_benefit()[0], abs=1e-12 * scale(run))


@some
@given(today("sick_pay", "employer"), numbers(0, 1), st.sampled_from(["I", "IVa", "V"]), st.booleans())
def test_the_net_outlay_of_a_public_employer_never_depends_on_sick_pay(scenario, spread, zone, state):
    public = {"population.employer_sector": "state" if state else "municipality"}
    plain = evaluate(changed(scenario, public))
    rules = {"sick_pay.rules": "statutory", "sick_pay.wage_spread": spread, "sick_pay.zone": zone}
    by_law = evaluate(changed(scenario, {**public, **rules}))
    outlays = []
    for run in (plain, by_law):
        shape = (run.ledger.years, 1)
        outlays.append(public_outlay(run.ledger.entries, run.ledger.sector, TaxFundingBase.NET, shape))
    assert outlays[1] == pytest.approx(outlays[0], abs=1e-12 * scale(plain))


@some
@given(today("employer", "valuation.production_share"), numbers(0, 1))
def test_substitutes_at_price_1_leave_societys_result(scenario, share):
    full = changed(scenario, {"valuation.production_share": 1, "valuation.tax_funding_cost": None})
    replaced = evaluate(changed(full, {"employer.replaced_share": share}))
    run = evaluate(full)
    assert replaced.net_benefit()[0] == pytest.approx(run.net_benefit()[0], abs=1e-12 * scale(run))
    assert replaced.net_benefit("employer")[0] == pytest.approx(
        run.net_benefit("employer")[0], abs=1e-12 * scale(run)
    )


@some
@given(today())
def test_actors_sum_to_society_and_public_lies_within(scenario):
    run = evaluate(scenario)
    total = sum(run.net_benefit(actor)[0] for actor in Actor)
    assert total == pytest.approx(run.net_benefit()[0], abs=1e-12 * scale(run))
    public = Perspective.PUBLIC.actors(run.ledger.sector)
    nets = sum(run.net_benefit(actor)[0] for actor in public)
    assert nets == pytest.approx(run.net_benefit("public")[0], abs=1e-12 * scale(run))


@some
@given(today("effect.acts_on"), st.data())
def test_a_helpful_effect_leaves_no_more_days_and_a_share_inside_between_nought_and_1(scenario, data):
    way = data.draw(strategies.HELPFUL)
    spells = evaluate(changed(scenario, {"absence.spells": {}, **way})).reduction.spells
    assert spells.mean_days_after[0] <= spells.mean_days_before[0] * (1 + 1e-12)
    share = spells.avoided_inside_share[0]
    assert np.isnan(share) or 0.0 <= share <= 1.0


@some
@given(today(), years)
def test_any_scenario_of_today_reads_back(scenario, year):
    for asked in (scenario, changed(scenario, {YEAR: year})):
        for base in ((), (strategies.BASES[0],)):
            again = parse(to_yaml(asked, *base).encode(), "saved")
            assert again == asked
            assert fingerprint(again) == fingerprint(asked)
