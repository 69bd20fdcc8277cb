"""`hiacalc validate` and `schema`: scenario files themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from hiacalc.analysis.probabilistic.plausibility import misfits
from hiacalc.analysis.probabilistic.soundness import require_sound
from hiacalc.cli import completion
from hiacalc.cli.errors import complain
from hiacalc.cli.scenario_arguments import read_scenario, require_one_stdin
from hiacalc.present.data.results import to_json
from hiacalc.present.locale.language import Language
from hiacalc.present.words.misfits import misfit_sentences
from hiacalc.scenario import ScenarioError
from hiacalc.scenario.json_schema import json_schema
from hiacalc.scenario.problems import printable


def validate_command(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="cli.validate.files", autocompletion=completion.scenarios),
    ],
) -> None:
    """Check scenario files.

    Args:
        context: holds the language as `obj`.
        files: scenario files, names of shipped ones or `-`.

    Raises:
        Exit: with code 2 where a file has a problem.
    """
    language: Language = context.obj
    require_one_stdin(files)
    failed = False
    for file in files:
        try:
            scenario = read_scenario(file)
            require_sound(scenario)
            cautions = misfit_sentences(misfits(scenario), scenario, language.plain)
        except ScenarioError as error:
            failed = True
            complain(error, language)
        else:
            typer.echo(language.say("validate.fine", file=printable(file)))
            for sentence in cautions:
                typer.echo(sentence, err=True)
    if failed:
        raise typer.Exit(2)


def schema_command() -> None:
    """The JSON Schema of scenario files."""
    typer.echo(to_json(json_schema()))
