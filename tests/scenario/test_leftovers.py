"""What a dead process left is taken away, and nothing else is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hiacalc.scenario import leftovers
from hiacalc.scenario.leftovers import new_name, remove, remove_abandoned, remove_own, temporary
from tests.servers import ROOT

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="knows a process by /proc")

LEAVES = """
import sys, time
from pathlib import Path
from hiacalc.scenario.leftovers import new_name
new_name(Path(sys.argv[1])).write_text("half")
folder = new_name(Path(sys.argv[1]))
(folder / "profile").mkdir(parents=True)
(folder / "profile" / "state").write_text("half")
print("there", flush=True)
time.sleep(60)
"""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def own(folder: Path, **parts: str) -> Path:
    """A name as this process would give it, but for some parts."""
    path = new_name(folder)
    _, hiacalc, process, began, machine, random = path.name.replace(".", "-", 1).split("-")
    remove(path)
    kept = {"process": process, "began": began, "place": machine} | parts
    return folder / f".{hiacalc}-{kept['process']}-{kept['began']}-{kept['place']}-{random}"


def test_what_a_killed_process_left_goes_with_the_next_sweep(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", LEAVES, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    left = names(tmp_path)
    assert len(left) == 2
    remove_abandoned(tmp_path)
    assert names(tmp_path) == left  # it lives
    process.kill()
    if hasattr(os, "waitid"):
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # dead, and not yet buried
    remove_abandoned(tmp_path)
    assert names(tmp_path) == set()
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_a_number_that_another_process_has_got_since_does_not_protect(tmp_path: Path) -> None:
    mine, former = own(tmp_path), own(tmp_path, began="1")
    for path in (mine, former):
        path.write_text("half")
    remove_abandoned(tmp_path)
    assert names(tmp_path) == {mine.name}


@pytest.mark.parametrize(
    "parts",
    [
        {"place": "0" * 12},
        {"process": "999999999", "place": "f" * 12},
        {"process": "999999999", "began": "0"},
    ],
    ids=["elsewhere", "elsewhere-dead", "untold"],
)
def test_what_is_not_surely_dead_stays(parts: dict[str, str], tmp_path: Path) -> None:
    path = own(tmp_path, **parts)
    path.write_text("half")
    remove_abandoned(tmp_path)
    assert names(tmp_path) == {path.name}


def test_a_process_that_cannot_be_looked_at_is_held_for_alive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = own(tmp_path, process="999999999")
    path.write_text("half")
    hidden = tmp_path / "proc"
    hidden.mkdir()
    monkeypatch.setattr(leftovers, "_PROCESSES", hidden)
    remove_abandoned(tmp_path)
    assert path.exists()


def test_names_of_others_and_links_stay(tmp_path: Path) -> None:
    dead = own(tmp_path, process="999999999")
    kept = {dead.name[1:], f"{dead.name}x", f"{dead.name}\n", ".hiacalc-notes", "report.csv"}
    for name in kept:
        (tmp_path / name).write_text("kept")
    dead.symlink_to(tmp_path / "report.csv")
    remove_abandoned(tmp_path)
    assert names(tmp_path) == kept | {dead.name}
    remove_abandoned(tmp_path / "missing")  # is no fault


def test_what_is_taken_is_cleared_and_a_child_clears_nothing_of_its_parent(tmp_path: Path) -> None:
    new_name(tmp_path).write_text("half")
    new_name(tmp_path).mkdir()
    child = os.fork()
    if not child:
        remove_own()
        os._exit(0)
    os.waitpid(child, 0)
    assert len(names(tmp_path)) == 2
    remove_own()
    assert names(tmp_path) == set()


def test_a_temporary_is_gone_also_after_a_failure(tmp_path: Path) -> None:
    def stopped() -> None:
        with temporary(tmp_path) as path:
            path.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert names(tmp_path) == set()
