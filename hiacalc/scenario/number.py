"""A number as an economist writes it, and how one that cannot be read came about."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

MINUS = "\N{MINUS SIGN}"  # as it is typeset
_SIGN = f"[-+{MINUS}]?"
_DIGITS = r"([0-9]+\.?[0-9]*|\.[0-9]+)"
_PERCENT = re.compile(rf"({_SIGN}{_DIGITS})[ \u00a0\u202f]?%")
PERCENT_PATTERN = rf"^{_SIGN}{_DIGITS}[ \u00a0\u202f]?%$"
NUMBER = re.compile(rf"{_SIGN}((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")

# How a text that is not a number most likely came about; the first that fits names the fault.
_LOOKALIKES = (
    ("decimal_comma", re.compile(rf"{_SIGN}[0-9]*,[0-9]+ ?%?")),
    ("grouped_digits", re.compile(rf"{_SIGN}[0-9]{{1,3}}([ _,.\u00a0\u202f'][0-9]{{3}})+([.,][0-9]+)?")),
    ("leading_zero", re.compile(rf"{_SIGN}0[0-9]+(\.[0-9]*)?")),
    ("time_of_day", re.compile(r"[0-9]+(:[0-9]{1,2})+(\.[0-9]+)?")),
    ("date", re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*")),
    ("not_finite", re.compile(rf"{_SIGN}\.?(nan|inf|infinity)", re.IGNORECASE)),
    ("quoted_number", NUMBER),
    ("yes_or_no", re.compile(r"(yes|no|on|off|true|false|ja|nei)", re.IGNORECASE)),
)


def read_number(raw: Any, *, share: bool) -> tuple[str, float | None]:
    """A number as written in a file: `("", number)`, or the code of the fault and None.

    >>> read_number("5 %", share=True)
    ('', 0.05)
    >>> read_number("0,05", share=True)
    ('decimal_comma', None)
    """
    if isinstance(raw, bool):
        return "yes_or_no", None
    if isinstance(raw, (int, float)):
        number = float(raw) if abs(raw) < 1e300 else math.inf
        return ("", number + 0.0) if math.isfinite(number) else ("not_finite", None)
    if raw is None:
        return "value_missing", None
    if not isinstance(raw, str):
        return "not_a_number", None
    text = raw.strip()
    if percent := _PERCENT.fullmatch(text):
        return ("", as_float(percent[1]) / 100) if share else ("percent_of_what", None)
    for code, shape in _LOOKALIKES:
        if shape.fullmatch(text):
            return code, None
    return "not_a_number", None


def as_float(text: str) -> float:
    """A number written as in `NUMBER`, with a hyphen or a typeset minus before it.

    >>> as_float("−.5")
    -0.5
    """
    return float(text.replace(MINUS, "-"))


def is_schedule(raw: Any) -> bool:
    """Whether a mapping is a rate by elapsed years: every key a plain number of years."""
    if not isinstance(raw, Mapping) or not raw:
        return False
    return all(re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", str(key)) for key in raw)
