"""A text in both languages, and what no text may hold."""

import pytest
from pydantic import ValidationError

from hiacalc.problem_code import Code
from hiacalc.text import LONGEST, Text


def codes(raw):
    with pytest.raises(ValidationError) as caught:
        Text.model_validate(raw)
    return [line["type"] for line in caught.value.errors()]


def test_a_bare_text_serves_both_languages_and_a_pair_each_its_own():
    bare, pair = Text.model_validate("Tromsø"), Text.model_validate({"nb": "Kurs", "en": "Course"})
    assert [bare.in_language(code) for code in ("nb", "en")] == ["Tromsø", "Tromsø"]
    assert [pair.in_language(code) for code in ("nb", "en")] == ["Kurs", "Course"]


@pytest.mark.parametrize("raw", [3, ["a"], None, True])
def test_what_is_no_text_is_refused(raw):
    assert codes(raw) == [Code.WRONG_TYPE]


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\u202e", "\u2066", "\x7f"])
def test_what_would_reach_a_terminal_is_refused_in_either_language(character):
    assert codes(f"a{character}") == [Code.UNPRINTABLE_CHARACTER]
    assert codes({"nb": "a", "en": f"a{character}"}) == [Code.UNPRINTABLE_CHARACTER]


def test_a_text_has_a_length():
    assert Text.model_validate("x" * LONGEST).nb == "x" * LONGEST
    assert codes("x" * (LONGEST + 1)) == ["string_too_long"] * 2
    assert codes({"nb": "", "en": "a"}) == ["string_too_short"]
