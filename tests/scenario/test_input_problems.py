"""The problems of one input are raised together, each once."""

import pytest
from pydantic import ValidationError

from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Bounds, Unit
from hiacalc.scenario.input_problems import InputProblems
from hiacalc.scenario.quantity import Quantity


def raised(problems):
    with pytest.raises(ValidationError) as caught:
        problems.raise_if_any()
    return caught.value.errors(include_url=False)


def test_none_are_no_error():
    InputProblems().raise_if_any()


def test_all_are_raised_in_their_order_with_what_they_say():
    problems = InputProblems()
    problems.add(Code.WRONG_UNIT, "kr", "NOK", "unit")
    problems.add(Code.OUT_OF_BOUNDS, 7.0, "0 to 1", "low", bounds=Bounds(Unit.SHARE, 0.0, 1.0))
    first, second = raised(problems)
    assert (first["type"], first["loc"], first["ctx"]["allowed"]) == ("wrong_unit", ("unit",), "NOK")
    assert (second["type"], second["loc"], second["input"]) == ("out_of_bounds", ("low",), 7.0)
    assert [second["ctx"][name] for name in ("lower", "upper", "unit")] == [0.0, 1.0, "share"]


def test_what_pydantic_finds_at_the_same_place_is_left_out():
    problems = InputProblems()
    problems.add(Code.WRONG_TYPE, 3, "text", "note")
    with pytest.raises(ValidationError) as caught:
        Quantity.model_validate({"note": 3, "source": 4, "odd": 1})
    problems.add_all(caught.value)
    lines = raised(problems)
    # without its own value, an input whose problems are told already is not told to lack one
    assert [line["loc"] for line in lines] == [("note",), ("source",), ("odd",)]
    assert [line["type"] for line in lines] == ["wrong_type", "wrong_type", "extra_forbidden"]


def test_problems_of_a_part_stand_below_it():
    problems = InputProblems()
    with pytest.raises(ValidationError) as caught:
        Quantity.model_validate({"value": 1.0, "odd": 1})
    problems.add_all(caught.value, "moved_from")
    assert [line["loc"] for line in raised(problems)] == [("moved_from", "odd")]
