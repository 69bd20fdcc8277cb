"""Drawn inputs: what is refused, and workplaces no larger than all workers."""

import pytest

from hiacalc.model import Kind, evaluate, outcomes
from hiacalc.scenario import ScenarioError, changed, shipped
from tests.model.strategies import SIZE, WORKERS

BASE = shipped("helseiarbeid-2016")
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


def test_draws_and_sweeps_cut_a_workplace_at_all_workers():
    swept = {WORKERS: [20.0, 1000.0, 45.0], SIZE: [60.0, 31.25, 45.0]}
    run = evaluate(BASE, swept)
    assert run.employers.tolist() == [1, 32, 1]
    for draw, size in enumerate((20, 31.25, 45)):
        alone = evaluate(changed(BASE, {WORKERS: swept[WORKERS][draw], SIZE: size}))
        assert run.costs()[draw] == pytest.approx(alone.costs()[0])
        assert run.ledger.total(kind=Kind.BENEFIT)[draw] == pytest.approx(alone.benefits()[0])
    assert outcomes(BASE, swept) is not None


@pytest.mark.parametrize("changes", [{WORKERS: 20}, {SIZE: 1001}, {WORKERS: 44.9, SIZE: 45}])
def test_fewer_workers_than_one_workplace_holds_are_refused(changes):
    with pytest.raises(ScenarioError) as caught:
        changed(BASE, changes)
    (problem,) = caught.value.problems
    workers, size = changes.get(WORKERS, 1000), changes.get(SIZE, 575 / 18)
    assert (problem.code, problem.path) == ("fewer_workers_than_workplace", WORKERS)
    assert (float(problem.actual), float(problem.allowed)) == pytest.approx((workers, size))


@pytest.mark.parametrize(("workers", "units"), [(43, 1), (43, 43), (44.7, 3)])
def test_as_many_workers_as_one_workplace_holds_are_enough(workers, units):
    run = evaluate(changed(BASE, {WORKERS: workers, SIZE: workers / units}))
    assert run.employers[0] == pytest.approx(units)
