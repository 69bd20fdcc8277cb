"""My workplace in a browser: nothing typed is lost, slips are mended, and the answer is the employer's."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_page import both, spaced
from tests.browser.test_uncertainty import phrase
from tests.browser.views import pick, report, settle, show

pytestmark = pytest.mark.browser

VIEW = "view=workplace"
WORDS = {
    "nb": {
        "workers": "Ansatte",
        "part_time": "Årsverk i alt, eller stillingsbrøk",
        "units": "Arbeidsplasser",
        "absence": "Sykefraværet hos dere",
        "years": "Antall år sykefraværet er målt over",
        "wage": "Årslønn for full stilling",
        "attendance": "Oppmøte",
        "case": "Navn på saken",
        "industry": "Bransjens fravær",
    },
    "en": {
        "workers": "Employees",
        "part_time": "Full-time equivalents in all, or mean position",
        "units": "Workplaces",
        "absence": "Your sickness absence",
        "years": "Years that the absence covers",
        "wage": "Annual wage for a full-time year",
        "attendance": "Attendance",
        "case": "Name of the case",
        "industry": "Absence of the industry",
    },
}
FIELDS = WORDS["en"]
ANSWER = {
    "nb": ["373 000 kr", "omtrent opp i opp", "39 færre", "15 færre", "760 dager", "3 av 100", "20 000"],
    "en": ["NOK 373 000", "about breaks even", "39 fewer", "15 fewer", "760 days", "3 of 100", "20 000"],
}


def field(page: Page, name: str):
    return page.get_by_role("textbox", name=name, exact=True)


def fill(page: Page, name: str, text: str) -> None:
    """Type in a field and leave it."""
    field(page, name).fill(text)
    field(page, name).press("Tab")
    settle(page)


def answer(page: Page):
    return page.locator(".st-key-own-answer")


@both
def test_the_planner_gets_the_answer_of_her_workplace(open_page, words) -> None:
    code = words["locale"][:2]
    names, page = WORDS[code], open_page(words["locale"], query=VIEW)
    expect(
        page.get_by_text("Skriv antall ansatte og" if code == "nb" else "Enter the number of emp")
    ).to_be_visible()
    fill(page, names["case"], "Solbakken")
    fill(page, names["workers"], "43")
    fill(page, names["part_time"], "30,1" if code == "nb" else "30.1")
    fill(page, names["units"], "1")
    fill(page, names["absence"], "11,2 %" if code == "nb" else "11.2 %")
    fill(page, names["wage"], "620 000")
    box = answer(page)
    expect(box.get_by_role("heading")).to_contain_text("Solbakken")
    for text in ANSWER[code]:
        expect(box).to_contain_text(phrase(text))
    values = {"workers": "43", "part_time": "70 %", "units": "1", "years": "1"}
    values |= {"absence": "11,2 %", "wage": "620 000 kr"} if code == "nb" else {"absence": "11.2 %"}
    for name, value in values.items():
        expect(field(page, names[name])).to_have_value(spaced(value))
    assert page.complaints == []


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("workers", "forty", "is not a number. Enter for example 43."),
        ("part_time", "90", "more full-time equivalents than the 43 employees"),
        ("units", "60", "more than the 43 employees"),
        ("absence", "0.112", "can mean two things"),
        ("wage", "620 00", "a space in an unusual place"),
        ("attendance", "-5", "can't be used. It can be 0 % to 100 %"),
    ],
)
def test_each_kind_of_error_is_told_beside_its_field_and_nothing_is_lost(
    open_page, name, text, sentence
) -> None:
    page = open_page("en-GB", query=VIEW)
    good = {"workers": "43", "absence": "11.2 %", "wage": "620 000", "attendance": "80 %"}
    for other, value in good.items():
        if other != name:
            fill(page, FIELDS[other], value)
    fill(page, FIELDS[name], text)
    if name in ("units", "part_time"):
        expect(field(page, FIELDS["workers"])).to_have_value("43")
    alert = page.get_by_test_id("stAlert").filter(has_text=sentence if "43" not in sentence else FIELDS[name])
    expect(alert).to_have_count(1)
    below = alert.bounding_box()["y"] - field(page, FIELDS[name]).bounding_box()["y"]
    assert 0 < below < 130
    assert alert.bounding_box()["x"] - field(page, FIELDS[name]).bounding_box()["x"] < 40
    expect(field(page, FIELDS[name])).to_have_value(text)
    fill(page, FIELDS["years"], "2")  # another field counts, and takes nothing with it
    expect(field(page, FIELDS[name])).to_have_value(text)
    for other in good:
        if other != name:
            expect(field(page, FIELDS[other])).not_to_have_value("")
    show(page, "Method")
    show(page, "My workplace")
    expect(field(page, FIELDS[name])).to_have_value(text)
    expect(alert).to_have_count(1)
    assert page.complaints == []


def test_slips_are_mended_with_one_press(open_page) -> None:
    page = open_page("en-GB", query=VIEW)
    fill(page, FIELDS["absence"], "0.112")
    page.get_by_role("button", name=phrase("Use 11.2 %")).click()
    expect(field(page, FIELDS["absence"])).to_have_value(spaced("11.2 %"))
    fill(page, FIELDS["wage"], "62 000")
    expect(page.get_by_test_id("stAlert")).to_contain_text(phrase("NOK 744 000 or NOK 620 000"))
    page.get_by_role("button", name=phrase("Use NOK 620 000")).click()
    expect(field(page, FIELDS["wage"])).to_have_value(spaced("NOK 620 000"))
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert page.complaints == []


def test_a_field_that_is_being_typed_in_keeps_what_stands_there_while_another_counts(open_page) -> None:
    page = open_page("en-GB", query=VIEW)
    field(page, FIELDS["workers"]).fill("43")
    field(page, FIELDS["workers"]).press("Tab")
    for _ in range(6):  # the help, and the fields between
        if page.evaluate("() => document.activeElement.getAttribute('aria-label')") == FIELDS["part_time"]:
            break
        page.keyboard.press("Tab")
    page.keyboard.type("70 %")  # while the page counts with the employees
    settle(page)
    expect(field(page, FIELDS["part_time"])).to_have_value("70 %")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That is 30.1 full-time equivalents for 43 employees.")).to_be_visible()
    assert page.complaints == []


def test_the_industry_and_ones_own_absence_together(open_page) -> None:
    page = open_page("en-GB", query=VIEW)
    pick(page, FIELDS["industry"], re.compile("Health and social"))
    fill(page, FIELDS["workers"], "43")
    fill(page, FIELDS["part_time"], "70 %")
    fill(page, FIELDS["absence"], "11.2 %")
    box = page.locator(".st-key-own-and-industry")
    for text in ("Your own figure: 11.2 %", "7.8 %", "Both together: 9", "of the figure is chance"):
        expect(box).to_contain_text(phrase(text))
    both_rates = box.get_by_role("radio", name=re.compile("Both together"))
    both_rates.locator("xpath=ancestor::label").click()
    settle(page)
    expect(both_rates).to_be_checked()
    expect(field(page, FIELDS["absence"])).to_have_value(spaced("11.2 %"))
    expect(page.locator(".st-key-own-workplace")).to_contain_text(re.compile("Your sickness absence 9"))
    assert page.complaints == []


def test_what_is_stated_of_the_employer_can_be_taken_back(open_page) -> None:
    page = open_page("en-GB", query=VIEW)
    page.get_by_text("More: how sure").click()
    for name, option, before in (
        ("Who the employer is", "municipality", "not stated"),
        ("Zone of the employer's contribution", "zone IV", "not stated"),
    ):
        pick(page, name, option)
        expect(page.get_by_role("combobox", name=name)).not_to_have_value(before)
        pick(page, name, before)
        expect(page.get_by_role("combobox", name=name)).to_have_value(before)
    fill(page, "Hours covered by a substitute", "50 %")
    expect(answer(page)).to_contain_text("substitutes who are not needed")
    fill(page, "Hours covered by a substitute", "")
    expect(answer(page)).to_have_count(0)
    expect(page.get_by_text("inputs changed")).to_have_count(0)
    assert page.complaints == []


def test_how_sure_one_is_of_a_figure_with_a_range_of_ones_own(open_page) -> None:
    page = open_page("en-GB", query=report("en-GB", "workplace"))
    fill(page, FIELDS["attendance"], "90 %")
    page.get_by_text("More: how sure").click()
    group = page.get_by_role("radiogroup", name="How sure: Attendance")
    group.get_by_role("radio", name="Own range").click()
    settle(page)
    fill(page, "Attendance, lowest", "80 %")
    fill(page, "Attendance, highest", "100 %")
    expect(page.locator(".st-key-own-workplace")).to_contain_text(phrase("Attendance 90 % (80 % to 100 %)"))
    expect(group.get_by_role("radio", name="Own range")).to_be_checked()
    assert page.complaints == []


@pytest.mark.parametrize("code", ["nb", "en"])
def test_on_a_phone_the_fields_are_as_wide_as_the_screen(open_page, code: str) -> None:
    page = open_page("nb-NO" if code == "nb" else "en-GB", width=390, query=f"{VIEW}&language={code}")
    fill(page, WORDS[code]["workers"], "43")
    for name in ("workers", "absence", "wage"):
        box = field(page, WORDS[code][name]).bounding_box()
        assert box["width"] > 300
        assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.complaints == []


@pytest.mark.parametrize(("code", "scheme"), [("nb", "light"), ("en", "dark")])
def test_fields_with_all_that_is_said_beside_them_are_accessible(open_page, code: str, scheme: str) -> None:
    page = open_page("nb-NO" if code == "nb" else "en-GB", scheme=scheme, query=f"{VIEW}&language={code}")
    names = WORDS[code]
    pick(page, names["industry"], re.compile("Helse- og|Health and"))
    typed = {"workers": "43", "absence": "11 %", "units": "60", "wage": "62 000", "attendance": "0,8"}
    for name, text in typed.items():
        fill(page, names[name], text)
    page.locator(".st-key-own-more").get_by_text(re.compile("^(Mer|More):")).click()
    settle(page)
    assert page.get_by_test_id("stAlert").count() >= 3
    violations = Axe().run(page).response["violations"]
    assert [fault["id"] for fault in violations if fault["impact"] in ("serious", "critical")] == []
    assert page.complaints == []
