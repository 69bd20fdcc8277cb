"""The reproduction says what agrees, and fails when the base case no longer gives the figures."""

import pytest

from hiacalc.analysis.deterministic.reproduce import reproduce
from hiacalc.evidence.budget_lines import read_budget_lines
from hiacalc.evidence.report_2016 import Expected, read_report
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
ROWS = {row.figure.key: row for row in reproduce(read_report(), BASE)}


@pytest.mark.parametrize(
    ("key", "computed"),
    [
        ("cost_total", 3_337_496),
        ("gain_total", 8_264_365),
        ("net_benefit", 4_926_870),
        ("net_benefit_10_percent", 13_191_235),
        ("net_benefit_2_percent", -31_750),
        ("cost_per_hour", 122),
        ("gain_per_point", 1_652_873),
        ("health_troms", 5_550_000),
        ("health_national", 166_500_000),
        ("nav_national", 70_875_000),
        ("funding_total", 786_000_000),
        ("funding_total_adopted", 783_400_000),
        ("schedule_health_cost", 508_539),
        ("schedule_workers", 294_963),
        ("schedule_nav_fte", 302),
        ("schedule_nav_workers", 88_031),
    ],
)
def test_computed_figures(key: str, computed: float) -> None:
    assert round(ROWS[key].computed) == computed


def test_staff_figures_to_their_decimals() -> None:
    assert ROWS["nav_fte_north"].computed == pytest.approx(9.45)
    assert ROWS["nav_fte_national"].computed == pytest.approx(94.5)
    assert ROWS["introduction_fte"].computed == 21.5
    assert ROWS["break_even"].computed == pytest.approx(0.02019, abs=5e-6)


def test_all_that_should_agree_does_and_every_slip_is_explained() -> None:
    assert all(row.as_expected for row in ROWS.values())
    for row in ROWS.values():
        if row.figure.expected is Expected.SLIP:
            assert row.agrees is not True, row.figure.key
            assert row.figure.note is not None


def test_what_cannot_be_fitted_is_said_to_be_so_and_is_no_disagreement() -> None:
    (row,) = (row for row in ROWS.values() if row.figure.expected is Expected.UNFITTED)
    assert row.figure.key == "schedule_nav_fte"
    assert row.as_expected
    assert row.agrees is False
    assert row.low is not None
    assert row.low > row.figure.published


def test_the_ends_in_the_notes_are_those_computed() -> None:
    row = ROWS["schedule_nav_fte"]
    assert f"({row.low:.0f}–{row.high:.0f} årsverk)" in row.figure.note.nb
    assert f"({row.low:.0f}-{row.high:.0f} full-time years)" in row.figure.note.en
    assert f"{row.computed:.0f}" in row.figure.note.nb


def test_the_appropriations_of_2015_are_those_of_the_budget_lines() -> None:
    resources, lines = read_report().resources, read_budget_lines()
    assert resources.adopted_nav_2015 == lines["605.70"].given(2015)
    assert resources.accounts_health_2015 == lines["732.79"].spent(2015)


def test_only_what_rests_on_assumed_prices_has_ends() -> None:
    assert {key for key, row in ROWS.items() if row.low is not None} == {
        "schedule_health_cost",
        "schedule_workers",
        "schedule_nav_fte",
        "schedule_nav_workers",
    }


def test_another_base_case_is_found_out() -> None:
    other = changed(BASE, {"delivery.fare": 601})
    failed = {row.figure.key for row in reproduce(read_report(), other) if not row.as_expected}
    assert failed == {"cost_total", "net_benefit", "net_benefit_10_percent"}
