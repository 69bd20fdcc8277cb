"""Lines of the state budget, and the shipped programmes that name them."""

import copy
from typing import Any

import pytest
from pydantic import ValidationError

from hiacalc.evidence.budget_lines import BudgetLines, read_budget_lines
from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.scenario import shipped

LINES = read_budget_lines()
REGIONS = ("732.72", "732.73", "732.74", "732.75")


@pytest.mark.parametrize(
    ("key", "ended", "last"),
    [("732.79", 2018, 600.5e6), ("605.70", 2018, 14.3e6), ("2650.73", 2019, 279.3e6)],
)
def test_a_line_that_ended_was_last_paid_the_year_before(key: str, ended: int, last: float) -> None:
    line = LINES[key]
    assert (line.ended, line.last_year, line.spent(ended - 1), line.spent(ended)) == (
        ended,
        ended - 1,
        last,
        0,
    )


def test_the_lines_that_ended_are_those_three() -> None:
    assert {line.key for line in LINES.ended} == {"732.79", "605.70", "2650.73"}


def test_raskere_tilbake_of_2015_was_just_under_800_million() -> None:
    assert LINES["732.79"].spent(2015) + LINES["605.70"].given(2015) == 783_400_000


def test_the_three_lines_at_hand_are_157_million() -> None:
    assert sum(LINES[key].given(2026) for key in ("601.71", "601.75", "2650.76")) == 157_000_000


def test_the_basic_grants_of_2026_are_shared_as_stated() -> None:
    grants = [LINES[key].given(2026) for key in REGIONS]
    shares = [round(100 * grant / sum(grants), 2) for grant in grants]
    assert shares == [54.65, 19.20, 14.17, 11.98]


def test_what_was_not_read_is_not_there() -> None:
    with pytest.raises(KeyError):
        LINES["605.22"].spent(2019)
    with pytest.raises(KeyError):
        LINES["605.01"]
    assert LINES.standing is Standing.PUBLISHED


def funding(name: str) -> dict[str, dict[int, float]]:
    programme = shipped(name).programme
    assert programme is not None
    return {
        line.name: dict(line.amounts.steps)
        for line in programme.funding
        if line.amounts and line.name is not None
    }


def test_the_steps_of_2016_have_the_amounts_of_the_accounts() -> None:
    lines = funding("rollout-2016-steps")
    health = {year: LINES["732.79"].spent(year) for year in range(2014, 2019)}
    assert lines["rt_health_step_1"] == {2014: health[2014], 2015: health[2015], 2016: 0}
    assert lines["rt_health_step_2"] == {year: health[year] for year in (2016, 2017, 2018)}
    assert lines["rt_nav"] == {year: LINES["605.70"].spent(year) for year in range(2014, 2019)}
    assert lines["isf"] == {2014: 0, 2018: LINES["732.76"].spent(2018)}
    assert lines["basic_grants"] == {
        year: sum(LINES[key].spent(year) for key in REGIONS) for year in range(2014, 2019)
    }


@pytest.mark.parametrize("name", ["rollout-today", "raskere-tilbake-result"])
def test_the_roll_out_of_today_has_the_amounts_of_the_budget(name: str) -> None:
    keys = {
        "sector_programmes": "601.71",
        "certification": "601.75",
        "expert_help": "2650.76",
        "nav_research": "605.22",
    }
    expected = {line: {2027: LINES[key].given(2026)} for line, key in keys.items()}
    expected["basic_grants"] = {2027: sum(LINES[key].given(2026) for key in REGIONS)}
    assert funding(name) == expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("ended", 2017),
        ("accounts", {}),
        ("accounts", {2014: -1.0}),
        ("key", "732"),
        ("key", "605.70"),
        ("colour", "red"),
    ],
)
def test_a_line_with_a_fault_is_refused(field: str, value: object) -> None:
    raw: dict[str, Any] = copy.deepcopy(read_data("budget-lines.yaml"))
    raw["lines"][0][field] = value
    with pytest.raises(ValidationError):
        BudgetLines.model_validate(raw)
