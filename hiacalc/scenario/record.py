"""Frozen mappings, and their faults gathered so that all are told at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from hiacalc.scenario.problems import as_written

if TYPE_CHECKING:
    from hiacalc.scenario.quantity import Bounds


class Record(BaseModel):
    """A frozen mapping that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Faults:
    """The faults of one input, gathered so that all are told at once."""

    def __init__(self) -> None:
        self.found: list[InitErrorDetails] = []

    def add(
        self,
        code: Any,
        found: Any,
        allowed: str,
        *where: str | int,
        bounds: Bounds | None = None,
        suggestion: str = "",
    ) -> None:
        """One fault: its code, what was found, what is allowed, and where below the input."""
        context: dict[str, Any] = {"found": as_written(found), "allowed": allowed, "suggestion": suggestion}
        if bounds is not None:
            context |= {"lower": bounds.lower, "upper": bounds.upper, "unit": bounds.unit.value}
        error = PydanticCustomError(code, "{found}", context)
        self.found.append({"type": error, "loc": where, "input": found})

    def add_all(self, error: ValidationError, *where: str) -> None:
        """What pydantic found besides, below `where`; what is told already is left out."""
        known = {fault["loc"] for fault in self.found}
        for line in error.errors(include_url=False):
            if line["loc"] not in known and not (self.found and line["loc"] == ("value",)):
                context = line.get("ctx", {})
                kind: Any = line["type"]
                if "found" in context:  # one of our own
                    kind = PydanticCustomError(kind, "{found}", context)
                self.found.append(
                    {
                        "type": kind,
                        "loc": (*where, *line["loc"]),
                        "input": line["input"],
                        "ctx": context,
                    }
                )

    def tell(self) -> None:
        """Raise all that was found, if anything was."""
        if self.found:
            raise ValidationError.from_exception_data("input", self.found) from None
