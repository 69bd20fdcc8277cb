"""A problem is told with its place, what was typed and what is allowed."""

import pytest

from hiacalc.present.locale.error_messages import message, messages
from hiacalc.present.locale.language import language
from hiacalc.problem_code import Code
from hiacalc.scenario import Mark, Problem, ScenarioError, changed, shipped


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_problem_has_its_place_and_the_rest_are_counted(code: str) -> None:
    problems = [Problem(Code.EMPTY_FILE, Mark(f"{name}.yaml")) for name in ("a", "b")]
    first, second, more = messages(ScenarioError(problems, 7), language(code))
    assert first.startswith("a.yaml: ")
    assert second.startswith("b.yaml: ")
    assert "7" in more


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_bounds_of_an_input_are_told_in_its_unit(code: str) -> None:
    with pytest.raises(ScenarioError) as error:
        changed(shipped("helseiarbeid-2016"), {"absence.rate": 1.5})
    sentence = message(error.value.problems[0], language(code))
    assert "absence.rate" in sentence
    assert "100 %" in sentence
