"""The commands that compare, map and turn: data, pictures and plain words for bad input."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.command import data, hiacalc
from tests.cli.test_commands import BASE

ONE, TWO = "scenarios/model-1.yaml", "scenarios/model-2.yaml"


def test_compare_gives_steps_that_sum_and_the_effect_to_be_reached() -> None:
    (found,) = json.loads(hiacalc("compare", ONE, TWO, "--format", "json").stdout)
    net = [found["results"][side]["net_benefit"] for side in ("base", "other")]
    assert sum(step["change"] for step in found["steps"]) == pytest.approx(net[1] - net[0])
    assert found["increment"]["matching_reduction"] == pytest.approx(0.0530708, abs=1e-6)
    said = " ".join(hiacalc("compare", ONE, TWO, language="nb").stdout.split())
    assert "må nå en nedgang på 5,31 %" in said


def test_two_way_grid_as_data() -> None:
    found = data("two-way", BASE, "effect.relative_reduction", "absence.rate")
    assert (len(found["results"]), len(found["results"][0])) == (101, 101)
    assert found["results"][0][0] < 0 < found["results"][-1][-1]


def test_threshold_of_everything() -> None:
    found = data("threshold", BASE)
    assert found["thresholds"][0]["parameter"] == "effect.relative_reduction"
    assert found["break_even"]["days_per_worker_and_year"] == pytest.approx(0.318, abs=1e-3)
    said = hiacalc("threshold", BASE).stdout
    assert "0.32 working days less a year" in said
    assert "never; at its bounds" in said


@pytest.mark.parametrize("words", [("--target", "abc"), ("--target", "5"), ("--outcome", "costs")], ids=str)
def test_all_thresholds_at_once_are_for_net_benefit_at_nought(words: tuple[str, str]) -> None:
    done = hiacalc("threshold", BASE, *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        (("two-way", BASE, "effect.relative_reduction", "absence.rate"), ("svg", "csv", "html")),
        (("compare", ONE, TWO), ("html", "csv")),
        (("one-way", BASE, "--chart", "curve"), ("svg", "html")),
        (("one-way", BASE, "--chart", "spider"), ("html", "csv")),
        (("one-way", BASE, "--chart", "structural"), ("html", "csv")),
    ],
    ids=lambda one: one[0] + one[-1],
)
def test_pictures_are_written_once(words: tuple[str, ...], forms: tuple[str, ...], tmp_path: Path) -> None:
    for form in forms:
        file = tmp_path / f"picture.{form}"
        done = hiacalc(*words, "--output", str(file))
        assert done.returncode == 0, done.stderr
        before = file.read_bytes()
        assert b"model-2" in before or b"helseiarbeid-2016" in before
        again = hiacalc(*words, "--output", str(file))
        assert again.returncode == 2
        assert file.read_bytes() == before


def test_every_scenario_compared_is_drawn_and_written(tmp_path: Path) -> None:
    names = ("helseiarbeid-2016", "no-effect", "trial-clinic")
    for form in ("svg", "csv"):
        file = tmp_path / f"waterfall.{form}"
        done = hiacalc("compare", *names, "--output", str(file))
        assert done.returncode == 0, done.stderr
    drawn = (tmp_path / "waterfall.svg").read_text(encoding="utf-8")
    assert drawn.count('class="ytick"') == 6  # two comparisons of three bars each
    assert all(f"{name} (" in drawn for name in names)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "waterfall.csv").read_text(encoding="utf-8-sig"))))
    found = json.loads(hiacalc("compare", *names, "--format", "json").stdout)
    for one, name in zip(found, names[1:], strict=True):
        first, *steps, last = (float(row["change"]) for row in rows if row["other"] == name)
        assert [first, last] == [one["results"][side]["net_benefit"] for side in ("base", "other")]
        assert steps == [step["change"] for step in one["steps"]]
    assert len({row["other_fingerprint"] for row in rows}) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["compare", ONE], "two or more"),
        (["compare", ONE, "nowhere", "nothing.yaml"], "nothing.yaml: there is no such file"),
        (["two-way", BASE, "effect.duration", "effect.duration"], "twice"),
        (["two-way", BASE, "effect.duratoin", "absence.rate"], 'Did you mean "effect.duration"?'),
        (["two-way", BASE, "effect.decay", "absence.rate"], "no range"),
        (["one-way", BASE, "--chart", "pie"], "pie"),
    ],
)
def test_bad_input_exits_2(words: list[str], told: str) -> None:
    done = hiacalc(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert "Traceback" not in done.stderr
