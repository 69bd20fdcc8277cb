"""Which hiacalc this is: its version, the commit, and the versions of the libraries that compute.

The version is derived from the tag in git when the package is built or installed, and written
to `version.txt` beside this file. Nothing here runs git: in a clone the commit in use is read
from the files in `.git`, so that an editable install names it too after later commits.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

UNBUILT = "0.1.0.dev0"  # a copy that was never built and has no history
_PACKAGE = Path(__file__).parent
_DIGITS = 9  # of a commit, as setuptools-scm shortens it


@cache
def version() -> str:
    """Version by PEP 440, with the commit as its local part when it runs from a clone.

    >>> version().split(".")[:2]
    ['0', '1']
    """
    return _at_commit(_written(_PACKAGE), _commit(_PACKAGE.parent))


@cache
def short_version() -> str:
    """Release that is worked towards and seven digits of the commit, for places with little room."""
    return _shortened(version())


@cache
def library_versions() -> dict[str, str]:
    """Versions of numpy and scipy, without loading either.

    >>> list(library_versions())
    ['numpy', 'scipy']
    """
    return {name: _library_version(name) for name in ("numpy", "scipy")}


def _written(package: Path) -> str:
    try:
        return (package / "version.txt").read_text(encoding="utf-8").strip() or UNBUILT
    except OSError:
        return UNBUILT


def _at_commit(written: str, commit: str | None) -> str:
    """The written version, with the commit in use where that is another one.

    >>> _at_commit("0.1.0.dev7+gabc1234", "abc1234567890"), _at_commit("0.1.0", "abc1234567890")
    ('0.1.0.dev7+gabc1234', '0.1.0+gabc123456')
    """
    public, _, local = written.partition("+")
    node = local.partition(".")[0].removeprefix("g")
    if commit is None or (node and commit.startswith(node)):
        return written
    return f"{public}+g{commit[:_DIGITS]}"


def _shortened(full: str) -> str:
    """The short form of a version.

    >>> _shortened("0.1.0.dev7+gabc123456.d20261126"), _shortened("0.1.0")
    ('0.1.0+gabc1234', '0.1.0')
    """
    public, _, local = full.partition("+")
    release = public.partition(".dev")[0]
    node = local.partition(".")[0]
    return f"{release}+{node[:8]}" if node else release


def _commit(root: Path) -> str | None:
    """The commit checked out in a clone of this project; None elsewhere."""
    git = root / ".git"
    if not (root / "scenarios" / "hiacalc.schema.json").exists():  # another project's folder
        return None
    try:
        if git.is_file():  # a worktree
            git = root / git.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        head = (git / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref: "):
            return _hexadecimal(head)
        shared = git / "commondir"
        common = git / shared.read_text(encoding="utf-8").strip() if shared.exists() else git
        return _hexadecimal(_reference(common, head.removeprefix("ref: ")))
    except OSError:
        return None


def _reference(git: Path, name: str) -> str:
    loose = git / name
    if loose.exists():
        return loose.read_text(encoding="utf-8").strip()
    for line in (git / "packed-refs").read_text(encoding="utf-8").splitlines():
        if line.endswith(f" {name}"):
            return line.partition(" ")[0]
    return ""


def _hexadecimal(text: str) -> str | None:
    return text if re.fullmatch(r"[0-9a-f]{40,64}", text) else None


def _library_version(name: str) -> str:
    """A library's version: of the module if it is loaded, else from its own file.

    Reading the file takes 0.15 ms; `importlib.metadata` takes 15 ms the first time and is asked last.
    """
    if (module := sys.modules.get(name)) is not None and hasattr(module, "__version__"):
        return str(module.__version__)
    if (spec := find_spec(name)) is not None and spec.origin is not None:
        try:
            text = (Path(spec.origin).parent / "version.py").read_text(encoding="utf-8")
        except OSError:
            text = ""
        if match := re.search(r'^version = "([^"]+)"', text, re.MULTILINE):
            return match[1]
    from importlib.metadata import version as installed_version

    return installed_version(name)
