"""One server and one browser for all tests of the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.servers import ROOT, chromium, served

expect.set_options(timeout=20_000)  # both cores may be at work on other tests


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with served(ROOT / "app.py") as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def contexts(browser: Browser):
    """A profile for each language, so that scripts are fetched and compiled once; its tabs stay strangers."""
    found: dict[str, BrowserContext] = {}

    def of(locale: str) -> BrowserContext:
        if locale not in found:
            found[locale] = browser.new_context(locale=locale)
        return found[locale]

    yield of
    for context in found.values():
        context.close()


@pytest.fixture
def open_page(contexts, address: str):
    """Open the page in a fresh session; console errors and requests elsewhere are kept on it."""
    pages = []

    def open_in(locale: str = "nb-NO", width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
        page = contexts(locale).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.complaints = []
        page.elsewhere = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((address, "data:", "blob:"))
                else page.elsewhere.append(asked.url)
            ),
        )
        page.goto(address)
        page.locator(".js-plotly-plot .main-svg").nth(1).wait_for(timeout=60_000)
        return page

    yield open_in
    for page in pages:
        page.close()
