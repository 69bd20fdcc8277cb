"""Inputs that once went wrong, each in a text file of its own under the name of its kind of fault."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "corpus"
_LONG = 4000


def encoded(given: Any) -> Any:
    """An input as JSON has it; bytes as lines of text, or packed where they are many."""
    if isinstance(given, bytes):
        if len(given) > _LONG:
            return {"packed": base64.b64encode(zlib.compress(given, 9)).decode()}
        return {"lines": given.decode("utf-8", "surrogateescape").split("\n")}
    if isinstance(given, str) and len(given) > _LONG:
        return {"long": base64.b64encode(zlib.compress(given.encode("utf-8", "surrogatepass"), 9)).decode()}
    if isinstance(given, dict):
        return {"of": {name: encoded(part) for name, part in given.items()}}
    return [encoded(part) for part in given] if isinstance(given, (list, tuple)) else given


def decoded(written: Any) -> Any:
    """The input again.

    >>> decoded(encoded({"a": [b"x\\xff", "y"]}))
    {'a': [b'x\\xff', 'y']}
    """
    if isinstance(written, dict):
        if "packed" in written:
            return zlib.decompress(base64.b64decode(written["packed"]))
        if "long" in written:
            return zlib.decompress(base64.b64decode(written["long"])).decode("utf-8", "surrogatepass")
        if "lines" in written:
            return "\n".join(written["lines"]).encode("utf-8", "surrogateescape")
        return {name: decoded(part) for name, part in written["of"].items()}
    return [decoded(part) for part in written] if isinstance(written, list) else written


def stored(kind: str, key: str, given: Any, detail: str = "", folder: Path = FOLDER) -> Path:
    """Write an input down under its kind of fault, in place of a longer one."""
    mark = hashlib.sha256(f"{kind} {key}".encode()).hexdigest()[:6]
    name = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")[:70]
    path = folder / f"{kind}-{name}-{mark}.json"
    detail = re.sub(r"/\S+?/(?=(hiacalc|tests)/)", "", detail)[:200]  # wherever this copy lies
    held = {"kind": kind, "fault": key, "told": detail, "given": encoded(given)}
    text = json.dumps(held, indent=1) + "\n"
    if not path.exists() or len(path.read_text(encoding="utf-8")) > len(text):
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path


def cases(folder: Path = FOLDER) -> Iterator[tuple[str, str, Any]]:
    """The name, the kind and the input of every file of a folder."""
    for path in sorted(folder.glob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, held["kind"], decoded(held["given"])
