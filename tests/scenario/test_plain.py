"""A scenario as plain data."""

from hiacalc.scenario import changed, shipped
from hiacalc.scenario.plain import as_written

BASE = shipped("helseiarbeid-2016")


def test_a_bare_assumption_is_written_as_a_bare_number():
    scenario = changed(BASE, {"population.workers": {"value": 250}})
    assert as_written(scenario)["population"]["workers"] == 250
