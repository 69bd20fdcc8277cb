"""Temporary files and folders whose names say whose they are, so that what the dead leave can be taken away.

A process that is ended from outside may have no time to tidy up. The name of
each temporary holds the process, when it began and where it ran; a later
process of the same machine that sees such a name, and sees that its owner is
gone, removes it. What cannot be told for sure is left alone: names of other
machines and containers, of a machine that has been started anew since, other
users' files, and everything where the system does not say when a process began.
"""

from __future__ import annotations

import contextlib
import functools
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

_NAME = re.compile(r"\.hiacalc-(\d+)-(\d+)-([0-9a-f]{12})-[0-9a-f]{8}\Z")
_PROCESSES = Path("/proc")
_UNKNOWN = "0"
_TAKEN: set[Path] = set()


@contextlib.contextmanager
def temporary(folder: Path) -> Iterator[Path]:
    """A name in `folder` for a file or folder of one's own, which is gone in the end.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with temporary(Path(folder)) as path:
    ...         _ = path.write_text("half")
    ...     path.exists()
    False
    """
    path = new_name(folder)
    try:
        yield path
    finally:
        remove(path)


def new_name(folder: Path) -> Path:
    """A new name in `folder`, to be removed by `remove`, or by `remove_own` when the process ends.

    >>> new_name(Path("folder")).name.startswith(".hiacalc-")
    True
    """
    process = os.getpid()
    path = folder / f".hiacalc-{process}-{_start_time(process)}-{_machine()}-{secrets.token_hex(4)}"
    _TAKEN.add(path)  # before anything stands there, so that there is no moment in which it is nobody's
    return path


def remove(path: Path) -> None:
    """Take away what stands under a name that was taken, if anything does."""
    _delete(path)
    _TAKEN.discard(path)


def remove_own() -> None:
    """Take away everything that this process has not yet removed."""
    for path in tuple(_TAKEN):
        remove(path)


def remove_abandoned(folder: Path) -> None:
    """Take away what processes that are surely dead left in `folder`. What stands in the way is no fault."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            named = _NAME.match(entry.name)
            if named and _abandoned(*named.groups()) and _is_own_file(entry):
                _delete(Path(entry.path))


def _abandoned(process: str, began: str, machine: str) -> bool:
    """Whether a temporary's process ran here and is no more; another may have got its number since."""
    return (
        machine == _machine()
        and began not in {_UNKNOWN, now := _start_time(int(process))}
        and now != _UNKNOWN
    )


def _is_own_file(entry: os.DirEntry[str]) -> bool:
    with contextlib.suppress(OSError):
        seen = entry.stat(follow_symlinks=False)
        return seen.st_uid == os.geteuid() and (stat.S_ISREG(seen.st_mode) or stat.S_ISDIR(seen.st_mode))
    return False


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _start_time(process: int) -> str:
    """When a process began, in ticks since the machine did; "" where none is, `_UNKNOWN` if not told."""
    try:
        status = (_PROCESSES / str(process) / "stat").read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return "" if _PROCESSES.joinpath("self/stat").exists() else _UNKNOWN
    except OSError:
        return _UNKNOWN
    state, *fields = status.rpartition(")")[2].split()
    return "" if state in ("Z", "X") else fields[18]


@functools.cache
def _machine() -> str:
    """This start of this machine, and this container on it: only here do process numbers mean the same."""
    try:
        start = (_PROCESSES / "sys/kernel/random/boot_id").read_text()
        container = (_PROCESSES / "self/ns/pid").readlink()
    except OSError:
        return secrets.token_hex(6)  # which no other process takes for its own
    return blake2b(f"{start} {container}".encode(), digest_size=6).hexdigest()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_TAKEN.clear)  # they are the parent's to remove
