"""Property tests draw the same examples in every run, so that a red run can be looked into."""

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file in one process, and those of the page too: they share a server."""
    for item in items:
        file = item.location[0].replace("\\", "/")
        item.add_marker(pytest.mark.xdist_group("page" if file.startswith("tests/page/") else file))
