"""The figures of a run, by hand and for any scenario."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hiacalc.model import Measure, Outcome, Perspective, evaluate
from hiacalc.model.evaluation import Figures
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.options import TaxFundingBase
from tests.model.strategies import WORKERS, numbers, perspectives, scenarios, some
from tests.model.tolerance import scale

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
RATIOS = (Outcome.BENEFIT_COST_RATIO, Outcome.COST_PER_HOUR_AVOIDED)


def payback(**changes):
    changes = {path.replace("__", "."): value for path, value in changes.items()}
    (year,) = evaluate(changed(BASE, changes)).payback_year()
    return float(year)


def near_value(path, value):
    """Another value within the bounds, whichever the input."""
    if path == "effect.decay":
        return value
    return min(1.0, value * 1.01) if value <= 1 else value * 1.01


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 1),
        ({"duration": 0.5}, 1),  # whole for half a year
        ({"duration": 0}, 0),
        ({"onset_years": 4}, 1),
        ({"onset_years": 4, "duration": 4}, 4 / 5),
        ({"onset_years": 4, "duration": 3.2}, 4 / 5),
        ({"onset_years": 9, "horizon": 2}, 2 / 10),
        ({"onset_years": 3, "duration": 2, "decay": 0, "horizon": 8}, 1),
        ({"onset_years": 3, "duration": 2, "decay": 0.25, "horizon": 8}, 0.75 * 0.75),
        ({"duration": 0, "decay": 0.5, "horizon": 8}, 0.5),
    ],
)
def test_the_effect_at_its_strongest_by_hand(changes, expected):
    where = {name: f"{'time' if name == 'horizon' else 'effect'}.{name}" for name in changes}
    run = evaluate(changed(BASE, {where[name]: value for name, value in changes.items()}))
    assert run.strongest_effect.tolist() == pytest.approx([expected])
    assert run.absence_rate_after.tolist() == pytest.approx([0.07 * (1 - 0.05 * expected)])


def test_the_effect_at_its_strongest_in_each_draw():
    run = evaluate(BASE, {"effect.onset_years": [0, 4, 9], "effect.duration": [5, 5, 2]})
    assert run.strongest_effect.tolist() == pytest.approx([1, 1, 0.2])


def test_payback_in_the_first_year():
    assert payback(effect__relative_reduction=0.2) == 1.0


def test_no_payback_without_effect():
    assert np.isnan(payback(effect__relative_reduction=0.0))


def test_no_payback_when_the_gain_ends_too_soon():
    assert np.isnan(payback(effect__duration=1.0))


def test_payback_in_the_last_year_of_the_horizon():
    assert payback(effect__relative_reduction=0.0202) == 5.0
    assert np.isnan(payback(effect__relative_reduction=0.0201))


def test_payback_counts_from_the_year_that_is_never_left_again():
    changes = {
        "delivery.activities.module.count": [0, 0, 0, 3],
        "effect.duration": 6,
        REDUCTION: 0.05,
        "effect.onset_years": 0,
    }
    run = evaluate(changed(BASE, changes))
    behind = np.cumsum(run.net_by_year()[:, 0]) < 0
    assert behind.tolist() == [False] * 6
    assert run.payback_year().tolist() == [1.0]
    changes["delivery.activities.module.count"] = [0, 0, 0, 30]
    changes["effect.duration"] = 30
    run = evaluate(changed(BASE, changes))
    behind = np.cumsum(run.net_by_year()[:, 0]) < 0
    assert not behind[:3].any()
    assert behind[3]
    assert not behind[-1]
    assert run.payback_year()[0] == behind.nonzero()[0][-1] + 2


def test_payback_is_told_for_each_draw():
    run = evaluate(BASE, {REDUCTION: [0.2, 0.03, 0.0202, 0.0]})
    assert run.payback_year().tolist() == pytest.approx([1.0, 4.0, 5.0, np.nan], nan_ok=True)


def test_harm_costs_hours_and_has_no_price_an_hour():
    run = evaluate(BASE, {REDUCTION: -0.05})
    assert run.hours_avoided[0] < 0
    assert run.benefits()[0] == pytest.approx(-8_264_365, abs=1)
    assert run.net_benefit()[0] < -run.costs()[0]
    assert np.isnan(run.cost_per_hour_avoided()[0])
    assert run.absence_rate_after[0] == pytest.approx(0.0735)


@pytest.mark.filterwarnings("error")
def test_a_reduction_next_to_nothing_has_no_endless_price_an_hour():
    run = evaluate(BASE, {REDUCTION: [5e-324, 1e-308, 1e-300]})
    for outcome in Outcome:
        assert not np.isinf(outcome.of(run)).any()


def test_the_health_service_has_no_break_even_and_no_gain():
    assert np.isnan(evaluate(BASE).break_even_reduction(Perspective.HEALTH_SERVICE)).all()
    assert evaluate(BASE).benefit_cost_ratio(Perspective.HEALTH_SERVICE).tolist() == [0.0]


def test_nothing_given_up_has_no_ratio():
    run = evaluate(BASE, {"delivery.hourly_cost.health_service": 0.0, "delivery.fare": 0.0})
    assert np.isnan(run.benefit_cost_ratio(Perspective.HEALTH_SERVICE)).all()


def test_a_break_even_out_of_reach_is_not_told():
    run = evaluate(BASE, {"absence.rate": [0.0, 0.001, 0.07]})
    assert np.isnan(run.break_even_reduction()).tolist() == [True, True, False]


def test_the_break_even_does_not_rest_on_the_reduction_that_is_drawn():
    drawn = evaluate(BASE, {REDUCTION: [0.0, 0.1], "absence.rate": [0.07, 0.07]}).break_even_reduction()
    assert drawn.tolist() == evaluate(BASE).break_even_reduction().tolist() * 2


def test_a_single_draw_has_one_result_and_many_have_many():
    assert evaluate(BASE).net_benefit().shape == (1,)
    assert evaluate(BASE, {REDUCTION: 0.05}).net_benefit().shape == (1,)
    run = evaluate(BASE, {REDUCTION: [0.05] * 3, "effect.duration": 4})
    assert run.ledger.draws == 3
    for outcome in Outcome:
        assert outcome.of(run).shape == (3,)
    for figure in (run.employers, run.workers, run.absence_rate_after, run.hours_avoided):
        assert figure.shape == (3,)


def test_the_run_knows_its_scenario():
    assert evaluate(BASE).scenario is BASE


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
def test_net_benefit_is_affine_in_the_reduction(scenario, reduction, other, weight, perspective):
    between = weight * reduction + (1 - weight) * other
    run = evaluate(scenario, {REDUCTION: [reduction, other, between]})
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
        assert abs(back.single().net_benefit(perspective)) <= 1e-9 * scale(back)


@some
@given(scenarios(), perspectives)
def test_the_ratio_is_above_one_exactly_when_there_is_a_net_benefit(scenario, perspective):
    run = evaluate(scenario)
    net, ratio = run.single().net_benefit(perspective), run.single().benefit_cost_ratio(perspective)
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
        for draw in range(3):
            alone = evaluate(scenario, {path: values[draw] for path, values in draws.items()})
            for outcome in Outcome:
                value = outcome.of(many.single(draw), perspective)
                expected = outcome.of(alone.single(), perspective)
                assert value == pytest.approx(expected, rel=1e-9, abs=1e-10 * scale(alone), nan_ok=True)


@some
@given(scenarios(REDUCTION), numbers(-0.5, 1), perspectives)
def test_a_single_draw_gives_the_figures_of_all_draws_as_floats(scenario, reduction, perspective):
    run = evaluate(scenario, {REDUCTION: [0.02, reduction]})
    parted = {"net_of": list(Measure), "tax_funding_cost": list(TaxFundingBase)}
    for name, parts in parted.items():
        for part in parts:
            assert getattr(run.single(1), name)(part) == getattr(run, name)(part)[1]
    names = sorted(name for name in dir(Figures) if not name.startswith("_") and name not in parted)
    assert len(names) == 23
    for name in names:
        of_all, of_draw = getattr(run, name), getattr(run.single(1), name)
        values, value = (of_all(perspective), of_draw(perspective)) if callable(of_all) else (of_all, of_draw)
        assert type(value) is float
        assert values.shape == (2,)
        assert value == values[1] or (np.isnan(value) and np.isnan(values[1])), name


def test_a_draw_that_there_is_not_has_no_figures():
    with pytest.raises(IndexError):
        evaluate(BASE).single(1).costs()
