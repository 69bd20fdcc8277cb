"""Small inputs whose figures could not be quoted, each with what is right to say."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import data, hiacalc

BASE, REDUCTION = "helseiarbeid-2016", "effect.relative_reduction"
HEAD = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n"
MINE = """population:
  workers: {value: 43, provenance: own}
  workers_per_employer: {value: 43, provenance: own}
absence: {rate: {value: 11.2 %, provenance: own}}
valuation: {annual_value_per_fte: {value: 620000, provenance: own}}
"""


def file_of(folder: Path, text: str, name: str = "mine.yaml") -> str:
    path = folder / name
    path.write_text(HEAD + text, encoding="utf-8")
    return str(path)


def output_of(*words: str) -> str:
    done = hiacalc(*words)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def drawn(*words: str) -> Any:
    return data("uncertainty", *words, "--draws", "4000")


@pytest.mark.parametrize(("value", "low", "high"), [("16 %", 0.064, 0.32), ("1 %", 0.004, 0.02)])
def test_a_moved_effect_takes_its_range_along(value: str, low: float, high: float) -> None:
    result = drawn(BASE, "--set", f"{REDUCTION}={value}", "--evidence", "scenario")
    effect = result["inputs"][REDUCTION]
    moved = float(value.split(maxsplit=1)[0]) / 100
    assert effect["mean"] == pytest.approx((low + 4 * moved + high) / 6, rel=1e-6)  # of a PERT
    assert low < effect["low"] < effect["high"] < high
    assert effect["provenance"] == "moved"


def test_a_moved_effect_leaves_the_probability_to_the_evidence() -> None:
    there = drawn(BASE, "--set", f"{REDUCTION}=16 %")
    assert there["probability_pays"] == drawn(BASE)["probability_pays"]
    assert {row["set"] for row in there["probability_by_evidence"]} >= {"scenario", "mixture", "sceptical"}


@pytest.mark.parametrize(
    ("name", "probability", "evpi"),
    [("trial-clinic", 0.96, 190_000.0), ("trial-peer-support", 0.73, 1.95e6)],
)
def test_the_limits_of_a_trial_are_no_absolute_ends(name: str, probability: float, evpi: float) -> None:
    result = drawn(name)
    assert result["probability_pays"] == pytest.approx(probability, abs=0.01)
    assert result["evpi"] == pytest.approx(evpi, rel=0.1)


def test_no_effect_pays_in_no_draw() -> None:
    assert drawn("no-effect")["probability_pays"] == 0.0


def test_gain_falls_with_attendance() -> None:
    gains = [
        data("run", BASE, "--set", f"delivery.attendance={share} %")["benefits"]["total"]
        for share in (0, 50, 100)
    ]
    assert gains == pytest.approx([0.0, 4_132_182.70, 8_264_365.41], abs=0.01)


def test_a_workplace_larger_than_all_workers_is_refused(tmp_path: Path) -> None:
    done = hiacalc("run", file_of(tmp_path, "population: {workers: 20}\n"))
    assert done.returncode == 2
    assert "20" in done.stderr
    assert "31.9" in done.stderr
    assert "workers_per_employer" in done.stderr


def test_scenarios_of_different_size_are_compared_for_a_thousand_workers() -> None:
    (result,) = data("compare", BASE, "bergen")
    assert result["per_workers"] == 1000
    bergen = data("run", "bergen", "--set", "time.price_year=2014")["net_benefit_per_worker"] * 1000
    assert result["increment"]["net_benefit"] == pytest.approx(bergen - 4_926_869.7055, abs=0.01)


def test_a_short_horizon_says_what_it_leaves_out(tmp_path: Path) -> None:
    path = file_of(tmp_path, "time: {horizon: 1}\n")
    left = data("run", path)["left_out"]
    whole, short = data("run", BASE), data("run", path)
    for part in ("costs", "benefits"):
        assert left[part] == pytest.approx(whole[part]["total"] - short[part]["total"], abs=0.01)
    assert left["hours"] == pytest.approx(whole["hours_avoided"] - short["hours_avoided"])
    assert "horizon" in output_of("run", path)


def test_a_distribution_beyond_its_bounds_is_told_wherever_it_is_read(tmp_path: Path) -> None:
    law = "{value: 0.05, distribution: {kind: normal, mean: 0.05, sd: 5}}"
    path = file_of(tmp_path, f"effect: {{relative_reduction: {law}}}\n")
    share = pytest.approx(0.8415, abs=0.0005)  # of a normal with mean 0.05 and sd 5 beyond -1 and 1
    assert data("run", path)["misfits"][0]["share"] == share
    assert drawn(path)["misfits"][0]["share"] == share
    for output in (
        output_of("run", path),
        hiacalc("validate", path).stderr,
        output_of("uncertainty", path, "--draws", "4000"),
    ):
        assert "84.1 % of the distribution" in output


def test_own_facts_of_a_workplace_have_no_range_of_others(tmp_path: Path) -> None:
    path = file_of(tmp_path, MINE)
    swept = {bar["parameter"] for bar in data("one-way", path)["bars"]}
    own = {"absence.rate", "valuation.annual_value_per_fte", "population.workers_per_employer"}
    assert not swept & own
    assert own <= set(drawn(path)["known"])


def test_a_title_claims_no_more_than_the_ranges_hold(tmp_path: Path) -> None:
    path = file_of(tmp_path, MINE)
    words = ("one-way", path, "--set", f"{REDUCTION}=3 %", "--parameter", REDUCTION)
    output = output_of(*words)
    assert "Within the ranges shown, none of which includes no effect, it pays" in output
    even = data("run", path)["break_even_reduction"]
    assert f"Reduction in sickness absence {100 * even:.2f} %" in output
    beyond = data(*words)["beyond"][0]
    assert beyond == {"parameter": REDUCTION, "value": pytest.approx(even)}


def test_the_spread_over_the_evidence_leads(tmp_path: Path) -> None:
    path = file_of(tmp_path, MINE)
    result = drawn(path)
    rows = [row["probability"] for row in result["probability_by_evidence"] if row["distribution"]]
    low, high = round(100 * min(rows)), max(rows)
    output = output_of("uncertainty", path, "--draws", "4000")
    first = output.split("===")[-1].lstrip("= ")
    assert first.startswith(f"In {low} to more than 99 of 100 draws it pays")
    assert low < 45
    assert 0.99 < high < 1.0
    assert "holds no zero: The report's judgement." in output


def test_five_years_and_a_rounding_are_five(tmp_path: Path) -> None:
    path = file_of(tmp_path, "effect: {duration: 5.000000001}\n")
    assert len(data("run", path)["by_year"]) == 5


def test_an_input_that_can_be_nothing_else_has_no_bar(tmp_path: Path) -> None:
    path = file_of(tmp_path, "effect: {duration: {value: 4, low: 4, high: 4}}\n")
    assert "effect.duration" not in {bar["parameter"] for bar in data("one-way", path)["bars"]}
    assert "effect.duration" in drawn(path)["known"]


def test_the_waterfall_says_whole_words(tmp_path: Path) -> None:
    other = file_of(tmp_path, "time: {timing: end}\n", "other.yaml")
    chart = tmp_path / "chart.html"
    assert hiacalc("compare", BASE, other, "--output", str(chart)).returncode == 0
    assert "When amounts fall" in chart.read_text(encoding="utf-8")
    assert "Amounts fall at the" not in output_of("compare", BASE, other)


def test_level_stands_only_where_there_is_one(tmp_path: Path) -> None:
    chart = tmp_path / "sweep.csv"
    assert hiacalc("one-way", "trial-clinic", "--csv", "machine", "--output", str(chart)).returncode == 0
    with chart.open(encoding="utf-8-sig", newline="") as stream:
        levels = {row["parameter"]: row["level"] for row in csv.DictReader(stream)}
    assert levels.pop(REDUCTION) == "0.95"
    assert set(levels.values()) == {""}
    bars = {bar["parameter"]: bar for bar in data("one-way", "trial-clinic")["bars"]}
    assert bars[REDUCTION]["level"] == 0.95
    assert "level" not in bars["effect.duration"]


def test_a_set_tells_the_same_in_the_spread_and_by_itself() -> None:
    spread = {row["set"]: row for row in drawn(BASE)["probability_by_evidence"]}
    for name in ("sceptical", "odeen-peer", "report", "high"):
        alone = drawn(BASE, "--evidence", name)
        assert spread[name]["probability"] == alone["probability_pays"]
        assert spread[name]["mean"] == pytest.approx(alone["net_benefit"]["mean"], rel=1e-9)


def test_one_year_of_effect_is_what_has_been_measured() -> None:
    year = data("run", BASE, "--set", "effect.duration=1")
    assert year["net_benefit"] == pytest.approx(-1.55e6, abs=0.005e6)
    assert year["break_even_reduction"] == pytest.approx(0.093, abs=0.001)
