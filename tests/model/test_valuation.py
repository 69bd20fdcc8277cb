"""What an hour of work is worth, and how real wage growth moves every price of it."""

import numpy as np
import pytest
from hypothesis import given

from hiacalc.model import Item, evaluate
from hiacalc.model.valuation import wage_index, wage_per_hour
from tests.model.strategies import numbers, scenarios, some

GROWTH = "valuation.real_wage_growth"


def test_the_wage_is_the_annual_value_over_the_paid_hours():
    assert wage_per_hour(np.array([510_000.15]), np.array([1687.5])) == pytest.approx(302.2223, abs=5e-5)


def test_the_index_grows_from_the_first_year_for_each_draw():
    index = wage_index(np.arange(1.0, 4.0)[:, None], np.array([0.0, 0.02, -0.01]))
    assert index.T.tolist() == [
        pytest.approx(row) for row in ([1, 1, 1], [1, 1.02, 1.0404], [1, 0.99, 0.9801])
    ]


@some
@given(scenarios(GROWTH), numbers(-0.05, 0.05))
def test_growth_moves_working_time_and_nothing_else(scenario, growth):
    flat, grown = (list(evaluate(scenario, {GROWTH: rate}).ledger.lines()) for rate in (0.0, growth))
    for line, moved in zip(flat, grown, strict=True):
        priced = line.item not in (Item.TRANSPORT, Item.VENUE)
        factor = (1 + growth) ** (line.year - 1) if priced else 1.0
        assert moved.amount == pytest.approx(line.amount * factor, rel=1e-12)
