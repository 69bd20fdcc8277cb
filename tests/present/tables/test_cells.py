"""Cells of several numbers: JSON for programs, and no number is lost in the words."""

import json

from hiacalc.present.locale.language import language
from hiacalc.present.tables.cells import Product, Schedule, Spoken

STEPS = [[0.0, 0.04], [40.0, 0.03], [75.0, 0.02]]


def test_a_schedule_reads_back_as_json() -> None:
    assert json.loads(str(Schedule(STEPS))) == STEPS


def test_the_words_hold_every_number_with_the_readers_decimal_sign() -> None:
    for code, decimal in (("nb", ","), ("en", ".")):
        text = Schedule(STEPS).words(language(code), decimal)
        assert [part.rpartition(": ")[2] for part in text.split("; ")] == [
            f"0{decimal}04",
            f"0{decimal}03",
            f"0{decimal}02",
        ]


def test_only_what_has_words_is_spoken() -> None:
    assert isinstance(Schedule(STEPS), Spoken)
    assert isinstance(Product([("workers", 43.0)]), Spoken)
    assert not isinstance("text", Spoken)
