"""The commands as a user types them: output, exit codes, and plain words for bad input."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from hiacalc.scenario import shipped_names
from tests.cli.command import ROOT, data, hiacalc
from tests.scenario.malformed import CASES

BASE = "scenarios/helseiarbeid-2016.yaml"


def test_run_gives_the_contracted_figures() -> None:
    result = data("run", BASE)
    assert round(result["costs"]["total"]) == 3_337_496
    assert round(result["benefits"]["total"]) == 8_264_365
    assert round(result["net_benefit"]) == 4_926_870
    assert round(result["cost_per_hour_avoided"], 2) == 122.05
    assert result["hours_avoided"] == pytest.approx(29_531.25)
    assert result["absence_rate_after"] == pytest.approx(0.0665)
    assert result["break_even_reduction"] == pytest.approx(0.020192087)
    assert {"benefit_cost_ratio", "hours_avoided_discounted", "scenario"} <= set(result)
    assert set(result["by_actor"]["nav"]) == {"net", "costs", "benefits", "transfers"}
    assert sum(actor["net"] for actor in result["by_actor"].values()) == pytest.approx(result["net_benefit"])
    assert sum(year["net"] for year in result["by_year"]) == pytest.approx(result["net_benefit"])
    costs = sum(line["discounted"] for line in result["ledger"] if line["kind"] == "cost")
    assert costs == pytest.approx(result["costs"]["total"])


def test_run_at_two_per_cent() -> None:
    assert round(data("run", BASE, "--set", "effect.relative_reduction=0.02")["net_benefit"]) == -31_750


@pytest.mark.parametrize(
    ("view", "net"),
    [
        ("society", 4_926_870),
        ("employer", 605_576),
        ("nav", 4_815_445),
        ("health_service", -494_151),
        ("public", 4_321_294),
    ],
)
def test_run_from_each_perspective(view: str, net: int) -> None:
    result = data("run", BASE, "--perspective", view)
    assert round(result["net_benefit"]) == net
    own = result["benefits"]["total"] - result["costs"]["total"] + result["transfers"]["total"]
    assert own == pytest.approx(result["net_benefit"])


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("language", ["nb", "en"])
def test_run_writes_a_page_for_every_scenario(name: str, language: str) -> None:
    done = hiacalc("run", f"scenarios/{name}.yaml", language=language)
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "nan" not in done.stdout.lower().split()
    assert ("Compared with" if language == "en" else "Sammenlignet med") in done.stdout


def test_run_text_names_result_differences_and_standing() -> None:
    output = hiacalc("run", BASE, "--set", "effect.relative_reduction=2 %").stdout
    assert "a net loss of NOK 31 700 for society" in " ".join(output.split())
    assert "Reduction in sickness absence: 2 % (base case 5 %)" in output
    assert "It pays from a reduction of 2.02 %" in output
    moved = output.split("- moved value (")[1].split("\n- ")[0]
    assert "Reduction in sickness absence" in moved


def test_run_says_what_is_left_out_and_that_groups_are_averages() -> None:
    short = ("run", BASE, "--set", "time.horizon=1")
    result = data(*short)["left_out"]
    whole, cut = data("run", BASE), data(*short)
    assert whole["left_out"] is None
    assert result["costs"] == pytest.approx(whole["costs"]["total"] - cut["costs"]["total"])
    assert result["benefits"] == pytest.approx(whole["benefits"]["total"] - cut["benefits"]["total"])
    assert result["hours"] == pytest.approx(29_531.25 * 4 / 5)
    output = " ".join(hiacalc(*short).stdout.split())
    assert "costs of NOK 1 727 231, gains of NOK 6 479 365 and 23 625 absence hours" in output
    assert "costs of NOK 1 727 231" in " ".join(hiacalc("one-way", *short[1:]).stdout.split())
    item = ("--set", "population.workers=45", "--set", "population.workers_per_employer=45")
    assert data("run", BASE, *item)["extra_for_whole_groups"] == pytest.approx(17_230.9, abs=0.1)
    assert data("run", BASE, *item, "--set", "delivery.groups=whole")["extra_for_whole_groups"] is None
    output = " ".join(hiacalc("run", BASE, *item, language="nb").stdout.split())
    assert "Hele grupper ville kostet 17 231 kr mer" in output


def test_the_effect_follows_attendance_in_figures_and_words() -> None:
    half = ("run", BASE, "--set", "delivery.attendance=50 %")
    assert round(data(*half)["benefits"]["total"], 2) == 4_132_182.70
    assert data(*half)["absence_rate_after"] == pytest.approx(0.07 * 0.975)
    output = " ".join(hiacalc(*half).stdout.split())
    assert "2.5 % lower sickness absence for 5 years (of an assumed 5 %, as 50 % attend)" in output


def test_reproduce_prints_every_figure() -> None:
    done = hiacalc("reproduce")
    assert done.returncode == 0
    for figure in (
        "3 337 496",
        "8 264 365",
        "4 926 870",
        "13 191 235",
        "122",
        "-31 750",
        "1 652 873",
        "21.5",
        "9.45",
    ):
        assert figure in done.stdout
    rows = json.loads(hiacalc("reproduce", "--format", "json").stdout)
    assert {"figure", "published", "computed", "difference", "agrees", "note"} <= set(rows[0])


def test_threshold() -> None:
    result = data("threshold", BASE, "effect.relative_reduction")
    assert result["value"] == pytest.approx(0.020192087)
    assert {"parameter", "value", "bracket", "reason"} <= set(result)
    none = data("threshold", BASE, "absence.share_in_employer_period")
    assert none["value"] is None
    assert none["reason"] == "no_influence"
    assert "2.019 %" in hiacalc("threshold", BASE, "effect.relative_reduction").stdout
    assert "1,9 år" in hiacalc("threshold", BASE, "effect.duration", language="nb").stdout


def test_validate_names_every_problem_of_every_file(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "schema: hiacalc/1\nbased_on: hiacalc:no-effect\nefect: {duration: 3}\nabsence: {rate: 0,07}\n"
    )
    worse = tmp_path / "worse.yaml"
    worse.write_text("schema: hiacalc/1\nbased_on: hiacalc:no-effect\ntime: {timing: never}\n")
    done = hiacalc("validate", BASE, str(bad), str(worse))
    assert done.returncode == 2
    assert done.stdout == f"{BASE}: in order\n"
    assert f"{bad}:3:1: efect" in done.stderr
    assert f"{bad}:4:19: absence.07" in done.stderr  # a decimal comma in braces parts two keys
    assert 'Did you mean "effect"?' in done.stderr
    assert f"{worse}:3:16: time.timing" in done.stderr


def test_schema_is_the_one_shipped_and_fits_every_shipped_scenario() -> None:
    output = hiacalc("schema").stdout
    assert (ROOT / "scenarios" / "hiacalc.schema.json").read_text(encoding="utf-8") == output
    schema = json.loads(output)
    checker = jsonschema.Draft202012Validator(schema)
    for name in shipped_names():
        text = (ROOT / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=hiacalc.schema.json\n")
        checker.validate(yaml.safe_load(text))
    for wrong in (
        {"schema": "hiacalc/1", "efect": {}},
        {"schema": "hiacalc/1", "effect": {"duration": "five"}},
        {"schema": "hiacalc/1", "absence": {"rate": {"value": 2}}},
        {"schema": "hiacalc/1", "time": {"timing": "never"}},
        {"effect": {}},
    ):
        assert not checker.is_valid(wrong), wrong


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["run", "nowhere.yaml"], "no such file"),
        (["run", "scenarios/helseiarbeid-2016.yml"], 'Did you mean "helseiarbeid-2016.yaml"?'),
        (["run", "scenarios"], "folder"),
        (["run", BASE, "--set", "effect.relative_reducton=0.1"], "effect.relative_reduction"),
        (["run", BASE, "--set", "effect.relative_reduction"], "PATH=VALUE"),
        (["run", BASE, "--set", "effect.relative_reduction=0,1"], "full stop"),
        (["run", BASE, "--set", "effect.relative_reduction=2"], "-100 % to 100 %"),
        (["run", BASE, "--set", "population.workers=20"], "population.workers_per_employer to 20 or less"),
        (["run", BASE, "--set", "time.timing=late"], "start, mid, end"),
        (["run", BASE, "--set", "effect.decay=0.5"], "time.horizon"),
        (["run", BASE, "--perspective", "nobody"], "nobody"),
        (["run", BASE, "--format", "xml"], "xml"),
        (["threshold", BASE, "effect"], "effect"),
        (["threshold", BASE, "effect.decay"], "time.horizon"),
        (["threshold", BASE, "effect.duration", "--target", "much"], "much"),
        (["validate"], "FILE"),
        (["frobnicate"], "frobnicate"),
        (["app", "--port", "99999"], "65535"),
        (["app", "--host", "no.such.host.invalid"], "No machine is known"),
    ],
    ids=lambda value: " ".join(value)[-50:] if isinstance(value, list) else "",
)
def test_bad_input_exits_2_in_plain_words(words: list[str], expected: str) -> None:
    done = hiacalc(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_several_bad_changes_are_told_at_once_in_norwegian() -> None:
    done = hiacalc("run", BASE, "--set", "absence.rate=no", "--set", "efect.duration=3", language="nb")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    assert "Mente du «effect.duration»?" in done.stderr


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.name in {"latin_1_bytes", "python_object_tag", "flow_nesting_3000_deep"}],
    ids=lambda case: case.name,
)
def test_malformed_files_are_refused_without_a_traceback(case, tmp_path: Path) -> None:
    done = hiacalc("run", str(case.write_in(tmp_path)))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.parametrize("command", ["run", "threshold", "reproduce", "validate", "schema", "app"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_help_of_every_command_has_an_example(command: str, language: str) -> None:
    output = hiacalc(command, "--help", language=language).stdout
    assert f"{'Example' if language == 'en' else 'Eksempel'}: hiacalc {command}" in output


def test_language_and_version_options() -> None:
    assert "Netto nytte" in hiacalc("--language", "nb", "run", BASE).stdout
    assert hiacalc("--version").stdout.startswith("hiacalc 0.")
