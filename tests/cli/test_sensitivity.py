"""`hiacalc one-way` as a user types it: table, data, files, and plain words for bad input."""

import csv
import io
import json
from itertools import cycle
from pathlib import Path

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.scenario import shipped, shipped_names
from tests.cli.command import data, hiacalc
from tests.cli.test_main import BASE

REDUCTION, DURATION = "effect.relative_reduction", "effect.duration"
UNDEFINED = ("no-effect", "--set", f"{REDUCTION}={{value: 0, low: 0, high: 0.1}}")
KEYS = {
    "parameter",
    "label",
    "unit",
    "base_input",
    "low_input",
    "high_input",
    "low_outcome",
    "high_outcome",
    "swing",
    "basis",
    "crosses_zero",
    "monotone",
}
BEGINNINGS = {
    "png": b"\x89PNG",
    "svg": b"<svg",
    "pdf": b"%PDF",
    "html": b"<!doctype html>",
    "csv": b"\xef\xbb\xbf",
}


def rows(output: str) -> list[str]:
    """The rows of the table, without its head: a name and its range, then, indented, the figures."""
    lines = output.splitlines()
    rule = next(place for place, line in enumerate(lines) if line.startswith("---"))
    result: list[str] = []
    begun = False
    for line in lines[rule + 1 : lines.index("", rule)]:
        if begun:
            result[-1] += f" {line}"
        else:
            result.append(line)
        begun = not line.startswith("  ")
    return result


def one_line(output: str) -> str:
    return " ".join(output.split())


def test_text_tells_the_finding_the_ends_and_the_origin() -> None:
    output = hiacalc("one-way", BASE).stdout
    assert output.startswith("Reduction in sickness absence decides: at 2 % the net benefit is gone.\n")
    assert "Base case NOK 4 926 870" in output
    first = rows(output)[0]
    assert first.startswith("Reduction in sickness absence: 2 % to 10 % *")
    for cell in ("NOK -31 750", "NOK 13 191 235", "NOK 13 222 985", "published"):
        assert cell in first
    assert len(rows(output)) == 12
    assert "* can turn the decision" in output
    assert "12 further inputs move the result by at most NOK 349 813." in output
    assert "helseiarbeid-2016 (" in output


def test_text_in_norwegian() -> None:
    output = hiacalc("one-way", BASE, language="nb").stdout
    assert output.startswith("Nedgang i sykefraværet avgjør: ved 2 % er all netto nytte borte.\n")
    assert "-31 750 kr" in rows(output)[0]
    assert "13 191 235 kr" in rows(output)[0]
    assert "* kan snu konklusjonen" in output


@pytest.mark.parametrize(("name", "language"), list(zip(shipped_names(), cycle(("nb", "en")), strict=False)))
def test_every_scenario_has_a_table(name: str, language: str) -> None:
    done = hiacalc("one-way", name, language=language)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "nan" not in done.stdout.lower().split()
    assert rows(done.stdout)
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_json_has_the_contracted_keys_unrounded_and_sorted() -> None:
    result = data("one-way", BASE)
    assert result["outcome"] == "net_benefit"
    assert result["base"] == pytest.approx(4926869.705500723, rel=1e-12)
    assert all(set(bar) >= KEYS for bar in result["bars"])
    expected = one_way(shipped("helseiarbeid-2016"))
    assert [bar["parameter"] for bar in result["bars"]] == [bar.path for bar in expected.bars]
    for bar, own in zip(result["bars"], expected.bars, strict=True):
        for name in ("base_input", "low_input", "high_input", "low_outcome", "high_outcome", "swing"):
            assert bar[name] == getattr(own, name), (own.path, name)
        assert bar["crosses_zero"] is own.crosses(0.0)
        assert bar["monotone"] is own.monotone
        assert bar["basis"] == own.basis.value
        assert bar["unit"] == own.named.unit.value
    first = result["bars"][0]
    assert (first["parameter"], first["crosses_zero"]) == (REDUCTION, True)
    assert (round(first["low_outcome"]), round(first["high_outcome"])) == (-31_750, 13_191_235)


