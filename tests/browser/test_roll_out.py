"""The roll-out in a real browser: chosen by a press, moved by keys, told by ear, on phone and on paper."""

import io
import itertools
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from hiacalc.scenario import shipped
from hiacalc.ui.session.link import query
from hiacalc.ui.session.state import State, View
from tests.browser.test_hearing import LEVELS, RESULT, SLUG, foreign
from tests.browser.test_views import CUT, LOOKS
from tests.browser.views import LOCALES, pick, settle

pytestmark = pytest.mark.browser

ANSWER = ".st-key-roll-out-answer"
QUESTION = {"nb": "Hele landet?", "en": "Whole country?"}


@cache
def link(code: str, name: str = "rollout-today") -> str:
    """The query of a whole link to the view of a shipped roll-out."""
    return query(State(code, shipped(name), view=View.ROLL_OUT))


def headline(page: Page) -> str:
    return page.locator(f"{ANSWER} h2").inner_text().replace("\N{NO-BREAK SPACE}", " ")


def asked(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def test_a_planner_comes_from_the_first_page_to_the_answer_in_two_presses(open_page) -> None:
    page = open_page("nb-NO")
    page.get_by_role("radio", name=QUESTION["nb"], exact=True).click()
    settle(page)
    page.get_by_role("button", name="Innføring i hele landet fra 2027").click()
    expect(page.locator(ANSWER)).to_be_visible()
    settle(page)
    assert "venter fortsatt når utrullingen slutter i 2036" in headline(page)
    assert asked(page)["scenario"] == "rollout-today"
    assert asked(page)["view"] == "roll-out"
    page.get_by_role("button", name="Angre: valg av scenario").click()
    settle(page)
    expect(page.get_by_role("button", name="Innføring i hele landet fra 2027")).to_be_visible()
    assert page.complaints == []
    assert page.elsewhere == []


def test_what_matters_stands_above_the_fold(open_page) -> None:
    page = open_page("nb-NO", query=link("nb"))
    for part in (
        page.locator(f"{ANSWER} h2"),
        page.locator(".st-key-roll-out-figures").get_by_test_id("stMetricValue").last,
        page.locator(f"{ANSWER} li").filter(has_text="NAV-rådgivere"),
        page.locator(f"{ANSWER} li").filter(has_text="Helsetjenesten må betale"),
    ):
        box = part.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 900


def test_controls_move_the_answer_the_address_and_what_is_told(open_page) -> None:
    page = open_page("en-GB", query=link("en"))
    page.wait_for_timeout(1_000)
    assert page.locator(RESULT).inner_text() == ""
    before = headline(page)
    pick(page, "Start in", "2031")
    expect(page.locator(RESULT)).not_to_be_empty()
    settle(page)
    assert headline(page) != before
    assert page.locator(RESULT).inner_text().startswith(page.locator(f"{ANSWER} h2").inner_text())
    assert asked(page)["programme.delay"] == "4.0"
    slider = page.get_by_role("slider", name="Share who accept")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("button", name="Undo: Share who accept")).to_be_enabled()
    settle(page)
    assert asked(page)["programme.acceptance"] == "0.95"
    page.reload()
    page.locator(ANSWER).wait_for()
    settle(page)
    assert page.get_by_role("combobox", name="Start in").input_value() == "2031"
    assert page.complaints == []


def test_a_line_that_ends_is_an_input_in_the_address(open_page) -> None:
    page = open_page("nb-NO", query=link("nb"))
    page.locator("summary").filter(has_text="Mer: region").click()
    settle(page)
    pick(page, "Slutter i", "2030")
    settle(page)
    assert asked(page)["programme.funding.1.ends"] == "2030.0"
    pick(page, "Vis arbeidstakere og årsverk for", "Helse Nord")
    expect(page.locator(ANSWER)).to_contain_text("Arbeidstakere og årsverk gjelder Helse Nord")
    assert page.complaints == []


@pytest.mark.parametrize(("code", "width", "scheme"), LOOKS, ids=str)
def test_it_is_accessible_and_fits(open_page, code: str, width: int, scheme: str) -> None:
    page = open_page(LOCALES[code], width=width, scheme=scheme, query=link(code))
    page.locator(ANSWER).wait_for()
    page.locator("summary").filter(has_text={"nb": "Mer: region", "en": "More: region"}[code]).click()
    settle(page)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert page.evaluate(CUT) == []
    faults = [
        (fault["id"], node["target"])
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
    assert faults == []
    levels = page.evaluate(LEVELS)
    assert levels[:2] == [1, 2]
    assert all(other - level <= 1 for level, other in itertools.pairwise(levels)), levels
    if code == "nb":
        assert foreign(page) == []
    assert [
        cell for cell in page.locator(".stTable :is(td, th)").all_inner_texts() if SLUG.search(cell)
    ] == []
    assert page.complaints == []


def test_the_answer_and_the_years_are_printed_and_no_control(open_page) -> None:
    page = open_page("nb-NO", query=link("nb"))
    page.locator(ANSWER).wait_for()
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)
    for part in ("venter fortsatt når utrullingen slutter i 2036", "NAV-rådgivere:", "År for år", "2036"):
        assert part in text, part
    for control in ("Prøv noe annet", "Oppstart i", "Tabellen som CSV"):
        assert control not in text, control


def test_the_table_can_be_taken_away(open_page) -> None:
    page = open_page("en-GB", query=link("en"))
    page.locator(ANSWER).wait_for()
    with page.expect_download() as coming:
        page.get_by_role("button", name="CSV data").last.click()
    rows = coming.value.path().read_text(encoding="utf-8").splitlines()
    assert coming.value.suggested_filename == "rollout-today-roll-out-machine.csv"
    assert any("2036" in row and "health_service" in row for row in rows)
