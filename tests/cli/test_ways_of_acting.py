"""Every command works for an effect on spells, in each way in which a measure may act on them."""

import re
from pathlib import Path

import pytest

from tests.cli.command import data, hiacalc

WAYS = {
    "effect.fewer_certified": ("spells", "{value: 0.05, low: -0.02, high: 0.1, basis: judgement}"),
    "effect.days_shorter": ("length", "{value: 2, low: 0, high: 4, basis: judgement}"),
    "effect.hazard_ratio": ("hazard", "{value: 1.2, low: 1.0, high: 1.5, basis: judgement}"),
}
COMMANDS = {
    "run": [],
    "one-way": [],
    "threshold": ["PATH"],
    "two-way": ["PATH", "effect.duration"],
    "uncertainty": ["--draws", "512"],
    "compare": ["helseiarbeid-2025"],
    "rules": [],
}
PICTURES = {
    "one-way": ("tornado", "curve", "spider", "structural"),
    "uncertainty": (
        *("evidence", "distribution", "pays_by_effect", "pays_by_value", "pays_by_years"),
        *("plane", "acceptability", "worth", "variance", "convergence"),
    ),
}
CHARTS = [(command, chart) for command, charts in PICTURES.items() for chart in charts]
every_way = pytest.mark.parametrize("path", WAYS)


def scenario(folder: Path, path: str) -> str:
    file = folder / "way.yaml"
    head = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2025\n"
    way, stated = WAYS[path]
    effect = f"effect: {{acts_on: {way}, {path.partition('.')[2]}: {stated}}}\n"
    file.write_text(head + effect, encoding="utf-8")
    return str(file)


@every_way
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_command_gives_its_page(path: str, command: str, code: str, tmp_path: Path) -> None:
    rest = [path if word == "PATH" else word for word in COMMANDS[command]]
    done = hiacalc(command, scenario(tmp_path, path), *rest, language=code)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@every_way
def test_break_even_is_of_the_effects_own_input(path: str, tmp_path: Path) -> None:
    file = scenario(tmp_path, path)
    result = data("run", file)
    assert result["break_even_reduction"] is None
    assert result["break_even"]["parameter"] == path
    at_break_even = data("run", file, "--set", f"{path}={result['break_even']['value']!r}")
    assert at_break_even["net_benefit"] == pytest.approx(0.0, abs=1.0)
    assert data("threshold", file, path)["value"] == pytest.approx(result["break_even"]["value"], rel=1e-6)


@every_way
def test_one_way_and_uncertainty_count_the_effects_own_range(path: str, tmp_path: Path) -> None:
    file = scenario(tmp_path, path)
    bars = data("one-way", file)["bars"]
    assert path in [bar["parameter"] for bar in bars]
    drawn = data("uncertainty", file, "--draws", "512")
    assert [row["set"] for row in drawn["probability_by_evidence"]] == ["scenario"]


@every_way
def test_what_must_be_reached_to_match_another_is_of_that_input(path: str, tmp_path: Path) -> None:
    (result,) = data("compare", "helseiarbeid-2025", scenario(tmp_path, path))
    assert result["increment"]["matching_reduction"] is None
    assert result["increment"]["matching"]["parameter"] == path


@every_way
@pytest.mark.parametrize(("command", "chart"), CHARTS)
def test_a_picture_is_drawn_and_told(path: str, command: str, chart: str, tmp_path: Path) -> None:
    page, file = tmp_path / "picture.html", scenario(tmp_path, path)
    rest = COMMANDS[command] if command == "uncertainty" else []
    code = ("nb", "en")[len(path + chart) % 2]  # each picture in both languages, by one way or another
    done = hiacalc(command, file, *rest, "--chart", chart, "--output", str(page), language=code)
    assert done.returncode == 0, done.stderr
    drawn, _, plotly = page.read_text(encoding="utf-8").partition("<script")
    page.unlink()  # with the library in it, it takes megabytes
    assert plotly
    (spoken,) = re.findall(r'aria-label="([^"]*)"', drawn)
    assert len(spoken) > 50
    assert not re.search(r"\bnan\b|\bNone\b|[{}]", spoken)


@every_way
def test_break_even_stands_in_a_row_of_its_own_input(path: str, tmp_path: Path) -> None:
    page = hiacalc("compare", "helseiarbeid-2025", scenario(tmp_path, path)).stdout
    (reduction,) = (line for line in page.splitlines() if line.startswith("Break-even reduction"))
    (own,) = (line for line in page.splitlines() if line.startswith("Break-even: "))
    assert reduction.split()[2:] == ["2.14", "%", "–"]
    shown = {
        "effect.fewer_certified": "2.54 %",
        "effect.days_shorter": "1.09 days",
        "effect.hazard_ratio": "1.01",
    }
    assert own.split("  ")[-1].strip() == shown[path]


@every_way
def test_the_one_row_of_evidence_is_not_told_from_others(path: str, tmp_path: Path) -> None:
    page = " ".join(hiacalc("uncertainty", scenario(tmp_path, path), "--draws", "512").stdout.split())
    assert "The sets of evidence tell of all absence, not of spells." in page
    assert "In use here is" not in page
