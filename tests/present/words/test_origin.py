"""The line of origin tells what the result rests on, in one line of either language."""

import datetime

import pytest

from hiacalc.model import Perspective
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin, discount_rate_text
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import fingerprint
from hiacalc.version import library_versions

BASE = shipped("helseiarbeid-2016")


@pytest.mark.parametrize("code", ["nb", "en"])
def test_name_fingerprint_date_and_libraries_stand_on_one_line(code: str) -> None:
    origin = Origin(BASE, Perspective.NAV, datetime.date(2026, 1, 31), 2)
    line = origin.line(language(code))
    for part in (BASE.name, fingerprint(BASE), "2026-01-31", "NAV", *library_versions().values()):
        assert part in line
    assert "\n" not in line
    assert len(origin.line(language(code), short=True)) < len(line)


def test_every_step_of_a_rate_is_told() -> None:
    stepped = changed(BASE, {"time.discount_rate": {"0": 0.04, "40": 0.03, "75": 0.02}})
    text = discount_rate_text(stepped, language("en").plain)
    for part in ("4 %", "3 %", "2 %", "40", "75"):
        assert part in text


@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_case_and_what_was_changed_stand_at_the_foot(code: str) -> None:
    date, texts = datetime.date(2026, 1, 31), language(code)
    paths = ("absence.rate", "effect.duration")
    line, changed_line = Origin(BASE, Perspective.SOCIETY, date, 2, "", "Solvang", paths).foot(texts)
    assert line.startswith(f"Solvang, {BASE.name}, ")
    assert changed_line.startswith("2 ")
    assert texts.numbers.percent(BASE.absence.rate.value) in changed_line
    assert Origin(BASE, Perspective.SOCIETY, date).foot(texts) == (
        Origin(BASE, Perspective.SOCIETY, date).line(texts, short=True),
    )


def test_a_case_stands_in_files_for_machines_where_there_is_one() -> None:
    date = datetime.date(2026, 1, 31)
    assert "case" not in Origin(BASE, Perspective.SOCIETY, date).as_dict()
    assert Origin(BASE, Perspective.SOCIETY, date, case="Solvang").as_dict()["case"] == "Solvang"
