"""The sensitivity view in a real browser: it follows the sliders, pictures arrive, a click opens a case."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_page import EN, NB, figure, move, spaced
from tests.browser.views import pick, report

pytestmark = pytest.mark.browser


def drawn(page: Page):
    return page.locator(".st-key-picture")


def sensitivity(open_page, words) -> Page:
    page = open_page(words["locale"], query=report(words["locale"], "sensitivity"))
    expect(drawn(page).locator(".bars path").first).to_be_attached(timeout=20_000)
    turning = "Hva som ville snudd resultatet" if words is NB else "What would turn the result"
    expect(page.get_by_role("table", name=turning)).to_be_visible()
    return page


def test_the_chart_follows_the_sliders_and_a_click_opens_the_end_of_a_bar(open_page) -> None:
    page = sensitivity(open_page, EN)
    expect(drawn(page)).to_contain_text("at 2 % the net benefit".replace(" %", "\u00a0%"))
    move(page, "Value of a full-time year", "ArrowRight", 1)
    expect(drawn(page)).not_to_contain_text("4\u00a0926\u00a0870")
    page.get_by_role("button", name="Reset all").click()
    expect(drawn(page)).to_contain_text("4\u00a0926\u00a0870")
    bar = drawn(page).locator(".bars path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(drawn(page).locator(".hoverlayer .hovertext").first).to_be_visible()  # plotly has seen the pointer
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(figure(page)).to_have_text(spaced("NOK 31 700"))
    assert page.complaints == []


def test_the_other_pictures_are_drawn(open_page) -> None:
    page = sensitivity(open_page, EN)
    for picture in ("Response curve", "Spider", "Structural choices"):
        pick(page, "Picture", picture)
        expect(drawn(page).locator(".main-svg").first).to_be_visible()
        expect(page.get_by_text("What would turn the result")).to_be_visible()
    assert page.complaints == []
