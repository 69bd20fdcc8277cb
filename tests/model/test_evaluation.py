import numpy as np
import pytest

from hiacalc.analysis.left_out import left_out
from hiacalc.model import Actor, Item, Outcome, Perspective, evaluate, outcomes
from hiacalc.model.effect import effect_profile
from hiacalc.scenario import ScenarioError, changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"


def profile(years, onset=0.0, duration=5.0, decay=1.0):
    return effect_profile(np.arange(1.0, years + 1), onset, duration, decay).tolist()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"years": 7}, [1, 1, 1, 1, 1, 0, 0]),
        ({"years": 4, "duration": 2.25}, [1, 1, 0.25, 0]),
        ({"years": 3, "duration": 0}, [0, 0, 0]),
        ({"years": 3, "duration": 0.5}, [0.5, 0, 0]),
        ({"years": 5, "onset": 2}, [1 / 3, 2 / 3, 1, 1, 1]),
        ({"years": 3, "onset": 0.5}, [2 / 3, 1, 1]),
        ({"years": 3, "onset": 9, "duration": 2}, [0.1, 0.2, 0]),
        ({"years": 5, "duration": 2, "decay": 0.5}, [1, 1, 0.5, 0.25, 0.125]),
        ({"years": 4, "duration": 0, "decay": 0.5}, [0.5, 0.25, 0.125, 0.0625]),
        ({"years": 3, "duration": 1, "decay": 0}, [1, 1, 1]),
        ({"years": 4, "duration": 2.5, "decay": 0.75}, [1, 1, 0.5 + 0.5 * 0.5, 0.125]),
        ({"years": 3, "onset": 1, "duration": 1, "decay": 0.5}, [0.5, 0.5, 0.25]),
    ],
)
def test_effect_profile_by_hand(given, expected):
    assert profile(**given) == pytest.approx(expected)


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


@pytest.mark.parametrize("horizon", [None, 5, 10])
@pytest.mark.parametrize("over", [1e-9, 9e-7])
def test_a_millionth_of_a_year_is_rounding_wherever_years_are_counted(horizon, over):
    changes = {"effect.onset_years": 9} | ({} if horizon is None else {"time.horizon": horizon})
    exact, rounded = (evaluate(changed(BASE, changes | {"effect.duration": 5 + more})) for more in (0, over))
    assert rounded.ledger.years == exact.ledger.years
    assert rounded.strongest_effect.tolist() == exact.strongest_effect.tolist() == [0.5]
    assert left_out(rounded) is None


def test_more_than_a_millionth_of_a_year_is_time():
    run = evaluate(changed(BASE, {"effect.onset_years": 9, "effect.duration": 5 + 2e-6}))
    assert (run.ledger.years, run.strongest_effect.tolist()) == (6, [0.6])


def test_one_draw_that_ends_at_once_among_others_that_fade():
    years = np.arange(1.0, 5.0)[:, None]
    found = effect_profile(years, 0.0, 2.0, np.array([1.0, 0.5]))
    assert found.T.tolist() == [[1, 1, 0, 0], [1, 1, 0.5, 0.25]]


def payback(**changes):
    changes = {path.replace("__", "."): value for path, value in changes.items()}
    (year,) = evaluate(changed(BASE, changes)).payback_year()
    return float(year)


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


def test_the_ledger_ends_with_the_last_thing_that_happens():
    assert evaluate(BASE).ledger.years == 5
    assert evaluate(BASE, {"effect.duration": 0.0}).ledger.years == 3
    assert evaluate(BASE, {"effect.duration": [1.0, 6.5]}).ledger.years == 7
    assert evaluate(changed(BASE, {"time.horizon": 2})).ledger.years == 2


def test_a_horizon_cuts_off_costs_and_gains_for_each_draw():
    scenario = changed(BASE, {"time.horizon": 5})
    run = evaluate(scenario, {"time.horizon": [1, 3, 5]})
    for place, years in enumerate((1, 3, 5)):
        alone = evaluate(changed(BASE, {"time.horizon": years}))
        assert run.costs()[place] == pytest.approx(alone.costs()[0])
        assert run.benefits()[place] == pytest.approx(alone.benefits()[0])


