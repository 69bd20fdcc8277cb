"""What the method gives in today's kroner, by law and in spells, to the figures worked out beside it."""

import pytest

from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
IN_2025 = changed(BASE, {"time.price_year": 2025})
exactly = {"rel": 1e-9}


def test_the_base_case_in_kroner_of_2025():
    run = evaluate(IN_2025).single()
    assert run.costs() == pytest.approx(4_921_752.570, **exactly)
    assert run.benefits() == pytest.approx(12_232_415.286, **exactly)
    assert run.net_benefit() == pytest.approx(7_310_662.716, **exactly)
    assert run.cost_per_hour_avoided() == pytest.approx(179.985, abs=5e-4)


@pytest.mark.parametrize(
    ("actor", "costs"),
    [("employer", 3_262_684.680), ("nav", 935_835.957), ("health_service", 723_231.933)],
)
def test_what_each_pays_in_kroner_of_2025(actor, costs):
    assert evaluate(IN_2025).single().costs(actor) == pytest.approx(costs, abs=5e-4)


def test_break_even_is_not_quite_what_it_was_since_fare_and_venue_follow_prices():
    before, after = (evaluate(scenario).single().break_even_reduction() for scenario in (BASE, IN_2025))
    assert after == pytest.approx(before, rel=0.01)
    assert after != pytest.approx(before, rel=1e-4)


@pytest.mark.parametrize(
    ("name", "net_before"),
    [
        ("bergen", 46_729_165.075),
        ("halden", 6_578_835.831),
        ("larvik", 9_790_383.906),
        ("ostre-toten", 3_966_942.822),
    ],
)
def test_a_municipality_has_the_figures_it_had_but_for_the_kroner(name, net_before):
    before = evaluate(changed(BASE, _population_of(name))).single()
    assert before.net_benefit() == pytest.approx(net_before, rel=1e-9)
    run = evaluate(shipped(name)).single()
    prices = sum(before.evaluation.ledger.total("society", item=item)[0] for item in ("transport", "venue"))
    wages, cpi = 1.4801396944, 100 / 71.1
    assert run.benefits() == pytest.approx(wages * before.benefits(), rel=1e-9)
    assert run.costs() == pytest.approx(wages * (before.costs() - prices) + cpi * prices, rel=1e-9)
    assert run.hours_avoided == pytest.approx(before.hours_avoided)


def _population_of(name):
    numbers = shipped(name).numbers
    return {path: numbers[path] for path in ("population.workers", "population.fte_per_worker")}


def test_a_municipality_is_part_of_the_public():
    run = evaluate(shipped("larvik")).single()
    everyone = sum(run.net_benefit(actor) for actor in ("employer", "nav", "health_service", "treasury"))
    assert run.net_benefit("public") == pytest.approx(everyone)
    assert run.net_benefit("public") == pytest.approx(run.net_benefit())
