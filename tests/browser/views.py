"""The names of the page's views in both languages, and how to open one."""

import re
from contextlib import suppress
from functools import cache

from playwright.sync_api import Error, Page, expect

from hiacalc.scenario import shipped
from hiacalc.ui.session.link import query
from hiacalc.ui.session.state import REPORT, State, View

# What the page is asked, and then the views of the last question, which has several.
VIEWS = {
    "nb": [
        "Lønner det seg?",
        "Min arbeidsplass",
        "Hvem betaler?",
        "Hva avgjør?",
        "Hvor sikkert?",
        "Forutsetninger",
        "Grunnlag og etterprøving",
        "Metode",
    ],
    "en": [
        "Does it pay?",
        "My workplace",
        "Who pays?",
        "What decides?",
        "How sure?",
        "Assumptions",
        "Evidence and reproduction",
        "Method",
    ],
}
RESTS_ON = {"nb": "Hva bygger det på?", "en": "What does it rest on?"}
_SEVERAL = {name for names in VIEWS.values() for name in names[5:]}
LOCALES = {"nb": "nb-NO", "en": "en-GB"}


# The query of a page that opens at once: for tests of what stands on every view.
QUIET = "view=method"


@cache
def report(locale: str, view: str = "result") -> str:
    """The query of a whole link to the report of 2016, whose figures are published."""
    return query(State(locale[:2], shipped(REPORT), view=View(view)))


def pick(page: Page, label: str, option: str | re.Pattern[str]) -> None:
    """Choose from a list by its label.

    An open list closes when the page scrolls, so that comes first, and when what
    stands above it grows, as on a busy machine: then it is opened again, as by a reader.
    """
    box = page.get_by_role("combobox", name=label)
    wanted = page.get_by_role("option", name=option).first
    for patience in (4_000, 8_000, 30_000):
        box.scroll_into_view_if_needed()
        settle(page)
        box.click()
        with suppress(Error):
            wanted.click(timeout=patience)
            break
        page.keyboard.press("Escape")
    else:
        wanted.click()
    settle(page)


def show(page: Page, name: str) -> None:
    """Choose a view and wait until the page has come to rest."""
    if name in _SEVERAL:
        question = page.get_by_role("radio", name=re.compile("|".join(map(re.escape, RESTS_ON.values()))))
        if not question.is_checked():
            question.click()
            settle(page)
    view = page.get_by_role("radio", name=name, exact=True)
    view.click()
    expect(view).to_be_checked()
    settle(page)


def open_part(page: Page, title: str) -> None:
    """Open a part of the page that is closed when the page opens, such as more assumptions."""
    part = page.locator("summary").filter(has_text=title)
    if part.locator("..").get_attribute("open") is None:
        part.click()
        settle(page)


def settle(page: Page) -> None:
    """Wait until the page has been computed and nothing has changed for a while."""
    page.wait_for_timeout(150)
    page.wait_for_function(
        """() => document.querySelector('[data-test-script-state]')?.dataset.testScriptState !== 'running'
          && !document.querySelector('[data-testid=stSkeleton]')"""
    )
    page.evaluate(
        """() => new Promise((resolve) => {
          let waiting = setTimeout(done, 300);
          const watch = new MutationObserver(() => {
            clearTimeout(waiting);
            waiting = setTimeout(done, 300);
          });
          function done() { watch.disconnect(); resolve(); }
          watch.observe(document.body, {subtree: true, childList: true, characterData: true});
        })"""
    )
