"""The page on paper: all that is read, nothing that is pressed, the values in use, and no picture cut."""

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from hiacalc.ui.session.link import query
from hiacalc.ui.session.state import View
from tests.browser.test_meeting import solvang
from tests.browser.views import LOCALES

pytestmark = pytest.mark.browser

PAPER = 703  # pixels of A4 between the margins of the style sheet
ENDS = """() => [...document.querySelectorAll('.main-svg')].map((drawn) => {
  const seen = drawn.getBoundingClientRect();
  return [seen.left, seen.right, drawn.getAttribute('viewBox'), seen.width / seen.height];
})"""


def opened(open_page, code: str, view: View) -> Page:
    state = solvang(code)
    state.view = view
    return open_page(LOCALES[code], query=query(state))


def printed(page: Page) -> list[str]:
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


@pytest.mark.parametrize(
    ("code", "year", "listed", "pressed"),
    [
        (
            "nb",
            "Etter år, diskontert",
            ["Verdier i bruk", "11,2 %", "620 000 kr", "43 arbeidstakere", "Endret", "70 %"],
            ["Last ned", "Min arbeidsplass", "Se rapporten", "Møteark"],
        ),
        (
            "en",
            "By year, discounted",
            ["Values in use", "11.2 %", "NOK 620 000", "43 workers", "Changed", "70 %"],
            ["Download", "My workplace", "See the report", "Meeting sheet"],
        ),
    ],
)
def test_all_years_and_the_values_in_use_are_printed_and_no_button(
    open_page, code: str, year: str, listed: list[str], pressed: list[str]
) -> None:
    page = opened(open_page, code, View.ACTORS)
    assert not page.locator(".st-key-printed").is_visible()
    text = " ".join(printed(page))
    years = text.partition(year)[2]
    factors = ["1,0000", "0,9615", "0,9246", "0,8890", "0,8548"]  # a year each, at 4 %
    for factor in factors:
        assert (factor if code == "nb" else factor.replace(",", ".")) in years
    for value in listed:
        assert value in text, value
    for name in pressed:
        assert name not in text, name
    assert page.complaints == []


def test_a_tornado_stands_whole_on_a_page(open_page) -> None:
    pages = printed(opened(open_page, "nb", View.SENSITIVITY))
    (sheet,) = [text for text in pages if "Lav inngangsverdi" in text]
    for part in ("Solvang sykehjem, avd. 2:", "Virkningens varighet", "Netto nytte, kr", "5 verdier endret"):
        assert part in sheet, part


@pytest.mark.parametrize("view", [View.RESULT, View.SENSITIVITY, View.ACTORS, View.UNCERTAINTY])
def test_no_picture_is_cut(open_page, view: View) -> None:
    page = opened(open_page, "nb", view)
    page.locator(".main-svg").first.wait_for()
    before = page.evaluate(ENDS)
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    for left, right, box, shape in page.evaluate(ENDS):
        assert 0 <= left < right <= PAPER + 1
        assert box
        _, _, width, height = map(float, box.split())
        assert shape == pytest.approx(width / height, rel=0.02)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    after = page.evaluate(ENDS)
    assert len(after) == len(before)
    assert [box for _, _, box, _ in after] == [None] * len(after)
