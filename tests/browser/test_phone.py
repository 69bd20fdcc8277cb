"""The page on a phone and at 200 % zoom: pictures as wide as there is room, inputs and language in sight."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hiacalc.present.locale.language import language
from hiacalc.ui.session.state import View
from tests.browser.test_page import figure, spaced
from tests.browser.views import VIEWS, report, settle, show

pytestmark = pytest.mark.browser

PHONE, ZOOMED = 390, 640  # of a common phone, and of a laptop at 200 %
DRAWN = ".st-key-narrow-picture"
# How far the marks and texts of a picture reach, and the part of the page that it stands in.
REACH = """(picture) => {
  const svg = picture.querySelector('.main-svg');
  const seen = [...picture.querySelectorAll('.main-svg text, .bars path, .scatterlayer path')]
    .filter((part) => part.textContent.trim() || part.tagName === 'path')
    .map((part) => part.getBoundingClientRect())
    .filter((box) => box.width);
  const bars = [...picture.querySelectorAll('.bars .point path')].map((part) => part.getBoundingClientRect());
  return {
    left: Math.min(...seen.map((box) => box.left)), right: Math.max(...seen.map((box) => box.right)),
    widest: Math.max(0, ...bars.map((box) => box.width)),
    scrolls: picture.scrollWidth > picture.clientWidth + 1,
    frame: picture.getBoundingClientRect().toJSON(), svg: svg.getBoundingClientRect().width,
  };
}"""
CASES = [
    (View.SENSITIVITY, "narrow-picture"),
    (View.UNCERTAINTY, "narrow-picture"),
    (View.EVIDENCE, "narrow-picture"),
    (View.ACTORS, "narrow-picture"),
    (View.ACTORS, "narrow-picture-survival"),
]


@pytest.mark.parametrize("width", [PHONE, ZOOMED])
@pytest.mark.parametrize(("view", "key"), CASES, ids=str)
def test_a_picture_is_drawn_for_the_width_it_has(open_page, view: View, key: str, width: int) -> None:
    page = open_page("nb-NO", width=width, query=f"view={view.value}")
    picture = page.locator(f".st-key-{key}")
    expect(picture.locator(".main-svg").first).to_be_attached()
    settle(page)
    reach = picture.evaluate(REACH)
    assert not reach["scrolls"]
    assert reach["svg"] <= reach["frame"]["width"] + 1
    assert reach["left"] >= reach["frame"]["left"] - 1
    assert reach["right"] <= reach["frame"]["right"] + 1
    if view is View.SENSITIVITY:
        assert reach["widest"] > 0.2 * width
    assert page.complaints == []


def test_pictures_follow_the_window_and_come_to_rest(open_page) -> None:
    page = open_page("en-GB", query=report("en-GB", "sensitivity"))
    wide = page.locator(".st-key-picture")
    expect(wide.locator(".bars path").first).to_be_attached()
    for width, locator in ((PHONE, DRAWN), (1280, ".st-key-picture"), (ZOOMED, DRAWN)):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(locator).locator(".bars path").first).to_be_attached()
    settle(page)
    page.evaluate(
        """() => {
          window.presses = 0;
          document.querySelector('.st-key-screen').addEventListener('click', () => window.presses++, true);
        }"""
    )
    page.get_by_role("button", name="Reset all").count()
    page.wait_for_timeout(2_000)
    assert page.evaluate("window.presses") == 0
    assert page.complaints == []


def test_what_tells_the_width_is_neither_seen_nor_heard(open_page) -> None:
    page = open_page("en-GB")
    choices = page.locator(".st-key-screen button")
    expect(choices).to_have_count(4)
    assert not choices.first.is_visible()
    assert page.get_by_role("radio", name="820").count() == 0


def test_files_are_drawn_for_print_on_a_phone_too(open_page, tmp_path: Path) -> None:
    page = open_page("en-GB", width=PHONE, query=report("en-GB", "sensitivity"))
    expect(page.locator(DRAWN).locator(".bars path").first).to_be_attached()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=re.compile("SVG")).first.click()
    svg = Path(download.value.path()).read_text(encoding="utf-8")
    assert re.search(r'<svg[^>]* width="820"', svg)


@pytest.mark.parametrize("code", ["nb", "en"])
def test_inputs_and_language_are_found_by_their_words(open_page, code: str) -> None:
    texts, other = language(code), language("en" if code == "nb" else "nb")
    page = open_page({"nb": "nb-NO", "en": "en-GB"}[code], width=PHONE, query=report(code, "method"))
    opener = page.get_by_role("button", name=texts.say("screen.inputs"), exact=True)
    expect(opener).to_be_visible()
    assert opener.evaluate("part => getComputedStyle(part, '::after').content") == (
        f'"{texts.say("screen.inputs")}"'
    )
    page.get_by_role("button", name=other.say("screen.language"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(other.say("page.tagline"))
    expect(page.get_by_role("button", name=other.say("screen.inputs"), exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=texts.say("screen.language"), exact=True)).to_have_count(1)
    page.get_by_role("button", name=other.say("screen.inputs"), exact=True).click()
    expect(page.get_by_role("slider").first).to_be_visible()
    assert page.complaints == []


def test_the_last_column_of_who_gains_is_in_sight(open_page) -> None:
    page = open_page("en-GB", width=PHONE, query=report("en-GB", "actors"))
    head = page.get_by_test_id("stTable").first.locator("th")
    expect(head.first).to_be_visible()
    columns = {cell.inner_text(): cell.bounding_box() for cell in head.all()}
    net = columns["Net"]
    assert net["x"] + net["width"] <= PHONE
    assert all(box["width"] < 130 for box in columns.values())


def test_names_stay_in_sight_when_a_table_scrolls(open_page) -> None:
    page = open_page("en-GB", width=PHONE, query=report("en-GB", "sensitivity"))
    cell = page.get_by_test_id("stTable").last.locator("tbody td").first
    cell.scroll_into_view_if_needed()
    before = cell.bounding_box()["x"]
    cell.evaluate("cell => { cell.closest('.stTable > div').scrollLeft = 60; }")
    assert cell.bounding_box()["x"] == pytest.approx(before, abs=2)


@pytest.mark.parametrize("width", [320, PHONE, ZOOMED])
def test_no_view_is_wider_than_the_page(open_page, width: int) -> None:
    page: Page = open_page("nb-NO", width=width)
    for view, name in zip(View, VIEWS["nb"], strict=True):
        show(page, name)
        page.wait_for_timeout(400)
        settle(page)
        main = page.get_by_test_id("stMain")
        assert main.evaluate("element => element.scrollWidth <= element.clientWidth"), view
        wide = page.evaluate(
            """() => [...document.querySelectorAll('[class*="st-key-narrow-picture"]')]
              .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className)"""
        )
        assert wide == [], view


def test_the_end_of_a_bar_opens_by_touch(open_page) -> None:
    page = open_page("en-GB", width=PHONE, query=report("en-GB", "sensitivity"))
    bar = page.locator(DRAWN).locator(".bars path").first
    expect(bar).to_be_attached()
    settle(page)
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(DRAWN).locator(".hoverlayer .hovertext").first).to_be_visible()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(figure(page)).to_have_text(spaced("NOK 31 700"))
