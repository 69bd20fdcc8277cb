"""What is wrong with the words of a command, in our own words: Typer tells it in English alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer.exceptions import TyperException

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, Problem, nearest, shown

_NUMBER_FAULTS = ("int_parsing", "int_type", "int_from_float", "int_parsing_size")
_BOUND_FAULTS = ("greater_than_equal", "less_than_equal")


def usage_problem(error: TyperException, commands: Iterable[str]) -> Problem:
    """A fault of the words of a command as a problem; its mark is the option, argument or command.

    Args:
        error: as Typer raises it.
        commands: the names of all commands.
    """
    kind = type(error).__name__
    named: Any = getattr(error, "option_name", None)
    if kind == "NoSuchOption":
        near = ", ".join(getattr(error, "possibilities", None) or ())
        return Problem(Code.UNKNOWN_OPTION, Mark(shown(named)), suggestion=near)
    if kind == "BadOptionUsage":
        return Problem(Code.OPTION_WITHOUT_VALUE, Mark(shown(named)))
    parameter: Any = getattr(error, "param", None)
    if parameter is not None:
        is_option = parameter.param_type_name == "option"
        name = parameter.opts[0] if is_option else parameter.metavar or parameter.name
        missing = kind == "MissingParameter"
        return Problem(Code.ARGUMENT_MISSING, Mark(name)) if missing else _bad_value(error, parameter, name)
    if error.message.startswith("No such command"):
        word = error.message.partition("'")[2].partition("'")[0]
        names = sorted(commands)
        return Problem(
            Code.UNKNOWN_COMMAND, Mark(shown(word)), "", "", ", ".join(names), nearest(word, names)
        )
    extra = error.message.partition("argument(s) (")[2].removesuffix(")")
    return Problem(Code.UNEXPECTED_ARGUMENT, Mark(shown(extra)))


def _bad_value(error: TyperException, parameter: Any, name: str) -> Problem:
    """A value that its option cannot have: pydantic, which Typer asks, has said why."""
    faults: list[Any] = getattr(error.__cause__, "errors", list)()
    code, value = (faults[0]["type"], faults[0]["input"]) if faults else ("", "")
    choices = error.message.partition(" is not one of ")[2].removesuffix(".").replace("'", "")
    if choices:
        near = nearest(str(value), choices.split(", "))
        return Problem(Code.NOT_A_CHOICE, Mark(name), "", shown(value), choices, near)
    if code in _BOUND_FAULTS:
        ends = [
            f"{sign} {end}" for sign, end in ((">=", parameter.min), ("<=", parameter.max)) if end is not None
        ]
        return Problem(Code.OUT_OF_BOUNDS, Mark(name), "", shown(value), ", ".join(ends))
    return Problem(Code.NOT_WHOLE if code in _NUMBER_FAULTS else Code.BAD_VALUE, Mark(name), "", shown(value))
