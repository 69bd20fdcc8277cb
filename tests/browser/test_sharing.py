"""Keep and share: files that read back, a link that reopens the state, a workplace of one's own."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hiacalc.scenario import changed, load, parse, shipped
from hiacalc.scenario.registry import quantities
from tests.browser.test_page import EN, NB, both, figure, move, spaced
from tests.browser.test_uncertainty import phrase
from tests.browser.views import QUIET, report, settle

pytestmark = pytest.mark.browser


def shared(open_page, words) -> Page:
    page = open_page(words["locale"], query=report(words["locale"], "method"))
    move(page, words["reduction"], "ArrowRight", 4)
    page.get_by_text("Ta vare på og del" if words is NB else "Keep and share").first.click()
    value = "8,23 mill. kr" if words is NB else "NOK 8.23 million"
    expect(figure(page)).to_have_text(spaced(value))
    settle(page)
    return page


def fetched(page: Page, name: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@both
def test_both_files_read_back_to_the_same_inputs(open_page, words) -> None:
    page = shared(open_page, words)
    names = (
        ("Bare endringene", "Hele scenarioet") if words is NB else ("Only the changes", "The whole scenario")
    )
    then = changed(shipped("helseiarbeid-2016"), {"effect.relative_reduction": 0.07})
    for name in names:
        file, data = fetched(page, name)
        scenario = parse(data, file)
        assert file.endswith(".yaml")
        assert scenario.numbers == then.numbers
        assert quantities(scenario) == quantities(then)
        assert "(endret)" in scenario.title.nb
        assert "(changed)" in scenario.title.en
    assert page.complaints == []


@both
def test_the_link_reopens_the_state_in_another_browser(open_page, browser, words) -> None:
    page = shared(open_page, words)
    page.get_by_role("radio", name="Forutsetninger" if words is NB else "Assumptions", exact=True).click()
    settle(page)
    link = page.get_by_test_id("stSidebar").locator("code").inner_text()
    context = browser.new_context(locale="de-DE")
    other = context.new_page()
    other.goto(link)
    value = "8,23 mill. kr" if words is NB else "NOK 8.23 million"
    expect(figure(other)).to_have_text(spaced(value), timeout=20_000)
    view = "Forutsetninger" if words is NB else "Assumptions"
    expect(other.get_by_role("radio", name=view, exact=True)).to_be_checked()
    context.close()


@pytest.mark.parametrize(
    "query",
    [
        "language=xx",
        "scenario=%3Cscript%3Ealert(1)%3C/script%3E",
        "absence.rate=%3D1%2B1",
        "file=broken",
        "effect.relative_reduction=-2",
    ],
)
def test_a_strange_link_is_told_and_opens_as_without_one(open_page, query: str) -> None:
    page = open_page("en-GB", query=f"{query}&{QUIET}")
    expect(page.get_by_test_id("stAlert")).to_be_visible(timeout=20_000)
    expect(figure(page)).to_have_text(spaced("NOK 6.58 million"))
    assert "Traceback" not in page.content()
    assert page.locator("script:text('alert(1)')").count() == 0


@both
def test_a_link_that_lost_its_end_is_refused_whole(open_page, words) -> None:
    page = shared(open_page, words)
    link = page.get_by_test_id("stSidebar").locator("code").inner_text()
    whole = link.partition("?")[2]
    assert whole.startswith("seal=")
    for cut in (1, len("&effect.relative_reduction=0.06")):
        other = open_page("de-DE", query=whole[:-cut])
        sentence = (
            "Lenken er kuttet eller endret" if words is NB else "The link was cut or changed on its way."
        )
        expect(other.get_by_test_id("stAlert").first).to_contain_text(sentence)
        value = "6,58 mill. kr" if words is NB else "NOK 6.58 million"
        expect(figure(other)).to_have_text(spaced(value))
        assert other.complaints == []


@both
def test_a_link_that_says_a_thing_twice_or_too_much_is_told(open_page, words) -> None:
    code = "nb" if words is NB else "en"
    twice = f"scenario=model-1&scenario=model-2&language={code}"
    many = f"language={code}&" + "&".join(f"x{number}=1" for number in range(3000))
    for query, sentence in (
        (twice, "mer enn én gang" if words is NB else "more than once"),
        (many, "lengre enn noen" if words is NB else "longer than any"),
    ):
        page = open_page("de-DE", query=query)
        expect(page.get_by_test_id("stAlert").first).to_contain_text(sentence)
        expect(figure(page)).to_be_visible()
        assert page.complaints == []


@both
def test_an_old_link_opens_and_says_that_it_has_no_seal(open_page, words) -> None:
    code = "nb" if words is NB else "en"
    old = f"scenario=helseiarbeid-2016&language={code}&perspective=society&view=method"
    page = open_page("de-DE", query=f"{old}&effect.relative_reduction=0.07&utm_source=newsletter")
    expect(figure(page)).to_have_text(spaced("8,23 mill. kr" if words is NB else "NOK 8.23 million"))
    alert = page.get_by_test_id("stAlert").first
    expect(alert).to_contain_text("ikke noe segl" if words is NB else "no seal")
    page.get_by_role("radio", name="Forutsetninger" if words is NB else "Assumptions", exact=True).click()
    settle(page)
    expect(page.get_by_text("ikke noe segl" if words is NB else "no seal")).to_have_count(0)
    assert page.complaints == []


def test_an_uploaded_scenario_travels_in_the_link(open_page, browser) -> None:
    page = open_page("en-GB", query=QUIET)
    page.get_by_text("Use your own scenario file").first.click()
    own = b"schema: hiacalc/1\nbased_on: hiacalc:model-2\nname: ours\n"
    own += b"title: '=1+1 **ours**'\nabsence: {rate: 0.1}\n"
    page.locator("input[type=file]").set_input_files(
        [{"name": "ours.yaml", "mimeType": "text/yaml", "buffer": own}]
    )
    expect(page.get_by_text("=1+1 **ours**", exact=True).first).to_be_visible()
    page.get_by_text("Keep and share").first.click()
    settle(page)
    link = page.get_by_test_id("stSidebar").locator("code").inner_text()
    figures = page.get_by_test_id("stMetricValue").all_inner_texts()
    context = browser.new_context(locale="en-GB")
    other = context.new_page()
    other.goto(link)
    expect(other.get_by_text("=1+1 **ours**", exact=True).first).to_be_visible(timeout=20_000)
    expect(other.get_by_test_id("stMetricValue")).to_have_text(figures)
    context.close()


def test_how_sure_one_is_of_the_own_workplace_goes_along_in_the_link(open_page, browser) -> None:
    page = open_page("en-GB", query=report("en-GB", "workplace"))
    fields = {"Employees": "43", "Workplaces": "1", "Your sickness absence": "11.2 %"}
    fields |= {"Annual wage for a full-time year": "620 000", "Years that the absence covers": "2"}
    for name, value in fields.items():
        left(page, name, value)
    page.get_by_text("More: how sure").click()
    group = page.get_by_role("radiogroup", name="How sure: Attendance")
    group.get_by_role("radio", name="Own range").click()
    settle(page)
    left(page, "Attendance, lowest", "80 %")
    left(page, "Attendance, highest", "100 %")
    part = page.locator(".st-key-own-workplace")
    for sentence in (
        "known: Employees 43; Workplaces 1; Annual wage for a full-time year NOK 620 000 in 2014 kroner.",
        "Attendance 100 % (80",
    ):
        expect(part).to_contain_text(phrase(sentence))
    page.get_by_text("Keep and share").first.click()
    settle(page)
    link = page.get_by_test_id("stSidebar").locator("code").inner_text()
    context = browser.new_context(locale="en-GB")
    other = context.new_page()
    other.goto(link)
    expect(other.get_by_role("textbox", name="Years that the absence covers")).to_have_value(
        "2", timeout=60_000
    )
    expect(other.get_by_role("textbox", name="Attendance, lowest")).to_have_value(spaced("80 %"))
    expect(other.locator(".st-key-own-workplace")).to_contain_text(phrase("11.2 % (9.6 % to 12.8 %)"))
    context.close()
    assert page.complaints == []


def left(page: Page, name: str, text: str) -> None:
    """Type in a field of my workplace and leave it."""
    field = page.get_by_role("textbox", name=name, exact=True)
    field.fill(text)
    field.press("Tab")
    settle(page)


def test_compare_side_by_side_and_take_the_picture(open_page) -> None:
    page = open_page("en-GB")
    page.get_by_text("Compare with another scenario").first.click()
    settle(page)
    page.get_by_role("combobox", name="The other scenario").click()
    page.get_by_role("option", name=re.compile("Model 1")).first.click()
    expect(page.get_by_text("What differs")).to_be_visible()
    _, data = fetched(page, "SVG")
    assert data.startswith(b"<svg")
    assert page.complaints == []


@both
def test_a_figure_opens_to_its_lines(open_page, words, tmp_path: Path) -> None:
    page = open_page(words["locale"], query=report(words["locale"]))
    page.get_by_role("radio", name="Kostnader" if words is NB else "Costs", exact=True).click()
    table = page.get_by_test_id("stTable").first
    expect(table).to_contain_text("906\u00a0667")
    _, data = fetched(page, "CSV-data" if words is NB else "CSV data")
    head = data.decode("utf-8-sig").splitlines()[0].split(",")
    assert {"item", "amount", "discounted", "scenario", "fingerprint", "date"} <= set(head)
    assert page.complaints == []


def test_the_command_line_reads_what_the_page_wrote(open_page, tmp_path: Path) -> None:
    page = shared(open_page, EN)
    file, data = fetched(page, "The whole scenario")
    (tmp_path / file).write_bytes(data)
    assert load(tmp_path / file).effect.relative_reduction.value == 0.07
