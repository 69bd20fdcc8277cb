"""`hiacalc rules`: rule sets, what they ask for, and what they do to an answer."""

from __future__ import annotations

from typing import Annotated

import typer

from hiacalc.analysis.deterministic.rules import rule_effects, side_by_side, side_by_side_table
from hiacalc.cli import completion
from hiacalc.cli.options import (
    ChangesOption,
    CsvOption,
    ForceOption,
    Format,
    FormatOption,
    OutcomeOption,
    OutputOption,
    PerspectiveOption,
)
from hiacalc.cli.output import emit, origin_of
from hiacalc.cli.scenario_arguments import TODAY, read_scenario
from hiacalc.evidence.rules import read_rule_sets
from hiacalc.model import Outcome, Perspective
from hiacalc.present.data.rules import rules_data
from hiacalc.present.exhibits.rules import rules_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.rules import rules_report
from hiacalc.scenario.rules import rules_of_name


def rules_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="[SCENARIO]", help="cli.scenario", autocompletion=completion.scenarios)
    ] = TODAY,
    changes: ChangesOption = None,
    rules: Annotated[
        str | None,
        typer.Option("--rules", metavar="NAME", help="rules.only", autocompletion=completion.rules),
    ] = None,
    outcome: OutcomeOption = Outcome.NET_BENEFIT,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    output: OutputOption = None,
    csv: CsvOption = Style.READER,
    force: ForceOption = False,
    written: FormatOption = Format.TEXT,
) -> None:
    """Rule sets: what each asks for, whole sets side by side, and what each rule alone does.

    The picture is of the set asked for, else of the newest.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        changes: each `PATH=VALUE`.
        rules: the name of a rule set, None for all.
        outcome: which each rule alone moves.
        perspective: whose costs and gains count for it.
        output: file for the picture.
        csv: for whom a CSV file is.
        force: write over a file that is there.
        written: text or JSON.

    Raises:
        ScenarioError: no such rule set, or what is wrong with the scenario or the file.
    """
    language: Language = context.obj
    sets = read_rule_sets() if rules is None else (rules_of_name(rules),)
    scenario = read_scenario(source, changes or ())
    runs = side_by_side(scenario, sets)
    figures = side_by_side_table(runs)
    alone = [rule_effects(scenario, asked, outcome, perspective) for asked in sets]
    newest = max(alone, key=lambda effects: effects.rules.last_period)
    origin = origin_of(scenario, perspective, changes)
    emit(
        language,
        written,
        data=lambda: rules_data(runs, figures, alone, origin),
        text=lambda: rules_report(runs, figures, alone, origin, language),
        picture=lambda paper: rules_exhibit(newest, origin, language, paper=paper),
        output=output,
        force=force,
        csv=csv,
    )