def test_json_is_stable_but_for_its_labels_in_both_languages() -> None:
    output = [
        json.loads(hiacalc("one-way", BASE, "--format", "json", language=c).stdout) for c in ("nb", "en")
    ]
    for result in output:
        for bar in result["bars"]:
            assert bar.pop("label")
    assert output[0] == output[1]


def test_json_gives_undefined_outcomes_as_null() -> None:
    result = data("one-way", *UNDEFINED, "--outcome", "cost_per_hour_avoided")
    assert result["base"] is None
    first = result["bars"][0]
    assert (first["parameter"], first["low_outcome"]) == (REDUCTION, None)
    assert first["high_outcome"] == pytest.approx(61.02, abs=0.01)


def test_parameters_may_be_repeated_and_inputs_changed() -> None:
    words = ("--parameter", DURATION, "--parameter", REDUCTION, "--parameter", DURATION)
    result = data("one-way", BASE, *words)
    assert [bar["parameter"] for bar in result["bars"]] == [REDUCTION, DURATION]
    changed = data("one-way", BASE, *words, "--set", f"{REDUCTION}=0.08", "--perspective", "employer")
    assert changed["bars"][0]["base_input"] == 0.08
    assert changed["base"] != result["base"]


@pytest.mark.parametrize(
    ("outcome", "base"),
    [
        ("costs", "3 337 496 kr"),
        ("benefit_cost_ratio", "3,96"),
        ("cost_per_hour_avoided", "76 kr"),
        ("hours_avoided", "47 250"),
    ],
)
def test_other_outcomes_are_told(outcome: str, base: str) -> None:
    done = hiacalc("one-way", "trial-peer-support", "--outcome", outcome, language="nb")
    assert done.returncode == 0
    assert f"Grunnverdi {base}" in done.stdout
    assert rows(done.stdout)


def test_an_undefined_outcome_is_told_in_words() -> None:
    done = hiacalc("one-way", *UNDEFINED, "--outcome", "cost_per_hour_avoided")
    assert done.returncode == 0
    assert done.stdout.startswith("Cost per absence hour avoided is not defined in the base case")
    assert rows(done.stdout)[0].startswith("Reduction in sickness absence")
    assert "NOK –" not in done.stdout


@pytest.mark.parametrize("top", [1, 3, 100])
def test_top_limits_the_rows_and_tells_the_rest(top: int) -> None:
    output = hiacalc("one-way", BASE, "--top", str(top)).stdout
    assert len(rows(output)) == min(top, 24)
    bars = one_way(shipped("helseiarbeid-2016")).bars
    if top < len(bars):
        most = f"{bars[top].swing:,.0f}".replace(",", " ")
        rest = f"{len(bars) - top} further inputs move the result by at most NOK {most}."
        assert rest in one_line(output)
    else:
        assert "further inputs" not in output


def test_one_further_input_is_told_in_the_singular() -> None:
    output = one_line(hiacalc("one-way", BASE, "--top", "23").stdout)
    assert "1 further inputs" not in output
    assert "1 further input moves" in output


def test_output_in_every_format(tmp_path: Path) -> None:
    for form in ("png", "pdf", "html", "csv"):
        file = tmp_path / f"tornado.{form}"
        done = hiacalc("one-way", BASE, "--output", str(file))
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert done.stderr == f"Written: {file}\n"
        assert file.read_bytes().startswith(BEGINNINGS[form])
    assert {file.suffix for file in tmp_path.iterdir()} == {".png", ".pdf", ".html", ".csv"}


