"""Numbers as a reader types them into a field: `7 %`, `510 000 kr`, `7,5`."""

from __future__ import annotations

import re

from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.number import read_number
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, shown

_LONGEST = 60
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"([-+]?)([0-9][0-9.,]*|[.,][0-9]+)(.*)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}(\1[0-9]{3})*")


def entered(text: str, unit: Unit, language: str, label: str) -> float:
    """The number in a text, in the unit of the input.

    A share is read in per cent, with or without the sign. Spaces group digits,
    and so does the other language's decimal sign before three digits.

    Args:
        text: what was typed.
        unit: of the input.
        language: `nb` or `en`, which settles what a lone comma or point means.
        label: the input's name, for the message.

    Raises:
        ScenarioError: a text that is no number.

    >>> entered("510 000 kr", Unit.NOK_PER_FTE_YEAR, "nb", "")
    510000.0
    >>> entered("6,5 %", Unit.SHARE, "nb", "")
    0.065
    """
    packed = _SPACES.sub("", text).replace("\N{MINUS SIGN}", "-")
    packed = re.sub(r"^(NOK|kr\.?|dag|day)", "", packed, flags=re.IGNORECASE)
    match = _NUMBER.fullmatch(packed) if len(text) <= _LONGEST else None
    # what follows the number may be the unit's word, but nothing that changes the number
    if not match or re.search(r"[0-9*/^=+]|^-", match[3]) or ("%" in match[3] and unit is not Unit.SHARE):
        raise ScenarioError([Problem(Code.NOT_A_NUMBER, Mark(label), actual=shown(text))])
    digits = match[2]
    group = "." if language == "nb" else ","
    if _GROUPED.fullmatch(digits) and group in digits:
        digits = digits.replace(group, "")
    digits = digits.rstrip(".,").replace(",", ".") if digits.count(".") + digits.count(",") == 1 else digits
    number = read_number(_plain(match[1] + digits), share=False)
    if isinstance(number, Code):
        raise ScenarioError([Problem(number, Mark(label), actual=shown(text))])
    return round(number / 100, 15) if unit is Unit.SHARE else number


def _plain(digits: str) -> float | str:
    try:
        return float(digits)
    except ValueError:
        return digits
