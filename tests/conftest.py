"""Property tests draw the same examples in every run, so that a red run can be looked into."""

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together what shares a server, a browser or pictures; the page, which takes longest, first."""

    def place(item: pytest.Item) -> str:
        file = item.location[0].replace("\\", "/")
        return "pictures" if "view" in getattr(item, "fixturenames", ()) else file

    items.sort(key=lambda item: not place(item).startswith("tests/page/"))
    for item in items:
        item.add_marker(pytest.mark.xdist_group(place(item)))
