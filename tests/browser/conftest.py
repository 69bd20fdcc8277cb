"""One server and one browser for all tests of the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.views import settle
from tests.servers import ROOT, chromium, served

expect.set_options(timeout=20_000)  # both cores may be at work on other tests


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with served(ROOT / "app.py") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium("--process-per-site") as chromium_browser:
        yield chromium_browser


@pytest.fixture(scope="session")
def contexts(browser: Browser, address: str):
    """A profile for each language; its tabs share a process that is warm, and stay strangers to the page."""
    contexts: dict[str, BrowserContext] = {}

    def of(locale: str) -> BrowserContext:
        if locale not in contexts:
            contexts[locale] = browser.new_context(locale=locale)
            contexts[locale].new_page().goto(f"{address}/_stcore/health")  # keeps the process alive
        return contexts[locale]

    yield of
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_page(contexts, address: str):
    """Open the page in a fresh session; console errors and requests elsewhere are kept on it.

    `query` is that of a link, as `view=method`.
    """
    pages = []

    def open_in(
        locale: str = "nb-NO", width: int = 1280, height: int = 900, scheme: str = "light", query: str = ""
    ) -> Page:
        page = contexts(locale).new_page()
        pages.append(page)
        page.add_init_script("localStorage.clear()")  # or a panel opened by the page before would be open
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        page.complaints = []
        page.elsewhere = []
        page.on(
            "console",
            lambda message: page.complaints.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((address, "data:", "blob:"))
                else page.elsewhere.append(asked.url)
            ),
        )
        page.goto(f"{address}/?{query}")
        page.get_by_role("heading", level=1).wait_for(timeout=60_000)
        settle(page)
        return page

    yield open_in
    for page in pages:
        page.close()
