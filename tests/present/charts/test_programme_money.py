"""Money by calendar year: columns and line at the golden sums, the years after the programme apart."""

from __future__ import annotations

import pytest

from hiacalc.model import Actor, Kind, Perspective
from hiacalc.present.charts.programme_money import money_chart
from hiacalc.present.charts.sheet import Sheet
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.present.words.programme_money_charts import money_note
from hiacalc.programme import evaluate_programme
from hiacalc.scenario import changed
from tests.present.browser import InPage, Shown, measured, middle
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

GOLDEN = [174_735.63, 1_218_700.79, 3_481_366.74, 9_092_756.63, 17_533_112.19]
GOLDEN += [29_019_261.91, 40_551_953.11, 49_476_955.73, 54_831_957.31, 54_831_957.31]
HEALTH = {2027: 255_913.04, 2032: 4_706_452.17}


def test_the_line_is_the_golden_net_of_each_year_in_million() -> None:
    exhibit = programme_drawn("money", "no-limit")
    (line,) = traces_named(exhibit, "Net, society")
    assert line["x"] == list(range(2027, 2041))
    assert [1e6 * net for net in line["y"][:10]] == pytest.approx(GOLDEN, abs=0.006)
    rows = [row for row in records(exhibit) if row["label"] == "Society"]
    assert [row["net_undiscounted"] for row in rows[:10]] == pytest.approx(GOLDEN, abs=0.006)
    assert [row["after_period"] for row in rows] == [False] * 10 + [True] * 4


def test_columns_are_what_each_pays_and_gains() -> None:
    exhibit = programme_drawn("money", "no-limit")
    (health,) = traces_named(exhibit, "Health service")
    by_year = dict(zip(health["x"], health["y"], strict=True))
    for year, outlay in HEALTH.items():
        assert -1e6 * by_year[year] == pytest.approx(outlay, abs=0.006)
    run = programme_run("no-limit")
    costs, gains = traces_named(exhibit, "Employers")
    assert [-1e6 * cost for cost in costs["y"]] == pytest.approx(run.by_year(Actor.EMPLOYER, Kind.COST)[:, 0])
    assert [1e6 * gain for gain in gains["y"]] == pytest.approx(
        run.by_year(Actor.EMPLOYER, Kind.BENEFIT)[:, 0]
    )
    assert legend_of(exhibit).count("Employers") == 1  # pays and gains in the same colour


@pytest.mark.parametrize("name", ["no-limit", "rollout-today"])
@pytest.mark.parametrize("view", [Perspective.SOCIETY, Perspective.NAV, Perspective.PUBLIC])
def test_the_columns_of_a_year_sum_to_its_net(name: str, view: Perspective) -> None:
    exhibit = programme_drawn("money", name, view=view)
    *bars, line = [trace for trace in exhibit.chart.figure["data"] if trace["x"] != [None]]
    for place, net in enumerate(line["y"]):
        assert sum(bar["y"][place] for bar in bars) == pytest.approx(net, abs=1e-6)


def test_neighbours_in_a_column_differ_in_pattern_or_colour() -> None:
    bars = [
        trace
        for trace in programme_drawn("money", "rollout-today").chart.figure["data"]
        if trace["type"] == "bar"
    ]
    by_name = {trace["name"]: trace["marker"]["pattern"]["shape"] for trace in bars}
    assert len(set(by_name.values())) == len(by_name) >= 3


@pytest.mark.browser
def test_marks_and_columns_stand_at_their_amounts(in_page: InPage) -> None:
    exhibit = programme_drawn("money", "no-limit")
    svg = rendered(exhibit, "svg").decode()
    seen = Shown(svg, "en", measured(in_page, svg))
    points = next(marks for marks in seen.page["marks"] if len(marks) == 14)
    for net, mark in zip(GOLDEN, points, strict=False):
        assert middle(mark)[1] == pytest.approx(seen.pixel("y", net / 1e6), abs=1.5)
    run = programme_run("no-limit")
    gains = run.by_year("employer", Kind.BENEFIT)[:, 0] / 1e6
    zero = seen.pixel("y", 0.0)
    tops = [min(bars, key=lambda bar: bar["top"])["top"] for bars in zip(*seen.page["bars"], strict=True)]
    for gain, top in zip(gains, tops, strict=True):
        assert zero - top == pytest.approx(zero - seen.pixel("y", gain), abs=2)
    (edge,) = seen.upright(dashed=True)
    assert middle(points[9])[0] < edge < middle(points[10])[0]


def test_the_axis_names_unit_price_year_and_that_nothing_is_discounted() -> None:
    notes = notes_of(programme_drawn("money", "no-limit"))
    assert "Costs down, gains up, NOK million, 2014 kroner, undiscounted" in notes
    assert "those who begin by 2036 are followed to 2040" in notes
    assert "After 2036: only those who began before" in legend_of(programme_drawn("money", "no-limit"))


@pytest.mark.parametrize(
    ("name", "code", "title"),
    [
        ("no-limit", "en", "The gains are larger than the costs in every year: net NOK 54.8 million in 2036"),
        ("no-limit", "nb", "Gevinstene er større enn kostnadene i alle år: netto 54,8 mill. kr i 2036"),
        ("one-year", "en", "The gains are larger than the costs in 2027: net NOK 175 000"),
        ("no-starts", "nb", "Ingenting betales, og ingenting vinnes"),
    ],
)
def test_the_title_is_the_finding(name: str, code: str, title: str) -> None:
    assert title_of("money", name, code) == title


def test_the_year_from_which_it_gains_and_a_programme_that_never_does() -> None:
    # fixed costs of 10 million a year: nets above pass that in 2031, and never pass 100 million
    fixed = {"post": {"payer": "nav", "amounts": [10e6], "index": "prices"}}
    scenario = programme_of(TWO, fixed=fixed)
    dear = changed(scenario, {"programme.fixed.post.amounts.1": 100e6})
    sheet = Sheet(language("en").plain, 800)
    run = evaluate_programme(scenario)
    chart = money_chart(run, Perspective.SOCIETY, sheet)
    assert run.ahead_from_year().tolist() == [2031.0]
    assert chart.title == "From 2031 the gains are larger than the costs: net NOK 44.8 million in 2036"
    chart = money_chart(evaluate_programme(dear), Perspective.SOCIETY, sheet)
    assert chart.title == "The costs are larger than the gains in 2036: net NOK -45.2 million"


def test_the_note_tells_only_of_what_the_scenario_has() -> None:
    tax, sick_pay = "tax funding that is saved", "The sick pay that NAV saves is a transfer"
    run = programme_run("no-limit").scenario
    without = money_note(programme_run("no-limit"), Perspective.SOCIETY, language("en"))
    funded = evaluate_programme(changed(run, {"valuation.tax_funding_cost": 0.2}))
    note = money_note(funded, Perspective.SOCIETY, language("en")).lower()
    assert tax not in without.lower()
    assert tax in note
    assert sick_pay in without
    assert sick_pay not in money_note(funded, Perspective.EMPLOYER, language("en"))
    nobody = money_note(programme_run("no-starts"), Perspective.SOCIETY, language("en"))
    assert sick_pay not in nobody
