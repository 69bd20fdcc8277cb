"""The whole page as the server runs it."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from hiacalc.ui.server.serving import SCRIPT


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("hiacalc.ui.page._SECOND_PAINT", 0.0)  # no browser is waiting

    def of(view: str, **session: Any) -> AppTest:
        page = AppTest.from_file(str(SCRIPT), default_timeout=60)
        page.query_params.update({"view": view, "language": "en"})
        for name, value in session.items():
            page.session_state[name] = value
        return page.run()

    return of
