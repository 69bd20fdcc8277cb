"""`hiacalc meeting` writes the sheet or the slide, whole or not at all."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from hiacalc.present.locale.language import language
from tests.cli.command import hiacalc

WORDS = ("meeting", "helseiarbeid-2025", "--set", "population.workers=43")


@pytest.mark.parametrize(("code", "options"), [("nb", ()), ("en", ("--slide",))])
def test_it_writes_one_page_in_the_language_and_says_so(code: str, options, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    done = hiacalc(*WORDS, *options, "--case", "Vår avd. <2>", "--output", str(file), language=code)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert str(file) in done.stderr
    (page,) = PdfReader(io.BytesIO(file.read_bytes())).pages
    text = " ".join(page.extract_text().split())
    assert text.startswith("Vår avd. <2>")
    assert language(code).say("meeting.questions.heading") in text
    assert {"nb": "1 verdi endret", "en": "1 value changed"}[code] in text


def test_it_refuses_other_files_and_keeps_what_is_there(tmp_path: Path) -> None:
    other, kept = tmp_path / "sheet.docx", tmp_path / "sheet.pdf"
    kept.write_text("mine")
    for file in (other, kept):
        done = hiacalc(*WORDS, "--output", str(file))
        assert (done.returncode, done.stdout) == (2, "")
    assert not other.exists()
    assert kept.read_text() == "mine"
    assert hiacalc("meeting", "helseiarbeid-2025").returncode == 2
