"""Property tests draw the same examples in every run, so that a red run can be looked into."""

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


_COUNTED = ("tests/scenario/", "tests/model/", "tests/analysis/", "hiacalc/")


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep together what shares a server, a browser or pictures, and mark what lines are counted in.

    The page's tests take longest and come first. Coverage makes property tests
    and pictures two or three times slower, and reaches no further with them.
    """

    def place(item: pytest.Item) -> str:
        return item.location[0].replace("\\", "/")

    items.sort(key=lambda item: not place(item).startswith("tests/page/"))
    for item in items:
        pictured = "view" in getattr(item, "fixturenames", ())
        item.add_marker(pytest.mark.xdist_group("pictures" if pictured else place(item)))
        drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if place(item).startswith(_COUNTED) and not drawn:
            item.add_marker("counted")
