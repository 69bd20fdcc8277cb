"""A scenario from standard input is what it is from a file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hiacalc.scenario.yaml_tree import MAX_BYTES
from tests.cli.command import HIACALC, ROOT, hiacalc

MINE = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\nname: mine\neffect: {duration: 3}\n"
JSON = ("--format", "json")
COMMANDS = [
    ("run", "-", "--set", "effect.relative_reduction=4 %", *JSON),
    ("run", "-"),
    ("one-way", "-", *JSON),
    ("two-way", "-", "effect.duration", "absence.rate", *JSON),
    ("threshold", "-", "effect.duration", *JSON),
    ("threshold", "-", *JSON),
    ("compare", "no-effect", "-", *JSON),
    ("compare", "-", "no-effect", *JSON),
    ("uncertainty", "-", "--draws", "256", *JSON),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_reads_it(words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(MINE, encoding="utf-8")
    piped = hiacalc(*words, stdin=MINE)
    assert piped.returncode == 0, piped.stderr
    assert piped.stdout == hiacalc(*(str(file) if word == "-" else word for word in words)).stdout


def test_validate_reads_it_beside_files() -> None:
    done = hiacalc("validate", "model-1", "-", stdin=MINE)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 2)


def test_a_scenario_without_a_name_is_called_after_where_it_came_from() -> None:
    text = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n"
    assert json.loads(hiacalc("run", "-", *JSON, stdin=text).stdout)["scenario"] == "stdin"


BASED = "schema: hiacalc/1\nbased_on: "


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (("run", "-"), MINE + "efect: {}\n", 'stdin:5:1: efect: unknown key "efect". Did you mean "effect"?'),
        (("run", "-"), "", "stdin: the file is empty."),
        (("run", "-"), "#" * (MAX_BYTES + 1), "stdin: the file has > 1000000 bytes; at most 1000000 bytes"),
        (("validate", "-"), BASED + "scenarios/model-1.yaml", "there is no scenario"),
        (("validate", "-"), BASED + "/etc/passwd", "there is no scenario"),
        (("compare", "-", "-"), MINE, "-: standard input (-) can be read only once."),
        (("validate", "-", "model-1", "-"), MINE, "-: standard input (-) can be read only once."),
        (("compare", "-"), MINE, "compare takes two or more scenarios."),
    ],
)
def test_what_is_wrong_with_it_is_told(words: tuple[str, ...], text: str, expected: str) -> None:
    done = hiacalc(*words, stdin=text)
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="closes a stream as a shell does")
def test_a_closed_standard_input_is_told() -> None:
    closed = f"'{HIACALC}' run - <&-"
    done = subprocess.run(["sh", "-c", closed], check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("stdin: ")


@pytest.mark.parametrize(
    "command", ["run", "one-way", "two-way", "threshold", "compare", "uncertainty", "validate"]
)
@pytest.mark.parametrize(
    ("language", "named"), [("nb", "- for standard inn"), ("en", "- for standard input")]
)
def test_help_names_it(command: str, language: str, named: str) -> None:
    assert named in " ".join(hiacalc(command, "--help", language=language).stdout.split())
