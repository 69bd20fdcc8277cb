"""Arguments and options that several commands take; `help` is the key of a text (see `lazy_group`)."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hiacalc.cli import completion
from hiacalc.model import Outcome, Perspective
from hiacalc.present.files.csv_style import Style


class Format(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"


ScenarioArgument = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="cli.scenario", autocompletion=completion.scenarios)
]
ChangesOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="PATH=VALUE", help="cli.set", autocompletion=completion.changes),
]
RulesOption = Annotated[
    str | None,
    typer.Option("--rules", metavar="NAME", help="rules.option", autocompletion=completion.rules),
]
PerspectiveOption = Annotated[Perspective, typer.Option(help="cli.perspective")]
OutcomeOption = Annotated[Outcome, typer.Option(help="cli.outcome")]
OutputOption = Annotated[Path | None, typer.Option(metavar="FILE", help="cli.one_way.output")]
CsvOption = Annotated[Style, typer.Option("--csv", help="cli.csv")]
ForceOption = Annotated[bool, typer.Option("--force", help="cli.one_way.force")]
FormatOption = Annotated[Format, typer.Option("--format", help="cli.format")]
