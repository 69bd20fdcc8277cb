"""What is said beside a field: its name, what was typed, and what may stand there."""

import pytest

from hiacalc.present.locale.field_entry import Unclear
from hiacalc.present.locale.language import language
from hiacalc.present.words.own_field import (
    exact_text,
    field_text,
    not_a_number,
    out_of_bounds,
    unclear_number,
    unusual_value,
)
from hiacalc.scenario.bounds import Unit

EN, NB = language("en").plain, language("nb").plain


@pytest.mark.parametrize("words", [EN, NB], ids=lambda words: words.code)
def test_each_sentence_begins_with_its_field_and_ends_with_a_way_on(words) -> None:
    label = "A field"
    sentences = [
        not_a_number(label, "forty", "43", words),
        out_of_bounds(label, "-5", ("0", "9"), "43", words),
        unclear_number(label, "0.112", Unclear.FRACTION, "43", words),
        unclear_number(label, "4 3", Unclear.GROUPING, "43", words),
        unusual_value(label, "0", "43", words, is_low=True),
        unusual_value(label, "430", "43", words, is_low=False),
    ]
    for sentence in sentences:
        assert sentence.startswith("A field: ")
        assert "43" in sentence
    assert unusual_value(label, "430", "", words, is_low=False).count(".") == 1


def test_what_was_typed_is_said_again_on_one_short_line() -> None:
    sentence = not_a_number("A field", "much\n" * 20, "43", EN)
    assert "\n" not in sentence
    assert len(sentence) < 90


@pytest.mark.parametrize(
    ("value", "unit", "shown", "exact"),
    [
        (43.0, Unit.WORKERS, "43", "43"),
        (2.5, Unit.YEARS, "2.5", "2.5"),
        (620_000.0, Unit.NOK_PER_FTE_YEAR, "NOK 620 000", "NOK 620 000"),
        (0.11234, Unit.SHARE, "11.23 %", "11.234 %"),
    ],
)
def test_a_value_as_a_field_shows_it_and_as_it_can_be_put_there(value, unit, shown, exact) -> None:
    assert field_text(value, unit, EN) == shown
    assert exact_text(value, unit, EN) == exact
