"""The map's colours and lines of equal outcome: right, and readable without colour."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.model import Outcome, outcomes
from tests.present.browser import luminance
from tests.present.cases import REDUCTION, scenario_of
from tests.present.pictures import (
    ABSENCE,
    TRIAL,
    only,
)

pytestmark = pytest.mark.browser


@only("map")
def test_lines_of_the_map_carry_their_values_and_are_dashed_below_zero(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    thin = [line for line in seen.page["contours"] if line["wide"] < 3]
    assert thin
    assert len(seen.texts("contourlabels")) >= 2
    for line in thin:
        x, y = line["points"][len(line["points"]) // 2]
        point = {REDUCTION: [seen.value("x", x) / 100], ABSENCE: [seen.value("y", y) / 100]}
        benefit = float(outcomes(scenario_of(name), point, [Outcome.NET_BENEFIT])[Outcome.NET_BENEFIT][0])
        assert line["dashed"] is (benefit < 0)


def test_numbers_on_the_map_s_deepest_colours_have_contrast(view: Any) -> None:
    heat = view("map", TRIAL, "en", 800).exhibit.chart.figure["data"][0]
    ink = luminance("rgb(22,36,46)")
    for _, colour in heat["colorscale"]:
        assert (luminance(colour) + 0.05) / (ink + 0.05) >= 4.5
