"""A number as an economist writes it, and how one that cannot be read came about."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from hiacalc.problem_code import Code

MINUS = "\N{MINUS SIGN}"  # as it is typeset
_SIGN = f"[-+{MINUS}]?"
_DIGITS = r"([0-9]+\.?[0-9]*|\.[0-9]+)"
_PERCENT = re.compile(rf"({_SIGN}{_DIGITS})[ \u00a0\u202f]?%")
PERCENT_PATTERN = rf"^{_SIGN}{_DIGITS}[ \u00a0\u202f]?%$"
NUMBER = re.compile(rf"{_SIGN}((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")

# How a text that is not a number most likely came about; the first that fits names the fault.
_LOOKALIKES = (
    (Code.DECIMAL_COMMA, re.compile(rf"{_SIGN}[0-9]*,[0-9]+ ?%?")),
    (Code.GROUPED_DIGITS, re.compile(rf"{_SIGN}[0-9]{{1,3}}([ _,.\u00a0\u202f'][0-9]{{3}})+([.,][0-9]+)?")),
    (Code.LEADING_ZERO, re.compile(rf"{_SIGN}0[0-9]+(\.[0-9]*)?")),
    (Code.TIME_OF_DAY, re.compile(r"[0-9]+(:[0-9]{1,2})+(\.[0-9]+)?")),
    (Code.DATE, re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*")),
    (Code.NOT_FINITE, re.compile(rf"{_SIGN}\.?(nan|inf|infinity)", re.IGNORECASE)),
    (Code.QUOTED_NUMBER, NUMBER),
    (Code.YES_OR_NO, re.compile(r"(yes|no|on|off|true|false|ja|nei)", re.IGNORECASE)),
)


def read_number(raw: Any, *, share: bool) -> float | Code:
    """A number as written in a file, or how what stands there most likely came about.

    Args:
        raw: what stands there.
        share: whether per cent is allowed.

    >>> read_number("5 %", share=True)
    0.05
    >>> read_number("0,05", share=True)
    <Code.DECIMAL_COMMA: 'decimal_comma'>
    """
    if isinstance(raw, bool):
        return Code.YES_OR_NO
    if isinstance(raw, (int, float)):
        number = float(raw) if abs(raw) < 1e300 else math.inf
        return number + 0.0 if math.isfinite(number) else Code.NOT_FINITE
    if raw is None:
        return Code.VALUE_MISSING
    if not isinstance(raw, str):
        return Code.NOT_A_NUMBER
    text = raw.strip()
    if percent := _PERCENT.fullmatch(text):
        return as_float(percent[1]) / 100 if share else Code.PERCENT_OF_WHAT
    for code, shape in _LOOKALIKES:
        if shape.fullmatch(text):
            return code
    return Code.NOT_A_NUMBER


def as_float(text: str) -> float:
    """A number written as in `NUMBER`, with a hyphen or a typeset minus before it.

    >>> as_float("−.5")
    -0.5
    """
    return float(text.replace(MINUS, "-"))


def is_schedule(raw: Any) -> bool:
    """Whether a mapping is a rate by elapsed years: every key a plain number of years.

    >>> is_schedule({0: 0.04, 40: 0.03}), is_schedule({"value": 0.04})
    (True, False)
    """
    if not isinstance(raw, Mapping) or not raw:
        return False
    return all(re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", str(key)) for key in raw)
