"""Words, files and surroundings that no careful user gives: each ends in a plain message and exit code 2."""

import os
import resource
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import HIACALC, hiacalc
from tests.scenario.cases import HEAD

BASE = "helseiarbeid-2016"


def test_a_misspelt_word_is_told_in_the_language_in_use() -> None:
    for words, output in {
        ("run", BASE, "--perspective", "x"): "--perspective: fant «x»; velg én av society",
        ("run", BASE, "--prespective", "nav"): "dette valget finnes ikke. Mente du «--perspective»?",
        ("run", BASE, "--set"): "etter dette valget må det stå en verdi",
        ("run", BASE, "extra"): "extra: dette er mer enn kommandoen tar imot",
        ("run",): "SCENARIO: dette mangler",
        ("rn",): "Mente du «run»?",
        ("app", "--port", "99999999"): "fant 99999999; tillatt er >= 1, <= 65535",
        ("uncertainty", BASE, "--draws", "1.5"): "dette må være et helt tall",
    }.items():
        done = hiacalc(*words, language="nb")
        assert done.returncode == 2
        assert done.stdout == ""
        assert output in done.stderr
        assert "Hjelp står i hiacalc" in done.stderr
        assert "Error" not in done.stderr


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "f.yaml")
    done = hiacalc("validate", str(tmp_path / "f.yaml"))
    assert done.returncode == 2
    assert "a pipe or a device" in done.stderr


def test_names_of_files_need_not_be_utf8(tmp_path: Path) -> None:
    name = os.fsdecode(b"mine\xff.yaml")
    (tmp_path / name).write_text(f"{HEAD}effect: {{duration: 4}}\n", encoding="utf-8")
    expected = hiacalc("validate", name, cwd=tmp_path)
    assert (expected.returncode, expected.stderr) == (0, "")
    assert "in order" in expected.stdout
    assert hiacalc("run", name, "--format", "json", cwd=tmp_path).returncode == 0
    out = os.fsdecode(b"out\xfe.csv")
    done = hiacalc("one-way", name, "--output", out, cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / out).is_file()
    missing = hiacalc("run", os.fsdecode(b"mime\xff.yaml"), cwd=tmp_path)
    assert missing.returncode == 2
    assert "no such file" in missing.stderr


def test_too_little_memory_is_told_with_what_is_needed() -> None:
    limited = subprocess.run(
        [HIACALC, "--language", "en", "uncertainty", BASE, "--draws", "1000000"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (600_000 * 1024, 600_000 * 1024)),
    )
    assert limited.returncode == 2
    assert "the draws need 364 MB of memory" in limited.stderr
    assert limited.stdout == ""


@pytest.mark.parametrize("language", ["nb", "en"])
def test_thousands_of_faults_are_a_screenful(tmp_path: Path, language: str) -> None:
    rows = "".join(f"    a{place}: {{}}\n" for place in range(9000))
    (tmp_path / "many.yaml").write_text(f"{HEAD}delivery:\n  activities:\n{rows}", encoding="utf-8")
    done = hiacalc("validate", "many.yaml", cwd=tmp_path, language=language)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) <= 24
    assert {"nb": "og 53980 feil til", "en": "and 53980 more problems"}[language] in done.stderr


def test_suggestions_are_given_for_the_first_few(tmp_path: Path) -> None:
    near = ", ".join(
        f"{{between: [delivery.activities.module.cuont.{place}, effect.duratoin], rank: 0.1}}"
        for place in range(200)
    )
    (tmp_path / "pairs.yaml").write_text(f"{HEAD}correlations: [{near}]\n", encoding="utf-8")
    done = hiacalc("validate", "pairs.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert 0 < done.stderr.count("Did you mean") <= 5


def test_what_an_analysis_would_refuse_is_refused_by_validate(tmp_path: Path) -> None:
    text = f"{HEAD}effect: {{decay: {{value: 1, low: 0.5, high: 1}}}}\n"
    (tmp_path / "fades.yaml").write_text(text, encoding="utf-8")
    done = hiacalc("validate", "fades.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "time.horizon" in done.stderr


def test_a_base_that_is_a_folder_is_called_one(tmp_path: Path) -> None:
    (tmp_path / "d.yaml").mkdir()
    (tmp_path / "on.yaml").write_text("schema: hiacalc/1\nbased_on: d.yaml\n", encoding="utf-8")
    done = hiacalc("run", "on.yaml", cwd=tmp_path)
    assert "this is a folder" in done.stderr
    assert "Did you mean" not in done.stderr


def test_where_nothing_can_be_said_the_exit_code_says_it() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([HIACALC, "run", "nosuch"], stdout=subprocess.PIPE, stderr=full, check=False)
    assert done.returncode == 2


def test_force_does_away_with_no_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.csv")
    done = hiacalc("one-way", BASE, "--output", str(tmp_path / "p.csv"), "--force")
    assert done.returncode == 2
    assert (tmp_path / "p.csv").is_fifo()


def test_names_with_escapes_reach_the_terminal_without_them(tmp_path: Path) -> None:
    name = "e\x1b]0;x\x07\n.yaml"
    (tmp_path / name).write_text(f"{HEAD}effect: {{duration: 4}}\n", encoding="utf-8")
    done = hiacalc("validate", name, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1
    assert done.stdout[:-1].isprintable()
    written = hiacalc("one-way", BASE, "--output", "o\x1b\n.csv", cwd=tmp_path)
    assert written.stderr[:-1].isprintable()


def test_unknown_evidence_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(f"{HEAD}effect: {{evidence: sceptic}}\n", encoding="utf-8")
    done = hiacalc("validate", "mine.yaml", cwd=tmp_path)
    assert done.stderr.startswith("mine.yaml:3:20: effect.evidence:")
