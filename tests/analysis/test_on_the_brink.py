"""Results that are exactly zero, ends that only touch it, jumps over it, and two ways across."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import optimize, special

from hiacalc.analysis.distributions import marginals
from hiacalc.analysis.evidence_spread import NetBenefit
from hiacalc.analysis.one_way import one_way
from hiacalc.analysis.probability import acceptability, convergence, probability_curve
from hiacalc.analysis.sampling import standard_error
from hiacalc.analysis.threshold import threshold
from hiacalc.analysis.uncertainty import uncertainty
from hiacalc.model import Outcome, evaluate, outcomes
from hiacalc.present.uncertainty_data import draws_data
from hiacalc.scenario import ScenarioError, changed, load, shipped
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")
SIZE, REDUCTION = "population.workers_per_employer", "effect.relative_reduction"
DURATION, FARE = "effect.duration", "delivery.fare"


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


def test_a_draw_in_which_no_hour_is_avoided_is_worth_no_price():
    drawn = uncertainty(shipped("no-effect"), draws=256)
    assert not drawn.hours.any()
    assert acceptability(drawn, [0.0, 1e9]).probabilities.tolist() == [0.0, 0.0]


@pytest.mark.parametrize("rank", [1.0, -1.0])
def test_what_wholly_depends_on_an_input_is_what_that_makes_it(rank):
    """Two uniform inputs, all else known: the fare follows from the duration, so it pays or it does not."""
    least, most, dearest = 1.0, 5.0, 5_000.0
    known = {path: {"value": q.value} for path, q in quantities(BASE).items() if q.has_width}
    spans = {DURATION: (least, most), FARE: (0.0, dearest)}
    laws = {
        path: {"value": sum(span) / 2, "distribution": {"kind": "uniform", "low": span[0], "high": span[1]}}
        for path, span in spans.items()
    }
    pair = [{"between": [DURATION, FARE], "rank": rank}]
    drawn = uncertainty(
        changed(BASE, known | laws | {"correlations": pair}), draws=2048, evidence="scenario", method="random"
    )

    def net(duration):
        share = (duration - least) / (most - least)
        fare = dearest * (share if rank > 0 else 1 - share)
        return float(evaluate(drawn.laid, {DURATION: duration, FARE: fare}).net_benefit()[0])

    turn = optimize.brentq(net, least, most, xtol=1e-12)
    curve = probability_curve(drawn, DURATION, [turn - 1e-7, turn + 1e-7])
    assert curve.probabilities.tolist() == [float(net(value) > 0) for value in (turn - 1e-7, turn + 1e-7)]


def test_a_bar_that_only_touches_zero_does_not_turn_the_decision():
    found = one_way(BASE)
    bar = replace(
        found.bars[0], values=np.array([1.0, 2.0, 3.0]), results=np.array([0.0, 1.0, 2.0]), base=1.0
    )
    assert not bar.crosses(0.0)
    assert not replace(found, bars=(bar,)).can_switch_decision(bar)
    assert replace(bar, results=np.array([-1e-9, 1.0, 2.0])).crosses(0.0)
    below = replace(bar, results=np.array([0.0, -1.0, -2.0]), base=-1.0)
    assert not below.crosses(0.0)
    assert replace(below, results=np.array([1e-9, -1.0, -2.0])).crosses(0.0)


def cost(size):
    scenario = changed(BASE, {"delivery.groups": "whole"})
    return outcomes(scenario, {SIZE: np.atleast_1d(size)}, [Outcome.COSTS])[Outcome.COSTS]


def test_a_jump_is_no_threshold_and_both_ways_across_are_found():
    """With whole groups, cost falls with size but leaps where one more group is needed, at forty."""
    before, after = cost([40.0, 40.001])
    target = 0.5 * float(before + after)
    scenario = changed(BASE, {"delivery.groups": "whole"})
    found = threshold(scenario, SIZE, target, Outcome.COSTS)
    first, *others = found.roots
    assert first < 40.0 < others[0] < 80.0
    assert all(abs(root - 40.0) > 1e-3 for root in found.roots)
    assert cost(np.array(found.roots)) == pytest.approx(target, rel=1e-9)
    for root in found.roots:  # from either side the one close by is told, and both are listed
        near = threshold(changed(scenario, {SIZE: root * 1.01}), SIZE, target, Outcome.COSTS)
        assert near.value == pytest.approx(root, rel=1e-9)
        assert near.roots == pytest.approx(found.roots, rel=1e-9)


def test_where_the_outcome_only_jumps_across_there_is_no_root():
    """Above forty and below eighty all sizes of one workplace take two groups: only the jump crosses."""
    numbers = {"population.workers": 1000, SIZE: 40, "delivery.largest_group": {"value": 1000}}
    flat = changed(BASE, {**numbers, "delivery.groups": "whole"})
    several = outcomes(flat, {"delivery.largest_group": [39.0, 41.0]}, [Outcome.COSTS])[Outcome.COSTS]
    found = threshold(flat, "delivery.largest_group", float(several.mean()), Outcome.COSTS)
    assert found.roots == ()
    assert found.reason == "steps_over"
    assert found.bracket[0] <= 40.0 <= found.bracket[1]


def test_a_ratio_that_jumps_across_has_no_root_there():
    """A second group is needed below forty: benefit over cost leaps there, and is level on both sides."""
    numbers = {"population.workers": 1000, SIZE: 40, "delivery.largest_group": {"value": 1000}}
    flat = changed(BASE, {**numbers, "delivery.groups": "whole"})
    wanted = Outcome.BENEFIT_COST_RATIO
    two, one = outcomes(flat, {"delivery.largest_group": [39.0, 41.0]}, [wanted])[wanted]
    assert two < one
    found = threshold(flat, "delivery.largest_group", float(two + one) / 2, wanted)
    assert (found.roots, found.value, found.reason) == ((), None, "steps_over")
    assert found.at_bounds[0] < found.target < found.at_bounds[1]


@pytest.mark.parametrize(("left", "fits"), [(0.0101, True), (0.0099, False)])
def test_a_hundredth_of_a_law_must_lie_within_the_bounds(left, fits):
    law = {"kind": "normal", "mean": float(special.ndtri(left)), "sd": 1.0}
    given = changed(BASE, {"delivery.fare": {"value": 0.0, "distribution": law}})
    if fits:
        assert marginals(given)["delivery.fare"].outside == pytest.approx(1 - left, abs=1e-6)
        return
    with pytest.raises(ScenarioError) as caught:
        marginals(given)
    assert caught.value.problems[0].code == "distribution_outside_bounds"
