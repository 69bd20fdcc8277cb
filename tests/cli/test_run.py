"""`hiacalc run`: totals are what actors, items and years sum to."""

import pytest

from tests.cli.command import data


@pytest.mark.parametrize("view", ["society", "nav", "employer"])
def test_totals_are_sums(view: str) -> None:
    result = data("run", "helseiarbeid-2016", "--perspective", view)
    assert result["net_benefit"] == pytest.approx(
        result["benefits"]["total"] + result["transfers"]["total"] - result["costs"]["total"], abs=1e-3
    )
    assert sum(year["net"] for year in result["by_year"]) == pytest.approx(result["net_benefit"])
