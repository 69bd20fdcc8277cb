"""How much the absence of workplaces in one industry differs, chance apart."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.record import Record
from hiacalc.text import Text

_Spread = Annotated[float, Field(gt=0, lt=2)]


class WorkplaceSpread(Record):
    """The coefficient of variation between workplaces, an assumption, and others to choose from."""

    standing: Literal["assumption"]
    value: _Spread
    choices: tuple[_Spread, ...]
    source: Text

    @model_validator(mode="after")
    def _can_be_chosen(self) -> Self:
        if self.value not in self.choices:
            raise ValueError("the value is one of the choices")
        return self


@cache
def read_workplace_spread() -> WorkplaceSpread:
    """The data file, read once.

    >>> read_workplace_spread().value
    0.35
    """
    return WorkplaceSpread.model_validate(read_data("workplace-spread.yaml"))
