import numpy as np
import pytest
from hypothesis import given, settings

from hiacalc.model import Item, evaluate
from hiacalc.scenario import changed, shipped, shipped_names
from hiacalc.scenario.options import Component
from tests.model import oracle
from tests.model.strategies import scenarios


def assert_agrees(scenario):
    run = evaluate(scenario)
    expected = {key: amount for key, amount in oracle.ledger(scenario).items() if amount}
    amounts = {}
    for line in run.ledger.lines():
        where = "individual" if line.component is Component.INDIVIDUAL else line.activity
        key = (line.item.value, line.actor.value, line.kind.value, where, line.year)
        # the employer's contribution has a line for each thing that it is paid on
        assert key not in amounts or line.item is Item.EMPLOYER_CONTRIBUTION
        amounts[key] = amounts.get(key, 0.0) + line.amount
        factor = oracle.discount_factor(scenario, line.year)
        assert line.discounted == pytest.approx(line.amount * factor, rel=1e-12)
    assert amounts.keys() == expected.keys()
    # an effect next to none is the difference of two areas, and as exact as they are
    largest = max(map(abs, expected.values()), default=0.0)
    assert amounts == pytest.approx(expected, rel=1e-11, abs=1e-12 * largest)
    years = range(1, oracle.horizon(scenario) + 1)
    hours = [oracle.hours_avoided(scenario, year) for year in years]
    if scenario.individual is not None:
        given = int(scenario.individual.years.value)
        hours = [
            part + (oracle.hours_saved(scenario) if year <= given else 0.0)
            for year, part in zip(years, hours, strict=True)
        ]
    assert run.hours_by_year[:, 0].tolist() == pytest.approx(hours, rel=1e-12)
    assert run.hours_avoided[0] == pytest.approx(sum(hours), rel=1e-12)
    discounted = [amount * oracle.discount_factor(scenario, key[-1]) for key, amount in expected.items()]
    scale = sum(map(abs, discounted))
    net = sum(
        amount * oracle.discount_factor(scenario, key[-1]) * {"cost": -1, "benefit": 1, "transfer": 0}[key[2]]
        for key, amount in expected.items()
    )
    assert run.net_benefit()[0] == pytest.approx(net, abs=1e-11 * scale)
    assert np.isfinite(run.net_benefit()).all()


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_scenario_agrees_with_the_method_written_plainly(name):
    """The workplace measure; that for the individual has figures of its own to be held against."""
    assert_agrees(changed(shipped(name), {"individual": None}))


def test_a_meeting_without_professionals_agrees_with_the_method_written_plainly():
    assert_agrees(changed(shipped("model-2"), {"delivery.activities.goal_setting.professions": []}))


@settings(max_examples=250, deadline=None)
@given(scenarios())
def test_any_scenario_agrees_with_the_method_written_plainly(scenario):
    assert_agrees(scenario)
