"""Shell completion: what can follow on the command line, and how a shell learns to ask for it.

What it takes is imported when a shell asks, so that no command waits for it. A
scenario that cannot be read leaves the base case to complete from.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import typer

from hiacalc.cli.scenario_arguments import BASE, STDIN
from hiacalc.present.locale.language import Language, language, of_terminal
from hiacalc.scenario import Scenario, ScenarioError, load, shipped, shipped_titles

PROGRAM, VARIABLE = "hiacalc", "_HIACALC_COMPLETE"
Items = list[tuple[str, str]]


def make_ready() -> None:
    """Teach the command line the shells' ways of asking, where one asks."""
    if VARIABLE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()


def scenarios(incomplete: str) -> Items:
    """Shipped scenarios with their titles, and scenario files beside what is typed."""
    code = of_terminal()
    named = [(name, title.in_language(code)) for name, title in shipped_titles().items()]
    folder = "".join(incomplete.rpartition("/")[:2])
    files: list[str] = []
    with suppress(OSError, ValueError):
        files = sorted(f"{folder}{file.name}" for file in Path(folder or ".").glob("*.y*ml"))
    return beginning(incomplete, [*named, *((file, "") for file in files)])


def changes(ctx: typer.Context, incomplete: str) -> Items:
    """Inputs and settings to change, ready for the value.

    Args:
        ctx: what is typed so far.
        incomplete: the word being typed.
    """
    scenario, texts = _asked_scenario(ctx), language(of_terminal())
    return beginning(incomplete, ((f"{path}=", _label(path, scenario, texts)) for path in scenario.leaves))


def inputs(ctx: typer.Context, incomplete: str) -> Items:
    """Inputs by path.

    Args:
        ctx: what is typed so far.
        incomplete: the word being typed.
    """
    scenario, texts = _asked_scenario(ctx), language(of_terminal())
    return beginning(incomplete, ((path, _label(path, scenario, texts)) for path in scenario.numbers))


def ranged(ctx: typer.Context, incomplete: str) -> Items:
    """Inputs that have a range, by path.

    Args:
        ctx: what is typed so far.
        incomplete: the word being typed.
    """
    from hiacalc.scenario.registry import group_quantities

    scenario, texts = _asked_scenario(ctx), language(of_terminal())
    paths = (path for path, quantity in group_quantities(scenario).items() if quantity.has_range)
    return beginning(incomplete, ((path, _label(path, scenario, texts)) for path in paths))


def evidence(incomplete: str) -> Items:
    """Sets of evidence that may be chosen."""
    from hiacalc.evidence.effect_sets import read_effect_sets

    return beginning(incomplete, ((offered.name, "") for offered in read_effect_sets().offered))


def rules(incomplete: str) -> Items:
    """Rule sets with their titles."""
    from hiacalc.evidence.rules import read_rule_sets

    code = of_terminal()
    titles = ((offered.name, offered.title.in_language(code)) for offered in read_rule_sets())
    return beginning(incomplete, titles)


def funding_lines(ctx: typer.Context, incomplete: str) -> Items:
    """Lines of funding of the scenario, ready for the year, and then the years of its programme.

    Args:
        ctx: what is typed so far.
        incomplete: the word being typed.
    """
    programme, code = _asked_scenario(ctx).programme, of_terminal()
    if programme is None:
        return []
    named = [
        (line.name or str(number), line.title.in_language(code))
        for number, line in enumerate(programme.funding, start=1)
    ]
    if "=" not in incomplete:
        return beginning(incomplete, ((f"{name}=", title) for name, title in named))
    first = int(programme.first_year.value)
    years = range(first, first + int(programme.years.value))
    return beginning(incomplete, ((f"{name}={year}", title) for name, title in named for year in years))


def languages(incomplete: str) -> Items:
    """Languages of the texts."""
    from hiacalc.scenario.labels import LANGUAGES

    return beginning(incomplete, ((code, "") for code in LANGUAGES))


def beginning(incomplete: str, items: Iterable[tuple[str, str]]) -> Items:
    """The items, each with what it means, that begin with what is typed.

    Args:
        incomplete: the word being typed.
        items: pairs of a word and its meaning.

    >>> beginning("ef", [("effect.duration", "Duration"), ("absence.rate", "Rate")])
    [('effect.duration', 'Duration')]
    """
    return [item for item in items if item[0].startswith(incomplete)]


def install_completion(wanted: bool) -> None:
    """Write the script of the shell in use to where that shell looks for it."""
    if wanted:
        from typer._completion_shared import install

        shell, file = install(shell=_shell(), prog_name=PROGRAM, complete_var=VARIABLE)
        typer.echo(language(of_terminal()).say("app.completion", shell=shell, file=file))
        raise typer.Exit


def show_completion(wanted: bool) -> None:
    """Write the script of the shell in use to stdout."""
    if wanted:
        from typer._completion_shared import get_completion_script

        typer.echo(get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=_shell()))
        raise typer.Exit


def _shell() -> str:
    from typer._completion_shared import Shells, _get_shell_name

    name = _get_shell_name()
    if name not in tuple(Shells):
        _refuse(tuple(Shells))
    return str(name)


def _refuse(shells: Iterable[str]) -> NoReturn:
    typer.echo(language(of_terminal()).say("app.no_shell", shells=", ".join(shells)), err=True)
    raise typer.Exit(2)


def _asked_scenario(ctx: typer.Context) -> Scenario:
    """The scenario typed so far, or the base case; standard input is not read for this."""
    # after an option that still lacks its value, the words before it have not been given their names
    source = ctx.params.get("source") or next(iter(ctx.args), None)
    if isinstance(source, str) and source != STDIN:
        with suppress(ScenarioError):
            return load(source)
    return shipped(BASE)


def _label(path: str, scenario: Scenario, texts: Language) -> str:
    from hiacalc.present.words.inputs import label_of

    return label_of(path, scenario, texts)
