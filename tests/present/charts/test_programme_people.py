"""Full-time years needed and available: columns at the golden schedule, overbooked years marked."""

from __future__ import annotations

import numpy as np
import pytest

from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.scenario.options import Profession
from tests.present.browser import InPage, Shown, measured
from tests.present.programme_cases import (
    legend_of,
    notes_of,
    programme_drawn,
    programme_run,
    records,
    title_of,
    traces_named,
)

SCHEDULE = {"health_service": [600.000, 297.391, 297.391], "nav": [868.863, 428.189, 428.189]}
STARTS = [1000, 2000, 5000]  # of both regions together
NEEDED = {"health_service": "Used, health professionals", "nav": "Used, NAV advisers"}
BEYOND = "More work begun than there are hours"


@pytest.mark.parametrize("profession", SCHEDULE)
def test_columns_are_the_golden_schedule_in_full_time_years(profession: str) -> None:
    exhibit = programme_drawn("people", "no-limit")
    (bar,) = traces_named(exhibit, NEEDED[profession])
    hours = np.convolve(STARTS, SCHEDULE[profession])[:3] / 1000
    assert bar["y"][:3] == pytest.approx(hours / 1687.5, rel=1e-5)
    rows = [row for row in records(exhibit) if row["profession"] == profession]
    assert [row["fte_needed"] for row in rows] == bar["y"]


def test_where_nothing_limits_it_says_so_and_draws_no_line() -> None:
    exhibit = programme_drawn("people", "no-limit")
    assert "There are" not in legend_of(exhibit)
    assert "Health professionals: nothing limits in any region. NAV advisers: nothing" in notes_of(exhibit)
    assert {row["fte_available"] for row in records(exhibit)} == {None}
    assert "nothing limits)" in title_of("people", "no-limit", "en")


def test_a_limit_in_each_region_is_a_line() -> None:
    exhibit = programme_drawn("people", "few-hours")
    (line,) = traces_named(exhibit, "There are")
    assert line["line"]["dash"] != "solid"
    assert line["y"] == pytest.approx([5200 / 1687.5] * 20)
    assert (line["x"][0], line["x"][-1]) == (2026.5, 2036.5)
    notes = notes_of(exhibit)
    assert "NAV advisers: nothing limits" in notes
    assert "Health professionals: nothing limits" not in notes


def test_one_region_alone() -> None:
    exhibit = programme_drawn("people", "few-hours", region="nord")
    (line,) = traces_named(exhibit, "There are")
    assert line["y"] == pytest.approx([1200 / 1687.5] * 20)
    assert exhibit.chart.title.startswith("Nord: ")
    assert BEYOND not in legend_of(exhibit)


def test_years_with_more_work_begun_than_hours_are_marked_and_told() -> None:
    run = programme_run("fewer-later")
    over = run.people().overbooked[Profession.HEALTH_SERVICE][:, 0]
    years = [year for year, beyond in zip(run.calendar.calendar_years, over, strict=True) if beyond]
    assert years == [2030, 2031]  # the hours fall to 100 in 2030, and two more years of work are begun
    exhibit = programme_drawn("people", "fewer-later")
    (marks,) = traces_named(exhibit, BEYOND)
    assert marks["x"] == years
    needed = {
        row["year"]: row["fte_needed"] for row in records(exhibit) if row["profession"] == "health_service"
    }
    assert marks["y"] == [needed[year] for year in years]
    title = "Health professionals: more work is begun than there are hours in 2 years, first in 2030"
    assert exhibit.chart.title == title
    assert [row["year"] for row in records(exhibit) if row["overbooked"]] == years


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (
            "en",
            "Full-time years used at most: 323 of 527 health professionals (2034), 141 of 180 NAV advisers",
        ),
        ("nb", "Årsverk som brukes på det meste: 323 av 527 helsepersonell (2034), 141 av 180 NAV-rådgivere"),
    ],
)
def test_the_title_is_the_most_that_is_needed_beside_what_there_is(code: str, title: str) -> None:
    run = programme_run("rollout-today")
    health, nav = (run.people().fte_needed[profession][:, 0].max() for profession in Profession)
    there_are = [run.people().fte_available[profession][7, 0] for profession in Profession]
    assert (round(health), round(nav), *map(round, there_are)) == (323, 141, 527, 180)
    assert title_of("people", "rollout-today", code).startswith(title)


@pytest.mark.browser
def test_columns_are_as_high_as_what_is_needed(in_page: InPage) -> None:
    svg = rendered(programme_drawn("people", "few-hours"), "svg").decode()
    seen = Shown(svg, "en", measured(in_page, svg))
    run = programme_run("few-hours")
    for bars, profession in zip(seen.page["bars"], Profession, strict=True):
        needed = run.people().fte_needed[profession][:, 0]
        heights = [bar["bottom"] - bar["top"] for bar in bars]
        assert np.array(heights) / max(heights) == pytest.approx(needed / needed.max(), abs=0.02)


@pytest.mark.parametrize("code", ["nb", "en"])
def test_no_one_is_needed_where_no_one_begins(code: str) -> None:
    chart = programme_drawn("people", "no-starts", code).chart
    assert chart.figure["data"] == []
    assert language(code).say("programme_charts.people.why") in chart.alternative
    assert chart.title == language(code).say("programme_charts.people.nobody")
