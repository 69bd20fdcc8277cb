"""A document as PDF: accessible, the same each time, and no text in it is markup."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from hiacalc.present.document.meeting import meeting_sheet, meeting_slide
from hiacalc.present.document.model import Document, Lead, Link, Numbered, Paper, Section, Table
from hiacalc.present.document.pdf import pdf
from hiacalc.present.locale.language import language
from tests.present.document.made import DATE, meeting, pages, plain, solvang

HOSTILE = '#panic("x") $x$ <a> #read("/etc/passwd") @ref _a_ *b* `c` = d \\ -- // [e] #include "f.typ"'


def document(text: str, code: str = "nb", paper: Paper = Paper.A4) -> Document:
    section = Section((Lead(text, (text,)), Numbered((text,)), Table((text, "b"), (("c", text),))), text)
    return Document(
        text, text, code, DATE, paper, (((section,),),), (text,), Link(text, "https://example.org/")
    )


@pytest.mark.parametrize("paper", Paper)
def test_hostile_text_comes_out_as_plain_text(paper: Paper) -> None:
    data = pdf(document(HOSTILE, paper=paper))
    (text,) = pages(data)
    assert text.replace(" ", "").count(HOSTILE.replace(" ", "")) == 10  # in every place that it stands in
    assert PdfReader(io.BytesIO(data)).metadata.title == HOSTILE


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Avd. 漢", "Avd. [U+6F22]"),
        ("Avd.\0", "Avd.[U+0000]"),
        ("Avd. \N{RIGHT-TO-LEFT OVERRIDE}abc", "Avd. [U+202E]abc"),
        ("Avd.\nto", "Avd. to"),
    ],
)
def test_what_cannot_be_printed_stands_as_its_number(text: str, printed: str) -> None:
    (page,) = pages(pdf(document(text)))
    assert printed in page
    sentence = language("nb").say("meeting.replaced", signs="").rstrip(" .")
    assert (sentence in page) == ("U+" in printed)


def test_letters_of_many_languages_are_printed() -> None:
    (page,) = pages(pdf(document("Ærlig Øystein på Åsen, Đorđe, Łukasz, Čapek, naïve – «nei» 100 € ≥ 5 −3")))
    assert "Ærlig Øystein på Åsen, Đorđe, Łukasz, Čapek, naïve – «nei» 100 € ≥ 5 −3" in page
    assert "U+" not in page


@pytest.mark.parametrize("code", ["nb", "en"])
def test_it_claims_the_standards_and_tells_title_language_and_date(code: str) -> None:
    data = pdf(document("Avd. 2", code))
    reader = PdfReader(io.BytesIO(data))
    catalogue = reader.trailer["/Root"]
    assert str(catalogue["/Lang"]).startswith(code)
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Avd. 2"
    assert reader.metadata.creation_date.date() == DATE
    metadata = catalogue["/Metadata"].get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert b"<pdfaid:part>2</pdfaid:part>" in metadata
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_the_same_document_gives_the_same_bytes_and_another_day_others() -> None:
    made = document("Avd. 2")
    assert pdf(made) == pdf(made)
    assert pdf(replace(made, date=DATE.replace(day=1))) != pdf(made)


@pytest.mark.parametrize("laid_out", [meeting_sheet, meeting_slide])
@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_checker_of_accessibility_finds_nothing(laid_out, code: str, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf(laid_out(meeting(solvang()), language(code))))
    for checker in (["outloud", "--fail-on", "warning"], ["pdfua", "check"]):
        command = [str(Path(sys.executable).with_name(checker[0])), *checker[1:], str(file)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize("laid_out", [meeting_sheet, meeting_slide])
def test_a_picture_has_every_figure_in_words(laid_out) -> None:
    made = laid_out(meeting(solvang()), language("nb"))
    data = pdf(made)
    reader = PdfReader(io.BytesIO(data))
    alternatives = _alternatives(reader.trailer["/Root"]["/StructTreeRoot"])
    assert len(alternatives) == 1
    assert "Grunnverdi" in plain(alternatives[0])


def _alternatives(node) -> list[str]:
    node = node.get_object()
    if isinstance(node, list):
        return [text for part in node for text in _alternatives(part)]
    if not hasattr(node, "get"):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (_alternatives(node["/K"]) if "/K" in node else [])
