"""The lines of any scenario, and their sums."""

import numpy as np
import pytest
from hypothesis import given

from hiacalc.model import Actor, Item, Kind, Perspective, evaluate
from hiacalc.scenario import shipped
from tests.model.strategies import scenarios, some
from tests.model.tolerance import scale

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"


@some
@given(scenarios())
def test_the_sum_over_actors_is_society_line_by_line(scenario):
    run = evaluate(scenario)
    for kind in Kind:
        society = run.ledger.by_year(Perspective.SOCIETY, kind)
        parts = sum(run.ledger.by_year(actor, kind) for actor in Actor)
        np.testing.assert_allclose(parts, society, rtol=1e-12, atol=1e-12 * scale(run))
    assert sum(run.single().net_benefit(actor) for actor in Actor) == pytest.approx(
        run.single().net_benefit(), abs=1e-12 * scale(run)
    )


@some
@given(scenarios())
def test_every_line_is_the_product_of_its_factors(scenario):
    for line in evaluate(scenario).ledger.lines():
        product = np.prod([value for _, value in line.factors])
        assert product == pytest.approx(line.amount, rel=1e-12)
        assert line.amount * line.discount_factor == pytest.approx(line.discounted, rel=1e-15)


@some
@given(scenarios())
def test_totals_are_sums_of_lines(scenario):
    run = evaluate(scenario)
    for perspective in Perspective:
        lines = [line for line in run.ledger.lines() if line.actor in perspective.actors()]
        totals = {kind: sum(line.discounted for line in lines if line.kind is kind) for kind in Kind}
        if perspective is Perspective.SOCIETY:
            totals[Kind.TRANSFER] = 0.0
        near = {"abs": 1e-11 * scale(run)}
        assert run.single().costs(perspective) == pytest.approx(totals[Kind.COST], **near)
        assert run.single().benefits(perspective) == pytest.approx(totals[Kind.BENEFIT], **near)
        assert run.single().transfers(perspective) == pytest.approx(totals[Kind.TRANSFER], **near)
        net = totals[Kind.BENEFIT] - totals[Kind.COST] + totals[Kind.TRANSFER]
        assert run.single().net_benefit(perspective) == pytest.approx(net, **near)
        assert float(run.net_by_year(perspective).sum()) == pytest.approx(net, **near)


@some
@given(scenarios())
def test_transfers_sum_to_zero_in_every_year(scenario):
    run = evaluate(scenario)
    assert not run.ledger.by_year(Perspective.SOCIETY, Kind.TRANSFER).any()
    assert run.transfers().tolist() == [0.0]


def test_lines_name_their_activity_and_leave_out_what_is_nothing():
    lines = list(evaluate(BASE, {REDUCTION: [0.05, 0.0]}).ledger.lines(1))
    assert {line.item for line in lines} == {
        Item.ATTENDEES_TIME,
        Item.HEALTH_PROFESSIONALS,
        Item.NAV_ADVISERS,
        Item.TRANSPORT,
        Item.VENUE,
        Item.COORDINATION,
    }
    assert {line.activity for line in lines} == set(BASE.delivery.activities)
    assert all(line.amount for line in lines)
