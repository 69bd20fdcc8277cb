"""EVPPI bars: they end at the value of information."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.analysis.probabilistic.value_of_information import value_of_information
from tests.present.pictures import BASE
from tests.present.uncertainty_cases import drawn

pytestmark = pytest.mark.browser


def test_bars_of_what_is_worth_knowing_end_at_its_value(view: Any) -> None:
    seen = view("worth-mixture", BASE, "en", 1200)
    voi = value_of_information(drawn(BASE, "mixture"))
    ends = [seen.value("x", bar["right"]) * 1e6 for trace in seen.page["bars"] for bar in trace]
    shown = [worth.value for worth in voi.inputs.values()][: len(ends) - 1]
    assert shown
    assert ends == pytest.approx([voi.everything.value, *shown], rel=0.005)
    named = {row[0]: row[3] for row in seen.exhibit.rows[1:] if row[2] == "input"}
    assert named == {path: worth.value for path, worth in voi.inputs.items()}
