"""One server and one browser for all tests of the page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.servers import ROOT, chromium, served


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with served(ROOT / "app.py") as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def open_page(browser: Browser, address: str):
    """Open the page in a fresh session; console errors and requests elsewhere are kept on it."""
    contexts = []

    def open_in(locale: str = "nb-NO", width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(
            locale=locale, viewport={"width": width, "height": height}, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
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
        page.locator(".js-plotly-plot .main-svg").nth(1).wait_for(timeout=30_000)
        return page

    yield open_in
    for context in contexts:
        context.close()
