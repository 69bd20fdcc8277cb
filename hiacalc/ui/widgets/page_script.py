"""The script that stands within the page, the same for all readers of a language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from hiacalc.present.locale.language import Language

_FILES = ("page.js", "undo.js")


def script(texts: Language) -> str:
    """Tells the browser the language and which parts scroll; nothing in it comes from a user."""
    settings = json.dumps({"language": texts.code, "scrolls": texts.say("page.scrolls")})
    return f"{{const hiacalc = {settings};{_script()}}}"


@cache
def _script() -> str:
    return "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _FILES)
