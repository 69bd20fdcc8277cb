"""Whole groups and workplaces larger than all workers."""

import numpy as np
import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.analysis.deterministic.whole_groups import cut_inputs, extra_for_whole_groups, share_cut
from hiacalc.model import Perspective, evaluate
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
WORKERS, SIZE, HORIZON = "population.workers", "population.workers_per_employer", "time.horizon"


@pytest.mark.parametrize(
    ("workers", "size", "groups"), [(45, 45, 0.875), (150, 50, 0.75 * 3), (40.5, 40.5, 0.9875)]
)
def test_whole_groups_cost_what_their_extra_sessions_do(workers: float, size: float, groups: float) -> None:
    run = evaluate(changed(BASE, {WORKERS: workers, SIZE: size}))
    session = (1 + 1 + 1) * (330 + 300) + 600 + 1.392757 * 300
    held = 3 + 2 / 1.04 + 2 / 1.04**2
    assert extra_for_whole_groups(run) == pytest.approx(groups * held * session)
    for view in Perspective:
        whole = evaluate(changed(run.scenario, {"delivery.groups": "whole"}))
        extra = whole.costs(view)[0] - run.costs(view)[0]
        assert (extra_for_whole_groups(run, view) or 0.0) == pytest.approx(extra)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {WORKERS: 45, SIZE: 45, "delivery.groups": "whole"},
        {WORKERS: 80, SIZE: 80},
        {WORKERS: 30, SIZE: 30},
        {WORKERS: 21 * 45, SIZE: 45},
    ],
)
def test_of_groups_nothing_is_said_where_all_is_whole_or_workplaces_are_many(changes) -> None:
    assert extra_for_whole_groups(evaluate(changed(BASE, changes))) is None


def test_sweeps_tell_which_inputs_are_cut_at_all_workers() -> None:
    here = changed(BASE, {WORKERS: 43, SIZE: {"value": 43, "low": 10, "high": 60}})
    assert one_way(here).cut == (SIZE,)
    assert one_way(BASE).cut == ()
    assert one_way(changed(here, {SIZE: {"value": 43, "low": 10, "high": 43}})).cut == ()
    assert two_way(here, SIZE, "absence.rate").cut == (SIZE,)
    assert two_way(here, "effect.duration", "absence.rate").cut == ()
    (bar,) = one_way(here, parameters=[SIZE]).bars
    beyond = bar.values >= 43
    assert np.ptp(bar.results[beyond]) == 0


def test_the_share_of_draws_that_are_cut() -> None:
    draws = {WORKERS: np.array([100.0, 100.0, 40.0, 40.0]), SIZE: np.array([50.0, 150.0, 40.0, 41.0])}
    assert share_cut(BASE, draws) == 0.5
    assert share_cut(BASE, {SIZE: draws[SIZE]}) == 0.0
    assert cut_inputs(BASE, draws) == (WORKERS, SIZE)
