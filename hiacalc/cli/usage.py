"""What is wrong with the words of a command, in our own words: Typer tells it in English alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer.exceptions import TyperException

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
        return Problem("unknown_option", Mark(shown(named)), suggestion=near)
    if kind == "BadOptionUsage":
        return Problem("option_without_value", Mark(shown(named)))
    parameter: Any = getattr(error, "param", None)
    if parameter is not None:
        is_option = parameter.param_type_name == "option"
        name = parameter.opts[0] if is_option else parameter.metavar or parameter.name
        missing = kind == "MissingParameter"
        return Problem("argument_missing", Mark(name)) if missing else _bad_value(error, parameter, name)
    if error.message.startswith("No such command"):
        word = error.message.partition("'")[2].partition("'")[0]
        names = sorted(commands)
        return Problem("unknown_command", Mark(shown(word)), "", "", ", ".join(names), nearest(word, names))
    extra = error.message.partition("argument(s) (")[2].removesuffix(")")
    return Problem("unexpected_argument", Mark(shown(extra)))


def _bad_value(error: TyperException, parameter: Any, name: str) -> Problem:
    """A value that its option cannot have: pydantic, which Typer asks, has said why."""
    faults: list[Any] = getattr(error.__cause__, "errors", list)()
    code, value = (faults[0]["type"], faults[0]["input"]) if faults else ("", "")
    choices = error.message.partition(" is not one of ")[2].removesuffix(".").replace("'", "")
    if choices:
        near = nearest(str(value), choices.split(", "))
        return Problem("not_a_choice", Mark(name), "", shown(value), choices, near)
    if code in _BOUND_FAULTS:
        ends = [
            f"{sign} {end}" for sign, end in ((">=", parameter.min), ("<=", parameter.max)) if end is not None
        ]
        return Problem("out_of_bounds", Mark(name), "", shown(value), ", ".join(ends))
    return Problem("not_whole" if code in _NUMBER_FAULTS else "bad_value", Mark(name), "", shown(value))
