"""Whether a number of draws fits into memory, asked before any work is done."""

from __future__ import annotations

import os
from pathlib import Path

from hiacalc.scenario.problems import Mark, fail

_MEMINFO = Path("/proc/meminfo")
_LIMIT, _USED = (Path("/sys/fs/cgroup") / name for name in ("memory.max", "memory.current"))


def available() -> int | None:
    """Bytes that may still be used, as the system and its limits tell; None when they do not."""
    known = [found for found in (_of_system(), _of_group()) if found is not None]
    return min(known, default=None)


def require(needed: int, source: str) -> None:
    """Refuse what would not fit.

    Raises:
        ScenarioError: `memory_insufficient`, with what is needed and what is there.
    """
    free = available()
    if free is not None and needed > free:
        fail("memory_insufficient", Mark(source), found=said(needed), allowed=said(free))


def said(size: int) -> str:
    """A size in GB.

    >>> said(1_530_000_000)
    '1.5 GB'
    """
    return f"{size / 1e9:.1f} GB"


def _of_system() -> int | None:
    try:
        for line in _MEMINFO.read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def _of_group() -> int | None:
    try:
        return int(_LIMIT.read_text(encoding="ascii")) - int(_USED.read_text(encoding="ascii"))
    except (OSError, ValueError):  # no group, or one without a limit
        return None
