"""Need, lines and gap: columns that add up to the need, and no column of money bound to other tasks."""

from __future__ import annotations

import pytest

from hiacalc.present.charts.palette import INK
from hiacalc.present.charts.programme_funding import funding_chart
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.programme import ProgrammeEvaluation, evaluate_programme
from hiacalc.scenario.options import Payer
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
from tests.programme.conftest import programme_of

NEED, GAP = "Needed", "Not covered"
HEALTH = {2027: 255_913.04, 2032: 4_706_452.17}  # golden outlay of the health service


def funded(amount: float, year: int = 2027) -> ProgrammeEvaluation:
    """The golden regions, where the health service has so much until a year and NAV all it needs."""
    lines = [
        {
            "title": "Health",
            "payer": "health_service",
            "amounts": {2027: 1e9, year: amount, year + 1: 1e9} if year > 2027 else {2027: amount},
            "price_year": 2014,
        },
        {"title": "NAV", "payer": "nav", "amounts": {2027: 1e9}, "price_year": 2014},
    ]
    two = {"nord": {"starts": [1000, 2000, 4000]}, "vest": {"starts": [0, 0, 1000, 3000, 6000]}}
    return evaluate_programme(programme_of(two, funding=lines))


def test_the_outline_is_the_golden_need() -> None:
    need, _ = traces_named(programme_drawn("funding", "no-limit"), NEED)
    by_year = dict(zip(need["x"][::2], need["y"][::2], strict=True))
    for year, outlay in HEALTH.items():
        assert 1e6 * by_year[year - 0.5] == pytest.approx(outlay, abs=0.006)


@pytest.mark.parametrize("name", ["no-limit", "rollout-today", "rollout-2016-steps", "troms", "few-hours"])
def test_lines_and_gap_add_up_to_the_need_in_each_panel(name: str) -> None:
    exhibit = programme_drawn("funding", name)
    scale = 1e6
    panels = {trace["yaxis"] for trace in exhibit.chart.figure["data"]}
    for panel, payer in zip(sorted(panels), Payer, strict=True):
        bars = [
            trace["y"]
            for trace in exhibit.chart.figure["data"]
            if trace["yaxis"] == panel and trace["type"] == "bar"
        ]
        needed = programme_run(name).funding.needed(payer)[:, 0]
        assert [scale * sum(parts) for parts in zip(*bars, strict=True)] == pytest.approx(needed, abs=1.0)


def test_money_bound_to_other_tasks_is_named_and_never_drawn() -> None:
    exhibit = programme_drawn("funding", "rollout-today")
    funding = programme_run("rollout-today").funding
    bound = [use.line.title.en for use in funding.lines if use.displaced.any() and not use.used.any()]
    assert bound
    assert not set(bound) & set(legend_of(exhibit))
    notes = notes_of(exhibit)
    assert all(title in notes for title in bound)
    assert "Not funding: money bound to other tasks" in notes
    paid = [row["funding_used"] for row in records(exhibit) if row["funding_line"] in bound]
    assert set(paid) == {0.0}
    assert max(row["funding_displaced"] for row in records(exhibit) if row["funding_line"] in bound) > 1e6


def test_lines_that_pay_nothing_stand_in_the_notes() -> None:
    exhibit = programme_drawn("funding", "no-limit", "nb")
    assert "Uten penger" not in legend_of(exhibit)
    assert "Betaler ikke noe i noe år: Uten penger." in notes_of(exhibit)


def test_the_gap_is_hatched_in_ink_and_stands_last_in_the_legend() -> None:
    exhibit = programme_drawn("funding", "no-limit")
    for trace in traces_named(exhibit, GAP):
        assert trace["marker"]["pattern"]["fgcolor"] == INK
        assert trace["marker"]["pattern"]["shape"] == "/"
        assert trace["marker"]["line"]["width"] >= 1
    used = [trace for trace in exhibit.chart.figure["data"] if trace["type"] == "bar"]
    styles = {(t["marker"]["color"], t["marker"]["pattern"]["shape"]) for t in used if t["name"] != GAP}
    assert len(styles) == len({trace["name"] for trace in used} - {GAP})


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_title_is_the_largest_gap(code: str) -> None:
    spoken = language(code).plain
    sheet = Sheet(spoken, 800)
    lacking = spoken.numbers.short_money(HEALTH[2032] - 1e6)
    title = funding_chart(funded(1e6, 2032), sheet).title
    assert (
        title
        == {
            "en": f"The health service lacks {lacking} in 2032",
            "nb": f"Helsetjenesten mangler {lacking} i 2032",
        }[code]
    )
    assert funding_chart(funded(1e9), sheet).title == spoken.say("programme_charts.funding.covered")


def test_the_title_of_more_years_of_no_lines_and_of_no_need() -> None:
    assert title_of("funding", "no-limit", "en") == "NAV lacks most in 2033: NOK 6.57 million"
    assert title_of("funding", "few-hours", "nb").startswith("Ingen finansiering er oppgitt: NAV trenger ")
    assert title_of("funding", "no-starts", "en") == "Nothing is needed"
    assert programme_drawn("funding", "no-starts").chart.figure["data"] == []


@pytest.mark.browser
@pytest.mark.parametrize(("code", "width"), [("en", 800), ("nb", 390)])
def test_columns_stack_up_to_the_outline(in_page: InPage, code: str, width: int) -> None:
    exhibit = programme_drawn("funding", "no-limit", code, width)
    svg = rendered(exhibit, "svg").decode()
    seen = Shown(svg, code, measured(in_page, svg))
    run = programme_run("no-limit")
    bars = [trace for trace in seen.page["bars"] if len(trace) == 10]
    order = [trace for trace in exhibit.chart.figure["data"] if trace["type"] == "bar"]
    assert len(bars) == len(order)
    for axis, payer in (("y", Payer.HEALTH_SERVICE), ("y2", Payer.NAV)):
        panel = [drawn for drawn, trace in zip(bars, order, strict=True) if trace["yaxis"] == axis]
        heights = [sum(bar["bottom"] - bar["top"] for bar in year) for year in zip(*panel, strict=True)]
        needed = run.funding.needed(payer)[:, 0]
        share = [height / max(heights) for height in heights]
        assert share == pytest.approx((needed / needed.max()).tolist(), abs=0.03)
