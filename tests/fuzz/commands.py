"""Commands with odd words, each run as typed in a fork of this process or, at times, as one of its own."""

from __future__ import annotations

import functools
import gc
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

from tests.cli.command import HIACALC
from tests.fuzz.judging import CONTROLS, MEMORY, Fault, Verdict, memory_peak, worded

REFUSING = 2.0  # seconds of processor time
DOING = 20.0
CLOCK = 8  # seconds for what only waits
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
        code, seconds, growth = (_spawned if given["real"] and "app" not in given["words"] else _forked)(
            given, Path(folder)
        )
        said = [(Path(folder) / name).read_bytes() for name in ("out", "err")]
        fault = _fault(given, code, seconds, growth, *said)
    return Verdict(f"exit {code}", seconds, growth, fault)


def _fault(
    given: dict[str, Any], code: int, seconds: float, growth: int, out: bytes, err: bytes
) -> Fault | None:
    name = next((word for word in given["words"] if not word.startswith("-")), "hiacalc")
    told = err.decode("utf-8", "replace")
    if "Traceback (most" in told:
        frames, raised = FRAME.findall(told), RAISED.findall(told)
        where = ":".join(frames[-1]) if frames else name
        return Fault(raised[-1] if raised else "traceback", where, told[-400:])
    if code in (-signal.SIGALRM, -signal.SIGPROF, -signal.SIGXCPU):
        return Fault("hangs", name, f"{seconds:.1f} s")
    if code not in (0, 2) and not (code == 1 and name == "reproduce"):
        return Fault(f"exit {code}", name, told[-300:])
    try:
        out.decode()
        err.decode()
    except UnicodeDecodeError as error:
        return Fault("output that is not UTF-8", name, str(error))
    if code == 2 and not told.strip():
        return Fault("no message", name)
    if CONTROLS.search(told.replace("\n", "").replace("\r", "").replace("\t", "")):
        return Fault("control in a message", name, ascii(told)[:300])
    if fault := worded(told, name):
        return fault
    if seconds > (DOING if code == 0 else REFUSING):
        return Fault(f"{name} takes long", f"exit {code}", f"{seconds:.1f} s")
    if growth > MEMORY:
        return Fault("more than 200 MB", name, f"{growth // 1_000_000} MB")
    return None


def _environment(given: dict[str, Any], folder: Path) -> dict[str, str]:
    """The environment of the command, with a home that may be written to."""
    return os.environ | {
        "HIACALC_LANGUAGE": given["language"],
        "HOME": str(folder),
        "PYTHONWARNINGS": "ignore",
    }


def _spawned(given: dict[str, Any], folder: Path) -> tuple[int, float, int]:
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
                env=_environment(given, folder),
                timeout=BLOCKED if "pipe.yaml" in given["words"] else 5 * CLOCK,
            )
        except subprocess.TimeoutExpired:
            return -signal.SIGALRM, 0.0, 0
    return done.returncode, 0.0, 0


def _forked(given: dict[str, Any], folder: Path) -> tuple[int, float, int]:
    ready()
    sys.stdout.flush()
    sys.stderr.flush()
    held = _resident()
    child = os.fork()
    if not child:
        _become(given, folder)
    limit = time.monotonic() + CLOCK + 3 * DOING
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            break
        if time.monotonic() > limit:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.002)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 - held


def _resident() -> int:
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return memory_peak()
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


@functools.cache
def ready() -> None:
    """What every command reads, read once; the command line itself is read anew, in its own language."""
    import numpy  # noqa: F401
    import plotly.io  # noqa: F401
    import scipy.optimize
    import scipy.stats  # noqa: F401
    import typer  # noqa: F401

    import hiacalc.analysis.uncertainty
    import hiacalc.present.exhibits
    import hiacalc.present.uncertainty_exhibits  # noqa: F401

    gc.collect()


def _become(given: dict[str, Any], folder: Path) -> NoReturn:
    """Be the command, and never come back."""
    code = 1
    try:
        for number in (signal.SIGALRM, signal.SIGPROF):
            signal.signal(number, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for place, name in enumerate(("in", "out", "err")):
            os.dup2(os.open(folder / name, os.O_RDWR | os.O_CREAT), place)
        for name in [
            name for name in sys.modules if name.startswith("hiacalc.cli") or name == "hiacalc.completion"
        ]:
            del sys.modules[name]
        os.environ.update(_environment(given, folder))
        os.chdir(folder / "here")
        signal.setitimer(signal.ITIMER_REAL, BLOCKED if "pipe.yaml" in given["words"] else CLOCK + DOING)
        resource.setrlimit(resource.RLIMIT_CPU, (int(2 * DOING), int(2 * DOING) + 1))
        _open_streams()
        os.execv = _not_served
        sys.argv = ["hiacalc", *given["words"]]
        from hiacalc.__main__ import main

        main()
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:
        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                code = code or 120
        os._exit(code)


def _open_streams() -> None:
    """Streams as Python opens them when it starts, and not those of a test runner."""
    sys.stdin = os.fdopen(0, "r", encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def _not_served(*_: object) -> NoReturn:
    """In place of the server of the page."""
    raise SystemExit(0)
