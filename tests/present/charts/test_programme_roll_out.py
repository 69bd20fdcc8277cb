"""Who begins and who waits: columns and line at the golden roll-out, the year when all have begun."""

from __future__ import annotations

import pytest

from hiacalc.present.files.export import rendered
from tests.present.browser import InPage, Shown, measured, middle
from tests.present.programme_cases import (
    legend_of,
    notes_of,
    programme_drawn,
    programme_run,
    records,
    title_of,
    traces_named,
)

NORD_STARTS = [1000, 1504.3478, 758.7146, 878.3082, 1188.6061, 975.5294, 927.3415, 1056.8379, 1016.5372]
NORD_STARTS += [972.3272]
NORD_WAITING = 24_721.45
BEGIN, WAIT = "Begin in the year", "Wait at the end of the year"


def test_columns_and_line_are_the_golden_roll_out() -> None:
    exhibit = programme_drawn("roll_out", "few-hours", region="nord")
    (started,), (waiting,) = traces_named(exhibit, BEGIN), traces_named(exhibit, WAIT)
    assert started["y"] == pytest.approx(NORD_STARTS, abs=1e-3)
    assert waiting["y"][-1] == pytest.approx(NORD_WAITING, abs=0.01)
    rows = records(exhibit)
    assert [row["workers_started"] for row in rows] == started["y"]
    assert [row["workers_waiting"] for row in rows] == waiting["y"]
    wanted = sum(row["workers_wanted"] for row in rows)
    assert sum(started["y"]) + waiting["y"][-1] == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("name", "code", "options", "title"),
    [
        ("few-hours", "en", {"region": "nord"}, "Nord: 24 721 workers still wait in 2036"),
        ("few-hours", "nb", {"region": "nord"}, "Nord: 24 721 arbeidstakere venter fortsatt i 2036"),
        ("no-limit", "en", {}, "No workplace waits"),
        ("no-hours", "nb", {}, "35 000 arbeidstakere venter fortsatt i 2036"),
        ("no-starts", "en", {}, "No one is to begin"),
    ],
)
def test_the_title_is_who_waits_or_when_all_have_begun(
    name: str, code: str, options: dict[str, str], title: str
) -> None:
    assert title_of("roll_out", name, code, **options) == title


@pytest.mark.parametrize("name", ["no-limit", "one-year", "few-hours"])
def test_the_year_when_everyone_has_begun_is_marked_or_not(name: str) -> None:
    exhibit = programme_drawn("roll_out", name)
    reached = float(programme_run(name).all_reached_year[0])
    marked = [trace for trace in exhibit.chart.figure["data"] if trace["x"] == [reached, reached]]
    if name == "few-hours":
        assert not any(entry.startswith("Everyone") for entry in legend_of(exhibit))
        return
    (line,) = marked
    assert line["name"].endswith(f": {reached:.0f}")


def test_regions_add_up_to_all_of_them() -> None:
    whole, each = (records(programme_drawn(picture, "few-hours")) for picture in ("roll_out", "regions"))
    for row in whole:
        parts = [part for part in each if part["year"] == row["year"]]
        assert {part["region"] for part in parts} == {"nord", "vest"}
        for key in ("workers_wanted", "workers_started", "workers_waiting"):
            assert sum(part[key] for part in parts) == pytest.approx(row[key])


def test_a_panel_for_each_region_with_its_own_scale() -> None:
    exhibit = programme_drawn("regions", "large", "nb")
    starts = [trace for trace in exhibit.chart.figure["data"] if trace["type"] == "bar"]
    assert len(starts) == 20
    assert len({trace["yaxis"] for trace in starts}) == 20
    assert legend_of(exhibit) == ["Begynner i året", "Venter ved utgangen av året"]
    notes = notes_of(exhibit)
    assert "Hver region har sin egen skala." in notes
    assert all(f"Helseregion nummer {number}" in notes for number in range(1, 21))


def test_patients_have_a_panel_of_their_own() -> None:
    exhibit = programme_drawn("roll_out", "rollout-today")
    (served,) = traces_named(exhibit, "Patients served in the year")
    (referred,) = traces_named(exhibit, "Patients referred who do not decline")
    run = programme_run("rollout-today")
    assert served["y"] == pytest.approx(run.roll_out.patients.sum(axis=1)[:, 0])
    assert referred["y"] == pytest.approx(run.roll_out.patients_wanted.sum(axis=1)[:, 0])
    of_whom = f"{served['y'][-1]:,.0f} of {referred['y'][-1]:,.0f} patients".replace(",", " ")
    assert f"{of_whom} are served in 2036." in notes_of(exhibit)
    assert not traces_named(programme_drawn("roll_out", "few-hours"), "Patients served in the year")


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 800])
def test_columns_and_marks_stand_at_their_numbers(in_page: InPage, width: int) -> None:
    svg = rendered(programme_drawn("roll_out", "few-hours", "en", width), "svg").decode()
    seen = Shown(svg, "en", measured(in_page, svg))
    people = programme_run("few-hours").people()
    (bars,) = seen.page["bars"]
    for started, bar in zip(people.started[:, 0], bars, strict=True):
        assert bar["top"] == pytest.approx(seen.pixel("y", started), abs=1.5)
    (marks,) = [marks for marks in seen.page["marks"] if marks]
    for waiting, mark in zip(people.waiting[:, 0], marks, strict=True):
        assert middle(mark)[1] == pytest.approx(seen.pixel("y", waiting), abs=1.5)
