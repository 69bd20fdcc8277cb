"""The page for those who hear it or use keys: what changed is told, headings follow, no word is foreign."""

from __future__ import annotations

import itertools
import re
from functools import cache
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import Page, expect

from hiacalc.present.locale.language import language
from tests.browser.test_page import EN, figure, move, spaced
from tests.browser.views import LOCALES, VIEWS, report, settle, show

pytestmark = pytest.mark.browser

RESULT = ".hiacalc-result"
LEVELS = """() => [...document.querySelectorAll('.stMain :is(h1, h2, h3, h4, h5, h6)')]
  .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]))"""
# Every visible text and every name that is read aloud, with what it stands in.
NAMES = """() => {
  const names = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const part = texts.currentNode.parentElement;
    if (!part.closest('script, style, noscript, .stPlotlyChart, [data-testid="stIconMaterial"]')) {
      names.push(texts.currentNode.data.trim());
    }
  }
  for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
    for (const part of document.querySelectorAll(`[${name}]`)) names.push(part.getAttribute(name).trim());
  }
  return [...new Set(names)].filter(Boolean);
}"""
SLUG = re.compile(r"\b[a-z]+(?:_[a-z]+)*\.[a-z]+(?:_[a-z]+)+\b|\b[a-z]+_[a-z_]+\b")
BUILT = re.compile(r"^(Help for|Remove|Press Enter) |per file$|^Add: ")
SHARED = {
    "Lukk",  # a library within Streamlit has it in Norwegian
    "PNG",
    "SVG",
    "PDF",
    "HTML",
    "CSV",
    "NAV",
    "Part",
    "Sum",
    "Logo",
    "Norsk",
    "English",
}


@cache
def streamlits() -> frozenset[str]:
    """What stands between quotes in Streamlit's own scripts and begins as a sentence does."""
    scripts = (Path(streamlit.__file__).parent / "static" / "static" / "js").glob("*.js")
    quoted = re.compile(r"[`\"']([A-Z][A-Za-z ,.'()/:!?…-]{2,120})[`\"']")
    return frozenset(text for file in scripts for text in quoted.findall(file.read_text(encoding="utf-8")))


def foreign(page: Page) -> list[str]:
    """Texts and names that are Streamlit's own English ones."""
    return sorted(
        text
        for text in page.evaluate(NAMES)
        if text not in SHARED and (text in streamlits() or BUILT.search(text))
    )


def open_all(page: Page) -> None:
    """Open every part that can be opened, within reason."""
    for _ in range(12):
        closed = page.locator("details:not([open]) > summary")
        if not closed.count():
            return
        closed.first.click()
        settle(page)


def test_the_new_finding_is_told_after_a_change_and_not_before(open_page) -> None:
    page = open_page("en-GB", query=report("en-GB", "method"))
    region = page.locator(RESULT)
    expect(region).to_have_attribute("aria-live", "polite")
    expect(region).to_have_attribute("role", "status")
    page.wait_for_timeout(1_000)
    assert region.inner_text() == ""
    move(page, EN["reduction"], "ArrowLeft", 1)
    expect(region).not_to_be_empty()
    settle(page)
    heading = page.locator(".stMain h2").first.inner_text()
    amount = page.locator(".st-key-lead").get_by_test_id("stMetricValue").inner_text()
    spoken = region.inner_text()
    assert spoken.startswith(heading)
    assert spoken.endswith(amount)
    page.get_by_role("button", name="Reset all").click()
    expect(region).not_to_have_text(spoken)
    assert page.locator(RESULT).count() == 1
    assert page.complaints == []


@pytest.mark.parametrize("code", ["nb", "en"])
def test_headings_follow_each_other(open_page, code: str) -> None:
    page = open_page(LOCALES[code])
    for name in VIEWS[code]:
        show(page, name)
        levels = page.evaluate(LEVELS)
        assert levels[0] == 1
        assert levels.count(1) == 1, name
        assert all(other - level <= 1 for level, other in itertools.pairwise(levels)), (
            name,
            levels,
        )


def test_the_end_of_a_bar_opens_by_keys(open_page) -> None:
    page = open_page("en-GB", query=report("en-GB", "sensitivity"))
    ends = page.get_by_role("combobox", name="Open the end of a bar")
    expect(ends).to_be_visible()
    ends.scroll_into_view_if_needed()
    settle(page)  # a list that is opened while the page still draws is closed again
    ends.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.type("Reduction in sickness absence: 2")
    page.keyboard.press("Enter")
    expect(figure(page)).to_have_text(spaced("NOK 31 700"))
    assert page.complaints == []


def test_no_name_is_streamlits_english_in_norwegian(open_page) -> None:
    page = open_page("nb-NO")
    assert len(streamlits()) > 1_000
    open_all(page)
    foreign_words = foreign(page)
    for name in VIEWS["nb"]:
        show(page, name)
        open_all(page)
        foreign_words += [f"{name}: {text}" for text in foreign(page)]
        cells = page.locator(".stTable :is(td, th)").all_inner_texts()
        foreign_words += [f"{name}: {cell}" for cell in cells if SLUG.search(cell)]
    assert foreign_words == []


def test_what_opens_over_the_page_is_norwegian(open_page) -> None:
    page = open_page("nb-NO", query="view=sensitivity")
    page.get_by_role("combobox", name=language("nb").say("sensitivity.inputs")).click()
    page.keyboard.type("zzz")
    expect(page.get_by_text("Ingen treff")).to_be_visible()
    assert foreign(page) == []
    page.keyboard.press("Escape")
    page.get_by_text("Bruk din egen scenariofil").first.click()
    settle(page)
    page.locator("input[type=file]").set_input_files(
        [{"name": "Upload.txt", "mimeType": "text/plain", "buffer": b"x"}]
    )
    settle(page)
    assert foreign(page) == []


def test_english_keeps_streamlits_words(open_page) -> None:
    page = open_page("en-GB")
    expect(page.get_by_role("button", name="Collapse sidebar")).to_be_attached()
    assert page.get_by_role("button", name=re.compile("^Help for ")).count() > 3
