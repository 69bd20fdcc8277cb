"""The survival curve of certified spells as an economist writes it: the share still open by calendar day.

In a file it is a mapping `{8: 0.536, 16: 0.357, ..., 365: 0.02}`, or one with
`value`, `source`, `provenance` and `note`.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from pydantic import GetJsonSchemaHandler, ValidationError, model_validator
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError

from hiacalc.problem_code import Code
from hiacalc.record import Record
from hiacalc.scenario.number import PERCENT_PATTERN, is_schedule, read_number
from hiacalc.scenario.quantity import Provenance
from hiacalc.text import Text

LAST_DAY = 365  # when the right to sick pay is used up, and every spell that is left ends
_DAYS = f"1–{LAST_DAY}"
_MOST_KNOTS = 100


class Survival(Record):
    """Knots of the survival curve: calendar day, and share of certified spells still open after it.

    Between the knots the hazard is constant; after the last one, day 365, no spell is open.

    >>> Survival.model_validate({8: 0.5, 365: "2 %"}).knots
    ((8.0, 0.5), (365.0, 0.02))
    """

    knots: tuple[tuple[float, float], ...]
    provenance: Provenance = Provenance.ASSUMPTION
    source: Text | None = None
    note: Text | None = None

    @property
    def text(self) -> str:
        """The knots in plain text.

        >>> Survival.model_validate({8: 0.5, 365: 0.02}).text
        '8: 0.5, 365: 0.02'
        """
        return ", ".join(f"{day:g}: {share:.10g}" for day, share in self.knots)

    @model_validator(mode="before")
    @classmethod
    def _from_mapping(cls, raw: Any) -> Any:
        if isinstance(raw, Survival) or (isinstance(raw, Mapping) and "knots" in raw):
            return raw
        bare = is_schedule(raw)
        curve = raw if bare else raw.get("value") if isinstance(raw, Mapping) else None
        where = () if bare else ("value",)
        if not isinstance(curve, Mapping) or not is_schedule(curve) or len(curve) > _MOST_KNOTS:
            context = {
                "found": str(raw if curve is None else curve),
                "allowed": "{8: 0.536, 16: 0.357, ..., 365: 0.020}",
            }
            raise PydanticCustomError(Code.SURVIVAL_NOT_A_CURVE, "{found}", context)
        problems: list[InitErrorDetails] = []
        knots = _knots(curve, where, problems)
        if not problems:
            _check_order(curve, knots, where, problems)
        others = {} if bare else {name: part for name, part in raw.items() if name != "value"}
        standing = others.get("provenance", Provenance.ASSUMPTION)
        is_sourced = standing in list(Provenance) and Provenance(standing).needs_source
        if is_sourced and not others.get("source"):
            problems.append(_line(Code.SOURCE_MISSING, standing, "source", ("provenance",)))
        if problems:
            raise ValidationError.from_exception_data("survival", problems)
        return {"knots": knots, **others}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        mapping = dict(handler.resolve_ref_schema(handler(schema)))
        share = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": PERCENT_PATTERN}]}
        knots = {"type": "object", "patternProperties": {"^[0-9]+$": share}, "additionalProperties": False}
        properties = {name: part for name, part in mapping["properties"].items() if name != "knots"}
        stated = {
            "type": "object",
            "properties": {"value": knots, **properties},
            "additionalProperties": False,
        }
        return {"anyOf": [knots, {**stated, "required": ["value"]}]}


def _knots(
    curve: Mapping[Any, Any], where: tuple[str, ...], problems: list[InitErrorDetails]
) -> tuple[tuple[float, float], ...]:
    knots = []
    cut = _cut_at_commas(curve)
    for day, written in curve.items():
        share = read_number(written, share=True)
        if day in cut:
            problems.append(_line(Code.DECIMAL_COMMA, f"{written},{cut[day]}", "", (*where, str(day))))
        elif day in cut.values():
            continue
        elif isinstance(share, Code):
            problems.append(_line(share, written, "share", (*where, str(day))))
        elif not 0.0 < share <= 1.0:
            problems.append(_line(Code.SURVIVAL_OUT_OF_BOUNDS, f"{share:g}", "> 0, < 1", (*where, str(day))))
        elif not 1.0 <= float(day) <= LAST_DAY:
            problems.append(_line(Code.SURVIVAL_DAY, day, _DAYS, (*where, str(day))))
        else:
            knots.append((float(day), share))
    return tuple(knots)


def _cut_at_commas(curve: Mapping[Any, Any]) -> dict[Any, Any]:
    """Days whose share has a decimal comma, which within braces makes a key of the digits behind it."""
    return {
        before: after
        for (before, number), (after, nothing) in pairwise(curve.items())
        if nothing is None and isinstance(number, int)
    }


def _check_order(
    curve: Mapping[Any, Any],
    knots: tuple[tuple[float, float], ...],
    where: tuple[str, ...],
    problems: list[InitErrorDetails],
) -> None:
    days = [str(day) for day in curve]
    if knots[0][1] >= 1.0:
        problems.append(_line(Code.SURVIVAL_STARTS_AT_ONE, f"{knots[0][1]:g}", "< 1", (*where, days[0])))
    for (before, after), name in zip(pairwise(knots), days[1:], strict=True):
        if after[0] <= before[0]:
            problems.append(_line(Code.SURVIVAL_DAY_ORDER, name, f"> {before[0]:g}", (*where, name)))
        elif after[1] > before[1]:
            problems.append(_line(Code.SURVIVAL_RISES, f"{after[1]:g}", f"<= {before[1]:g}", (*where, name)))
    if not problems and knots[-1][0] != LAST_DAY:
        problems.append(_line(Code.SURVIVAL_ENDS_EARLY, days[-1], str(LAST_DAY), (*where, days[-1])))


def _line(code: Code, actual: object, allowed: str, where: tuple[str, ...]) -> InitErrorDetails:
    error = PydanticCustomError(code, "{found}", {"found": str(actual), "allowed": allowed})
    return InitErrorDetails(type=error, loc=where, input=actual)
