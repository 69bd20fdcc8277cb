"""What must hold for any scenario."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hiacalc.model import Actor, Kind, Outcome, Perspective, evaluate, outcomes
from hiacalc.scenario import changed, shipped
from tests.model.drawing import numbers, scenarios

REDUCTION = "effect.relative_reduction"
WORKERS = "population.workers"
RATIOS = (Outcome.BENEFIT_COST_RATIO, Outcome.COST_PER_HOUR_AVOIDED)

perspectives = st.sampled_from(list(Perspective))
some = settings(max_examples=60, deadline=None)


def scale(run):
    """The sum of all amounts whatever their sign, the measure for differences that mean nothing."""
    return sum(abs(line.discounted) for line in run.ledger.lines()) + 1.0


@some
@given(scenarios())
def test_the_sum_over_actors_is_society_line_by_line(scenario):
    run = evaluate(scenario)
    for kind in Kind:
        whole = run.ledger.by_year(Perspective.SOCIETY, kind)
        parts = sum(run.ledger.by_year(actor, kind) for actor in Actor)
        np.testing.assert_allclose(parts, whole, rtol=1e-12, atol=1e-12 * scale(run))
    assert sum(actor_net(run, actor) for actor in Actor) == pytest.approx(
        actor_net(run, Perspective.SOCIETY), abs=1e-12 * scale(run)
    )


@some
@given(scenarios())
def test_every_line_is_the_product_of_its_factors(scenario):
    for line in evaluate(scenario).ledger.lines():
        product = np.prod([value for _, value in line.factors])
        assert product == pytest.approx(line.amount, rel=1e-12)
        assert line.amount * line.discount_factor == pytest.approx(line.discounted, rel=1e-15)


def actor_net(run, perspective):
    return float(run.net_benefit(perspective)[0])


@some
@given(scenarios())
def test_totals_are_sums_of_lines(scenario):
    run = evaluate(scenario)
    for perspective in Perspective:
        lines = [line for line in run.ledger.lines() if line.actor in perspective.actors]
        totals = {kind: sum(line.discounted for line in lines if line.kind is kind) for kind in Kind}
        if perspective is Perspective.SOCIETY:
            totals[Kind.TRANSFER] = 0.0
        near = {"abs": 1e-11 * scale(run)}
        assert float(run.costs(perspective)[0]) == pytest.approx(totals[Kind.COST], **near)
        assert float(run.benefits(perspective)[0]) == pytest.approx(totals[Kind.BENEFIT], **near)
        assert float(run.transfers(perspective)[0]) == pytest.approx(totals[Kind.TRANSFER], **near)
        net = totals[Kind.BENEFIT] - totals[Kind.COST] + totals[Kind.TRANSFER]
        assert actor_net(run, perspective) == pytest.approx(net, **near)
        assert float(run.net_by_year(perspective).sum()) == pytest.approx(net, **near)


@some
@given(scenarios())
def test_transfers_sum_to_zero_in_every_year(scenario):
    run = evaluate(scenario)
    assert not run.ledger.by_year(Perspective.SOCIETY, Kind.TRANSFER).any()
    assert run.transfers().tolist() == [0.0]


@some
@given(scenarios(), numbers(0, 1))
def test_who_pays_sick_pay_never_moves_society(scenario, share):
    other = evaluate(scenario, {"absence.share_in_employer_period": share})
    run = evaluate(scenario)
    assert run.net_benefit().tolist() == other.net_benefit().tolist()
    assert run.benefit_cost_ratio().tolist() == pytest.approx(
        other.benefit_cost_ratio().tolist(), nan_ok=True
    )


@some
@given(scenarios())
def test_public_is_nav_and_the_health_service(scenario):
    run = evaluate(scenario)
    for figure in (run.costs, run.benefits, run.transfers, run.net_benefit):
        parts = figure(Perspective.NAV) + figure(Perspective.HEALTH_SERVICE)
        assert float(figure(Perspective.PUBLIC)[0]) == pytest.approx(float(parts[0]), abs=1e-11 * scale(run))


@some
@given(scenarios(WORKERS), numbers(300, 100_000), perspectives)
def test_twice_the_workers_doubles_every_amount_and_no_ratio(scenario, workers, perspective):
    run = evaluate(scenario, {WORKERS: [workers, 2 * workers]})
    for outcome in Outcome:
        once, twice = outcome.of(run, perspective)
        expected = once if outcome in RATIOS else 2 * once
        assert twice == pytest.approx(expected, rel=1e-9, abs=1e-10 * scale(run), nan_ok=True)
    for line, double in zip(run.ledger.lines(0), run.ledger.lines(1), strict=True):
        assert double.amount == pytest.approx(2 * line.amount, rel=1e-12)
    after, break_even = run.absence_rate_after, run.break_even_reduction(perspective)
    assert after[0] == after[1]
    assert break_even[0] == pytest.approx(break_even[1], rel=1e-9, nan_ok=True)
    assert run.payback_year(perspective)[0] == pytest.approx(run.payback_year(perspective)[1], nan_ok=True)


@some
@given(scenarios(REDUCTION), numbers(-1, 1), numbers(-1, 1), numbers(0, 1), perspectives)
def test_net_benefit_is_affine_in_the_reduction(scenario, one, other, weight, perspective):
    between = weight * one + (1 - weight) * other
    run = evaluate(scenario, {REDUCTION: [one, other, between]})
    first, second, middle = run.net_benefit(perspective)
    straight = weight * first + (1 - weight) * second
    assert middle == pytest.approx(straight, abs=1e-9 * (abs(first) + abs(second) + 1))


@some
@given(scenarios(REDUCTION), perspectives)
def test_no_reduction_gives_exactly_minus_the_cost(scenario, perspective):
    run = evaluate(scenario, {REDUCTION: 0.0})
    assert run.net_benefit(perspective).tolist() == (-run.costs(perspective)).tolist()
    assert run.hours_avoided.tolist() == [0.0]
    assert np.isnan(run.cost_per_hour_avoided(perspective)).all()


@some
@given(scenarios("time.discount_rate", "time.timing"))
def test_without_discounting_the_timings_are_equal(scenario):
    nets = [
        evaluate(changed(scenario, {"time.timing": timing, "time.discount_rate": 0.0})).net_benefit().tolist()
        for timing in ("start", "mid", "end")
    ]
    assert nets[0] == nets[1] == nets[2]


@some
@given(scenarios("time.timing"), numbers(0, 0.3))
def test_start_is_worth_more_than_mid_and_end_by_the_rate(scenario, rate):
    costs = [
        float(evaluate(changed(scenario, {"time.timing": timing, "time.discount_rate": rate})).costs()[0])
        for timing in ("start", "mid", "end")
    ]
    assert costs[0] == pytest.approx(costs[1] * (1 + rate) ** 0.5)
    assert costs[0] == pytest.approx(costs[2] * (1 + rate))


@some
@given(scenarios("time.discount_rate"), numbers(0, 0.3), st.sets(st.integers(1, 20), max_size=4))
def test_a_schedule_of_one_rate_is_that_rate(scenario, rate, years):
    schedule = {"0": rate, **{str(year): rate for year in years}}
    stepped = evaluate(changed(scenario, {"time.discount_rate": schedule}))
    flat = evaluate(changed(scenario, {"time.discount_rate": rate}))
    near = {"abs": 1e-11 * scale(flat)}
    assert actor_net(stepped, Perspective.SOCIETY) == pytest.approx(
        actor_net(flat, Perspective.SOCIETY), **near
    )


@some
@given(scenarios(), perspectives)
def test_the_break_even_put_back_gives_zero(scenario, perspective):
    run = evaluate(scenario)
    (at_zero,) = run.break_even_reduction(perspective)
    ends = evaluate(scenario, {REDUCTION: [-1.0, 1.0]}).net_benefit(perspective)
    if np.isnan(at_zero):
        no_better = ends[1] <= ends[0] or ends[0] == pytest.approx(ends[1], rel=1e-9)
        assert not ends.any() or ends[0] * ends[1] > 0 or no_better
    else:
        back = evaluate(scenario, {REDUCTION: at_zero})
        assert abs(actor_net(back, perspective)) <= 1e-9 * scale(back)


@some
@given(scenarios(), perspectives)
def test_the_ratio_is_above_one_exactly_when_there_is_a_net_benefit(scenario, perspective):
    run = evaluate(scenario)
    net, ratio = actor_net(run, perspective), float(run.benefit_cost_ratio(perspective)[0])
    assume(abs(net) > 1e-9 * scale(run))
    if not np.isnan(ratio):
        assert (ratio > 1) == (net > 0)


@settings(max_examples=25, deadline=None)
@given(scenarios(), st.data())
def test_draws_give_what_single_runs_give(scenario, data):
    paths = data.draw(
        st.lists(st.sampled_from(sorted(scenario.numbers)), min_size=1, max_size=6, unique=True)
    )
    draws = {}
    for path in paths:
        value = scenario.numbers[path]
        other = value if path in ("time.horizon", "time.price_year") else near_value(path, value)
        draws[path] = [value, other, (value + other) / 2]
    many = evaluate(scenario, draws)
    for perspective in Perspective:
        for place in range(3):
            single = evaluate(scenario, {path: values[place] for path, values in draws.items()})
            for outcome in Outcome:
                one, of_many = outcome.of(single, perspective)[0], outcome.of(many, perspective)[place]
                assert of_many == pytest.approx(one, rel=1e-9, abs=1e-10 * scale(single), nan_ok=True)


def near_value(path, value):
    """Another value within the bounds, whichever the input."""
    if path == "effect.decay":
        return value
    return min(1.0, value * 1.01) if value <= 1 else value * 1.01


@pytest.mark.parametrize("perspective", [Perspective.SOCIETY, Perspective.NAV])
@pytest.mark.parametrize("draws", [1, 2, 4095, 4096, 4097, 8193])
def test_outcomes_equal_an_evaluation_across_block_borders(draws, perspective):
    scenario = shipped("helseiarbeid-2016")
    random = np.random.default_rng(draws)
    drawn = {
        REDUCTION: random.uniform(-0.1, 0.2, draws),
        "effect.duration": random.uniform(0, 9, draws),
        "delivery.activities.module.count.2": random.uniform(0, 4, draws),
        "time.discount_rate": 0.03,
    }
    run = evaluate(scenario, drawn)
    found = outcomes(scenario, drawn, Outcome, perspective)
    assert list(found) == list(Outcome)
    for outcome, values in found.items():
        np.testing.assert_allclose(values, outcome.of(run, perspective), rtol=1e-12, err_msg=outcome)
