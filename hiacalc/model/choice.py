"""A choice among named options, made by the option itself or by its name."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, nearest, shown

Option = TypeVar("Option", bound=StrEnum)


def chosen(option: Option | str, kind: type[Option], what: str = "") -> Option:
    """The option of a kind, chosen by itself or by its name.

    Args:
        option: an option, or its name.
        kind: the options there are.
        what: is being chosen, for the message; the kind's own name by default.

    Raises:
        ScenarioError: `not_a_choice`, with the names there are and the nearest of them.

    >>> from hiacalc.model.ledger import Kind
    >>> chosen("cost", Kind)
    <Kind.COST: 'cost'>
    """
    if isinstance(option, kind):
        return option
    by_name = {choice.value: choice for choice in kind}
    if isinstance(option, str) and option in by_name:
        return by_name[option]
    raise not_a_choice(option, tuple(kind), what or kind.__name__.lower())


def not_a_choice(choice: object, names: tuple[str, ...], what: str) -> ScenarioError:
    """The error that names what can be chosen, and the nearest of it.

    Args:
        choice: what was asked for.
        names: of what there is.
        what: is being chosen.

    >>> not_a_choice("cots", ("costs", "benefits"), "outcome").problems[0].suggestion
    'costs'
    """
    nearest_name = nearest(str(choice), names)
    problem = Problem(Code.NOT_A_CHOICE, Mark(what), "", shown(str(choice)), ", ".join(names), nearest_name)
    return ScenarioError([problem])
