"""`hiacalc spells`: the payers of a spell by its length, and a published effect on spells."""

import json
from typing import Any

import pytest

from tests.cli.command import hiacalc


def data(*words: str) -> dict[str, Any]:
    return json.loads(hiacalc("spells", *words, "--format", "json").stdout)


def test_all_days_are_in_the_data_and_follow_the_law() -> None:
    changes = ("--set", "valuation.annual_value_per_fte=600000")
    days = data("helseiarbeid-2025", *changes)["days"]
    assert [row["days"] for row in days] == list(range(1, 366))
    assert days[15]["employer"] - days[15]["employer_contribution"] == pytest.approx(27_692.3, abs=0.05)
    assert days[59]["nav"] == pytest.approx(73_846.15 + 7_532.31, abs=0.05)
    assert days[364]["nav"] == pytest.approx(572_307.69 + 11_298.46, abs=0.05)


def test_a_measure_shows_golden_reductions_and_no_net_benefit() -> None:
    measure = data("--measure", "hamar")["measure"]
    assert measure["reduction"] == pytest.approx(0.0377867010, abs=1e-10)
    assert measure["share_avoided_inside"] == pytest.approx(0.6386644662, abs=1e-10)
    assert measure["net_benefit"] is None
    late = data("--measure", "brief-intervention-5-years")["measure"]
    assert late["reduction"] == pytest.approx(0.1363585708, abs=1e-10)
    assert late["payers_with"]["employer"] == pytest.approx(late["payers_without"]["employer"])
    part = data("--measure", "brief-intervention-5-years", "--share", "0.25")["measure"]
    assert part["reduction"] == pytest.approx(late["reduction"] / 4)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_page_tells_days_asked_for_and_that_there_is_no_cost(language: str) -> None:
    text = hiacalc("spells", "--days", "40", "--measure", "hamar", language=language).stdout
    assert "\n40 " in text
    assert ("no net benefit" if language == "en" else "ikke\n  nettonytte") in text


@pytest.mark.parametrize(
    "words",
    [("--days", "0"), ("--days", "366"), ("--measure", "hamer"), ("helseiarbeid-2016",), ("--share", "2")],
)
def test_what_is_wrong_is_said_plainly(words: tuple[str, ...]) -> None:
    result = hiacalc("spells", *words)
    assert result.returncode == 2
    assert result.stderr
    assert "Traceback" not in result.stderr
