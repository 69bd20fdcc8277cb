"""The problems of one input, gathered so that all are raised at once."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from hiacalc.problem_code import Code
from hiacalc.scenario.bounds import Bounds
from hiacalc.scenario.problems import as_text


class InputProblems:
    """The problems of one input, in the order in which they were met."""

    def __init__(self) -> None:
        self.details: list[InitErrorDetails] = []

    def add(
        self,
        code: Code,
        actual: Any,
        allowed: str,
        *where: str | int,
        bounds: Bounds | None = None,
        suggestion: str = "",
    ) -> None:
        """Add a problem.

        Args:
            code: the key of its sentence.
            actual: what stands there.
            allowed: what may stand there, in plain text.
            where: the keys and places that lead there from the input.
            bounds: the permitted span, where the number lies outside it.
            suggestion: what was most likely meant.

        >>> problems = InputProblems()
        >>> problems.add(Code.WRONG_UNIT, "kr", "NOK", "unit")
        >>> problems.details[0]["loc"]
        ('unit',)
        """
        context: dict[str, Any] = {"found": as_text(actual), "allowed": allowed, "suggestion": suggestion}
        if bounds is not None:
            context |= {"lower": bounds.lower, "upper": bounds.upper, "unit": bounds.unit.value}
        error = PydanticCustomError(code, "{found}", context)
        self.details.append({"type": error, "loc": where, "input": actual})

    def add_all(self, error: ValidationError, *where: str) -> None:
        """Add what pydantic met besides, without what stands here already.

        Args:
            error: what pydantic raised for the input.
            where: the keys that lead from the input to what pydantic checked.
        """
        places = {problem["loc"] for problem in self.details}
        for line in error.errors(include_url=False):
            if line["loc"] in places or (self.details and line["loc"] == ("value",)):
                continue
            context = line.get("ctx", {})
            kind: Any = line["type"]
            if "allowed" in context:  # a problem of our own
                kind = PydanticCustomError(kind, "{allowed}", context)
            loc = (*where, *line["loc"])
            self.details.append({"type": kind, "loc": loc, "input": line["input"], "ctx": context})

    def raise_if_any(self) -> None:
        """Raise all of them together, if there are any.

        Raises:
            ValidationError: with a line for each problem.
        """
        if self.details:
            raise ValidationError.from_exception_data("input", self.details) from None
