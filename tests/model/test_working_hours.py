"""Hours that substitutes cover, as money, and those that nobody covers, as time."""

import numpy as np
import pytest

from hiacalc.model import Item, Kind, evaluate
from hiacalc.model.ledger import Measure
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
REPLACED = changed(BASE, {"employer.replaced_share": 0.3})


def test_a_part_of_the_gain_is_cash_and_each_hour_is_counted_once():
    ledger = evaluate(REPLACED).ledger
    cash = ledger.total("employer", Kind.BENEFIT, Item.SUBSTITUTES)[0]
    assert cash == pytest.approx(0.3 * 8_264_365, rel=1e-6)
    assert cash + ledger.total("employer", Kind.BENEFIT, Item.PRODUCTION)[0] == pytest.approx(
        evaluate(BASE).single().benefits()
    )


def test_meeting_hours_are_covered_alike():
    ledger = evaluate(REPLACED).ledger
    time = evaluate(BASE).ledger.total("employer", Kind.COST, Item.ATTENDEES_TIME)[0]
    assert ledger.total("employer", Kind.COST, Item.SUBSTITUTES)[0] == pytest.approx(0.3 * time)
    assert ledger.total("employer", Kind.COST, Item.ATTENDEES_TIME)[0] == pytest.approx(0.7 * time)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_any_share_at_price_1_leaves_societys_result(share):
    run = evaluate(changed(BASE, {"employer.replaced_share": share})).single()
    assert run.net_benefit() == pytest.approx(evaluate(BASE).single().net_benefit(), rel=1e-12)


def test_hours_that_are_replaced_are_worth_their_price_whatever_colleagues_make_up():
    changes = {"valuation.production_share": 0.5, "employer.substitute_price": 1.2}
    run = evaluate(changed(REPLACED, changes)).single()
    gain, time = 8_264_365.2, evaluate(BASE).single().costs("employer")
    assert run.benefits() == pytest.approx(gain * (0.3 * 1.2 + 0.7 * 0.5), rel=1e-6)
    assert run.costs("employer") == pytest.approx(time * (0.3 * 1.2 + 0.7))


def test_money_and_time_make_up_the_employers_result():
    run = evaluate(REPLACED).single()
    parts = [run.net_of(measure, "employer") for measure in (Measure.MONEY, Measure.TIME)]
    assert sum(parts) == pytest.approx(run.net_benefit("employer"))
    assert run.net_of(Measure.TIME, "nav") == 0.0


def test_a_scenario_that_says_nothing_of_substitutes_has_no_line_of_them():
    assert not evaluate(BASE).ledger.matching(item=Item.SUBSTITUTES)
    assert all(
        line.amount == pytest.approx(np.prod([value for _, value in line.factors]))
        for line in evaluate(REPLACED).ledger.lines()
    )
