"""Streamlit's test runner leaves a folder behind, and Python complains of it as it goes."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1.app_test import TMP_DIR


@pytest.fixture(scope="session", autouse=True)
def no_folder_left() -> Iterator[None]:
    yield
    TMP_DIR.cleanup()
