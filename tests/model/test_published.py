"""Chapter 8 of the report, to the krone."""

import numpy as np
import pytest

from hiacalc.model import Item, Kind, Perspective, evaluate
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
RUN = evaluate(BASE)


def krone(values):
    return round(float(values[0]))


def test_cost_of_serving_1000_workers():
    assert krone(RUN.costs()) == 3_337_496


def test_gain_from_production():
    assert krone(RUN.benefits()) == 8_264_365


def test_net_social_benefit():
    assert krone(RUN.net_benefit()) == 4_926_870


@pytest.mark.parametrize(("reduction", "net"), [(0.10, 13_191_235), (0.02, -31_750), (0, -3_337_496)])
def test_net_benefit_at_other_reductions(reduction, net):
    assert krone(evaluate(BASE, {REDUCTION: reduction}).net_benefit()) == net
    assert krone(evaluate(changed(BASE, {REDUCTION: reduction})).net_benefit()) == net


def test_each_percentage_point_is_worth_1_652_873():
    nets = evaluate(BASE, {REDUCTION: np.arange(0.02, 0.11, 0.01)}).net_benefit()
    assert set(np.diff(nets).round()) == {1_652_873}


def test_cost_per_avoided_hour():
    assert RUN.single().cost_per_hour_avoided() == pytest.approx(122.05, abs=0.005)


def test_break_even_reduction():
    assert round(RUN.single().break_even_reduction(), 5) == 0.02019


def test_absence_after_the_measure():
    assert RUN.single().absence_rate_after == pytest.approx(0.0665)


def test_18_workplaces_for_575_workers():
    run = evaluate(BASE, {"population.workers": 575})
    assert run.single().employers == pytest.approx(18)
    assert run.workers.tolist() == [575]


@pytest.mark.parametrize(
    ("item", "amount"),
    [
        (Item.ATTENDEES_TIME, 2_204_309),
        (Item.HEALTH_PROFESSIONALS, 383_100),
        (Item.NAV_ADVISERS, 348_272),
        (Item.TRANSPORT, 222_103),
        (Item.VENUE, 25_043),
        (Item.COORDINATION, 154_668),
    ],
)
def test_cost_of_each_item(item, amount):
    assert krone(RUN.ledger.total(Perspective.SOCIETY, Kind.COST, item)) == amount


def test_the_cost_lies_within_what_the_rounded_figures_allow():
    assert 3_337_495.5 <= RUN.single().costs() <= 3_337_495.9
    assert 8_264_365.0 <= RUN.single().benefits() <= 8_264_365.5


def test_employers_bear_the_largest_share_and_gain_the_most():
    employer = Perspective.EMPLOYER
    others = (Perspective.NAV, Perspective.HEALTH_SERVICE)
    assert all(RUN.costs(employer) > RUN.costs(other) for other in others)
    assert all(RUN.benefits(employer) > RUN.benefits(other) for other in others)


def test_the_base_case_pays_back_in_its_first_year():
    assert RUN.payback_year().tolist() == [1.0]


def test_model_2_must_have_more_effect_than_model_1_to_pay_for_its_cost():
    model_1, model_2 = (evaluate(shipped(name)) for name in ("model-1", "model-2"))
    assert model_2.costs() > model_1.costs()
    assert model_2.break_even_reduction() > model_1.break_even_reduction()


def test_model_1_by_hand():
    run = evaluate(shipped("model-1"))
    employers = 18 / 575 * 1000
    hour = 510_000.15 / 1687.5
    time = 1000 * 2 * hour + 2 * employers * hour * (1.25 + 1.75 + 1.5)
    health = employers * 330 * (3.25 + 3.75 + 3 + 3 + 3.5)
    nav = employers * 300 * (3.25 + 3.75 + 3.5)
    coordination = employers * 5 * 1.392757 * 300
    fares = employers * 5 * 600
    assert run.single().costs() == pytest.approx(time + health + nav + coordination + fares)
    alone = employers * 600 * (3 / 2 + 2)
    assert run.single().costs(Perspective.HEALTH_SERVICE) == pytest.approx(health + alone)
