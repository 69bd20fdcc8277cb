"""What is read from a file is checked: no key too many, and nothing changed after."""

import pytest
from pydantic import ValidationError

from hiacalc.record import Record


class Point(Record):
    x: float
    y: float = 0.0


def test_a_key_too_many_or_too_few_is_refused_with_its_name() -> None:
    for data, key in (({"x": 1, "z": 2}, "z"), ({"y": 1}, "x")):
        with pytest.raises(ValidationError) as raised:
            Point.model_validate(data)
        assert [error["loc"] for error in raised.value.errors()] == [(key,)]


def test_what_is_read_stays_as_it_is_and_equal_records_are_one_key() -> None:
    point = Point(x=1.0)
    with pytest.raises(ValidationError):
        point.x = 2.0
    assert {point: "here"}[Point(x=1.0, y=0.0)] == "here"
