"""Net benefit so far: the line at the golden sums, payback, the end of the programme, and the band."""

from __future__ import annotations

import numpy as np
import pytest

from hiacalc.model import Perspective
from hiacalc.present.charts.programme_cumulative import cumulative_chart
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.programme import ProgrammeEvaluation, evaluate_programme
from tests.present.browser import InPage, Shown, measured
from tests.present.programme_cases import (
    TWO,
    legend_of,
    notes_of,
    programme_drawn,
    programme_run,
    records,
    title_of,
    traces_named,
)
from tests.programme.conftest import programme_of

PERIOD = 199_724_403.465
LINE, AFTER = "Net benefit so far, society", "After 2036: only those who began before"


def with_cost(amounts: list[float]) -> ProgrammeEvaluation:
    """Two regions, with a fixed cost of so much in each year."""
    fixed = {"post": {"payer": "nav", "amounts": amounts, "index": "prices"}}
    return evaluate_programme(programme_of(TWO, fixed=fixed))


def test_the_line_ends_at_the_golden_net_benefit_of_the_period_and_is_dashed_after() -> None:
    exhibit = programme_drawn("cumulative", "no-limit")
    (line,), (after,) = traces_named(exhibit, LINE), traces_named(exhibit, AFTER)
    assert line["x"][-1] == after["x"][0] == 2036
    assert 1e6 * line["y"][-1] == pytest.approx(PERIOD, abs=0.006)
    assert 1e6 * after["y"][-1] == pytest.approx(float(programme_run("no-limit").net_benefit()[0]))
    assert line["line"]["dash"] == "solid" != after["line"]["dash"]
    assert "2036, the last year of the programme: NOK 200 million" in legend_of(exhibit)
    rows = records(exhibit)
    assert rows[9]["cumulative"] == pytest.approx(PERIOD, abs=0.006)
    by_hand = np.cumsum([row["net_undiscounted"] * row["discount_factor"] for row in rows])
    assert [row["cumulative"] for row in rows] == pytest.approx(by_hand)


# The golden nets come to 83.5 million discounted by 2033 and to 121 million by 2034.
@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("en", "Paid back in 2034, with NOK 197 million ahead in 2040"),
        ("nb", "Tjent inn i 2034, med 197 mill. kr i pluss i 2040"),
    ],
)
def test_the_title_is_the_year_of_payback_which_is_marked(code: str, title: str) -> None:
    chart = cumulative_chart(with_cost([100e6, 0]), Perspective.SOCIETY, Sheet(language(code).plain, 800))
    assert chart.title == title
    (mark,) = [trace for trace in chart.figure["data"] if trace["x"] == [2034, 2034]]
    assert mark["line"]["dash"] == "dot"
    assert "2034" in mark["name"]


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("en", "Not paid back by 2040: NOK 103 million is missing"),
        ("nb", "Ikke tjent inn innen 2040: det mangler 103 mill. kr"),
    ],
)
def test_what_is_missing_where_it_never_pays_back(code: str, title: str) -> None:
    chart = cumulative_chart(with_cost([400e6, 0]), Perspective.SOCIETY, Sheet(language(code).plain, 800))
    assert chart.title == title  # 400 less the 297 of the programme without the cost
    assert not [trace for trace in chart.figure["data"] if trace.get("line", {}).get("dash") == "dot"]


def test_payback_after_the_programme_and_from_the_first_year_are_said() -> None:
    run = with_cost([25e6])
    assert run.payback_year()[0] > 2036
    chart = cumulative_chart(run, Perspective.SOCIETY, Sheet(language("en").plain, 800))
    assert "after the last year of the programme" in chart.title
    assert (
        title_of("cumulative", "no-limit", "en") == "Ahead from the first year, with NOK 297 million in 2040"
    )
    assert title_of("cumulative", "no-limit", "nb") == "I pluss fra første år, med 297 mill. kr i 2040"


def test_the_notes_part_the_period_from_what_comes_after() -> None:
    run, notes = programme_run("no-limit"), notes_of(programme_drawn("cumulative", "no-limit"))
    after = language("en").plain.numbers.short_money(float(run.after_period()[0]))
    assert f"cut at 2036 the net benefit is NOK 200 million, and {after} comes after" in notes
    assert "Discounted to 2027, 4 % a year." in notes


def test_the_band_lies_where_it_is_handed_in() -> None:
    middle = programme_run("no-limit").cumulative_net()[:, 0]
    bands = middle - 50e6, middle + 80e6
    exhibit = programme_drawn("cumulative", "no-limit", bands=bands)
    low, high = traces_named(exhibit, "5th to 95th percentile of the draws")
    assert [1e6 * value for value in low["y"]] == pytest.approx(bands[0])
    assert [1e6 * value for value in high["y"]] == pytest.approx(bands[1])
    assert high["fill"] == "tonexty"
    ends = exhibit.chart.figure["layout"]["yaxis"]["range"]
    assert ends[0] < bands[0].min() / 1e6
    assert ends[1] > bands[1].max() / 1e6
    assert records(exhibit)[3]["cumulative_p95"] == pytest.approx(bands[1][3])
    without = records(programme_drawn("cumulative", "no-limit"))
    assert "cumulative_p95" not in without[0]


@pytest.mark.browser
def test_the_line_runs_through_its_amounts(in_page: InPage) -> None:
    exhibit = programme_drawn("cumulative", "few-hours", "nb", 390)
    svg = rendered(exhibit, "svg").decode()
    seen = Shown(svg, "nb", measured(in_page, svg))
    so_far = programme_run("few-hours").cumulative_net()[:10, 0] / 1e6
    points = seen.page["marks"][0]
    for amount, mark in zip(so_far, points, strict=True):
        assert (mark["top"] + mark["bottom"]) / 2 == pytest.approx(seen.pixel("y", amount), abs=1.5)
    (edge,) = seen.upright(dashed=True)
    last = (points[-1]["left"] + points[-1]["right"]) / 2
    assert last < edge < last + 20
