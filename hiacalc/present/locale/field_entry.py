"""Numbers typed in a field, and those of which it can't be known what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from hiacalc.present.locale.number_entry import entered
from hiacalc.scenario.bounds import Unit

_GROUPS = re.compile(r"[0-9]+(?:\s+[0-9]+)+")
_ONE_PER_CENT = 0.01
_FIGURES = 3  # of a group of digits


class Unclear(StrEnum):
    """Why it can't be known what was meant."""

    GROUPING = "grouping"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number that was typed.

    Attributes:
        value: of it, in the unit of the input; the first candidate where it is unclear.
        unclear: why it can't be known what was meant; None where it can.
        candidates: what may have been meant, the likeliest first.
    """

    value: float
    unclear: Unclear | None = None
    candidates: tuple[float, ...] = ()


def typed_number(text: str, unit: Unit, language: str, label: str) -> TypedNumber:
    """The number in a text, in the unit of the input.

    A share below one without a per cent sign may be a fraction or a small
    percentage, as `0,112` pasted from a spreadsheet; digits in groups that are
    not of three, as `620 00`, lack one or have one too many.

    Args:
        text: what was typed.
        unit: of the input.
        language: `nb` or `en`, which settles what a lone comma or point means.
        label: the input's name, for the message.

    Raises:
        ScenarioError: a text that is no number.

    >>> typed_number("0,112", Unit.SHARE, "nb", "").candidates
    (0.112, 0.00112)
    >>> typed_number("620 00", Unit.NOK, "nb", "").candidates
    (620000.0, 62000.0)
    """
    value = entered(text, unit, language, label)
    if unit is Unit.SHARE and "%" not in text and 0.0 < value < _ONE_PER_CENT:
        fraction = round(value * 100, 15)
        return TypedNumber(fraction, Unclear.FRACTION, (fraction, value))
    groups = _GROUPS.search(text)
    if groups is not None and not _in_threes(groups[0].split()):
        lacking = max(0, _FIGURES - len(groups[0].split()[-1]))
        candidates = dict.fromkeys((value * 10.0**lacking, value))
        return TypedNumber(next(iter(candidates)), Unclear.GROUPING, tuple(candidates))
    return TypedNumber(value)


def _in_threes(groups: list[str]) -> bool:
    first, *others = groups
    return 0 < len(first) <= _FIGURES and all(len(group) == _FIGURES for group in others)
