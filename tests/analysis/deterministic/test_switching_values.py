"""Switching values and break-even: put back into the model, nearest first, in closed form."""

import pytest

from hiacalc.analysis.deterministic.switching_values import break_even, switching_values
from hiacalc.model import Perspective, evaluate
from hiacalc.scenario import shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION, WORKERS = "effect.relative_reduction", "population.workers"


def test_turning_points_turn_the_decision_and_come_nearest_first() -> None:
    switching = switching_values(BASE)
    assert switching[0].threshold.parameter == REDUCTION
    distances = [abs(point.distance) for point in switching if point.distance is not None]
    assert distances == sorted(distances)
    assert switching[0].distance == pytest.approx((0.0201920870 - 0.05) / 0.08)
    assert [point.threshold.parameter for point in switching if point.within_range] == [
        REDUCTION,
        "effect.duration",
    ]
    for point in switching:
        for root in point.threshold.roots:
            value = float(evaluate(BASE, {point.threshold.parameter: root}).net_benefit()[0])
            assert abs(value) < 1e-9 * 8_264_365


def test_break_even_in_days_spells_and_kroner() -> None:
    even = break_even(evaluate(BASE), hours_per_day=7.5, spell_days=80 / 7)
    assert even.days_per_worker == pytest.approx(1687.5 * 0.07 * even.reduction / 7.5)
    assert even.workers_per_spell == pytest.approx(80 / 7 / even.days_per_worker)
    assert even.highest_cost_per_worker == pytest.approx(8264.365406)
    never = break_even(evaluate(BASE), 7.5, 80 / 7, Perspective.HEALTH_SERVICE)
    assert (never.reduction, never.days_per_worker, never.workers_per_spell) == (None, None, None)


def test_days_at_break_even_do_not_depend_on_how_the_reduction_is_stated() -> None:
    whole, half = (
        evaluate(BASE, {"effect.attendance_behind": behind, "delivery.attendance": 0.5})
        for behind in (0.5, 1.0)
    )
    stated = [break_even(run, 7.5, 10.0) for run in (whole, half)]
    assert stated[1].reduction == pytest.approx(2 * stated[0].reduction)
    assert stated[1].days_per_worker == pytest.approx(stated[0].days_per_worker)
