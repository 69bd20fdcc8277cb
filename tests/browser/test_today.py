"""Today's kroner on the page: what it opens on, the year of the answer, rules, ways of acting."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_page import EN, NB, both, figure, move, spaced
from tests.browser.test_uncertainty import phrase
from tests.browser.views import QUIET, open_part, pick, settle

pytestmark = pytest.mark.browser


def field(page: Page, name: str):
    return page.get_by_role("textbox", name=name, exact=True)


def reopened(page: Page, browser):
    """The page that the link of this one opens in another browser."""
    page.get_by_text("Keep and share").first.click()
    settle(page)
    context = browser.new_context(locale="de-DE")
    other = context.new_page()
    other.goto(page.get_by_test_id("stSidebar").locator("code").inner_text())
    other.get_by_role("heading", level=1).wait_for(timeout=60_000)
    settle(other)
    return other


@both
def test_it_opens_on_today_with_one_click_to_the_report_and_back(open_page, words) -> None:
    page = open_page(words["locale"], query=QUIET)
    today, report = ("i dag", "rapporten fra 2016") if words is NB else ("today", "2016 report")
    expect(page.get_by_text(re.compile(f"HelseIArbeid {today}, i.* 2025"))).to_be_visible()
    expect(figure(page)).to_have_text(spaced("6,58 mill. kr" if words is NB else "NOK 6.58 million"))
    page.get_by_role("button", name="Se rapporten" if words is NB else "See the report").click()
    expect(figure(page)).to_have_text(spaced(words["value"]))
    expect(page.get_by_text(re.compile(f"{report} .*2014"))).to_be_visible()
    page.get_by_role("button", name="Se HelseIArbeid" if words is NB else "See HelseIArbeid").click()
    expect(figure(page)).not_to_have_text(spaced(words["value"]))
    assert page.complaints == []


def test_the_year_of_the_answer_converts_and_keeps_what_was_moved(open_page, browser) -> None:
    page = open_page("en-GB", query=QUIET)
    move(page, "Value of a full-time year, 2025 kroner", "ArrowRight", 1)
    settle(page)
    wage = page.get_by_role("slider", name=re.compile("Value of a full-time year"))
    before = wage.get_attribute("aria-valuetext")
    open_part(page, "Scenario, price year and rules")
    pick(page, "Answer in kroner of", "2014")
    expect(page.get_by_role("slider", name="Value of a full-time year, 2014 kroner")).to_be_visible()
    assert wage.get_attribute("aria-valuetext") != before
    other = reopened(page, browser)
    expect(figure(other)).to_have_text(figure(page).inner_text())
    open_part(other, "Scenario, price year and rules")
    pick(other, "Answer in kroner of", "2025")
    expect(other.get_by_role("slider", name=re.compile("Value of a full-time"))).to_have_attribute(
        "aria-valuetext", before
    )
    other.context.close()
    assert page.complaints == []


def test_the_wage_of_a_workplace_has_its_year(open_page) -> None:
    page = open_page("en-GB", query="view=workplace")
    wage = field(page, "Annual wage for a full-time year")
    wage.fill("620 000")
    wage.press("Enter")
    slider = page.get_by_role("slider", name="Value of a full-time year, 2025 kroner")
    expect(slider).to_have_attribute("aria-valuetext", phrase("NOK 620 000"))
    settle(page)
    open_part(page, "Scenario, price year and rules")
    pick(page, "Answer in kroner of", "2014")
    slider = page.get_by_role("slider", name="Value of a full-time year, 2014 kroner")
    expect(slider).to_have_attribute("aria-valuetext", phrase("NOK 418 879"))
    expect(page.locator(".st-key-own-workplace")).to_contain_text(phrase("NOK 620 000 in 2025 kroner"))
    assert page.complaints == []


def test_statistics_fill_in_absence_and_wage(open_page, browser) -> None:
    page = open_page("en-GB", query="view=workplace")
    pick(page, "Absence of the industry", re.compile("Care, including"))
    pick(page, "Or wage as in the sector", re.compile("Municipalities"))
    part = page.locator(".st-key-own-workplace")
    for sentence in ("Q3 2022: 8.4 % absence", "more than 18 months old", "twelve mean monthly wages"):
        expect(part).to_contain_text(phrase(sentence))
    slider = page.get_by_role("slider", name="Sickness absence without the measure")
    expect(slider).to_have_attribute("aria-valuetext", phrase("8.4 %"))
    page.get_by_text("More: how sure").click()
    employer = page.get_by_role("combobox", name="Who the employer is")
    expect(employer).to_have_value("municipality")
    expect(page.get_by_text("Monthly wages by sector")).to_be_visible()  # it is old, and now in use
    figures = page.get_by_test_id("stMetricValue").all_inner_texts()
    other = reopened(page, browser)
    expect(other.get_by_test_id("stMetricValue")).to_have_text(figures)
    other.context.close()
    assert page.complaints == []


def test_rules_are_laid_over_and_go_along_in_the_link(open_page, browser) -> None:
    page = open_page("en-GB")
    before = figure(page).inner_text()
    open_part(page, "Scenario, price year and rules")
    pick(page, "Rules for the calculation", re.compile("R-109"))
    expect(figure(page)).not_to_have_text(before)
    page.get_by_text("What the rules do to the answer").first.click()
    expect(page.locator(".st-key-picture-rules .main-svg").first).to_be_visible()
    other = reopened(page, browser)
    expect(figure(other)).to_have_text(figure(page).inner_text())
    open_part(other, "Scenario, price year and rules")
    expect(other.get_by_role("combobox", name="Rules for the calculation")).to_have_value(re.compile("R-109"))
    other.context.close()
    assert page.complaints == []


def test_another_way_of_acting_has_inputs_of_its_own(open_page, browser) -> None:
    page = open_page("en-GB", query="view=evidence")
    open_part(page, "More assumptions")
    pick(page, "What the measure acts on", "shorter spells")
    expect(field(page, "Days shorter")).to_have_value(spaced("2 days"))
    expect(field(page, "Acts from day")).to_have_value(spaced("day 17"))
    expect(page.get_by_text("Sets of evidence hold for a measure that acts on all absence")).to_be_visible()
    expect(page.get_by_role("slider", name=EN["reduction"])).to_have_count(0)
    other = reopened(page, browser)
    expect(figure(other)).to_have_text(figure(page).inner_text())
    other.context.close()
    pick(page, "What the measure acts on", "all absence")
    expect(figure(page)).to_have_text(spaced("NOK 6.58 million"))
    assert page.complaints == []
