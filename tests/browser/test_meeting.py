"""The sheet and the slide for a meeting, taken from the page, tell the page's own figures."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from hiacalc.scenario import shipped
from hiacalc.ui.session.link import query
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import OPENING, State
from tests.browser.views import LOCALES

pytestmark = pytest.mark.browser

CASE = "Solvang sykehjem, avd. 2"
BUTTONS = {"nb": ("Møteark, A4 (PDF)", "Lysbilde (PDF)"), "en": ("Meeting sheet, A4 (PDF)", "Slide (PDF)")}
FILES = {
    "nb": ("solvang-sykehjem-avd-2-moteark.pdf", "solvang-sykehjem-avd-2-lysbilde.pdf"),
    "en": ("solvang-sykehjem-avd-2-meeting-sheet.pdf", "solvang-sykehjem-avd-2-slide.pdf"),
}


def solvang(code: str) -> State:
    state = State(code, shipped(OPENING), case=CASE)
    for path, value in (
        ("population.workers", OwnFigure(43.0)),
        ("population.workers_per_employer", OwnFigure(43.0)),
        ("population.fte_per_worker", OwnFigure(0.7)),
        ("absence.rate", OwnFigure(0.112)),
        ("valuation.annual_value_per_fte", OwnFigure(620_000.0, price_year=2025)),
    ):
        state.change(path, value)
    return state


def taken(page: Page, button: str) -> tuple[str, PdfReader]:
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name=button).click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"%PDF"), data[:300]
    return waiting.value.suggested_filename, PdfReader(io.BytesIO(data))


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("code", ["nb", "en"])
def test_sheet_and_slide_tell_what_the_page_tells(open_page, code: str) -> None:
    page = open_page(LOCALES[code], query=query(solvang(code)))
    heading = plain(page.locator("[class*=st-key-verdict] h2").inner_text())
    figures = [plain(value) for value in page.get_by_test_id("stMetricValue").all_inner_texts()]
    assert len(figures) >= 4
    for place, (button, file) in enumerate(zip(BUTTONS[code], FILES[code], strict=True)):
        name, reader = taken(page, button)
        assert name == file
        assert len(reader.pages) == 1
        text = plain(reader.pages[0].extract_text())
        assert CASE in text
        assert heading in text
        for figure in figures if place == 0 else []:
            assert figure in text, figure
        links = [note.get_object()["/A"]["/URI"] for note in reader.pages[0]["/Annots"]]
        assert links
        assert all(link.startswith(page.url.partition("?")[0]) for link in links)
    assert page.complaints == []
    page.goto(links[0])
    page.get_by_role("heading", level=1).wait_for(timeout=60_000)
    page.get_by_text(heading[:60]).first.wait_for(timeout=60_000)