def test_a_drawn_rate_takes_the_place_of_a_schedule():
    stepped = changed(BASE, {"time.discount_rate": {"0": 0.04, "2": 0.01}})
    assert evaluate(stepped, {"time.discount_rate": 0.04}).net_benefit() == evaluate(BASE).net_benefit()
    assert evaluate(stepped).net_benefit() > evaluate(BASE).net_benefit()


def test_lines_name_their_activity_and_leave_out_what_is_nothing():
    lines = list(evaluate(BASE, {REDUCTION: [0.05, 0.0]}).ledger.lines(1))
    assert {line.item for line in lines} == set(Item) - {Item.PRODUCTION, Item.SICK_PAY}
    assert {line.origin for line in lines} == set(BASE.delivery.activities)
    assert all(line.amount for line in lines)


def test_a_perspective_holds_its_actors():
    assert Perspective.SOCIETY.actors == tuple(Actor)
    assert Perspective.PUBLIC.actors == (Actor.NAV, Actor.HEALTH_SERVICE)
    assert Perspective.EMPLOYER.actors == (Actor.EMPLOYER,)


BAD_DRAWS = {
    "unknown path": ({"effect.durations": 3}, "unknown_path", "effect.duration"),
    "path of a setting": ({"time.timing": 1}, "unknown_path", None),
    "path of a section": ({"effect": 1}, "unknown_path", None),
    "below its bounds": ({"effect.duration": -1}, "out_of_bounds", ""),
    "above its bounds": ({"absence.rate": [0.1, 1.1]}, "out_of_bounds", ""),
    "one bad among good": ({"absence.rate": [0.1] * 5000 + [-0.1]}, "out_of_bounds", ""),
    "not a number": ({"absence.rate": [0.1, float("nan")]}, "out_of_bounds", ""),
    "infinite": ({"delivery.fare": float("inf")}, "out_of_bounds", ""),
    "nothing": ({"absence.rate": []}, "wrong_shape", ""),
    "a table": ({"absence.rate": [[0.1, 0.2]]}, "wrong_shape", ""),
    "unequal lengths": ({"absence.rate": [0.1, 0.2], "effect.duration": [1, 2, 3]}, "unequal_draws", ""),
    "fading without a horizon": ({"effect.decay": [1.0, 0.5]}, "horizon_missing", ""),
    "text": ({"absence.rate": "much"}, "not_a_number", ""),
    "ragged table": ({"absence.rate": [[0.1], [0.1, 0.2]]}, "wrong_shape", ""),
    "part of a price year": ({"time.price_year": 2014.5}, "not_an_integer", ""),
}


@pytest.mark.parametrize("run", [evaluate, outcomes])
@pytest.mark.parametrize(("draws", "code", "suggestion"), BAD_DRAWS.values(), ids=BAD_DRAWS)
def test_bad_draws_are_refused_by_name(run, draws, code, suggestion):
    with pytest.raises(ScenarioError) as caught:
        run(BASE, draws)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert suggestion in (None, problem.suggestion)


def test_all_bad_draws_are_told_at_once():
    with pytest.raises(ScenarioError) as caught:
        evaluate(BASE, {"absence.rate": 2, "effect.duration": [-1, 70], "effect.decay": [[1]]})
    assert [(p.path, p.code) for p in caught.value.problems] == [
        ("absence.rate", "out_of_bounds"),
        ("effect.duration", "out_of_bounds"),
        ("effect.decay", "wrong_shape"),
    ]


def test_a_draw_outside_its_bounds_is_told_with_the_span():
    with pytest.raises(ScenarioError) as caught:
        evaluate(BASE, {"absence.rate": [0.2, 3]})
    (problem,) = caught.value.problems
    assert (problem.actual, problem.allowed) == ("3", "0 to 1 (share)")
