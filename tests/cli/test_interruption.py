"""Commands that are stopped, killed, or run twice at once: no file is torn and nothing is left."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.command import HIACALC

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="sees processes in /proc"),
]

BASE = "helseiarbeid-2016"
DRAWS = ("uncertainty", BASE, "--draws", "100000", "--chart", "draws", "--output", "draws.csv")
CHART = ("one-way", BASE, "--output", "chart.png")


@dataclass
class Place:
    """A folder to write to and one for temporary things, and commands run there."""

    folder: Path
    temporary: Path
    groups: set[int] = field(default_factory=set)

    def begun(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [HIACALC, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.folder,
            env=os.environ | {"TMPDIR": str(self.temporary), "HIACALC_LANGUAGE": "en"},
        )

    def left(self) -> list[str]:
        return sorted(path.name for part in (self.folder, self.temporary) for path in part.iterdir())

    def browsers(self, kind: bytes = b"") -> list[int]:
        """The processes of browsers that were started from here; each leads a group with what it starts."""
        seen = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                words, environment = ((folder / name).read_bytes() for name in ("cmdline", "environ"))
                group = int((folder / "stat").read_text().rpartition(")")[2].split()[2])
            except OSError:
                continue
            if b"chrom" in words:
                seen[int(folder.name)] = group, words
                if os.fsencode(self.temporary) in environment:
                    self.groups.add(group)
        return [number for number, (group, words) in seen.items() if group in self.groups and kind in words]

    def pages(self) -> list[int]:
        """Those of them that draw."""
        return self.browsers(b"--type=renderer")

    def quiet(self, seconds: float = 5) -> bool:
        """Whether no browser is left, once those that were killed have gone."""
        deadline = time.monotonic() + seconds
        while self.browsers() and time.monotonic() < deadline:
            time.sleep(0.05)
        return not self.browsers()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    result = Place(tmp_path / "out", tmp_path / "tmp")
    result.folder.mkdir()
    result.temporary.mkdir()
    return result


@pytest.fixture(autouse=True)
def heeds_interrupts() -> Iterator[None]:
    """What is started heeds them, also where a shell in the background had all ignore them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def heeds(process: subprocess.Popen[str]) -> bool:
    """Whether the command has come so far that it catches signals."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    (caught,) = (line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    awaited = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
    return all(int(caught, 16) >> (item - 1) & 1 for item in awaited)


def until(place: Place, process: subprocess.Popen[str], moment: str) -> None:
    """Wait for a moment in the command's life, by what is to be seen of it."""
    seen = {
        "heeding": lambda: heeds(process),
        "file": lambda: any(path.stat().st_size for path in place.folder.iterdir()),
        "folder": lambda: any(place.temporary.iterdir()),
        "browser": place.browsers,
        "page": place.pages,
    }[moment]
    while process.poll() is None and not seen():
        time.sleep(0.005)


@pytest.mark.parametrize("expected", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize(
    ("words", "moment"),
    [(DRAWS, "heeding"), (DRAWS, "file"), (CHART, "folder"), (CHART, "browser"), (CHART, "page")],
    ids=["loading", "writing", "preparing", "starting", "drawing"],
)
def test_a_signal_ends_the_command_and_leaves_nothing(
    words: tuple[str, ...], moment: str, expected: signal.Signals, place: Place
) -> None:
    process = place.begun(*words)
    until(place, process, moment)
    process.send_signal(expected)
    output, complained = process.communicate(timeout=30)
    assert process.returncode == 128 + expected
    assert (output, complained) == ("", "")
    assert place.left() == []
    assert place.quiet()


def test_a_signal_that_is_ignored_from_outside_stays_so(place: Place) -> None:
    """As with `nohup`."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = place.begun(*DRAWS)
    finally:
        signal.signal(signal.SIGHUP, before)
    until(place, process, "file")
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert place.left() == ["draws.csv"]


def test_what_a_killed_command_left_goes_with_the_next(place: Place) -> None:
    for words, moment in ((DRAWS, "file"), (CHART, "page")):
        process = place.begun(*words)
        until(place, process, moment)
        process.kill()
        process.communicate()
    assert len(place.left()) == 2
    assert place.quiet(15)  # the browser sees that its pipe is closed
    assert len(place.left()) == 2
    done = place.begun(*CHART)
    done.communicate(timeout=60)
    assert done.returncode == 0
    assert place.left() == ["chart.png"]


def test_of_two_commands_to_one_name_the_later_is_refused(place: Place) -> None:
    both = [place.begun(*DRAWS, "--seed", seed) for seed in "12"]
    ends = {}
    for process in both:
        output, complained = process.communicate(timeout=120)
        ends[process.returncode] = complained
        assert output == ""
    assert sorted(ends) == [0, 2]
    assert ends[0] == "Written: draws.csv\n"
    assert "exists" in ends[2]
    assert "--force" in ends[2]
    assert place.left() == ["draws.csv"]
    assert (place.folder / "draws.csv").read_bytes().count(b"\n") == 100_001


@pytest.mark.parametrize("kept_killing", [False, True], ids=["once", "again"])
def test_a_page_that_is_killed_while_drawing_is_drawn_anew_or_told(kept_killing: bool, place: Place) -> None:
    process = place.begun(*CHART)
    killed: set[int] = set()
    while process.poll() is None and (kept_killing or not killed):
        for page in set(place.pages()) - killed:
            os.kill(page, signal.SIGKILL)
            killed.add(page)
            at = time.monotonic()
        time.sleep(0.01)
    output, complained = process.communicate(timeout=60)
    assert output == ""
    if kept_killing:
        assert time.monotonic() - at < 20  # and not the half minute for which a silent one is waited for
        assert len(killed) >= 2  # one for each try, and perhaps one that stood ready
        assert process.returncode == 2
        assert "ended while drawing" in complained
        assert "Install" not in complained
        assert place.left() == []
    else:
        assert complained == "Written: chart.png\n"
        assert place.left() == ["chart.png"]
