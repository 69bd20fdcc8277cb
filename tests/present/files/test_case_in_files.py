"""Files of charts bear the case: in their title, at their foot, in what they say of themselves."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.model import evaluate
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.exhibits.result import ResultPicture, result_exhibit
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.export import rendered
from hiacalc.present.files.few_colours import LARGEST
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from tests.present.cases import BASE, DATE

CASE = "Solvang sykehjem, avd. 2"
CHANGED = ("absence.rate", "effect.duration", "population.workers", "delivery.groups", "delivery.attendance")
SWEEP = one_way(BASE)
ORIGIN = Origin(BASE, SWEEP.perspective, DATE, len(CHANGED), "", CASE, CHANGED)


def tornado(code: str = "nb") -> Exhibit:
    return one_way_exhibit(SWEEP, OneWayPicture.TORNADO, ORIGIN, language(code), width=820)


def texts_of(exhibit: Exhibit) -> str:
    return " ".join(str(note["text"]) for note in exhibit.chart.figure["layout"]["annotations"])


@pytest.mark.parametrize(("code", "count"), [("nb", "5 verdier endret: "), ("en", "5 values changed: ")])
def test_title_and_foot_say_whose_it_is_and_what_was_changed(code: str, count: str) -> None:
    for shown in (
        tornado(code),
        result_exhibit(evaluate(BASE), ResultPicture.CASH_FLOW, ORIGIN, language(code)),
    ):
        assert shown.chart.title.startswith(f"{CASE}: ")
        assert CASE in texts_of(shown)
        assert count in texts_of(shown)


def test_without_a_case_the_title_is_the_finding() -> None:
    bare = replace(ORIGIN, case="", changed=(), changes=0)
    shown = one_way_exhibit(SWEEP, OneWayPicture.TORNADO, bare, language("nb"), width=820)
    assert shown.chart.title == tornado().chart.title.removeprefix(f"{CASE}: ")


def test_pdf_is_titled_and_of_a4() -> None:
    reader = PdfReader(io.BytesIO(rendered(tornado(), "pdf")))
    assert reader.metadata.title == tornado().chart.title
    (sheet,) = reader.pages
    sides = sorted((float(sheet.mediabox.width), float(sheet.mediabox.height)))
    assert sides == pytest.approx([595.3, 841.9], abs=1.0)
    assert CASE in " ".join(sheet.extract_text().split())


@pytest.mark.parametrize("form", ["svg", "html"])
def test_other_files_are_titled_by_the_case(form: str) -> None:
    assert f"<title>{CASE}: " in rendered(tornado(), form).decode()


def test_png_for_print_is_small() -> None:
    assert len(rendered(tornado(), "png")) <= LARGEST


def test_rows_for_machines_name_the_case() -> None:
    head, first, *_ = rendered(tornado(), "csv", Style.MACHINE).decode("utf-8-sig").splitlines()
    assert "case" in head.split(",")
    assert CASE in first
