"""The shell completes what can be typed, by the script that the command itself gives it."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from hiacalc.cli.main import COMMANDS
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.rules import read_rule_sets
from hiacalc.model import Outcome, Perspective
from hiacalc.programme.sums import By
from hiacalc.scenario import shipped, shipped_names
from hiacalc.scenario.registry import quantities
from tests.cli.command import HIACALC, hiacalc

BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="there is no bash")

BASE = shipped("helseiarbeid-2016")
TODAY = shipped("rollout-today")
assert TODAY.programme is not None
RANGED = {path for path, quantity in quantities(BASE).items() if quantity.has_range}
CASES: dict[str, set[str]] = {
    "hiacalc ": set(COMMANDS),
    "hiacalc th": {"threshold"},
    "hiacalc --language ": {"nb", "en"},
    "hiacalc run --": {"--set", "--rules", "--perspective", "--format", "--help"},
    "hiacalc run ": set(shipped_names()) | {"mine.yaml"},
    "hiacalc run m": {"model-1", "model-2", "mine.yaml"},
    "hiacalc run below/": {"below/other.yml"},
    "hiacalc validate model-1 ": set(shipped_names()) | {"mine.yaml"},
    "hiacalc compare model-1 mod": {"model-1", "model-2"},
    "hiacalc run helseiarbeid-2016 --set ": {f"{path}=" for path in BASE.leaves},
    "hiacalc run mine.yaml --set delivery.activities.follow": {
        f"delivery.activities.follow_up_call.{field}="
        for field in ("hours", "count.1", "attends", "where", "professions", "employers_per_session")
    },
    "hiacalc run model-1 --rules ": {rules.name for rules in read_rule_sets()},
    "hiacalc run - --set time.t": {"time.timing="},
    "hiacalc run missing --set time.t": {"time.timing="},
    "hiacalc run helseiarbeid-2016 --set effect.duration=3 --perspective ": set(Perspective),
    "hiacalc one-way helseiarbeid-2016 --outcome ": set(Outcome),
    "hiacalc one-way helseiarbeid-2016 --parameter ": RANGED,
    "hiacalc threshold helseiarbeid-2016 effect.d": {"effect.duration", "effect.decay"},
    "hiacalc two-way helseiarbeid-2016 absence.rate effect.du": {"effect.duration"},
    "hiacalc programme troms --by ": set(By),
    "hiacalc programme troms --chart ro": {"roll-out"},
    "hiacalc programme rollout-today --end ": {
        f"{line.name or number}=" for number, line in enumerate(TODAY.programme.funding, start=1)
    },
    "hiacalc programme model-1 --end ": set(),
    "hiacalc evidence --set ": {item.name for item in read_effect_sets().offered},
    "hiacalc uncertainty model-1 --evidence odeen-": {"odeen-clinic", "odeen-peer", "odeen-both"},
    "hiacalc uncertainty model-1 --chart dr": {"draws"},
    "hiacalc uncertainty model-1 --method ": {"sobol", "random"},
}
MINE = """schema: hiacalc/1
based_on: hiacalc:helseiarbeid-2016
delivery:
  activities:
    follow_up_call:
      {hours: 1, count: [1], attends: all, where: workplace, professions: [nav], employers_per_session: 1}
"""


def in_bash(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a bash that finds the command; `true` keeps it from handing over to the last one."""
    path = f"{Path(HIACALC).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "HOME": str(folder), "HIACALC_LANGUAGE": "en"} | more
    words = [str(BASH), "--norc", "-c", f"{script}\ntrue"]
    return subprocess.run(
        words, check=False, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment
    )


@pytest.fixture(scope="module")
def completed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What bash offers for each line, the script sourced once."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "mine.yaml").write_text(MINE, encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "other.yml").write_text("", encoding="utf-8")
    script = ["source <(hiacalc --show-completion; true) || exit 1"]
    for line in CASES:
        words = [*line.split(), ""] if line.endswith(" ") else line.split()
        script += [
            f"COMP_WORDS=({shlex.join(words)}) COMP_CWORD={len(words) - 1} COMPREPLY=()",
            "_hiacalc_completion hiacalc",
            'printf "%s\\n" "${COMPREPLY[@]}" --------',
        ]
    done = in_bash("\n".join(script), folder)
    assert done.stderr == ""
    offered = [set(part.split()) for part in done.stdout.split("--------\n")]
    return dict(zip(CASES, offered, strict=False))


@pytest.mark.parametrize("line", CASES)
def test_bash_offers(line: str, completed: dict[str, set[str]]) -> None:
    assert completed[line] == CASES[line]


@pytest.mark.parametrize(
    ("language", "expected"), [("nb", "Utfylling for bash"), ("en", "Completion for bash")]
)
def test_installing_adds_to_what_bash_reads_at_its_start(
    language: str, expected: str, tmp_path: Path
) -> None:
    (tmp_path / ".bashrc").write_text("alias ll='ls -l'\n", encoding="utf-8")
    done = in_bash("hiacalc --install-completion", tmp_path, HIACALC_LANGUAGE=language)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(expected)
    start = (tmp_path / ".bashrc").read_text(encoding="utf-8")
    assert start.startswith("alias ll='ls -l'\n")
    again = in_bash("source ~/.bashrc; complete -p hiacalc", tmp_path)
    assert again.stdout.strip() == "complete -o default -F _hiacalc_completion hiacalc"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_both_options_stand_in_the_help(language: str) -> None:
    output = hiacalc("--help", language=language).stdout
    assert "--install-completion" in output
    assert "--show-completion" in output
    assert ("Lær skallet" if language == "nb" else "Teach the shell") in output


@pytest.mark.parametrize(
    ("shell", "asked"),
    [("zsh", "_TYPER_COMPLETE_ARGS"), ("fish", "_TYPER_COMPLETE_ARGS")],
)
@pytest.mark.parametrize(
    ("language", "label"), [("nb", "Virkningens varighet"), ("en", "Duration of the effect")]
)
def test_other_shells_are_told_what_each_is_in_the_readers_language(
    shell: str, asked: str, language: str, label: str, tmp_path: Path
) -> None:
    more = {"_HIACALC_COMPLETE": f"complete_{shell}", asked: "hiacalc threshold model-1 effect.du"}
    more |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args", "HIACALC_LANGUAGE": language}
    output = in_bash("hiacalc", tmp_path, **more).stdout
    assert "effect.duration" in output
    assert label in output
