"""The individual measure: its golden figures, whom it costs and gains, and that it stands apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.analysis.deterministic.spells import spell_payers
from hiacalc.model import Item, Kind, evaluate
from hiacalc.model.actors import Actor
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.options import Component
from tests.model.strategies import numbers, perspectives, some

DAYS = "individual.days_saved"
BARE = {"gp_price": 0, "travel_price": 0, "fee": 0, "own_hours": 0, "avoided_care": 0}
GOLDEN = {
    **BARE,
    "years": 5,
    "referrals_per_1000": 20,
    "share_declined": 0,
    "consultations": 4,
    "clinician_hours": 2.5,
    "nav_hours": 0.5,
    "days_saved": 5,
    "share_in_employer_period": 0,
}
PRICED = {**GOLDEN, "gp_price": 900, "travel_price": 300, "fee": 375, "own_hours": 1.5, "avoided_care": 2000}
BASE = shipped("helseiarbeid-2016")
TODAY = shipped("helseiarbeid-2025")


def with_measure(individual, scenario=BASE, **changes):
    return changed(scenario, {"individual": individual, **changes})


def alone(scenario, draws=None):
    return evaluate(scenario, draws).apart(Component.INDIVIDUAL)


def by_year(run, item, actor, kind):
    entries = [e for e in run.ledger.matching(actor, kind) if e.item is item]
    return sum(entry.amount.sum(axis=0)[:, 0] for entry in entries)


def test_the_golden_year():
    run = alone(with_measure(GOLDEN))
    health = by_year(run, Item.HEALTH_PROFESSIONALS, Actor.HEALTH_SERVICE, Kind.COST)
    nav = by_year(run, Item.NAV_ADVISERS, Actor.NAV, Kind.COST)
    gain = by_year(run, Item.PRODUCTION, Actor.EMPLOYER, Kind.BENEFIT)
    assert health == pytest.approx([66_000] * 5)
    assert nav == pytest.approx([12_000] * 5)
    assert gain == pytest.approx([196_153.904] * 5, abs=5e-4)
    assert run.patients.tolist() == [100]


def test_the_golden_patient_and_day():
    run = evaluate(with_measure(GOLDEN)).single()
    assert run.cost_per_patient() == pytest.approx(78_000 / 20)
    assert run.cost_per_patient("nav") == pytest.approx(12_000 / 20)
    assert run.cost_per_day_saved() == pytest.approx(78_000 / 20 / 5)
    assert np.isnan(evaluate(with_measure({**GOLDEN, "days_saved": 0})).single().cost_per_day_saved())


def test_it_breaks_even_for_society_and_nav_and_never_for_the_health_service():
    run = evaluate(with_measure(GOLDEN)).single()
    day = 196_153.904 / 100  # plain sick pay: what a day is worth is also what NAV pays for it
    assert run.break_even_days() == pytest.approx(1.98823, abs=5e-6)
    assert run.break_even_days("nav") == pytest.approx(12_000 / 20 / day, rel=1e-8)
    assert np.isnan(run.break_even_days("health_service"))
    assert np.isnan(run.break_even_days("employer"))  # a day at work costs its wage, no more and no less


@some
@given(numbers(0, 20), perspectives)
def test_at_the_break_even_days_nothing_is_gained_or_lost(days, perspective):
    scenario = with_measure({**PRICED, "days_saved": days}, **{"sick_pay.rules": "statutory"})
    run = alone(scenario, {DAYS: [0.0, days]})
    least = run.break_even_days(perspective)[0]
    if np.isnan(least):
        return
    at_least = alone(scenario, {DAYS: least})
    assert at_least.net_benefit(perspective)[0] == pytest.approx(0, abs=1e-9 * at_least.costs()[0])


def test_with_no_days_saved_it_is_its_cost_alone():
    run = alone(with_measure({**PRICED, "days_saved": 0, "avoided_care": 0}))
    assert run.benefits().tolist() == [0]
    assert run.net_benefit()[0] == -run.costs()[0] < 0


@pytest.mark.parametrize("name", ["helseiarbeid-2016", "helseiarbeid-2025", "no-effect"])
@pytest.mark.parametrize("component", Component)
def test_one_measure_alone_has_the_figures_of_a_scenario_without_the_other(name, component):
    scenario = shipped(name)
    both = evaluate(with_measure(PRICED, scenario))
    if component is Component.WORKPLACE:
        assert both.apart(component).net_benefit()[0] == evaluate(scenario).net_benefit()[0]
    total = sum(both.apart(part).net_benefit()[0] for part in Component)
    assert total == pytest.approx(both.net_benefit()[0], rel=1e-12)
    lines = {entry.component for entry in both.apart(component).ledger.entries}
    assert lines == {component}


def test_without_the_measure_every_line_is_the_workplaces():
    run = evaluate(BASE)
    assert {entry.component for entry in run.ledger.entries} == {Component.WORKPLACE}
    assert run.patients.tolist() == [0]
    assert np.isnan(run.break_even_days()).all()
    assert run.apart(Component.INDIVIDUAL).ledger.entries == ()


@pytest.mark.parametrize("scenario", [BASE, TODAY])
def test_a_day_is_a_260th_of_a_years_pay_as_in_a_spell(scenario):
    run = alone(with_measure({**BARE, "days_saved": 1}, scenario, **{"sick_pay.rules": "plain"}))
    moved = by_year(run, Item.SICK_PAY, Actor.NAV, Kind.TRANSFER)
    index = (1 + scenario.numbers["valuation.real_wage_growth"]) ** np.arange(len(moved))
    pay = evaluate(scenario).inputs["valuation.annual_value_per_fte"][0]
    pay *= scenario.numbers["population.fte_per_worker"]
    assert moved[0] / 20 == pytest.approx(pay / 260, rel=1e-6)
    assert moved / moved[0] == pytest.approx(index)


def test_sick_pay_of_a_day_is_that_of_a_late_day_of_a_spell():
    below_cap = {"sick_pay.rules": "statutory", "sick_pay.wage_spread": 0, "absence.spells": {}}
    scenario = changed(BASE, below_cap)
    payers = spell_payers(scenario)
    nav = payers.pay.nav_sick_pay
    of_a_week = nav[300] - nav[293]  # calendar days, five of them weekdays
    run = alone(with_measure({**BARE, "days_saved": 5}, scenario))
    assert by_year(run, Item.SICK_PAY, Actor.NAV, Kind.TRANSFER)[0] / 20 == pytest.approx(of_a_week, rel=1e-6)


@some
@given(
    st.sampled_from(["plain", "statutory"]),
    st.sampled_from(["private", "municipality", "state"]),
    numbers(0, 1),
    numbers(0, 1),
    numbers(-10, 20),
)
def test_transfers_sum_to_zero(rules, sector, exempt, inside, days):
    scenario = with_measure(
        {**PRICED, "days_saved": days, "share_in_employer_period": inside},
        **{"sick_pay.rules": rules, "sick_pay.exempt_share": exempt, "population.employer_sector": sector},
    )
    run = alone(scenario)
    years = sum(e.amount.sum(axis=0) for e in run.ledger.entries if e.kind is Kind.TRANSFER)
    assert years == pytest.approx(0, abs=1e-6)
    net = sum(run.net_benefit(actor)[0] for actor in Actor)
    assert net == pytest.approx(run.net_benefit()[0], rel=1e-9, abs=1e-6)


def test_the_fee_goes_from_worker_to_health_service():
    run = alone(with_measure({**GOLDEN, "fee": 400}))
    received = by_year(run, Item.PATIENT_FEE, Actor.HEALTH_SERVICE, Kind.TRANSFER)
    assert received == pytest.approx([20 * 4 * 400] * 5)
    assert by_year(run, Item.PATIENT_FEE, Actor.WORKER, Kind.TRANSFER) == pytest.approx(-received)


def test_every_price_falls_on_whom_the_method_says():
    run = alone(with_measure(PRICED))
    hour = 196_153.904 / 100 * 260 / 1687.5
    expected = {
        (Item.GP, Actor.HEALTH_SERVICE, Kind.COST): 20 * 900,
        (Item.PATIENT_TRAVEL, Actor.HEALTH_SERVICE, Kind.COST): 20 * 4 * 300,
        (Item.OTHER_CARE, Actor.HEALTH_SERVICE, Kind.BENEFIT): 20 * 2000,
        (Item.PATIENTS_TIME, Actor.EMPLOYER, Kind.COST): 20 * 4 * 1.5 * hour,
    }
    for (item, actor, kind), amount in expected.items():
        assert by_year(run, item, actor, kind)[0] == pytest.approx(amount, rel=1e-8)


def test_those_who_decline_are_no_patients():
    run = alone(with_measure({**GOLDEN, "share_declined": 0.25}))
    assert run.patients.tolist() == [75]
    assert by_year(run, Item.NAV_ADVISERS, Actor.NAV, Kind.COST)[0] == pytest.approx(9_000)


@pytest.mark.parametrize(("inside", "exempt", "paid_by_nav"), [(0.4, 0, 0.6), (0.4, 0.25, 0.7), (1, 0, 0)])
def test_nav_pays_days_after_the_employers_period_and_of_the_exempt_within_it(inside, exempt, paid_by_nav):
    rules = {"sick_pay.rules": "statutory", "sick_pay.exempt_share": exempt}
    run = alone(with_measure({**GOLDEN, "share_in_employer_period": inside}, **rules))
    whole = alone(with_measure(GOLDEN, **{"sick_pay.rules": "statutory"}))
    for item, actor in ((Item.SICK_PAY, Actor.NAV), (Item.EMPLOYER_CONTRIBUTION, Actor.TREASURY)):
        part, all_days = (by_year(r, item, actor, Kind.TRANSFER) for r in (run, whole))
        assert part == pytest.approx(all_days * paid_by_nav)


def test_plain_sick_pay_knows_no_exempt_days():
    run = alone(with_measure({**GOLDEN, "share_in_employer_period": 0.4}))
    moved = by_year(run, Item.SICK_PAY, Actor.NAV, Kind.TRANSFER)
    assert moved == pytest.approx([196_153.904 * 0.6] * 5, rel=1e-8)


def test_sick_pay_by_law_stops_at_the_cap_and_has_holiday_pay():
    run = alone(with_measure(GOLDEN, **{"sick_pay.rules": "statutory"}))
    below = 196_153.904 * 0.8724576757
    early = run.inputs["sick_pay.share_within_48_days"][0]
    assert by_year(run, Item.SICK_PAY, Actor.NAV, Kind.TRANSFER)[0] == pytest.approx(below, rel=1e-8)
    holiday = by_year(run, Item.HOLIDAY_PAY, Actor.NAV, Kind.TRANSFER)[0]
    assert holiday == pytest.approx(below * 0.102 * early, rel=1e-8)


@pytest.mark.parametrize("base", ["net", "outlays"])
def test_tax_funding_of_the_measures_sums_to_that_of_both(base):
    tax = {"valuation.tax_funding_cost": 0.2, "valuation.tax_funding_base": base}
    both = evaluate(with_measure(PRICED, TODAY, **tax))
    parts = [both.apart(part).ledger.total(item=Item.TAX_FUNDING)[0] for part in Component]
    assert sum(parts) == pytest.approx(both.ledger.total(item=Item.TAX_FUNDING)[0], rel=1e-12)
    assert all(parts)


def test_tax_funding_is_a_share_of_its_own_outlay():
    run = alone(with_measure(GOLDEN, **{"valuation.tax_funding_cost": 0.2}))
    outlay = 66_000 + 12_000 - 196_153.904  # sick pay saved is public money
    assert by_year(run, Item.TAX_FUNDING, Actor.TAXPAYERS, Kind.COST)[0] == pytest.approx(0.2 * outlay)


def test_it_is_given_for_its_years_and_extends_the_last_one():
    run = evaluate(with_measure({**GOLDEN, "years": 8}))
    assert run.ledger.years == 8
    assert run.patients.tolist() == [160]
    cost = by_year(run.apart(Component.INDIVIDUAL), Item.NAV_ADVISERS, Actor.NAV, Kind.COST)
    assert cost == pytest.approx([12_000] * 8)


def test_a_horizon_ends_it():
    run = evaluate(with_measure({**GOLDEN, "years": 8}, **{"time.horizon": 3}))
    assert run.ledger.years == 3
    assert run.patients.tolist() == [60]


def test_draws_of_its_inputs_are_draws_of_its_figures():
    years, days = [2.0, 5.0], [0.0, 7.0]
    run = evaluate(with_measure(GOLDEN), {"individual.years": years, DAYS: days})
    for draw in range(2):
        own = evaluate(with_measure({**GOLDEN, "years": years[draw], "days_saved": days[draw]}))
        assert run.net_benefit()[draw] == pytest.approx(own.net_benefit()[0], rel=1e-12)
        assert run.patients[draw] == own.patients[0]


def test_hours_avoided_are_those_of_both():
    both = evaluate(with_measure(GOLDEN)).single()
    per_day = 1687.5 / 260
    assert both.hours_avoided == pytest.approx(29_531.25 + 100 * 5 * per_day)
