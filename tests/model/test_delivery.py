"""Groups and sessions, averaged and whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.model import Factor, Item, evaluate
from hiacalc.scenario import changed, shipped
from tests.model.strategies import SIZE, WORKERS, scenarios, some

BASE = shipped("helseiarbeid-2016")
LARGEST, GROUPS = "delivery.largest_group", "delivery.groups"


@some
@given(scenarios(GROUPS))
def test_whole_groups_never_cost_less_than_averaged_ones(scenario):
    averaged, whole = (evaluate(changed(scenario, {GROUPS: groups})) for groups in ("average", "whole"))
    assert whole.costs()[0] >= averaged.costs()[0]
    assert whole.benefits().tolist() == averaged.benefits().tolist()


@some
@given(scenarios(GROUPS, WORKERS, SIZE, LARGEST), st.integers(1, 100), st.integers(1, 7), st.integers(1, 9))
def test_whole_groups_that_are_filled_cost_what_averaged_ones_do(scenario, largest, groups, places):
    size = largest * groups
    filled = {LARGEST: largest, SIZE: size, WORKERS: size * places}
    costs = [
        evaluate(changed(scenario, {**filled, GROUPS: kind})).costs()[0] for kind in ("average", "whole")
    ]
    assert costs[1] == pytest.approx(costs[0], rel=1e-12)


@pytest.mark.parametrize(
    ("size", "largest", "averaged", "whole"),
    [
        (45, 40, 1.125, 2),
        (80, 40, 2, 2),
        (81, 40, 2.025, 3),
        (12, 40, 1, 1),
        (40, 40, 1, 1),
        (3 * 1.1, 1.1, 3, 3),
    ],
)
def test_the_groups_of_one_workplace(size, largest, averaged, whole):
    workplace = {WORKERS: size, SIZE: size, LARGEST: largest}
    for groups, expected in (("average", averaged), ("whole", whole)):
        run = evaluate(changed(BASE, {**workplace, GROUPS: groups}))
        (module,) = (
            line
            for line in run.ledger.lines()
            if line.item is Item.COORDINATION and line.activity == "module" and line.year == 1
        )
        assert dict(module.factors)[Factor.SESSIONS] == pytest.approx(3 * expected)
