"""`hiacalc run`: totals are what actors, items and years sum to."""

import pytest

from tests.cli.command import data, hiacalc


@pytest.mark.parametrize("view", ["society", "nav", "employer"])
def test_totals_are_sums(view: str) -> None:
    result = data("run", "helseiarbeid-2016", "--perspective", view)
    assert result["net_benefit"] == pytest.approx(
        result["benefits"]["total"] + result["transfers"]["total"] - result["costs"]["total"], abs=1e-3
    )
    assert sum(year["net"] for year in result["by_year"]) == pytest.approx(result["net_benefit"])


@pytest.mark.parametrize(("scenario", "count"), [("helseiarbeid-2016", "26"), ("helseiarbeid-2025", "6")])
def test_the_page_says_how_seldom_own_figures_show_the_fall(scenario: str, count: str) -> None:
    page = " ".join(hiacalc("run", scenario).stdout.split())
    assert f"would show the fall, if it is real, in {count} of 100 cases." in page


def test_nothing_is_said_of_chance_where_there_is_no_absence() -> None:
    done = hiacalc("run", "helseiarbeid-2016", "--set", "absence.rate=0")
    assert done.returncode == 0, done.stderr
    assert "What own absence figures can show" not in done.stdout


@pytest.mark.parametrize("scenario", ["helseiarbeid-2016", "helseiarbeid-2025"])
@pytest.mark.parametrize(
    "least", ["absence.rate=1e-300", "absence.rate=1e-320", "effect.relative_reduction=1e-200"]
)
def test_the_least_absence_and_the_least_fall_have_a_page(scenario: str, least: str) -> None:
    done = hiacalc("run", scenario, "--set", least)
    assert (done.returncode, done.stderr) == (0, "")
