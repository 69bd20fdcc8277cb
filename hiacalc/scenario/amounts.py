"""Amounts by calendar year as an economist writes them: `{2016: 584.2e6, 2018: 0}`, each until the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError

from hiacalc.problem_code import Code
from hiacalc.record import Record
from hiacalc.scenario.number import is_schedule, read_number

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
    def years_in(raw: Any) -> list[int]:
        """The years that a mapping lists, whatever else stands in it.

        >>> Amounts.years_in({2016: "much", "x": 1})
        [2016]
        """
        if isinstance(raw, Amounts):
            return [year for year, _ in raw.steps]
        keys = raw if isinstance(raw, Mapping) else ()
        return [int(key) for key in keys if str(key).isdecimal() and len(str(key)) == 4]

    @model_validator(mode="before")
    @classmethod
    def _from_mapping(cls, raw: Any) -> Any:
        if isinstance(raw, Amounts) or (isinstance(raw, Mapping) and "steps" in raw):
            return raw
        if not is_schedule(raw) or len(raw) > 100:
            context = {"found": str(raw), "allowed": _ALLOWED}
            raise PydanticCustomError(Code.AMOUNTS_NOT_BY_YEAR, "{found}", context)
        problems: list[InitErrorDetails] = []
        steps = []
        for year, written in raw.items():
            amount = read_number(written, share=False)
            if isinstance(amount, Code):
                problems.append(_line(amount, written, "NOK", str(year)))
            elif not 0.0 <= amount <= _MOST:
                problems.append(_line(Code.OUT_OF_BOUNDS, f"{amount:g}", f"0–{_MOST:g} (NOK)", str(year)))
            elif not str(year).isdecimal():
                problems.append(_line(Code.NOT_AN_INTEGER, year, "", str(year)))
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


def _line(code: Code, actual: object, allowed: str, year: str) -> InitErrorDetails:
    error = PydanticCustomError(code, "{found}", {"found": str(actual), "allowed": allowed})
    return InitErrorDetails(type=error, loc=(year,), input=actual)
