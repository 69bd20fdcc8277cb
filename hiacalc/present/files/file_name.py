"""What the files of a case are called."""

from __future__ import annotations

import re
import unicodedata

_SPELLED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})
_LONGEST = 50


def file_name(case: str, scenario: str, *, is_changed: bool) -> str:
    """A name that every system can store: the case's; else the scenario's, and whether it was changed.

    Args:
        case: what the reader calls it; empty for no name.
        scenario: the name of the scenario.
        is_changed: whether values differ from the scenario's.

    >>> file_name("Solvang sykehjem, avd. 2", "helseiarbeid-2025", is_changed=True)
    'solvang-sykehjem-avd-2'
    >>> file_name("../漢", "helseiarbeid-2025", is_changed=True)
    'helseiarbeid-2025-changed'
    """
    spelled = unicodedata.normalize("NFKD", case.lower().translate(_SPELLED))
    slug = re.sub(r"[^a-z0-9]+", "-", spelled.encode("ascii", "ignore").decode()).strip("-")
    slug = slug[:_LONGEST].rstrip("-")
    if slug:
        return slug
    return f"{scenario}-changed" if is_changed else scenario
