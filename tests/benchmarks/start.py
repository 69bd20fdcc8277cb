"""`hiacalc run` as a whole process against the bare import of what it stands on."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.table import Row
from tests.servers import ROOT

PAIRS = 25


def rows() -> Iterator[Row]:
    hiacalc = str(Path(sys.executable).with_name("hiacalc"))
    run = [hiacalc, "run", str(ROOT / "scenarios" / "helseiarbeid-2016.yaml")]
    bare = [sys.executable, "-c", "import numpy, pydantic, yaml"]
    laps = [(_seconds(run), _seconds(bare)) for _ in range(PAIRS)]
    mine, theirs = (statistics.median(side) for side in zip(*laps, strict=True))
    yield Row(
        "hiacalc run, whole process",
        f"{mine * 1e3:.0f} ms",
        f"{theirs * 1e3:.0f} ms bare import",
        mine / theirs,
        2.0,
    )


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
