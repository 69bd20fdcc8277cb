"""The cost-effectiveness plane: as many points as it says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.present.pictures import BASE
from tests.present.uncertainty_cases import drawn

pytestmark = pytest.mark.browser


def test_the_plane_shows_two_thousand_of_the_draws_and_says_so(view: Any) -> None:
    seen = view("plane-mixture", BASE, "en", 1200)
    sample = drawn(BASE, "mixture")
    small = [mark for trace in seen.page["marks"] for mark in trace if mark["right"] - mark["left"] < 9]
    assert len(small) == 2000
    assert "first2000ofthe4096draws" in seen.all_text
    pays, loses = (
        int(part.sum()) for part in (sample.net_benefit[:2000] > 0, sample.net_benefit[:2000] <= 0)
    )
    assert [len(trace["x"]) for trace in seen.exhibit.chart.figure["data"][:2]] == [pays, loses]
