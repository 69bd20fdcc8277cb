"""What the models require of a scenario as a whole."""

import pytest

from hiacalc.scenario import ScenarioError, parse
from tests.scenario.cases import HEAD


def test_a_fading_effect_without_a_horizon_is_told_where_it_fades():
    with pytest.raises(ScenarioError) as caught:
        parse(HEAD.encode() + b"effect:\n  decay: 0.5\n", "mine.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.mark.source) == ("horizon_missing", "mine.yaml")
