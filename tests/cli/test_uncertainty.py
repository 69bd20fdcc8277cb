"""`hiacalc uncertainty` as a user types it: page, data, pictures, draws, and plain words for bad input."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.programme_bands import programme_bands
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture
from hiacalc.scenario import shipped
from tests.cli.command import HIACALC, ROOT, data, hiacalc
from tests.cli.test_main import BASE

REDUCTION = "effect.relative_reduction"
QUICK = ("uncertainty", BASE, "--draws", "1000")
KEYS = {"draws", "seed", "net_benefit", "probability_pays", "evpi", "evppi", "by_actor", "inputs", "origin"}
FIGURES = {"mean", "sd", "p2_5", "p5", "p25", "p50", "p75", "p95", "p97_5", "mc_error"}


def one_line(output: str) -> str:
    return " ".join(output.split())


def test_json_has_the_contracted_keys_unrounded() -> None:
    result = data(*QUICK, "--seed", "7")
    assert set(result) >= KEYS
    assert set(result["net_benefit"]) == FIGURES
    own = uncertainty(shipped("helseiarbeid-2016"), draws=1000, seed=7)
    assert (result["draws"], result["seed"]) == (1000, 7)
    assert result["net_benefit"]["mean"] == own.net_benefit.mean()
    assert result["net_benefit"]["p97_5"] == np.percentile(own.net_benefit, 97.5)
    assert result["probability_pays"] == np.mean(own.net_benefit > 0)
    assert set(result["evppi"]) == set(result["inputs"]) == set(own.values)
    assert all(set(item) == {"value", "standard_error"} for item in result["evppi"].values())
    assert {"kind", "basis", "mean", "low", "high", "unit"} <= set(result["inputs"]["effect.duration"])
    assert set(result["rests_on_judgement"]) == set(own.values)
    assert (result["origin"]["draws"], result["origin"]["seed"]) == (1000, 7)
    assert result["decision"] is None
    assert result["evidence"]["set"] == "mixture"


def test_the_value_of_knowing_is_scaled_to_a_stated_population() -> None:
    result = data(*QUICK, "--evidence", "mixture", "--population", "5000", "--years", "3")
    weight = 5000 / 1000 * (1 + 1 / 1.04 + 1 / 1.04**2)
    assert result["decision"]["evpi"] == pytest.approx(result["evpi"] * weight)
    output = one_line(hiacalc(*QUICK, "--evidence", "mixture", "--population", "5000", "--years", "3").stdout)
    assert "For 5 000 workers in each of 3 years, discounted at 4 %" in output


def test_inputs_can_be_known_together(tmp_path: Path) -> None:
    prices = "prices=valuation.annual_value_per_fte, delivery.fare"
    both = ("--group", prices, "--group", "all of it=effect.relative_reduction,effect.duration")
    result = data(*QUICK, "--evidence", "mixture", *both)
    assert set(result["evppi_groups"]) == {"prices", "all of it"}
    alone = result["evppi"]["effect.relative_reduction"]["value"]
    error = result["evppi_groups"]["all of it"]["standard_error"]
    assert alone - 3 * error <= result["evppi_groups"]["all of it"]["value"] <= result["evpi"]
    file = tmp_path / "worth.csv"
    done = hiacalc(*QUICK, "--evidence", "mixture", *both, "--chart", "worth", "--output", str(file))
    assert done.returncode == 0, done.stderr
    assert "all of it" in file.read_text(encoding="utf-8-sig")


def test_a_group_keeps_the_name_it_was_given() -> None:
    output = one_line(hiacalc(*QUICK, "--evidence", "mixture", "--group", f"time={REDUCTION}").stdout)
    assert "Time and rate" not in output


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("prices", "write the group as NAME=PATH,PATH"),
        ("prices=", "write the group as NAME=PATH,PATH"),
        ("=effect.duration", "write the group as NAME=PATH,PATH"),
        ("prices=effect.duratio", 'Did you mean "effect.duration"?'),
        ("prices=time.price_year", "neither be drawn nor become better known"),
    ],
)
def test_a_group_that_cannot_be_is_told_before_any_draw(group: str, expected: str) -> None:
    done = hiacalc("uncertainty", BASE, "--draws", "50000000", "--group", group)
    assert done.returncode == 2
    assert expected in one_line(done.stderr)


def test_undefined_figures_are_null() -> None:
    result = data(*QUICK, "--evidence", "no-effect", "--outcome", "cost_per_hour_avoided")
    assert result["cost_per_hour_avoided"] == dict.fromkeys(FIGURES)
    assert result["sobol"] is None
    assert result["net_benefit"]["mean"] < 0


def test_an_assumed_effect_above_the_evidence_is_named() -> None:
    result = data(*QUICK, "--evidence", "sceptical")["evidence"]
    assert (result["assumed"], result["assumed_above_middle"], result["assumed_above_interval"]) == (
        0.05,
        True,
        False,
    )
    output = one_line(hiacalc(*QUICK, "--evidence", "sceptical").stdout)
    assert (
        "The scenario's 5 % reduction lies above the value of the evidence chosen (Sceptical: 0 %" in output
    )
    assert "lies above" not in hiacalc(*QUICK, "--evidence", "report").stdout


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("more", [(), ("--evidence", "mixture"), ("--evidence", "no-effect")])
def test_the_page_fits_a_terminal_and_leaves_no_gap(code: str, more: tuple[str, ...]) -> None:
    words = (*QUICK, *more, "--outcome", "cost_per_hour_avoided", "--perspective", "employer")
    done = hiacalc(*words, language=code)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "{" not in done.stdout
    assert "nan" not in done.stdout.lower().split()
    inputs = uncertainty(shipped("helseiarbeid-2016"), draws=100).values
    output = {"nb": "skjønn", "en": "judgement"}[code]
    assert sum(line.endswith(f"  {output}") for line in done.stdout.splitlines()) == len(inputs) - (
        "no-effect" in more
    )
    assert "1 000 Sobol" in done.stdout


def test_the_page_says_chance_worth_and_what_rests_on_judgement() -> None:
    output = one_line(hiacalc(*QUICK, "--evidence", "mixture").stdout)
    assert "of 100 draws it pays for society" in output
    assert "Reduction in sickness absence is most worth knowing" in output
    assert "All 13 uncertain inputs rest on judgement" in output
    assert "The weights are a judgement, not a result." in output
    assert "evidence: mixture" in output


@pytest.mark.parametrize("picture", list(UncertaintyPicture))
def test_every_chart_has_its_numbers_with_their_origin(picture: str, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    done = hiacalc(*QUICK, "--chart", picture, "--csv", "machine", "--output", str(file))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    table = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert table
    assert table[0]["draws"] or picture == "convergence"
    assert {row["scenario"] for row in table} == {"helseiarbeid-2016"}
    assert {row["seed"] for row in table} == {"1"}


def test_the_draws_are_written_whole_and_again_the_same(tmp_path: Path) -> None:
    file, other = tmp_path / "draws.csv", tmp_path / "draws.parquet"
    done = hiacalc(*QUICK, "--chart", "draws", "--csv", "machine", "--output", str(file))
    assert done.returncode == 0, done.stderr
    own = uncertainty(shipped("helseiarbeid-2016"), draws=1000)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, restval=""))
    assert [float(row["net_benefit"]) for row in rows] == own.net_benefit.tolist()
    for path, values in own.values.items():
        assert [float(row[path]) for row in rows] == values.tolist()
    assert rows[0]["fingerprint"]
    assert not rows[1]["fingerprint"]
    parquet = pytest.importorskip("pyarrow.parquet")
    assert hiacalc(*QUICK, "--output", str(other)).returncode == 0
    table = parquet.read_table(other)
    assert table["net_benefit"].to_pylist() == own.net_benefit.tolist()
    assert json.loads(table.schema.metadata[b"hiacalc"])["draws"] == 1000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draws.csv", "draws.parquet"]


@pytest.mark.parametrize("name", ["draws.csv", "draws.parquet", "chart.csv"])
def test_a_file_that_is_there_is_left_alone_without_force(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text("mine")
    words = (*QUICK, *(("--chart", "draws") if name == "draws.csv" else ()), "--output", str(file))
    done = hiacalc(*words)
    assert done.returncode == 2
    assert "exists already" in done.stderr
    assert file.read_text() == "mine"
    assert hiacalc(*words, "--force").returncode == 0
    assert file.read_bytes() != b"mine"


def test_parquet_without_its_package_is_refused_in_plain_words(tmp_path: Path) -> None:
    """The interpreter is told that there is no pyarrow, as where it is not installed."""
    code = (
        "import sys, importlib.util as u; find = u.find_spec;"
        "u.find_spec = lambda name, *a: None if name == 'pyarrow' else find(name, *a);"
        "import hiacalc.present.files.draws as d; from pathlib import Path;"
        "from hiacalc.scenario import ScenarioError\n"
        "try: d.require_writer(Path('x.parquet'))\n"
        "except ScenarioError as e: print(e.problems[0].code)"
    )
    output = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert output.stdout.strip() == "parquet_missing"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--draws", "99"), "99 draws were asked for"),
        (("--draws", "100000001"), "allowed is 100"),
        (("--draws", "many"), "--draws"),
        (("--evidence", "mixtur"), 'Did you mean "mixture"?'),
        (("--evidence", "nissen-2020"), "nissen-2020"),
        (("--outcome", "happiness"), "net_benefit"),
        (("--method", "halton"), "sobol"),
        (("--seed", "-1"), "--seed"),
        (("--population", "0"), "--population"),
        (("--years", "0"), "--years"),
        (("--chart", "plan"), 'Did you mean "plane"?'),
        (("--chart", "draws", "--output", "x.png"), "csv, parquet"),
        (("--output", "x.gif"), ".gif"),
        (("--output", "/nowhere/x.csv"), "No such file"),
        (("--output", "/nowhere/x.parquet"), "No such file"),
        (
            ("--set", "absence.rate={value: 7 %, distribution: {kind: beta, mean: 7 %, sd: 40 %}}"),
            "absence.rate",
        ),
        (("--set", "effect.duratoin=2"), 'Did you mean "effect.duration"?'),
    ],
    ids=lambda value: " ".join(value)[-30:] if isinstance(value, tuple) else "",
)
def test_bad_input_exits_2_in_plain_words(words: tuple[str, ...], expected: str) -> None:
    done = hiacalc("uncertainty", BASE, *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert expected in one_line(done.stderr)
    assert "Traceback" not in done.stderr


def written(folder: Path) -> int:
    """How many bytes of a file under way are there."""
    return sum(path.stat().st_size for path in folder.iterdir())


@pytest.fixture
def heeds_interrupts() -> Iterator[None]:
    """What is started heeds them, also where a shell in the background had all ignore them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeds_interrupts")
