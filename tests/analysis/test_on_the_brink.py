"""Results that are exactly zero, and ends that only touch it."""

from dataclasses import replace

import numpy as np

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.probabilistic.evidence_spread import NetBenefit
from hiacalc.analysis.probabilistic.probability import acceptability, convergence, probability_curve
from hiacalc.analysis.probabilistic.sampling import standard_error
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.model import evaluate
from hiacalc.present.data.uncertainty import draws_data
from hiacalc.scenario import changed, load, shipped
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")
SIZE, REDUCTION = "population.workers_per_employer", "effect.relative_reduction"


def even():
    """Every worker gives an hour and is spared one, all in powers of two: it comes out at zero, exactly."""
    gone = {name: None for name in BASE.delivery.activities if name != "module"}
    module = {
        "hours": 1,
        "count": [1],
        "attends": "all",
        "where": "workplace",
        "professions": [],
        "employers_per_session": 1,
    }
    numbers = {
        "population": {"workers": 1024, "workers_per_employer": 32, "fte_per_worker": 1},
        "absence": {"rate": 0.5},
        "effect": {"relative_reduction": 2.0**-9, "duration": 1, "onset_years": 0, "decay": 1},
        "valuation": {
            "annual_value_per_fte": 524288,
            "hours_per_fte_year": 1024,
            "labour_cost_multiplier": 1,
            "production_share": 1,
            "real_wage_growth": 0,
        },
        "time": {"discount_rate": 0.04},
        "delivery": {"attendance": 1, "coordination_hours": 0, "activities": gone | {"module": module}},
    }
    whole = {"schema": "hiacalc/1", "based_on": "hiacalc:helseiarbeid-2016", **numbers}
    return load(whole)


def test_a_net_benefit_of_exactly_zero_has_paid_back_but_does_not_pay():
    run = evaluate(even())
    assert run.net_benefit().tolist() == [0.0]
    assert run.payback_year().tolist() == [1.0]
    assert run.break_even_reduction().tolist() == [2.0**-9]
    less = evaluate(even(), {REDUCTION: np.nextafter(2.0**-9, 0.0)})
    assert np.isnan(less.payback_year()).all()


def test_a_draw_of_exactly_zero_does_not_pay_wherever_it_is_counted():
    sure = {path: {"value": q.value} for path, q in quantities(even()).items() if q.is_uncertain}
    drawn = uncertainty(changed(even(), sure), draws=256, evidence="scenario")
    assert set(drawn.net_benefit.tolist()) == {0.0}
    assert drawn.probability_pays == 0.0
    curve = probability_curve(drawn, REDUCTION, [2.0**-9, 2.0**-8])
    assert curve.probabilities.tolist() == [0.0, 1.0]
    hour = float(drawn.costs[0] / drawn.hours[0])
    assert acceptability(drawn, [hour, np.nextafter(hour, np.inf)]).probabilities.tolist() == [0.0, 1.0]
    assert set(convergence(drawn).probabilities.tolist()) == {0.0}
    assert NetBenefit.of(drawn.net_benefit).probability == 0.0
    half = replace(drawn, net_benefit=np.arange(256.0) % 2)
    assert half.probability_error == standard_error(half.net_benefit, half.method) > 0.0
    untouched = [actor.value for actor, values in drawn.by_actor.items() if not values.any()]
    assert untouched
    assert {draws_data(drawn)["by_actor"][actor]["probability_gains"] for actor in untouched} == {0.0}


def test_a_bar_that_only_touches_zero_does_not_turn_the_decision():
    sweep = one_way(BASE)
    bar = replace(
        sweep.bars[0], values=np.array([1.0, 2.0, 3.0]), results=np.array([0.0, 1.0, 2.0]), base=1.0
    )
    assert not bar.crosses(0.0)
    assert not replace(sweep, bars=(bar,)).can_switch_decision(bar)
    assert replace(bar, results=np.array([-1e-9, 1.0, 2.0])).crosses(0.0)
    below = replace(bar, results=np.array([0.0, -1.0, -2.0]), base=-1.0)
    assert not below.crosses(0.0)
    assert replace(below, results=np.array([1e-9, -1.0, -2.0])).crosses(0.0)
