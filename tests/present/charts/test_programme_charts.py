"""Pictures of a programme, all of them: nothing covers anything or is cut, and each says what it shows."""

from __future__ import annotations

import itertools

import pytest

from hiacalc.model import Perspective
from hiacalc.present.charts.dark import on_dark
from hiacalc.present.charts.palette import WHITE
from hiacalc.present.exhibits.programme import ProgrammePicture
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from tests.present.browser import InPage, Shown, measured, outside, overlapping, plain
from tests.present.charts.test_dark import strings
from tests.present.programme_cases import legend_of, notes_of, programme_drawn, records

CASES = ("no-limit", "few-hours", "one-year", "no-starts", "large", "rollout-today", "troms")
FITTED = [
    *itertools.product(ProgrammePicture, ("no-limit", "large", "rollout-today"), ("nb",), (390,)),
    *itertools.product(ProgrammePicture, ("one-year", "rollout-2016-steps"), ("en",), (390,)),
    *itertools.product(ProgrammePicture, ("few-hours", "large", "rollout-today"), ("en",), (800,)),
    *itertools.product(ProgrammePicture, ("no-starts", "troms", "fewer-later"), ("nb",), (800,)),
    *itertools.product((ProgrammePicture.FUNDING, ProgrammePicture.REGIONS), ("large",), ("en",), (320,)),
]


@pytest.mark.browser
@pytest.mark.parametrize(("picture", "name", "code", "width"), FITTED)
def test_no_text_covers_another_or_is_cut(
    in_page: InPage, picture: str, name: str, code: str, width: int
) -> None:
    exhibit = programme_drawn(picture, name, code, width)
    svg = rendered(exhibit, "svg").decode()
    seen = Shown(svg, code, measured(in_page, svg))
    assert seen.page["box"]["right"] - seen.page["box"]["left"] == pytest.approx(width, abs=1)
    assert overlapping(seen) == []
    assert outside(seen) == []
    shown = {plain(text["text"]) for text in seen.texts("legend")}
    assert {plain(entry) for entry in legend_of(exhibit)} == shown  # all of the legend is in sight
    title = "".join(plain(text["text"]) for text in seen.texts("annotation"))
    assert plain(exhibit.chart.title) in title


@pytest.mark.parametrize("picture", ProgrammePicture)
@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("code", ["nb", "en"])
def test_each_says_what_it_shows_and_has_its_numbers(picture: str, name: str, code: str) -> None:
    exhibit = programme_drawn(picture, name, code)
    chart = exhibit.chart
    assert chart.alternative.startswith(chart.title)
    assert len(chart.alternative) > len(chart.title) + 10
    assert "{" not in chart.alternative + notes_of(exhibit)
    assert len({len(row) for row in exhibit.rows}) == 1
    assert len(exhibit.rows) > 1
    assert exhibit.origin.as_dict()["fingerprint"] in notes_of(exhibit)  # type: ignore[operator]


@pytest.mark.parametrize("picture", ProgrammePicture)
def test_the_same_numbers_in_both_languages_and_at_any_width(picture: str) -> None:
    wide, narrow = (programme_drawn(picture, "rollout-today", "en", width) for width in (800, 390))
    assert records(wide) == records(narrow)
    other = programme_drawn(picture, "rollout-today", "nb")
    assert [row["year"] for row in records(wide)] == [row["year"] for row in records(other)]
    drawn = [trace.get("y") for trace in wide.chart.figure["data"]]
    assert drawn == [trace.get("y") for trace in other.chart.figure["data"]]


@pytest.mark.parametrize("picture", ProgrammePicture)
def test_on_dark_paper_nothing_stays_white(picture: str) -> None:
    figure = programme_drawn(picture, "no-limit", "nb").chart.figure
    assert WHITE not in set(strings(on_dark(figure)))


@pytest.mark.parametrize("form", ["png", "pdf", "html", "csv"])
@pytest.mark.browser
def test_each_kind_of_file_is_written(form: str) -> None:
    for picture in ("funding", "regions"):
        assert len(rendered(programme_drawn(picture, "rollout-today"), form)) > 1000


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("picture", ProgrammePicture)
def test_the_heads_of_its_table_have_words(picture: str, code: str) -> None:
    exhibit = programme_drawn(picture, "rollout-today", code)
    text = rendered(exhibit, "csv").decode("utf-8-sig").splitlines()[0]
    assert not [head for head in exhibit.rows[0] if "_" in str(head) and str(head) in text]


@pytest.mark.parametrize("view", [Perspective.NAV, Perspective.PUBLIC, Perspective.EMPLOYER])
@pytest.mark.parametrize("picture", ["money", "cumulative"])
def test_another_view_is_named(picture: str, view: Perspective) -> None:
    exhibit = programme_drawn(picture, "rollout-today", "nb", view=view)
    named = language("nb").say(f"run.in_sentence.{view.value}")
    assert any(entry.endswith(named) for entry in legend_of(exhibit))
    assert exhibit.chart.title.endswith(f", for {named}")
