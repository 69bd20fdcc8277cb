"""Commands with odd words, each run as typed in a fork of this process or, at times, as one of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.cli.command import HIACALC
from tests.fuzz.forking import environment, forked
from tests.fuzz.judging import CONTROLS, MEMORY, Fault, Verdict, worded

REFUSING = 2.0  # seconds of processor time
DOING = 20.0
CLOCK = 40  # seconds for all that it does, other work on the machine beside it
BLOCKED = 2  # and for what may wait for a pipe that nobody writes to
FRAME = re.compile(r'File "[^"]*/(hiacalc/[^"]+)", line \d+, in (\w+)')
RAISED = re.compile(r"^([A-Za-z_.]*(?:Error|Exception|Warning|Interrupt))\b", re.MULTILINE)
GOOD = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\neffect: {duration: 3}\n"
FILES = {
    "good.yaml": GOOD,
    "a\nb.yaml": GOOD,
    "\udcff.yaml": GOOD,
    "-dash.yaml": GOOD,
    "bad.yaml": f"{GOOD}absence: {{rate: {{value: 3, provenance: {{a: 1}}}}}}\n",
    "empty.yaml": "",
    "there.html": "",
}


def command(given: dict[str, Any]) -> Verdict:
    """Run the words in a folder that holds good and bad files."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        here = Path(folder) / "here"
        here.mkdir()
        for name, text in FILES.items():
            (here / name).write_text(text, encoding="utf-8")
        (here / "d.yaml").mkdir()
        os.mkfifo(here / "pipe.yaml")
        (Path(folder) / "in").write_bytes(given["stdin"])
        if given["real"] and "app" not in given["words"]:
            code, seconds, growth = _spawned(given, Path(folder))
        else:
            code, seconds, growth = forked(given["words"], Path(folder), given["language"], _patience(given))
        outputs = [(Path(folder) / name).read_bytes() for name in ("out", "err")]
        fault = _fault(given, code, seconds, growth, *outputs)
    return Verdict(f"exit {code}", seconds, growth, fault)


def _fault(
    given: dict[str, Any], code: int, seconds: float, growth: int, out: bytes, err: bytes
) -> Fault | None:
    name = next((word for word in given["words"] if not word.startswith("-")), "hiacalc")
    text = err.decode("utf-8", "replace")
    if "Traceback (most" in text:
        frames, raised = FRAME.findall(text), RAISED.findall(text)
        where = ":".join(frames[-1]) if frames else name
        return Fault(raised[-1] if raised else "traceback", where, text[-400:])
    if code in (-signal.SIGALRM, -signal.SIGPROF, -signal.SIGXCPU):
        return Fault("hangs", "a pipe" if "pipe.yaml" in given["words"] else name, f"{seconds:.1f} s")
    if code not in (0, 2) and not (code == 1 and name == "reproduce"):
        return Fault(f"exit {code}", name, text[-300:])
    try:
        out.decode()
        err.decode()
    except UnicodeDecodeError as error:
        return Fault("output that is not UTF-8", name, str(error))
    if code == 2 and not text.strip():
        return Fault("no message", name)
    if CONTROLS.search(text.replace("\n", "").replace("\r", "").replace("\t", "")):
        return Fault("control in a message", "a command", ascii(text)[:300])
    if fault := worded(text, name):
        return fault
    if seconds > (DOING if code == 0 else REFUSING):
        return Fault(f"{name} takes long", f"exit {code}", f"{seconds:.1f} s")
    if growth > MEMORY:
        return Fault("more than 200 MB", name, f"{growth // 1_000_000} MB")
    return None


def _patience(given: dict[str, Any]) -> float:
    return BLOCKED if "pipe.yaml" in given["words"] else CLOCK


def _spawned(given: dict[str, Any], folder: Path) -> tuple[int, float, int]:
    """The same as a process begun from nothing, whose time and memory are not measured."""
    with (
        (folder / "in").open("rb") as given_in,
        (folder / "out").open("wb") as out,
        (folder / "err").open("wb") as err,
    ):
        try:
            done = subprocess.run(
                [HIACALC, *given["words"]],
                check=False,
                stdin=given_in,
                stdout=out,
                stderr=err,
                cwd=folder / "here",
                env=os.environ | environment(given["language"], folder),
                timeout=_patience(given),
            )
        except subprocess.TimeoutExpired:
            return -signal.SIGALRM, 0.0, 0
    return done.returncode, 0.0, 0
