"""Every input can be changed and put back; a bad entry is told and changes nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from hiacalc.scenario import shipped
from hiacalc.scenario.labels import wording
from tests.browser.test_page import figure, spaced
from tests.browser.views import LOCALES, report, settle

pytestmark = pytest.mark.browser

STANDINGS = re.compile("|".join(wording("nb").words["provenance"].values()))


def assumptions(open_page, code: str, group: str) -> Page:
    page = open_page(LOCALES[code], query=report(LOCALES[code], "assumptions"))
    page.get_by_role("radio", name=group, exact=True).click()
    settle(page)
    return page


def row(page: Page, path: str):
    return page.locator(f".st-key-row-{path.replace('.', '-')}")


def enter(page: Page, path: str, text: str) -> None:
    field = row(page, path).get_by_role("textbox")
    field.fill(text)
    field.press("Enter")
    settle(page)


def test_an_input_can_be_changed_and_put_back(open_page) -> None:
    page = assumptions(open_page, "nb", "Gjennomføring")
    enter(page, "delivery.fare", "1 200 kr")
    expect(figure(page)).to_have_text(spaced("4,70 mill. kr"))
    expect(row(page, "delivery.fare")).to_contain_text("Flyttet fra 600\u00a0kr (antakelse)")
    expect(
        page.get_by_text(
            "Reisekostnad per møte, 2014-kroner: 1 200 kr".replace(" 200 kr", "\u00a0200\u00a0kr")
        )
    ).to_be_visible()
    row(page, "delivery.fare").get_by_role("button").click()
    expect(figure(page)).to_have_text(spaced("4,93 mill. kr"))
    expect(row(page, "delivery.fare").get_by_role("textbox")).to_have_value("600\u00a0kr")
    assert page.complaints == []


def test_a_bad_entry_is_told_and_changes_nothing(open_page) -> None:
    page = assumptions(open_page, "en", "Delivery")
    for text in ("=1+1", "<b>7</b>", "-5", "5 %"):
        enter(page, "delivery.fare", text)
        expect(page.get_by_test_id("stAlert")).to_be_visible()
        expect(figure(page)).to_have_text(spaced("NOK 4.93 million"))
        expect(row(page, "delivery.fare").get_by_role("textbox")).to_have_value("NOK\u00a0600")
    assert page.complaints == []


def test_a_setting_and_a_horizon_can_be_chosen(open_page) -> None:
    page = assumptions(open_page, "en", "Time and rate")
    row(page, "time.timing").scroll_into_view_if_needed()
    settle(page)  # a list that is open closes when the page scrolls
    row(page, "time.timing").get_by_role("combobox").click()
    page.get_by_role("option", name=re.compile("end of the year")).click()
    expect(figure(page)).to_have_text(spaced("NOK 4.74 million"))
    page.get_by_role("button", name="Reset all").last.click()
    expect(figure(page)).to_have_text(spaced("NOK 4.93 million"))
    settle(page)  # the answer comes first, and the fields are new
    enter(page, "time.horizon", "3 years")
    expect(figure(page)).to_have_text(spaced("NOK 1.81 million"))
    assert page.complaints == []


@pytest.mark.parametrize("name", ["helseiarbeid-2016", "helseiarbeid-2025"])
def test_every_input_of_the_scenario_stands_in_some_group_with_its_standing(open_page, name) -> None:
    page = open_page(LOCALES["nb"], query=f"scenario={name}&view=assumptions")
    groups = page.locator("[class*='st-key-group'] [role=radio]").all_inner_texts()
    seen = set()
    for group in groups:
        page.get_by_role("radio", name=group, exact=True).click()
        settle(page)
        for row in page.locator("[class*='st-key-row-']").all():
            seen |= {
                name for name in (row.get_attribute("class") or "").split() if name.startswith("st-key-row-")
            }
            if row.get_by_role("textbox").count() and row.get_by_role("textbox").input_value():
                expect(row).to_contain_text(STANDINGS)
    wanted = {f"st-key-row-{path.replace('.', '-')}" for path in shipped(name).leaves}
    assert wanted <= seen
