"""Pictures without colour, and pictures of nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Outcome
from hiacalc.present.exhibits.sensitivity import (
    OneWayPicture,
    one_way_exhibit,
    two_way_exhibit,
)
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from tests.present.browser import InPage, Shown, measured, outside, overlapping, plain
from tests.present.cases import scenario_of
from tests.present.pictures import (
    ABSENCE,
    BASE,
    NONE,
    TRIAL,
    View,
    origin_of,
)

pytestmark = pytest.mark.browser


def luminance(fill: str) -> float:
    parts = [int(part) / 255 for part in fill.removeprefix("rgb(").rstrip(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


@pytest.mark.parametrize("name", [BASE, TRIAL, NONE])
def test_no_two_legs_of_the_spider_look_alike_without_colour(view: Any, name: str) -> None:
    chart = view("spider", name, "nb", 800).exhibit.chart
    legs = [trace for trace in chart.figure["data"] if trace["mode"] == "lines+markers"]
    looks = [(trace["line"]["dash"], trace["marker"]["symbol"]) for trace in legs]
    assert len(set(looks)) == len(looks) >= 8


def test_numbers_on_the_map_s_deepest_colours_have_contrast(view: Any) -> None:
    heat = view("map", TRIAL, "en", 800).exhibit.chart.figure["data"][0]
    ink = luminance("rgb(22,36,46)")
    for _, colour in heat["colorscale"]:
        assert (luminance(colour) + 0.05) / (ink + 0.05) >= 4.5


@pytest.mark.parametrize("picture", list(OneWayPicture))
@pytest.mark.parametrize("code", ["nb", "en"])
def test_without_a_base_case_every_picture_says_why(
    in_page: InPage, picture: OneWayPicture, code: str
) -> None:
    spoken = language(code)
    sweep = one_way(scenario_of(NONE), Outcome.COST_PER_HOUR_AVOIDED)
    exhibit = one_way_exhibit(sweep, picture, origin_of(NONE), spoken, width=800)
    svg = rendered(exhibit, "svg").decode()
    seen = View(svg, code, measured(in_page, svg), exhibit, NONE)
    assert plain(spoken.say("undrawn.cost_per_hour_avoided")) in seen.all_text
    assert [*seen.texts("xtick"), *seen.texts("ytick"), *seen.page["bars"], *seen.page["marks"]] == []
    assert overlapping(seen) == outside(seen) == []
    assert len(exhibit.rows) > 1


def test_a_map_without_any_result_says_why(in_page: InPage) -> None:
    grid = two_way(scenario_of(NONE), "effect.duration", ABSENCE, Outcome.COST_PER_HOUR_AVOIDED)
    exhibit = two_way_exhibit(grid, origin_of(NONE), language("en"), width=800)
    svg = rendered(exhibit, "svg").decode()
    seen = Shown(svg, "en", measured(in_page, svg))
    assert "isnotdefinedanywhereonthemap" in seen.all_text
    assert "avoidsnoabsencehour" in seen.all_text
