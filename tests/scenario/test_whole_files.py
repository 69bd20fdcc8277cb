"""Of two that write to one name exactly one does, and no file is ever half there."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from hiacalc.scenario import ScenarioError
from hiacalc.scenario.whole_files import atomic_write, write_bytes, write_text
from tests.servers import ROOT

WRITES = """
import sys, pathlib
from hiacalc.scenario import ScenarioError
from hiacalc.scenario.whole_files import atomic_write
path, mine, force = pathlib.Path(sys.argv[1]), sys.argv[2].encode(), len(sys.argv) > 3
try:
    with atomic_write(path, force=force) as stream:
        print("begun", flush=True)
        sys.stdin.readline()
        stream.write(mine * 1000)
    print("written")
except ScenarioError as error:
    print(error.problems[0].code)
"""


def writers(path: Path, *force: str) -> list[subprocess.Popen[str]]:
    """Two processes that have both seen that nothing is there, and wait for a word."""
    begun = [
        subprocess.Popen(
            [sys.executable, "-c", WRITES, str(path), mine, *force],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        for mine in "ab"
    ]
    for process in begun:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
    return begun


def linkless(*_: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_of_two_processes_one_writes_and_the_later_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "draws.csv"
    first, later = writers(path)
    assert first.communicate("\n")[0] == "written\n"
    assert later.communicate("\n")[0] == "file_exists\n"
    assert path.read_bytes() == b"a" * 1000
    assert list(tmp_path.iterdir()) == [path]


def test_with_force_the_last_whole_file_stands(tmp_path: Path) -> None:
    path = tmp_path / "draws.csv"
    last, first = writers(path, "--force")
    for process in (first, last):
        assert process.communicate("\n")[0] == "written\n"
    assert path.read_bytes() == b"a" * 1000
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("links", [True, False])
def test_of_many_at_once_exactly_one_writes(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", linkless)
    path = tmp_path / "draws.csv"
    ready, ended = threading.Barrier(8), []

    def write(number: int) -> None:
        try:
            with atomic_write(path) as stream:
                stream.write(b"%d" % number * 1000)
                ready.wait(10)
            ended.append(str(number))
        except ScenarioError as error:
            ended.append(error.problems[0].code)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (won,) = set(ended) - {"file_exists"}
    assert ended.count("file_exists") == 7
    assert path.read_text() == won * 1000
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_was_claimed_is_given_back_when_it_cannot_be_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "hardlink_to", linkless)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ScenarioError) as error:
        write_bytes(tmp_path / "draws.csv", b"whole")
    assert error.value.problems[0].code == "file_unwritable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_new_file_may_be_read_by_those_that_the_mask_lets(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "draws.csv", b"whole")
    finally:
        os.umask(before)
    assert (tmp_path / "draws.csv").stat().st_mode & 0o777 == 0o640


def problem_codes(*arguments, **more):
    with pytest.raises(ScenarioError) as caught:
        write_text(*arguments, **more)
    (problem,) = caught.value.problems
    return problem.code


def test_a_file_is_never_written_over_unless_forced(tmp_path):
    file = tmp_path / "mine.yaml"
    write_text(file, "æøå\n")
    assert problem_codes(file, "new") == "file_exists"
    assert file.read_bytes() == "æøå\n".encode()
    write_text(file, "new", force=True)
    assert file.read_text() == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_written_file_has_the_usual_mode(tmp_path):
    write_text(tmp_path / "mine.yaml", "")
    (tmp_path / "usual").touch()
    modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert len(modes) == 1


def test_a_failed_write_leaves_nothing_behind(tmp_path):
    (tmp_path / "folder").mkdir()
    assert problem_codes(tmp_path / "folder", "x", force=True) == "file_unwritable"
    assert problem_codes(tmp_path / "none" / "mine.yaml", "x") == "file_unwritable"
    assert problem_codes(tmp_path / "mine.yaml", "\ud800") == "file_unwritable"
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]
    assert not list((tmp_path / "folder").iterdir())


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b"])
def test_a_name_no_file_can_have_is_refused(name, tmp_path):
    assert problem_codes(tmp_path / name, "x") == "file_unwritable"
    assert not list(tmp_path.iterdir())
