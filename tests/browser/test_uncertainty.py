"""Evidence and uncertainty in a real browser: what is believed, what follows, what can be taken away."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from hiacalc.present.exhibits.uncertainty import UncertaintyPicture
from hiacalc.ui.session.state import View
from tests.browser.test_page import figure, spaced
from tests.browser.views import LOCALES, VIEWS, pick, report, settle, show

pytestmark = pytest.mark.browser

BELIEF = {"nb": "Hva tror du om virkningen?", "en": "What do you believe about the effect?"}


def doubts(open_page, code: str) -> Page:
    page = open_page(LOCALES[code], query=report(LOCALES[code], "uncertainty"))
    expect(page.locator(".st-key-picture [class*=st-key-doubt] .main-svg").first).to_be_visible(
        timeout=20_000
    )
    return page


def phrase(text: str) -> re.Pattern[str]:
    """Words with any kind of space between them."""
    return re.compile(re.escape(text).replace("\\ ", r"\s"))


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_chance_follows_what_is_believed(open_page, code: str) -> None:
    page = doubts(open_page, code)
    chance = page.locator(".st-key-chance")
    expect(chance).to_contain_text("62 av 100 trekninger" if code == "nb" else "62 of 100 draws")
    before = chance.inner_text()
    pick(page, BELIEF[code], "Skeptisk" if code == "nb" else "Sceptical")
    expect(chance).not_to_have_text(before)
    expect(chance).to_contain_text(phrase("5 %"))  # the effect lies above what this belief supports
    assert page.complaints == []


def test_every_picture_is_drawn_and_can_be_taken(open_page) -> None:
    page = doubts(open_page, "en")
    pictures = page.locator("[class*='st-key-doubt-en'] [role=radio]").all_inner_texts()
    assert len(pictures) == len(UncertaintyPicture)
    for picture in pictures:
        page.get_by_role("radio", name=picture, exact=True).click()
        settle(page)
        expect(page.locator(".st-key-picture [class*=st-key-doubt] .main-svg").first).to_be_visible(
            timeout=20_000
        )
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="CSV", exact=True).click()
    assert Path(waiting.value.path()).read_bytes().startswith("\ufeff".encode())
    assert page.complaints == []


def test_many_draws_can_be_stopped_or_waited_for(open_page) -> None:
    page = doubts(open_page, "en")
    box = page.get_by_role("combobox", name="Number of draws")
    box.click()
    page.get_by_role("option", name="200").click()
    page.get_by_role("button", name="Stop").click()
    expect(box).to_have_value(re.compile(r"^20\s000$"))
    expect(page.locator(".st-key-picture [class*=st-key-doubt]")).to_contain_text("20\u00a0000 Sobol")
    settle(page)
    pick(page, "Number of draws", "200")
    expect(page.locator(".st-key-picture [class*=st-key-doubt]")).to_contain_text(
        "200\u00a0000 Sobol", timeout=60_000
    )
    assert page.complaints == []


@pytest.mark.parametrize("code", ["nb", "en"])
def test_an_evidence_set_can_be_read_and_used(open_page, code: str) -> None:
    page = open_page(LOCALES[code], query=report(LOCALES[code], "evidence"))
    pick(page, BELIEF[code], "klinikk" if code == "nb" else "clinic")
    expect(page.locator(".st-key-forest .main-svg").first).to_be_visible()
    page.get_by_role("button", name="Regn med dette" if code == "nb" else "Use this effect").click()
    net = "23,1 mill. kr" if code == "nb" else "NOK 23.1 million"
    expect(figure(page)).to_have_text(spaced(net))
    assert page.complaints == []


def test_studies_and_reasons_can_be_ticked(open_page) -> None:
    page = open_page(LOCALES["en"], query=report(LOCALES["en"], "evidence"))
    pick(page, BELIEF["en"], "Own choice of studies")
    evidence = page.locator(".st-key-evidence-set")
    expect(evidence).to_contain_text(phrase("value 12.1 %, 95 % interval \N{MINUS SIGN}16.3 % to 33.7 %"))
    for reason in ("Another product", "Other complaints", "One year only"):
        page.locator("label").filter(has_text=reason).click()
        settle(page)
    expect(evidence).to_contain_text(phrase("95 % interval \N{MINUS SIGN}1.6 % to 24.1 %"))
    page.locator("label").filter(has_text=re.compile("peer support$")).click()
    settle(page)
    expect(evidence).to_contain_text(phrase("value 16 %, 95 % interval"))
    page.locator("label").filter(has_text="peer support and clinic").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("no study has been chosen")
    expect(evidence).to_contain_text(phrase("value 16 %, 95 % interval"))
    show(page, VIEWS["en"][list(View).index(View.UNCERTAINTY)])
    expect(page.get_by_role("combobox", name=BELIEF["en"])).to_have_value("Own choice of studies")
    assert page.complaints == []
