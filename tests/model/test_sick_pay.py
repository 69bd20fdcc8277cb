"""Sick pay by law: what moves, to whom, and what it is a share of."""

import numpy as np
import pytest

from hiacalc.evidence.basic_amount import read_basic_amount
from hiacalc.model import Item, Kind, evaluate
from hiacalc.model.inputs import Inputs
from hiacalc.model.sick_pay import share_of_pay_below_cap
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
BY_LAW = changed(BASE, {"sick_pay.rules": "statutory"})
VALUE = "valuation.annual_value_per_fte"
WITH_SPELLS = {"sick_pay.rules": "statutory", "absence.spells": {}}
INSIDE = {**WITH_SPELLS, "effect.acts_on": "spells", "effect.fewer_self_certified": 0.1}


def received(scenario, item, actor):
    return float(evaluate(scenario).ledger.total(actor, Kind.TRANSFER, item)[0])


@pytest.mark.parametrize(
    ("item", "actor", "amount"),
    [
        (Item.SICK_PAY, "nav", 4_758_803.962),
        (Item.HOLIDAY_PAY, "nav", 266_968.902),
        (Item.EMPLOYER_CONTRIBUTION, "treasury", 708_633.974),
    ],
)
def test_what_moves_by_law_in_the_base_case(item, actor, amount):
    assert received(BY_LAW, item, actor) == pytest.approx(amount, abs=5e-4)
    assert received(BY_LAW, item, "employer") == pytest.approx(-amount, abs=5e-4)


def test_the_share_of_pay_below_six_basic_amounts_in_the_base_case():
    assert share_of_pay_below_cap(Inputs(BY_LAW))[0] == pytest.approx(0.8724576757, abs=5e-11)


@pytest.mark.parametrize(("pay", "share"), [(620_000, 0.9363025990), (900_000, 0.7855743665)])
def test_the_share_of_pay_below_the_cap_in_2025(pay, share):
    scenario = changed(BY_LAW, {"time.price_year": 2025, VALUE: pay})
    assert share_of_pay_below_cap(Inputs(scenario))[0] == pytest.approx(share, abs=5e-11)


@pytest.mark.parametrize(("year", "cap"), [(2025, 768_696), (2014, 523_970)])
def test_six_basic_amounts_of_a_year(year, cap):
    assert 6 * read_basic_amount().average(year) == pytest.approx(cap, abs=0.5)


def test_the_share_is_of_a_persons_pay_and_not_of_the_price_of_an_hour():
    dearer = changed(BY_LAW, {"valuation.labour_cost_multiplier": 1.4})
    assert share_of_pay_below_cap(Inputs(dearer)) == share_of_pay_below_cap(Inputs(BY_LAW))
    part_time = changed(BY_LAW, {"population.fte_per_worker": 0.5})
    assert share_of_pay_below_cap(Inputs(part_time)) > share_of_pay_below_cap(Inputs(BY_LAW))


def test_the_cap_is_that_of_each_price_year_where_it_is_drawn():
    inputs = Inputs(BY_LAW, {"time.price_year": [2014.0, 2025.0]})
    alone = [
        share_of_pay_below_cap(Inputs(changed(BY_LAW, {"time.price_year": year})))[0] for year in (2014, 2025)
    ]
    assert share_of_pay_below_cap(inputs).tolist() == pytest.approx(alone, rel=1e-12)


def test_without_full_pay_the_worker_gains_what_lies_above_the_cap():
    scenario = changed(BY_LAW, {"sick_pay.full_pay": False})
    above = received(scenario, Item.WAGE_ABOVE_CAP, "worker")
    assert above == pytest.approx(4_758_803.962 * (1 - 0.8724576757) / 0.8724576757, rel=1e-8)
    contribution = received(scenario, Item.EMPLOYER_CONTRIBUTION, "treasury")
    assert contribution == pytest.approx(708_633.974 + 0.141 * above, rel=1e-8)
    assert received(BY_LAW, Item.WAGE_ABOVE_CAP, "worker") == 0.0


def test_the_state_pays_from_the_first_day_of_workers_exempt():
    none, some, all_exempt = (changed(BY_LAW, {"sick_pay.exempt_share": share}) for share in (0, 0.25, 1))
    paid = [received(scenario, Item.SICK_PAY, "nav") for scenario in (none, some, all_exempt)]
    assert paid[1] == pytest.approx(paid[0] * (0.66 + 0.25 * 0.34) / 0.66)
    assert paid[2] == pytest.approx(paid[0] / 0.66)


def test_days_inside_the_employers_period_alone_move_pay_for_workers_exempt():
    scenario = changed(BASE, INSIDE)
    assert received(scenario, Item.SICK_PAY, "nav") == 0.0
    exempt = changed(scenario, {"sick_pay.exempt_share": 0.25})
    everyone = changed(scenario, {"sick_pay.exempt_share": 1})
    assert received(everyone, Item.SICK_PAY, "nav") > 0.0
    assert received(exempt, Item.SICK_PAY, "nav") == pytest.approx(
        received(everyone, Item.SICK_PAY, "nav") / 4
    )
    drawn = evaluate(scenario, {"sick_pay.exempt_share": [0.0, 0.25]})
    amounts = drawn.ledger.total("nav", Kind.TRANSFER, Item.SICK_PAY)
    assert amounts.tolist() == pytest.approx([0.0, received(exempt, Item.SICK_PAY, "nav")])


def test_every_line_is_the_product_of_its_factors_for_workers_exempt():
    scenario = changed(BASE, {**WITH_SPELLS, "sick_pay.exempt_share": 0.1, "sick_pay.full_pay": False})
    lines = [line for line in evaluate(scenario).ledger.lines() if line.kind is Kind.TRANSFER]
    assert {line.item for line in lines} == {
        Item.SICK_PAY,
        Item.HOLIDAY_PAY,
        Item.WAGE_ABOVE_CAP,
        Item.EMPLOYER_CONTRIBUTION,
    }
    for line in lines:
        assert line.amount == pytest.approx(np.prod([value for _, value in line.factors]), rel=1e-12)


def holiday_share(scenario):
    """The holiday pay on a krone of sick pay."""
    return received(scenario, Item.HOLIDAY_PAY, "nav") / received(scenario, Item.SICK_PAY, "nav")


def test_holiday_pay_follows_where_in_a_spell_the_days_lie():
    assert holiday_share(BY_LAW) == pytest.approx(0.102 * 0.55)
    early, late = (
        changed(
            BASE,
            {**WITH_SPELLS, "effect.acts_on": "hazard", "effect.hazard_ratio": 1.2, "effect.from_day": day},
        )
        for day in (17, 182)
    )
    assert holiday_share(late) == 0.0
    assert 0.0 < holiday_share(early) < 0.102


def test_fewer_spells_have_holiday_pay_like_all_spells():
    fewer = changed(BASE, {**WITH_SPELLS, "effect.acts_on": "spells", "effect.fewer_certified": 0.05})
    assert holiday_share(fewer) == pytest.approx(0.102 * 0.55)
