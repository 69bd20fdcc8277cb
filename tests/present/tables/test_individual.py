"""The two measures apart and together, as rows, data and bars."""

import pytest

from hiacalc.model import Perspective, evaluate
from hiacalc.present.charts.result import by_component
from hiacalc.present.data.individual import components_data, individual_data
from hiacalc.present.locale.language import language
from hiacalc.present.tables.individual import components_by_actor, components_rows, components_table
from hiacalc.present.words.individual import individual_sentences
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
RUN = evaluate(changed(BASE, {"individual": {}}))
EN = language("en").plain


def number(cell: str) -> float:
    return float(cell.replace(" ", ""))


@pytest.mark.parametrize("view", Perspective)
def test_the_measures_sum_to_both(view: Perspective) -> None:
    _, workplace, individual, both = components_rows(RUN, view, EN)
    for place in range(2, 6):
        assert workplace[place] + individual[place] == pytest.approx(both[place], rel=1e-9, abs=1e-6)
    assert both[5] == RUN.single().net_benefit(view)
    _, *rows = components_table(RUN, view, EN)
    assert [number(row[-1]) for row in rows] == pytest.approx(
        [r[5] for r in (workplace, individual, both)], abs=1
    )


def test_actors_of_each_measure_sum_to_society() -> None:
    _, *actors, society = components_by_actor(RUN, EN)
    for column in range(1, 4):
        assert sum(number(row[column]) for row in actors) == pytest.approx(number(society[column]), abs=3)


def test_bars_stand_at_the_sums() -> None:
    chart = by_component(RUN, Perspective.NAV, EN)
    rows = components_rows(RUN, Perspective.NAV, EN)[1:]
    traces = {trace["name"]: trace["x"] for trace in chart.figure["data"]}
    assert list(traces) == ["Costs", "Transfers", "Net"]
    assert traces["Net"] == pytest.approx([row[5] / 1e6 for row in rows])
    assert traces["Costs"] == pytest.approx([-row[2] / 1e6 for row in rows])


def test_data_has_the_days_to_break_even_and_null_for_the_health_service() -> None:
    data = individual_data(RUN, Perspective.SOCIETY)
    assert data is not None
    assert set(data["break_even_days"]) == {"society", "nav", "health_service"}
    assert data["break_even_days"]["health_service"] is None
    assert data["break_even_days"]["nav"] == RUN.single().break_even_days("nav")
    components = components_data(RUN, Perspective.SOCIETY)
    assert components is not None
    assert sum(part["net_benefit"] for part in components.values()) == pytest.approx(RUN.net_benefit()[0])


def test_without_patients_there_is_no_data_of_them() -> None:
    run = evaluate(BASE)
    assert components_data(run, Perspective.SOCIETY) is None
    assert individual_data(run, Perspective.SOCIETY) is None


@pytest.mark.parametrize(
    ("individual", "view", "words"),
    [
        ({"days_saved": 0}, "society", "there is no price of a day"),
        ({}, "employer", "neither better nor worse off"),
        ({"avoided_care": 50_000}, "health_service", "health service even with no days saved"),
        ({"fee": 0}, "health_service", "never pays by itself"),
    ],
)
def test_what_is_out_of_the_ordinary_is_said(individual, view, words) -> None:
    run = evaluate(changed(BASE, {"individual": individual}))
    assert words in " ".join(individual_sentences(run, Perspective(view), EN))
