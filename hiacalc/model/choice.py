"""A choice among named options, made by the option itself or by its name."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, nearest, shown

Option = TypeVar("Option", bound=StrEnum)


def chosen(given: Option | str, kind: type[Option], what: str = "") -> Option:
    """The option of a kind that is given as such or by name.

    Args:
        given: an option, or its name.
        kind: the options there are.
        what: is being chosen, for the message; the kind's own name by default.

    Raises:
        ScenarioError: `not_a_choice`, with the names there are and the nearest of them.

    >>> from hiacalc.model.ledger import Kind
    >>> chosen("cost", Kind)
    <Kind.COST: 'cost'>
    """
    if isinstance(given, kind):
        return given
    options = {option.value: option for option in kind}
    if isinstance(given, str) and given in options:
        return options[given]
    raise not_a_choice(given, tuple(kind), what or kind.__name__.lower())


def not_a_choice(given: object, names: tuple[str, ...], what: str) -> ScenarioError:
    """The error that names what can be chosen, and the nearest of it."""
    near = nearest(str(given), names)
    return ScenarioError(
        [Problem(Code.NOT_A_CHOICE, Mark(what), "", shown(str(given)), ", ".join(names), near)]
    )
