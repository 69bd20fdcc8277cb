"""Two-way grids: each cell is a run of its own, and what has no grid is refused."""

import pytest

from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Perspective, evaluate
from hiacalc.scenario import ScenarioError, changed, shipped

BASE = shipped("helseiarbeid-2016")
REDUCTION, WORKERS = "effect.relative_reduction", "population.workers"


def net(scenario, view=Perspective.SOCIETY):
    return float(evaluate(scenario).net_benefit(view)[0])


def test_a_grid_is_what_single_runs_give() -> None:
    grid = two_way(BASE, REDUCTION, "absence.rate", points=5)
    for row, rate in enumerate(grid.y_values):
        for column, reduction in enumerate(grid.x_values):
            alone = changed(BASE, {REDUCTION: float(reduction), "absence.rate": float(rate)})
            assert grid.results[row, column] == pytest.approx(net(alone))


def test_a_grid_of_the_same_input_or_of_one_without_a_span_is_refused() -> None:
    for x, y, code in (
        (REDUCTION, REDUCTION, "given_twice"),
        (REDUCTION, "effect.decay", "no_range"),
        ("effect.x", REDUCTION, "unknown_path"),
    ):
        with pytest.raises(ScenarioError) as error:
            two_way(BASE, x, y)
        assert error.value.problems[0].code == code
