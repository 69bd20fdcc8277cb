"""The command as a fork of a process that has read the libraries already, with its time and memory measured.

`python -m tests.fuzz.forking` answers each line of words with an exit code,
seconds of processor time and bytes of memory beyond what it began with.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

from tests.forking_server import answer, read_libraries

MOST = 40  # seconds of processor time


def forked(words: list[str], folder: Path, language: str, patience: float) -> tuple[int, float, int]:
    """Run the words in a folder's `here`, with its `in`, `out` and `err` for streams."""
    asked = {"words": words, "folder": str(folder), "language": language, "patience": patience}
    code, seconds, growth = answer("tests.fuzz.forking", asked)
    return code, seconds, growth


def _serve() -> None:
    read_libraries()
    gc.collect()
    for line in sys.stdin:
        asked = json.loads(line)
        held = _resident()
        child = os.fork()
        if not child:
            _become(asked)
        status, used = _awaited(child, asked["patience"] + 20)
        seconds, growth = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 - held
        print(json.dumps([os.waitstatus_to_exitcode(status), seconds, growth]), flush=True)


def _awaited(child: int, patience: float) -> tuple[int, resource.struct_rusage]:
    limit = time.monotonic() + patience
    while True:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            return status, used
        if time.monotonic() > limit:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.002)


def _resident() -> int:
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024


def _become(asked: dict[str, Any]) -> NoReturn:
    """Be the command, and never come back."""
    code, folder = 1, Path(asked["folder"])
    try:
        for place, name in enumerate(("in", "out", "err")):
            os.dup2(os.open(folder / name, os.O_RDWR | os.O_CREAT), place)
        os.environ |= environment(asked["language"], folder)
        os.chdir(folder / "here")
        signal.setitimer(signal.ITIMER_REAL, asked["patience"])
        resource.setrlimit(resource.RLIMIT_CPU, (MOST, MOST + 1))
        _open_streams()
        os.execve = _not_served
        sys.argv = ["hiacalc", *asked["words"]]
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


def environment(language: str, folder: Path) -> dict[str, str]:
    """What differs from the environment at hand: the language, and a home that may be written to."""
    return {"HIACALC_LANGUAGE": language, "HOME": str(folder)}


def _open_streams() -> None:
    """Streams as Python opens them when it starts."""
    sys.stdin = os.fdopen(0, "r", encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)


def _not_served(*_: object) -> NoReturn:
    """In place of the server of the page."""
    raise SystemExit(0)


if __name__ == "__main__":
    _serve()
