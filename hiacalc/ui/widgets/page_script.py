"""The script that stands within the page, the same for all readers of a language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from hiacalc.present.locale.language import Language


def script(texts: Language) -> str:
    """Tells the browser the language and which parts scroll; nothing in it comes from a user."""
    settings = json.dumps({"language": texts.code, "scrolls": texts.say("page.scrolls")})
    return f"{{const hiacalc = {settings};{_script()}}}"


@cache
def _script() -> str:
    files = (Path(__file__).with_name(name) for name in ("page.js", "print.js"))
    return "".join(file.read_text(encoding="utf-8") for file in files)
