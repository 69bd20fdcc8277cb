"""One browser for all pictures, and each picture drawn and measured once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from hiacalc.analysis.deterministic.one_way import OneWay, one_way
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from tests.present.browser import InPage, measured
from tests.present.cases import BASE, CASES, exhibit
from tests.present.measured_chart import Seen
from tests.present.pictures import PICTURES, View
from tests.servers import page_thread


@pytest.fixture(scope="session")
def in_page() -> Iterator[InPage]:
    with page_thread() as call:
        yield call


@pytest.fixture(scope="session")
def base() -> Exhibit:
    return exhibit(one_way(BASE))


@pytest.fixture(scope="session")
def see(in_page: InPage) -> Callable[..., Seen]:
    """A one-way chart by the name of its case, or of any sweep."""

    @cache
    def of_case(name: str, code: str, width: int) -> Seen:
        case = CASES[name]
        return seen(case.sweep(), code, case.top, width, paper=case.paper)

    def seen(sweep: OneWay, code: str, top: int = 12, width: int = 800, *, paper: bool = False) -> Seen:
        svg = rendered(exhibit(sweep, code, top, width, paper=paper), "svg").decode()
        return Seen(svg, code, measured(in_page, svg), sweep, top, width, paper)

    return lambda sweep, code="en", width=800: (
        of_case(sweep, code, width) if isinstance(sweep, str) else seen(sweep, code, width=width)
    )


@pytest.fixture(scope="session")
def view(in_page: InPage) -> Callable[[str, str, str, int], View]:
    @cache
    def drawn(picture: str, name: str, code: str, width: int) -> View:
        exhibit = PICTURES[picture](name, language(code), width)
        svg = rendered(exhibit, "svg").decode()
        return View(svg, code, measured(in_page, svg), exhibit, name)

    return drawn
