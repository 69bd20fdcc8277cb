"""The whole page as the server runs it, without a browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.app_test import TMP_DIR

from hiacalc.ui.server.serving import SCRIPT
from hiacalc.ui.session.state import REPORT, State, View, shipped_scenario


@pytest.fixture(scope="session", autouse=True)
def no_folder_left() -> Iterator[None]:
    """Streamlit's test runner leaves a folder behind, and Python complains of it as it goes."""
    yield
    TMP_DIR.cleanup()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch):
    for pause in ("_SECOND_PAINT", "_OPENING_PAINT"):
        monkeypatch.setattr(f"hiacalc.ui.page.{pause}", 0.0)  # no browser is waiting

    def of(view: str, code: str = "en", scenario: str = REPORT, **session: Any) -> AppTest:
        page = AppTest.from_file(str(SCRIPT), default_timeout=60)
        state = State(code, shipped_scenario(scenario), view=View(view))
        for name, value in {"hiacalc": state, **session}.items():
            page.session_state[name] = value
        return page.run()

    return of
