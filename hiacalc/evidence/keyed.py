"""A part of a data file by its key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Keyed(Protocol):
    """What has a key of its own in its list."""

    @property
    def key(self) -> str:
        """The key."""


Part = TypeVar("Part", bound=Keyed)


def of_key(parts: Iterable[Part], key: str) -> Part:
    """The part of a key.

    Args:
        parts: of a data file.
        key: of one of them.

    Raises:
        KeyError: there is none.

    >>> from hiacalc.evidence.budget_lines import read_budget_lines
    >>> of_key(read_budget_lines().lines, "732.79").ended
    2018
    """
    for part in parts:
        if part.key == key:
            return part
    raise KeyError(key)
