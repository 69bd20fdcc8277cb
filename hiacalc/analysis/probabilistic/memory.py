"""Memory: whether a number of draws fits, asked before any work, and how it is used again."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, fail

# Just below the largest block from which glibc learns.
_SEEN_FREED = 31 * 1024 * 1024
_MEMINFO = Path("/proc/meminfo")
_ADDRESSES = Path("/proc/self/statm")
_LIMIT, _USED = (Path("/sys/fs/cgroup") / name for name in ("memory.max", "memory.current"))


def available() -> int | None:
    """Bytes that may still be used, as the system and its limits tell; None when they do not.

    >>> free = available()
    >>> free is None or free > 0
    True
    """
    sizes = [size for size in (_of_system(), _of_group(), _of_process()) if size is not None]
    return min(sizes, default=None)


def require_available(needed: int, source: str) -> None:
    """Refuse what would not fit.

    Args:
        needed: bytes.
        source: the name of the scenario, for the message.

    Raises:
        ScenarioError: `memory_insufficient`, with what is needed and what is there.

    >>> require_available(1_000, "mine")
    """
    free = available()
    if free is not None and needed > free:
        fail(Code.MEMORY_INSUFFICIENT, Mark(source), actual=format_bytes(needed), allowed=format_bytes(free))


def retain_freed_memory() -> None:
    """Let the C library keep what arrays leave behind for the next ones.

    glibc gives large blocks back to the system at once and gets them anew, page
    by page, until it has seen a large one freed; that takes longer than the
    model does. An array that is never touched costs nothing. Changes no number.
    """
    np.empty(_SEEN_FREED, dtype=np.uint8)


def format_bytes(size: int) -> str:
    """A size in GB, a small one in MB.

    >>> format_bytes(1_530_000_000), format_bytes(153_000_000)
    ('1.5 GB', '153 MB')
    """
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"


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


def _of_process() -> int | None:
    """What the limit on a process's addresses, as `ulimit -v` sets it, leaves."""
    try:
        import resource

        limit, _ = resource.getrlimit(resource.RLIMIT_AS)
        pages = int(_ADDRESSES.read_text(encoding="ascii").split()[0])
        return None if limit == resource.RLIM_INFINITY else limit - pages * resource.getpagesize()
    except (ImportError, OSError, ValueError):
        return None


def _of_group() -> int | None:
    try:
        return int(_LIMIT.read_text(encoding="ascii")) - int(_USED.read_text(encoding="ascii"))
    except (OSError, ValueError):  # no group, or one without a limit
        return None