def test_interrupting_leaves_no_file_and_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "draws.csv"
    words = ("uncertainty", BASE, "--draws", "1000000", "--chart", "draws", "--output", str(file))
    process = subprocess.Popen(
        [HIACALC, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    while process.poll() is None and not written(tmp_path):
        time.sleep(0.02)
    assert [path.name.startswith(".hiacalc-") for path in tmp_path.iterdir()] == [True]
    process.send_signal(signal.SIGINT)
    output, complained = process.communicate()  # it ends by itself, however busy the machine
    assert process.returncode == 130
    assert "Traceback" not in complained
    assert output == ""
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_to_a_terminal_only_and_taken_away() -> None:
    ours, theirs = pty.openpty()
    words = ("uncertainty", BASE, "--draws", "1000000", "--format", "json")
    process = subprocess.Popen([HIACALC, *words], stdout=subprocess.DEVNULL, stderr=theirs, cwd=ROOT)
    os.close(theirs)
    output = b""
    while True:
        try:
            more = os.read(ours, 1024)
        except OSError:  # the terminal's other end has gone
            break
        if not more:
            break
        output += more
    assert process.wait(timeout=60) == 0
    assert b"%" in output
    assert output.endswith(b"\r")
    assert hiacalc(*words).stderr == ""


@pytest.mark.parametrize("code", ["nb", "en"])
def test_help_has_an_example_and_every_option(code: str) -> None:
    output = hiacalc("uncertainty", "--help", language=code).stdout
    assert f"{'Example' if code == 'en' else 'Eksempel'}: hiacalc uncertainty" in one_line(output)
    for option in (
        "--set",
        "--evidence",
        "--draws",
        "--seed",
        "--method",
        "--population",
        "--years",
        "--chart",
    ):
        assert option in output
    for picture in UncertaintyPicture:
        assert picture.value in output


def test_a_roll_out_has_its_bands_by_year(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    options = ("--draws", "256", "--chart", "programme", "--csv", "machine", "--output", str(file))
    done = hiacalc("uncertainty", "troms", *options)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    bands = programme_bands(uncertainty(shipped("troms"), draws=256))
    assert bands is not None
    for row, low, high in zip(rows, *bands.nine_in_ten, strict=False):
        assert float(row["cumulative_p5"]) == pytest.approx(low)
        assert float(row["cumulative_p95"]) == pytest.approx(high)
    refused = hiacalc("uncertainty", "no-effect", "--chart", "programme", "--output", str(tmp_path / "y.csv"))
    assert refused.returncode == 2
    assert "rollout-today" in refused.stderr


@pytest.mark.parametrize(
    ("code", "group"), [("nb", "én gruppe på 1 000 arbeidstakere"), ("en", "one group of 1 000 workers")]
)
def test_the_first_figures_beside_a_roll_out_are_said_to_be_of_one_group(code: str, group: str) -> None:
    def opening(name: str) -> str:
        done = hiacalc("uncertainty", name, "--draws", "100", language=code)
        assert done.returncode == 0, done.stderr
        return " ".join("\n".join(done.stdout.splitlines()[3:6]).split())

    assert group in opening("troms")
    assert group not in opening("helseiarbeid-2025")
