"""The page in a real browser against a real server: what a planner does, and what must not happen."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.views import QUIET, open_part, pick, report, settle
from tests.scenario.cases import HEAD
from tests.scenario.malformed import CASES

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
NB = {
    "locale": "nb-NO",
    "reduction": "Nedgang i sykefraværet",
    "value": "4,93 mill. kr",
    "question": "Lønner HelseIArbeid seg?",
    "reset": "Nullstill alt",
}
EN = {
    "locale": "en-GB",
    "reduction": "Reduction in sickness absence",
    "value": "NOK 4.93 million",
    "question": "Does HelseIArbeid pay?",
    "reset": "Reset all",
}
both = pytest.mark.parametrize("words", [NB, EN], ids=["nb", "en"])


def figure(page: Page):
    """The one figure of the answer."""
    return page.locator(".st-key-lead").get_by_test_id("stMetricValue")


def spaced(text: str) -> re.Pattern[str]:
    """Text with any kind of space and minus where it has one."""
    return re.compile(f"^{re.escape(text)}$".replace("\\ ", r"\s").replace("\\-", "[\N{MINUS SIGN}-]"))


def move(page: Page, label: str, key: str, times: int) -> None:
    for _ in range(times):
        page.get_by_role("slider", name=label).focus()
        page.keyboard.press(key)
        page.wait_for_timeout(60)


@both
def test_moving_the_slider_changes_the_net_benefit(open_page, words) -> None:
    page = open_page(words["locale"], query=report(words["locale"]))
    expect(page.get_by_role("heading", name=words["question"])).to_be_visible()
    expect(figure(page)).to_have_text(spaced(words["value"]))
    move(page, words["reduction"], "ArrowLeft", 6)
    loss = "31 700 kr" if words is NB else "NOK 31 700"
    expect(figure(page)).to_have_text(spaced(loss))
    expect(page.get_by_role("slider", name=words["reduction"])).to_have_attribute(
        "aria-valuetext", re.compile(r"2\s%")
    )
    page.get_by_role("button", name=words["reset"]).click()
    expect(figure(page)).to_have_text(spaced(words["value"]))
    assert page.complaints == []
    assert page.elsewhere == []


def test_every_main_input_has_a_slider_and_moves_the_result(open_page) -> None:
    page = open_page("en-GB")
    exact = page.locator(".st-key-figures").get_by_test_id("stMetricValue").first
    open_part(page, "More assumptions")
    for label in (
        "Workers served",
        "Workers per workplace",
        "Sickness absence without the measure",
        "Reduction in sickness absence",
        "Duration of the effect",
        "Value of a full-time year",
        "Discount rate",
        "Hourly cost, health professional",
        "Hourly cost, NAV adviser",
    ):
        before = exact.inner_text()
        move(page, label, "ArrowRight", 1)
        expect(exact).not_to_have_text(before)
    expect(page.get_by_text("9 values changed")).to_be_visible()


def test_language_follows_the_browser_and_can_be_switched_without_losing_changes(open_page) -> None:
    page = open_page("nb-NO", query=report("nb-NO", "method"))
    move(page, NB["reduction"], "ArrowRight", 4)
    expect(figure(page)).to_have_text(spaced("8,23 mill. kr"))
    page.get_by_role("radio", name="English").click()
    expect(figure(page)).to_have_text(spaced("NOK 8.23 million"))
    expect(page.get_by_role("slider", name=EN["reduction"])).to_have_attribute(
        "aria-valuetext", re.compile(r"7\s%")
    )
    page.get_by_role("radio", name="Norsk").click()
    expect(figure(page)).to_have_text(spaced("8,23 mill. kr"))
    assert page.complaints == []


def test_other_languages_get_norwegian(open_page) -> None:
    expect(open_page("de-DE", query=QUIET).get_by_role("heading", name=NB["question"])).to_be_visible()


def test_scenarios_can_be_picked(open_page) -> None:
    page = open_page("en-GB")
    open_part(page, "Scenario, price year and rules")
    for option, sentence in (
        ("No effect", "a net loss of"),
        ("Trial: peer support (Odéen 2013)", "cannot tell benefit from harm"),
        ("Model 2 (recommended)", "borrowed from the base case"),
        ("Bergen municipality", "23 402"),
    ):
        pick(page, "Scenario", option)
        expect(page.get_by_text(option, exact=True).last).to_be_visible()
        expect(page.get_by_text(re.compile(re.escape(sentence).replace("\\ ", r"\s"))).first).to_be_visible()
    assert page.complaints == []


def test_the_view_can_be_changed(open_page) -> None:
    page = open_page("en-GB", query=report("en-GB"))
    page.get_by_role("combobox", name="Whose view").click()
    page.get_by_role("option", name="Employers").click()
    expect(figure(page)).to_have_text(spaced("NOK 606 000"))
    expect(page.get_by_text("pays back in year 4")).to_be_visible()


def test_an_own_scenario_can_be_used(open_page) -> None:
    page = open_page("en-GB", query=QUIET)
    page.get_by_text("Use your own scenario file").first.click()
    own = HEAD.encode() + b"title: '**Our** <b>county</b>'\neffect: {duration: 3}\n"
    page.locator("input[type=file]").set_input_files(
        [{"name": "own.yaml", "mimeType": "text/yaml", "buffer": own}]
    )
    expect(figure(page)).to_have_text(spaced("NOK 1.81 million"))
    expect(page.get_by_text("**Our** <b>county</b>", exact=True)).to_be_visible()
    settle(page)  # the answer comes first, and the sliders are new
    move(page, EN["reduction"], "ArrowRight", 1)
    expect(figure(page)).not_to_have_text(spaced("NOK 1.81 million"))
    assert page.complaints == []


@both
def test_a_bad_file_is_told_in_the_language_and_the_result_stays(open_page, words, tmp_path: Path) -> None:
    page = open_page(words["locale"], query=report(words["locale"], "method"))
    page.get_by_text(
        "Bruk din egen scenariofil" if words is NB else "Use your own scenario file"
    ).first.click()
    bad = HEAD.encode() + b"efect: {duration: 3}\nabsence:\n  rate: 0,07\n"
    page.locator("input[type=file]").set_input_files(
        [{"name": "bad.yaml", "mimeType": "text/yaml", "buffer": bad}]
    )
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("bad.yaml:3:1: efect")
    expect(alert).to_contain_text("bad.yaml:5:9: absence.rate")
    expect(alert).to_contain_text("Mente du «effect»?" if words is NB else 'Did you mean "effect"?')
    expect(figure(page)).to_have_text(spaced(words["value"]))
    assert page.complaints == []


def test_malformed_uploads_are_all_refused_without_a_traceback(open_page) -> None:
    page = open_page("en-GB", query=report("en-GB", "method"))
    page.get_by_text("Use your own scenario file").first.click()
    chosen = [case for case in CASES if case.stands_alone and 0 < len(case.data) <= 1_000_000][::24]
    assert len(chosen) > 5
    for number, case in enumerate(chosen):
        name = f"case{number}.yaml"
        page.locator("input[type=file]").set_input_files(
            [{"name": name, "mimeType": "text/yaml", "buffer": case.data}]
        )
        expect(page.get_by_test_id("stAlert")).to_contain_text(name)
        expect(figure(page)).to_have_text(spaced("NOK 4.93 million"))
    assert "Traceback" not in page.content()
    assert page.complaints == []


@both
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_or_wider_than_the_screen(open_page, words, width: int) -> None:
    page = open_page(words["locale"], width=width)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
    for value in page.get_by_test_id("stMetricValue").all():
        assert value.evaluate("element => element.scrollWidth <= element.clientWidth + 1"), value.inner_text()


@both
def test_charts_have_text_alternatives_and_figures(open_page, words) -> None:
    page = open_page(words["locale"])
    labels = page.evaluate(
        "() => [...document.querySelectorAll('[aria-label], [alt]')].map(e => e.ariaLabel || e.alt)"
    )
    alternatives = [text for text in labels if text and len(text) > 100]
    scale, cash_flow = alternatives  # the other charts stand in their own views
    assert ("Det vi regner med" if words is NB else "What we assume") in scale
    assert ("mill." if words is NB else "million") in cash_flow


def test_two_sessions_do_not_share_state(open_page) -> None:
    english, norwegian = (open_page(locale, query=report(locale, "method")) for locale in ("en-GB", "nb-NO"))
    move(english, EN["reduction"], "ArrowRight", 4)
    expect(figure(english)).to_have_text(spaced("NOK 8.23 million"))
    move(norwegian, NB["reduction"], "ArrowLeft", 6)
    expect(figure(norwegian)).to_have_text(spaced("31 700 kr"))
    expect(figure(english)).to_have_text(spaced("NOK 8.23 million"))
