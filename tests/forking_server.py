"""A process that has read the libraries, from which commands are forked so that none waits for them."""

from __future__ import annotations

import atexit
import functools
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def answer(module: str, question: dict[str, Any]) -> Any:
    """What the server in a module answers, begun at the first question and ended with this process."""
    server = _server(module)
    assert server.stdin is not None
    assert server.stdout is not None
    print(json.dumps(question), file=server.stdin, flush=True)
    return json.loads(server.stdout.readline())


@functools.cache
def _server(module: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    atexit.register(process.kill)
    return process


def read_libraries() -> None:
    """Import what commands take long to import."""
    import numpy  # noqa: F401
    import plotly.io  # noqa: F401
    import scipy.optimize
    import scipy.stats  # noqa: F401
    import typer  # noqa: F401

    import hiacalc.analysis.probabilistic.uncertainty
    import hiacalc.scenario.reading  # noqa: F401
