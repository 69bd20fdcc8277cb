"""The script that stands within the page, the same for all readers of a language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from hiacalc.present.locale.language import Language, language
from hiacalc.scenario.labels import LANGUAGES

_STREAMLITS = "en"  # the language of its own words


def script(texts: Language) -> str:
    """Tells the browser the language, and gives it the words it needs; nothing in it comes from a user."""
    other = next(code for code in LANGUAGES if code != texts.code)
    settings = json.dumps(
        {
            "language": texts.code,
            "scrolls": texts.say("page.scrolls"),
            "inputs": texts.say("screen.inputs"),
            "other": {"code": other, "name": language(other).say("screen.language")},
            "words": _words(texts),
        }
    )
    return f"{{const hiacalc = {settings};{_script()}}}"


def _words(texts: Language) -> dict[str, str]:
    """By Streamlit's own words for its parts, those of the language; none where they are the same."""
    if texts.code == _STREAMLITS:
        return {}
    theirs, ours = language(_STREAMLITS).chapter("streamlit"), texts.chapter("streamlit")
    return {text: ours[key] for key, text in theirs.items()}


@cache
def _script() -> str:
    files = (Path(__file__).with_name(name) for name in ("page.js", "print.js"))
    return "".join(file.read_text(encoding="utf-8") for file in files)
