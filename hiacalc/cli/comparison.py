"""`hiacalc compare`: how scenarios differ."""

from __future__ import annotations

from typing import Annotated

import typer

from hiacalc.analysis.deterministic.compare import compare_all
from hiacalc.cli import completion
from hiacalc.cli.options import (
    CsvOption,
    ForceOption,
    Format,
    FormatOption,
    OutputOption,
    PerspectiveOption,
    RulesOption,
)
from hiacalc.cli.output import emit, origin_of
from hiacalc.cli.scenario_arguments import read_scenarios
from hiacalc.model import Perspective
from hiacalc.present.data.results import comparison_data
from hiacalc.present.exhibits.comparison import compare_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.comparison import comparison_report
from hiacalc.problem_code import Code
from hiacalc.scenario import Mark, Problem, ScenarioError


def compare_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SCENARIO...", help="cli.compare.scenarios", autocompletion=completion.scenarios
        ),
    ],
    rules: RulesOption = None,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    output: OutputOption = None,
    csv: CsvOption = Style.READER,
    force: ForceOption = False,
    written: FormatOption = Format.TEXT,
) -> None:
    """How scenarios differ from the first one.

    Args:
        context: holds the language as `obj`.
        sources: files, names of shipped scenarios or `-`; the first is what the others are compared with.
        rules: the name of a rule set to lay over each of them.
        perspective: whose costs and gains count.
        output: file for the picture.
        csv: for whom a CSV file is.
        force: write over a file that is there.
        written: text or JSON.

    Raises:
        ScenarioError: fewer than two scenarios, or what is wrong with them or with the file.
    """
    language: Language = context.obj
    if len(sources) < 2:
        raise ScenarioError([Problem(Code.TWO_SCENARIOS, Mark("compare"))])
    base, *others = read_scenarios(sources, rules)
    comparisons = compare_all(base, others, perspective)
    compared = [base, *(comparison.other.scenario for comparison in comparisons)]
    origins = [origin_of(scenario, perspective, rules=rules) for scenario in compared]
    emit(
        language,
        written,
        data=lambda: [comparison_data(comparison) for comparison in comparisons],
        text=lambda: comparison_report(comparisons, origins, language),
        picture=lambda paper: compare_exhibit(comparisons, origins, language, paper=paper),
        output=output,
        force=force,
        csv=csv,
    )
