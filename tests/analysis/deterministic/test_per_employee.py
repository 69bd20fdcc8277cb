"""A case for one of its employees is its totals divided by their number."""

import pytest

from hiacalc.analysis.deterministic.per_employee import per_employee
from hiacalc.model import Perspective, evaluate
from hiacalc.scenario import changed, shipped


@pytest.mark.parametrize("workers", [250, 1000, 25_000])
def test_averaged_groups_cost_and_gain_the_same_for_each(workers: int) -> None:
    run = evaluate(changed(shipped("helseiarbeid-2016"), {"population.workers": workers}))
    case = per_employee(run)
    assert case.workers == workers
    assert case.net_for_society == pytest.approx(4_926_870 / 1000, abs=1e-3)
    assert case.net_for_employer * workers == pytest.approx(run.single().net_benefit(Perspective.EMPLOYER))
    assert (case.absence_rate, case.price_year) == (run.scenario.numbers["absence.rate"], 2014)