def test_output_that_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "tornado.svg"
    file.write_bytes(b"old")
    words = ("one-way", BASE, "--top", "2", "--output", str(file))
    done = hiacalc(*words, "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "exists" in done.stderr
    assert "--force" in done.stderr
    assert file.read_bytes() == b"old"
    done = hiacalc(*words, "--force", language="nb")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Skrevet: ")
    drawn = file.read_bytes()
    assert drawn.startswith(BEGINNINGS["svg"])
    assert drawn.count(b'class="ytick"') == 2
    assert "Nedgang i sykefraværet avgjør" in drawn.decode()
    assert [part.name for part in tmp_path.iterdir()] == [file.name]


def test_data_goes_to_stdout_beside_a_file(tmp_path: Path) -> None:
    file = tmp_path / "tornado.csv"
    done = hiacalc(
        "one-way", BASE, "--csv", "machine", "--output", str(file), "--format", "json", "--top", "1"
    )
    bars = json.loads(done.stdout)["bars"]
    table = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert [row["parameter"] for row in table] == [bar["parameter"] for bar in bars]
    assert [float(row["high_outcome"]) for row in table] == [bar["high_outcome"] for bar in bars]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere.yaml"], "no such file"),
        ([BASE, "--set", "effect.relative_reduction=2"], "allowed"),
        ([BASE, "--outcome", "happiness"], "net_benefit"),
        ([BASE, "--perspective", "nobody"], "society"),
        ([BASE, "--parameter", "effect.duratoin"], 'Did you mean "effect.duration"?'),
        ([BASE, "--parameter", "effect.duratoin"], 'no input "effect.duratoin"'),
        ([BASE, "--parameter", ""], "no input"),
        ([BASE, "--parameter", "effect.decay"], "has no range"),
        ([BASE, "--parameter", "time.timing"], "time.timing"),
        ([BASE, "--top", "0"], "--top"),
        ([BASE, "--top", "101"], "100"),
        ([BASE, "--top", "many"], "--top"),
        ([BASE, "--format", "xml"], "xml"),
        ([BASE, "--output", "tornado.gif"], ".gif"),
        ([BASE, "--output", "tornado"], "png, svg, pdf, html, csv"),
        ([BASE, "--output", "/nowhere/tornado.csv"], "No such file"),
        ([BASE, "--output", "a" * 300 + ".csv"], "too long"),
        ([BASE, "--force", "--output", "scenarios"], "png, svg, pdf, html, csv"),
        ([], "SCENARIO"),
    ],
    ids=lambda value: " ".join(value)[-40:] if isinstance(value, list) else "",
)
def test_bad_input_exits_2_in_plain_words(words: list[str], message: str) -> None:
    done = hiacalc("one-way", *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert message in one_line(done.stderr)
    assert "Traceback" not in done.stderr


def test_a_parameter_without_a_range_is_named_once() -> None:
    done = hiacalc("one-way", BASE, "--parameter", "effect.decay", "--parameter", "time.price_year")
    assert len(done.stderr.splitlines()) == 2
    for path, line in zip(("effect.decay", "time.price_year"), done.stderr.splitlines(), strict=True):
        assert line.count(path) == 1


@pytest.mark.parametrize("language", ["nb", "en"])
def test_bad_input_is_told_in_the_language_in_use(language: str, tmp_path: Path) -> None:
    words = {"nb": ("har ikke noe spenn", "kan ikke skrives"), "en": ("has no range", "cannot be written")}
    bare = hiacalc("one-way", BASE, "--parameter", "effect.decay", language=language)
    assert words[language][0] in bare.stderr
    form = hiacalc("one-way", BASE, "--output", str(tmp_path / "x.bmp"), language=language)
    assert words[language][1] in form.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["nb", "en"])
def test_help_has_an_example_and_every_option(language: str) -> None:
    output = hiacalc("one-way", "--help", language=language).stdout
    assert f"{'Example' if language == 'en' else 'Eksempel'}: hiacalc one-way" in output
    for option in ("--set", "--outcome", "--perspective", "--parameter", "--top", "--output", "--force"):
        assert option in output
