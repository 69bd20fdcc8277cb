"""Property tests draw the same examples in every run, so that a red run can be looked into."""

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


_COUNTED = ("tests/scenario/", "tests/model/", "tests/analysis/", "hiacalc/")
SLOW = (
    "tests/analysis/probabilistic/test_value_of_information.py",
    "tests/cli/",
    "tests/fuzz/",
    "tests/present/files/test_csv_style.py",
    "tests/test_readme.py",
    "tests/test_version.py",
    "tests/ui/server/test_allowed_paths.py",
    "tests/ui/server/test_headers.py",
    "tests/ui/server/test_hosts.py",
    "tests/ui/server/test_serving.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the page's tests first, as they take longest, and mark those in which lines are counted.

    Coverage makes property tests and pictures two or three times slower, and
    reaches no further with them. What starts commands or servers, or needs many draws, is slow.
    """

    def place(item: pytest.Item) -> str:
        return item.location[0].replace("\\", "/")

    items.sort(key=lambda item: not place(item).startswith("tests/browser/"))
    for item in items:
        drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if place(item).startswith(_COUNTED) and not drawn:
            item.add_marker("counted")
        if place(item).startswith(SLOW):
            item.add_marker("slow")
