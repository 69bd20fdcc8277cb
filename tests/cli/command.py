"""The command as a process of its own, begun from one that has read the libraries already.

A fork runs `hiacalc` as typed: its own arguments, folder, environment, streams
and exit code. What the command imports at its start is tested elsewhere.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.forking_server import ROOT, answer, read_libraries

HIACALC = str(Path(sys.executable).with_name("hiacalc"))
LIMIT = 60  # seconds

Done = subprocess.CompletedProcess[str]


def hiacalc(*words: str, language: str = "en", cwd: Path = ROOT, stdin: str = "") -> Done:
    """Run the command and wait for it."""
    environment = os.environ | {"HIACALC_LANGUAGE": language}
    if not hasattr(os, "fork"):
        return subprocess.run(
            [HIACALC, *words],
            check=False,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd,
            env=environment,
            timeout=LIMIT,
        )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in").write_text(stdin, encoding="utf-8")
        asked = {"words": words, "cwd": str(cwd), "environment": environment, "streams": folder}
        code: int = answer("tests.cli.command", asked)
        output = [(Path(folder) / name).read_bytes().decode("utf-8") for name in ("out", "err")]
    return subprocess.CompletedProcess([HIACALC, *words], code, *output)


def data(*words: str) -> dict[str, Any]:
    """What a command that succeeds says to other programs."""
    done = hiacalc(*words, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _serve() -> None:
    """Fork a command for each line that arrives, and tell its exit code."""
    read_libraries()
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if not child:
            _become(asked)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(asked: dict[str, Any]) -> None:
    from hiacalc.__main__ import main

    os.environ.clear()
    os.environ.update(asked["environment"])
    os.chdir(asked["cwd"])
    for number, name in enumerate(("in", "out", "err")):
        os.dup2(os.open(Path(asked["streams"]) / name, os.O_RDWR | os.O_CREAT), number)
    signal.alarm(LIMIT)
    sys.argv = ["hiacalc", *asked["words"]]
    main()
    sys.exit(0)


if __name__ == "__main__":
    _serve()
