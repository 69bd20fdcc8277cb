"""One widget on a page of its own."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest


def shown(script: Callable[[], None]) -> AppTest:
    """What a function shows, when it is all of the page."""
    page = AppTest.from_function(script, default_timeout=60).run()
    assert not page.exception
    return page
