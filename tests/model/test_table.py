"""The ledger as columns: they hold what its lines hold, draw by draw."""

import numpy as np
import pytest
from hypothesis import given

from hiacalc.model import Actor, Item, evaluate
from hiacalc.scenario import shipped
from tests.model.strategies import numbers, scenarios, some

REDUCTION = "effect.relative_reduction"


@some
@given(scenarios(REDUCTION), numbers(0.01, 1), numbers(0.01, 1))
def test_each_row_is_a_line_of_its_draw(scenario, reduction, other):
    run = evaluate(scenario, {REDUCTION: [reduction, other]})
    columns = run.table()
    lines = [(draw, line) for draw in range(2) for line in run.ledger.lines(draw)]
    assert columns["draw"].tolist() == [draw for draw, _ in lines]
    for name in (
        "item",
        "actor",
        "kind",
        "activity",
        "year",
        "amount",
        "discount_factor",
        "discounted",
        "component",
    ):
        assert list(columns[name]) == [getattr(line, name) for _, line in lines], name


def test_a_line_without_money_in_any_draw_has_no_row():
    columns = evaluate(shipped("helseiarbeid-2016"), {REDUCTION: [0.0, 0.0]}).table()
    assert not {Item.PRODUCTION, Item.SICK_PAY} & set(columns["item"])
    assert Actor.WORKER not in columns["actor"]


def test_a_line_with_money_in_one_draw_has_a_row_in_all():
    columns = evaluate(shipped("helseiarbeid-2016"), {REDUCTION: [0.0, 0.05]}).table()
    production = np.array(columns["item"]) == Item.PRODUCTION
    by_draw = [columns["amount"][production & (columns["draw"] == draw)] for draw in range(2)]
    assert by_draw[0].tolist() == [0.0] * 5
    assert by_draw[1] == pytest.approx([1_785_000.5] * 5, abs=0.1)
