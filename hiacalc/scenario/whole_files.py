"""Files that are there whole or not at all, and never over another one unless asked.

What is written stands beside its place first. It is then put there in one step
that fails when something has come there meanwhile, so of two that write to one
name without `force` exactly one does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from hiacalc.problem_code import Code
from hiacalc.scenario.leftovers import remove_abandoned, temporary
from hiacalc.scenario.problems import Mark, fail, shown


def write_text(path: Path, text: str, *, force: bool = False) -> None:
    """Write a whole text file or nothing; never over another one unless `force`.

    Args:
        path: of the file.
        text: written as UTF-8.
        force: whether a file that stands there may be written over.

    Raises:
        ScenarioError: `file_exists`, or `file_unwritable` with the reason.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_text(Path(folder, "a.txt"), "ærlig")
    ...     Path(folder, "a.txt").read_text(encoding="utf-8")
    'ærlig'
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        fail(Code.FILE_UNWRITABLE, Mark(shown(path)), actual=error)
    write_bytes(path, data, force=force)


def write_bytes(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a whole file or nothing; never over another one unless `force`.

    Args:
        path: of the file.
        data: all of it.
        force: whether a file that stands there may be written over.

    Raises:
        ScenarioError: `file_exists`, or `file_unwritable` with the reason.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_bytes(Path(folder, "a.txt"), b"first")
    ...     write_bytes(Path(folder, "a.txt"), b"second", force=True)
    ...     Path(folder, "a.txt").read_bytes()
    b'second'
    """
    with atomic_write(path, force=force) as stream:
        stream.write(data)


@contextmanager
def atomic_write(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A new file to write to, which takes its place when all went well, and is gone if not.

    Args:
        path: where it will stand; it is written beside it first.
        force: whether a file that stands there may be written over.

    Raises:
        ScenarioError: `file_exists`, or `file_unwritable` with the reason.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with atomic_write(Path(folder, "a.txt")) as stream:
    ...         _ = stream.write(b"whole")
    ...     [path.name for path in Path(folder).iterdir()]
    ['a.txt']
    """
    refuse_existing(path, force=force)
    try:
        remove_abandoned(path.parent)
        with temporary(path.parent) as aside:
            with aside.open("xb") as stream:
                yield stream
            (_replace if force else _put_in_free_place)(aside, path)
    except FileExistsError:
        fail(Code.FILE_EXISTS, Mark(shown(path)))
    except (OSError, ValueError) as error:
        fail(Code.FILE_UNWRITABLE, Mark(shown(path)), actual=getattr(error, "strerror", None) or error)


def refuse_existing(path: Path, *, force: bool) -> None:
    """Refuse to write over a file that may not be written over, or over what is no file.

    A pipe or a device would be done away with, and nobody who reads it would get a word.

    Args:
        path: that is to be written.
        force: whether a file that stands there may be written over.

    Raises:
        ScenarioError: `file_exists`, `output_not_regular`, or `file_unwritable` with the reason.

    >>> refuse_existing(Path("no-such-file.csv"), force=False)
    """
    try:
        exists = path.exists()
        is_other = exists and not path.is_file() and not path.is_dir()
    except (OSError, ValueError) as error:
        fail(Code.FILE_UNWRITABLE, Mark(shown(path)), actual=getattr(error, "strerror", None) or error)
    if is_other:
        fail(Code.OUTPUT_NOT_REGULAR, Mark(shown(path)))
    if exists and not force:
        fail(Code.FILE_EXISTS, Mark(shown(path)))


def _replace(aside: Path, path: Path) -> None:
    aside.replace(path)


def _put_in_free_place(aside: Path, path: Path) -> None:
    """Put a finished file where nothing stands.

    Raises:
        FileExistsError: something does.
    """
    if os.name == "nt":  # where renaming never replaces
        aside.rename(path)
        return
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: claim the name, then fill it
        path.open("xb").close()
        try:
            aside.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
