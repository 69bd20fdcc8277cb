"""Amounts by calendar year as an economist writes them: `{2016: 584.2e6, 2018: 0}`, each until the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError

from hiacalc.problem_code import Code
from hiacalc.record import Record
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.number import read_number
from hiacalc.scenario.problems import as_text

_MOST_YEARS = 100
_MOST = 1e13  # NOK a year, more than the whole of the state's budget
_ALLOWED = "{2027: 157e6, 2030: 0}"


class Amounts(Record):
    """NOK by calendar year, rising years; an amount holds until the next listed year.

    >>> Amounts.model_validate({2016: 584.2e6, 2018: 0}).steps
    ((2016, 584200000.0), (2018, 0.0))
    """

    steps: tuple[tuple[int, float], ...]

    @property
    def text(self) -> str:
        """The amounts in plain text.

        >>> Amounts.model_validate({2016: 1e6, 2018: 0}).text
        '2016: 1000000, 2018: 0'
        """
        return ", ".join(f"{year}: {amount:.15g}" for year, amount in self.steps)

    @staticmethod
    def years_in(raw: Any, *, nonzero: bool = False) -> list[int]:
        """The years that a mapping lists, whatever else stands in it.

        Args:
            raw: amounts, or what stands in their place.
            nonzero: only those years whose amount is not nought.

        >>> Amounts.years_in({2016: "much", "x": 1})
        [2016]
        """
        pairs = raw.steps if isinstance(raw, Amounts) else raw.items() if isinstance(raw, Mapping) else ()
        return [
            int(str(year))
            for year, amount in pairs
            if _is_year(year) and not (nonzero and read_number(amount, share=False) == 0.0)
        ]

    @model_validator(mode="before")
    @classmethod
    def _from_mapping(cls, raw: Any) -> Any:
        if isinstance(raw, Amounts) or (isinstance(raw, Mapping) and "steps" in raw):
            return raw
        if not isinstance(raw, Mapping) or not 0 < len(raw) <= _MOST_YEARS:
            context = {"found": as_text(raw), "allowed": _ALLOWED}
            raise PydanticCustomError(Code.AMOUNTS_NOT_BY_YEAR, "{found}", context)
        problems: list[InitErrorDetails] = []
        steps = []
        for year, written in raw.items():
            amount = read_number(written, share=False)
            if not _is_year(year):
                problems.append(_line(Code.AMOUNTS_NOT_BY_YEAR, year, _ALLOWED, str(year)))
            elif isinstance(amount, Code):
                problems.append(_line(amount, as_text(written), "NOK", str(year)))
            elif not 0.0 <= amount <= _MOST:
                problems.append(_line(Code.OUT_OF_BOUNDS, f"{amount:g}", "", str(year)))
            else:
                steps.append((int(str(year)), amount))
        if problems:
            raise ValidationError.from_exception_data("amounts", problems)
        return {"steps": tuple(sorted(steps))}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        handler(schema)
        number = {"type": "number", "minimum": 0}
        return {"type": "object", "patternProperties": {"^[0-9]{4}$": number}, "additionalProperties": False}


def _is_year(key: Any) -> bool:
    return str(key).isdecimal() and len(str(key)) == 4


def _line(code: Code, actual: object, allowed: str, year: str) -> InitErrorDetails:
    context: dict[str, Any] = {"found": str(actual), "allowed": allowed}
    if code is Code.OUT_OF_BOUNDS:
        context |= {"lower": 0.0, "upper": _MOST, "unit": Unit.NOK_PER_YEAR.value}
    return InitErrorDetails(type=PydanticCustomError(code, "{found}", context), loc=(year,), input=actual)
