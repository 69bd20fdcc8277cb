"""Pictures of nothing: they say why, and draw nothing."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.analysis.probabilistic.findings import findings
from hiacalc.model import Outcome
from hiacalc.present.exhibits.sensitivity import (
    OneWayPicture,
    one_way_exhibit,
    two_way_exhibit,
)
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.scenario import changed
from tests.present.browser import InPage, Shown, measured, outside, overlapping, plain
from tests.present.cases import BASE as SCENARIO
from tests.present.cases import scenario_of
from tests.present.pictures import (
    ABSENCE,
    BASE,
    NONE,
    View,
    origin_of,
)
from tests.present.uncertainty_cases import drawn_exhibit
from tests.present.uncertainty_cases import origin_of as drawn_origin

pytestmark = pytest.mark.browser
EN = language("en")


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


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("picture", ["plane", "acceptability", "worth"])
def test_without_an_hour_avoided_a_picture_says_why(in_page: InPage, picture: str, code: str) -> None:
    exhibit = drawn_exhibit(BASE, UncertaintyPicture(picture), "no-effect", language(code), 800)
    says_why(in_page, exhibit, code)


def says_why(in_page: InPage, exhibit: Any, code: str) -> None:
    svg = rendered(exhibit, "svg").decode()
    seen = Shown(svg, code, measured(in_page, svg))
    assert plain(exhibit.chart.title) in seen.all_text
    assert [*seen.texts("xtick"), *seen.texts("ytick"), *seen.page["bars"], *seen.page["marks"]] == []
    assert overlapping(seen) == outside(seen) == []


def test_correlated_inputs_have_no_shares_of_variance(in_page: InPage) -> None:
    from hiacalc.analysis.probabilistic.uncertainty import uncertainty

    pair = {"between": ["effect.relative_reduction", "effect.duration"], "rank": 0.4}
    sample = uncertainty(changed(SCENARIO, {"correlations": [pair]}), draws=200)
    exhibit = uncertainty_exhibit(
        findings(sample), UncertaintyPicture.VARIANCE, drawn_origin(sample), EN, width=800
    )
    says_why(in_page, exhibit, "en")
    assert "correlated" in exhibit.chart.alternative
