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


@pytest.mark.parametrize(("code", "unit"), [("nb", "andel"), ("en", "share")])
def test_the_unit_that_is_no_money_is_told_in_the_readers_language(code: str, unit: str) -> None:
    with pytest.raises(ScenarioError) as caught:
        changed(shipped("helseiarbeid-2016"), {"absence.rate": {"value": 0.05, "price_year": 2020}})
    (sentence,) = messages(caught.value, language(code))
    assert sentence.endswith(f" {unit}.")
