"""Memory: what would not fit is refused before any draw."""

import pytest

from hiacalc.analysis.probabilistic import memory
from hiacalc.analysis.probabilistic.uncertainty import needed_bytes
from hiacalc.scenario import ScenarioError


def test_what_would_not_fit_into_memory_is_refused():
    assert memory.available() is None or memory.available() > 10**6
    memory.require_available(1, "x")
    with pytest.raises(ScenarioError) as caught:
        memory.require_available(10**17, "x")
    (problem,) = caught.value.problems
    assert (problem.code, problem.actual) == ("memory_insufficient", "100000000.0 GB")
    assert needed_bytes(10**8, 20) > 20 * 10**9
