"""The commands that compare, map and turn: data, pictures and plain words for bad input."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.command import data, hiacalc
from tests.cli.test_main import BASE
from tests.scenario.cases import HEAD

ONE, TWO = "scenarios/model-1.yaml", "scenarios/model-2.yaml"


def test_compare_gives_steps_that_sum_and_the_effect_to_be_reached() -> None:
    (result,) = json.loads(hiacalc("compare", ONE, TWO, "--format", "json").stdout)
    net = [result["results"][side]["net_benefit"] for side in ("base", "other")]
    assert sum(step["change"] for step in result["steps"]) == pytest.approx(net[1] - net[0])
    assert result["increment"]["matching_reduction"] == pytest.approx(0.0530708, abs=1e-6)
    output = " ".join(hiacalc("compare", ONE, TWO, language="nb").stdout.split())
    assert "må nå en nedgang på 5,31 %" in output


def test_scenarios_of_different_size_are_told_per_1000_workers() -> None:
    """What their net benefit per 1000 workers differs by, not the 41.8 million that their totals do."""
    (result,) = json.loads(hiacalc("compare", BASE, "bergen", "--format", "json").stdout)
    base, bergen = (result["results"][side] for side in ("base", "other"))
    assert (result["per_workers"], base["workers"], bergen["workers"]) == (1000, 1000, 23_402)
    assert (base["price_year"], bergen["price_year"]) == (2014, 2014)
    assert bergen["net_benefit"] == pytest.approx(23.402 * bergen["per_1000_workers"]["net_benefit"])
    difference = bergen["per_1000_workers"]["net_benefit"] - base["net_benefit"]
    assert sum(step["change"] for step in result["steps"]) == pytest.approx(difference)
    assert result["increment"]["net_benefit"] == pytest.approx(difference)
    rounded = f"{-difference / 1e6:.2f}"
    for code, ahead, why in (
        ("en", f"NOK {rounded} million per 1 000 workers behind", "the scenarios differ in size"),
        (
            "nb",
            f"{rounded.replace('.', ',')} mill. kr per 1 000 arbeidstakere dårligere ut",
            "ulik størrelse",
        ),
    ):
        output = " ".join(hiacalc("compare", BASE, "bergen", language=code).stdout.split())
        assert ahead in output
        assert why in output
        for total in ("46 729 165", "1 996 802", "23 402"):
            assert total in output


def test_scenarios_of_the_same_size_are_told_as_totals() -> None:
    (result,) = json.loads(hiacalc("compare", ONE, TWO, "--format", "json").stdout)
    assert result["per_workers"] is None
    assert "per 1 000" not in hiacalc("compare", ONE, TWO).stdout


def test_other_kroner_are_converted_to_those_of_the_first(tmp_path: Path) -> None:
    later = tmp_path / "later.yaml"
    later.write_text(f"{HEAD}name: later\ntime: {{price_year: 2024}}\n", encoding="utf-8")
    result = data("compare", BASE, str(later))
    first, last = (result[0]["results"][name] for name in ("base", "other"))
    assert last["net_benefit"] == pytest.approx(first["net_benefit"])
    assert (first["price_year"], last["price_year"]) == (2014, 2014)


def test_kroner_of_a_year_without_an_index_are_refused(tmp_path: Path) -> None:
    later = tmp_path / "later.yaml"
    later.write_text(f"{HEAD}name: later\ntime: {{price_year: 2031}}\n", encoding="utf-8")
    for code, expected in (("en", "2031 kroner"), ("nb", "2031-kroner")):
        done = hiacalc("compare", BASE, str(later), language=code)
        assert (done.returncode, done.stdout) == (2, "")
        assert expected in done.stderr
        assert "2009" in done.stderr


def test_two_way_grid_as_data() -> None:
    result = data("two-way", BASE, "effect.relative_reduction", "absence.rate")
    assert (len(result["results"]), len(result["results"][0])) == (101, 101)
    assert result["results"][0][0] < 0 < result["results"][-1][-1]


def test_threshold_of_everything() -> None:
    result = data("threshold", BASE)
    assert result["thresholds"][0]["parameter"] == "effect.relative_reduction"
    assert result["break_even"]["days_per_worker_and_year"] == pytest.approx(0.318, abs=1e-3)
    output = hiacalc("threshold", BASE).stdout
    assert "0.32 working days less a year" in output
    assert "never; at its bounds" in output


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
    ids=lambda item: item[0] + item[-1],
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
        done = hiacalc("compare", *names, "--csv", "machine", "--output", str(file))
        assert done.returncode == 0, done.stderr
    drawn = (tmp_path / "waterfall.svg").read_text(encoding="utf-8")
    assert drawn.count('class="ytick"') == 6  # two comparisons of three bars each
    assert all(f"{name} (" in drawn for name in names)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "waterfall.csv").read_text(encoding="utf-8-sig"))))
    result = json.loads(hiacalc("compare", *names, "--format", "json").stdout)
    for item, name in zip(result, names[1:], strict=True):
        first, *steps, last = (float(row["change"]) for row in rows if row["other"] == name)
        assert [first, last] == [item["results"][side]["net_benefit"] for side in ("base", "other")]
        assert steps == [step["change"] for step in item["steps"]]
    assert len({row["other_fingerprint"] for row in rows}) == 2


def test_the_file_of_a_comparison_names_sizes_and_totals(tmp_path: Path) -> None:
    file = tmp_path / "waterfall.csv"
    assert hiacalc("compare", "bergen", BASE, "--csv", "machine", "--output", str(file)).returncode == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    sizes = ("first_workers", "other_workers", "per_workers")
    assert {tuple(float(row[size]) for size in sizes) for row in rows} == {(23_402, 1000, 1000)}
    first, *steps, last = rows
    assert float(first["total"]) == pytest.approx(23.402 * float(first["change"]))
    assert float(last["total"]) == pytest.approx(float(last["change"]))
    reached = float(first["change"]) + sum(float(step["change"]) for step in steps)
    assert reached == pytest.approx(float(last["change"]))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["compare", ONE], "two or more"),
        (["compare", ONE, "nowhere", "nothing.yaml"], "nothing.yaml: there is no such file"),
        (["two-way", BASE, "effect.duration", "effect.duration"], "twice"),
        (["two-way", BASE, "effect.duratoin", "absence.rate"], 'Did you mean "effect.duration"?'),
        (["two-way", BASE, "effect.decay", "absence.rate"], "no range"),
        (["one-way", BASE, "--chart", "pie"], "pie"),
    ],
)
def test_bad_input_exits_2(words: list[str], expected: str) -> None:
    done = hiacalc(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
