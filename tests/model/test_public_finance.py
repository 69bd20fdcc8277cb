"""The cost of tax funding: a share of what public bodies pay, net or paid out alone."""

import pytest

from hiacalc.model import Item, evaluate
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.options import TaxFundingBase

BASE = shipped("helseiarbeid-2016")
RATE = "valuation.tax_funding_cost"
FUNDED = changed(BASE, {RATE: 0.20})


@pytest.mark.parametrize(
    ("sector", "base", "cost"),
    [
        ("private", "outlays", 226_637.417),
        ("private", "net", -864_258.817),
        ("municipality", "net", 226_637.417),
        ("state", "net", 226_637.417),
    ],
)
def test_the_cost_of_tax_funding_in_the_base_case(sector, base, cost):
    changes = {"population.employer_sector": sector, "valuation.tax_funding_base": base}
    run = evaluate(changed(FUNDED, changes)).single()
    assert run.tax_funding_cost(TaxFundingBase(base)) == pytest.approx(cost, abs=5e-4)
    assert run.costs("taxpayers") == pytest.approx(cost, abs=5e-4)
    assert run.net_benefit() == pytest.approx(4_926_869.7055 - cost, abs=1e-2)


def test_the_outlays_of_the_base_case():
    outlays = evaluate(FUNDED).single().tax_funding_cost(TaxFundingBase.OUTLAYS) / 0.20
    assert outlays == pytest.approx(1_133_187.085, abs=5e-3)


def test_a_scenario_without_a_rate_has_no_line_of_it_and_one_at_nought_costs_nothing():
    assert not evaluate(BASE).ledger.matching(item=Item.TAX_FUNDING)
    nought = evaluate(changed(BASE, {RATE: 0})).single()
    assert nought.costs("taxpayers") == 0.0
    assert nought.net_benefit() == evaluate(BASE).single().net_benefit()


def test_public_money_saved_stands_among_the_gains_of_the_ratio_and_not_in_cost_per_hour():
    run, without = (evaluate(scenario).single() for scenario in (FUNDED, BASE))
    saved = -run.tax_funding_cost(TaxFundingBase.NET)
    assert saved > 0.0
    assert run.benefit_cost_ratio() == pytest.approx((without.benefits() + saved) / without.costs())
    assert run.cost_per_hour_avoided() == without.cost_per_hour_avoided()


def test_the_cost_is_on_nobodys_budget():
    run = evaluate(FUNDED).single()
    for view in ("employer", "nav", "health_service", "public", "treasury"):
        assert run.net_benefit(view) == evaluate(BASE).single().net_benefit(view)
    assert run.net_benefit("taxpayers") == pytest.approx(864_258.817, abs=1e-3)


def test_both_bases_stand_side_by_side_whichever_is_chosen():
    chosen = changed(FUNDED, {"valuation.tax_funding_base": "outlays"})
    for base in TaxFundingBase:
        costs = [evaluate(scenario).single().tax_funding_cost(base) for scenario in (FUNDED, chosen)]
        assert costs[0] == pytest.approx(costs[1], rel=1e-12)


def test_substitutes_of_a_public_employer_are_public_money():
    changes = {"employer.replaced_share": 0.5, "population.employer_sector": "municipality"}
    public = evaluate(changed(FUNDED, changes)).single()
    private = evaluate(changed(FUNDED, {**changes, "population.employer_sector": "private"})).single()
    substitutes = float(public.evaluation.ledger.total("employer", item=Item.SUBSTITUTES)[0])
    assert substitutes != 0.0
    saved = public.tax_funding_cost(TaxFundingBase.NET)
    without = evaluate(changed(FUNDED, {"population.employer_sector": "municipality"})).single()
    gained = 0.5 * (without.benefits() - without.costs("employer"))
    assert saved == pytest.approx(without.tax_funding_cost(TaxFundingBase.NET) - 0.2 * gained)
    assert private.tax_funding_cost(TaxFundingBase.NET) == pytest.approx(-864_258.817, abs=1e-3)
