"""Every picture of a sweep comes with rows and origin, and the map's rows are its grid."""

import datetime

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Perspective
from hiacalc.present.charts.chart import A4, ACROSS
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit, two_way_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
ORIGIN = Origin(BASE, Perspective.SOCIETY, datetime.date(2026, 1, 31))


@pytest.mark.parametrize("picture", OneWayPicture)
def test_a_picture_has_rows_origin_and_the_width_of_its_paper(picture: OneWayPicture) -> None:
    exhibit = one_way_exhibit(one_way(BASE), picture, ORIGIN, language("en"), paper=True)
    assert exhibit.origin is ORIGIN
    assert len({len(row) for row in exhibit.rows}) == 1
    assert len(exhibit.rows) > 1
    assert exhibit.chart.figure["layout"]["width"] in {A4[0], ACROSS}
    assert exhibit.chart.alternative


def test_the_map_has_a_row_for_every_point_of_its_grid() -> None:
    grid = two_way(BASE, "effect.relative_reduction", "absence.rate", points=4)
    exhibit = two_way_exhibit(grid, ORIGIN, language("nb"), width=800)
    assert len(exhibit.rows) == grid.results.size + 1
    assert exhibit.chart.figure["layout"]["width"] == 800


@pytest.mark.parametrize("code", ["nb", "en"])
def test_structural_choices_say_what_a_price_year_and_a_way_of_acting_are(code) -> None:
    spoken, today = language(code), shipped("helseiarbeid-2025")
    sweep = one_way(today, perspective="nav")
    exhibit = one_way_exhibit(sweep, OneWayPicture.STRUCTURAL, ORIGIN, spoken, width=2000)
    texts = [note["text"] for note in exhibit.chart.figure["layout"]["annotations"]]
    for key in ("price_year", "way"):
        assert spoken.say(f"rules.structural.{key}") in texts
    without = one_way_exhibit(one_way(BASE), OneWayPicture.STRUCTURAL, ORIGIN, spoken, width=2000)
    assert spoken.say("rules.structural.way") not in str(without.chart.figure["layout"]["annotations"])


@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_structural_choice_without_a_result_says_why(code) -> None:
    spoken = language(code)
    strong = changed(shipped("helseiarbeid-2025"), {"effect.relative_reduction": 0.95})
    exhibit = one_way_exhibit(one_way(strong), OneWayPicture.STRUCTURAL, ORIGIN, spoken, width=2000)
    reason = spoken.say("rules.reasons.no_strength")
    labels = exhibit.chart.figure["layout"]["yaxis"]["ticktext"]
    assert sum(reason in label for label in labels) == 3
    assert exhibit.chart.alternative.count(reason) == 3
