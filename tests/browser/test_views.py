"""Every view, in both languages, light and dark, wide and narrow: whole, reachable and readable."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.views import LOCALES, VIEWS, pick, settle, show

pytestmark = pytest.mark.browser

# Fields of choice that are wider than the room they stand in, so that their end cannot be seen.
CUT = """() => [...document.querySelectorAll('[data-testid=stSelectbox]')]
  .filter(box => box.getBoundingClientRect().right > 0)  // not in a side panel that is closed
  .filter(box => box.parentElement.scrollWidth > box.parentElement.clientWidth + 1)
  .map(box => box.parentElement.className)"""
# The selectors of the product's own style sheet that find nothing; what Streamlit calls its parts may change.
IDLE = """() => {
  const own = [...document.styleSheets].find(
    (sheet) => [...sheet.cssRules].some((rule) => rule.selectorText === '.st-key-verdict-pays')
  );
  const rules = [...own.cssRules].flatMap((rule) => (rule.media ? [...rule.cssRules] : [rule]));
  const parts = rules.flatMap((rule) => rule.selectorText.replace(/::\\w+/g, '').split(/,(?![^(]*\\))/));
  const each = (part) => {
    const choice = part.match(/:is\\(([^()]*)\\)/);
    return choice ? choice[1].split(',').flatMap((one) => each(part.replace(choice[0], one.trim()))) : [part];
  };
  return parts.flatMap((part) => each(part.trim())).filter((part) => !document.querySelector(part));
}"""
LOOKS = [("nb", 1280, "light"), ("en", 390, "dark"), ("nb", 390, "light"), ("en", 1280, "dark")]


@pytest.mark.parametrize(("code", "width", "scheme"), LOOKS, ids=str)
def test_every_view_is_accessible_and_fits(open_page, code: str, width: int, scheme: str) -> None:
    page = open_page(LOCALES[code], width=width, scheme=scheme)
    main = page.get_by_test_id("stMain")
    violations = []
    for name in VIEWS[code]:
        show(page, name)
        assert main.evaluate("element => element.scrollWidth <= element.clientWidth"), name
        assert page.evaluate(CUT) == [], name
        response = Axe().run(page).response
        violations += [
            (name, fault["id"], node["target"])
            for fault in response["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
        assert "Traceback" not in page.content()
    assert violations == []
    assert page.evaluate("document.documentElement.lang") == code
    assert page.complaints == []
    assert page.elsewhere == []


@pytest.mark.parametrize("code", ["nb", "en"])
def test_opened_parts_are_accessible(open_page, code: str) -> None:
    page = open_page(LOCALES[code])
    titles = {
        "nb": ("Sammenlign med", "Ta vare på og del", "Bruk din egen"),
        "en": ("Compare with", "Keep and share", "Use your own"),
    }
    for title in titles[code]:
        page.get_by_text(title).first.click()
    page.get_by_role("radio", name="Netto nytte" if code == "nb" else "Net benefit", exact=True).click()
    page.get_by_test_id("stTable").first.wait_for()
    settle(page)
    violations = Axe().run(page).response["violations"]
    assert [f["id"] for f in violations if f["impact"] in ("serious", "critical")] == []
    assert page.complaints == []


def test_the_keyboard_alone_moves_the_result_and_changes_the_view(open_page) -> None:
    page = open_page("en-GB")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.type") == "range":
            break
    before = page.get_by_test_id("stMetricValue").first.inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('[data-testid=stMetricValue]').innerText !== before", arg=before
    )
    assert page.complaints == []


def test_print_leaves_out_the_controls_and_keeps_the_answer(open_page) -> None:
    page = open_page("nb-NO")
    page.emulate_media(media="print")
    assert not page.get_by_test_id("stSidebar").is_visible()
    assert page.get_by_test_id("stMetricValue").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_every_rule_of_the_style_sheet_finds_what_it_speaks_of(open_page) -> None:
    page = open_page("en-GB")
    idle = set(page.evaluate(IDLE))
    for name in VIEWS["en"][1:]:
        show(page, name)
        idle &= set(page.evaluate(IDLE))
    page = open_page("en-GB", query="scenario=no-effect")
    page.get_by_text("Compare with").first.click()
    pick(page, "The other scenario", "HelseIArbeid, the 2016 report")
    page.get_by_role("radio", name="Net benefit", exact=True).click()
    page.get_by_text("What the rules do to the answer").first.click()
    page.locator(".st-key-picture-rules").wait_for()
    page.get_by_test_id("stTable").first.wait_for()
    idle &= set(page.evaluate(IDLE))
    page = open_page("en-GB", query="view=workplace")
    page.get_by_role("button", name="Keep this one").click()
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name=re.compile("^Undo")).wait_for()
    page.locator('[class*="st-key-kept-"]').first.wait_for()
    idle &= set(page.evaluate(IDLE))
    page = open_page("en-GB", query="scenario=rollout-today&view=roll-out")
    page.locator(".st-key-roll-out-answer").wait_for()
    idle &= set(page.evaluate(IDLE))
    page = open_page("en-GB", width=390, query="view=method")  # where the inputs wait to be opened
    assert idle & set(page.evaluate(IDLE)) == set()


def test_pictures_are_dark_on_a_dark_page(open_page) -> None:
    page = open_page("nb-NO", scheme="dark", query="view=sensitivity")
    picture = page.locator(".st-key-picture .main-svg").first
    picture.wait_for(state="attached")
    assert picture.evaluate("svg => svg.style.background") == "rgb(17, 25, 31)"
