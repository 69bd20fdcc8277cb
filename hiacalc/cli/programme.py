"""`hiacalc programme`: who begins when, what it costs whom in which year, and who pays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from hiacalc.analysis.evidence_synthesis.evidence_in_use import as_believed
from hiacalc.cli import completion
from hiacalc.cli.options import (
    ChangesOption,
    CsvOption,
    ForceOption,
    Format,
    RulesOption,
    ScenarioArgument,
)
from hiacalc.cli.output import emit, origin_of, tell_saved
from hiacalc.cli.scenario_arguments import read_scenario
from hiacalc.model import Perspective
from hiacalc.present.data.programme import cash_rows, programme_data, sum_rows
from hiacalc.present.exhibits.programme import ProgrammePicture, programme_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.csv_table import csv_table
from hiacalc.present.files.export import asked_format, save
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.programme import programme_report
from hiacalc.problem_code import Code
from hiacalc.programme import evaluate_programme, funding_line, require_programme
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.programme.line_ends import LineEnds
from hiacalc.programme.sums import By, sums_by
from hiacalc.scenario import Mark, Problem, Scenario, ScenarioError
from hiacalc.scenario.problems import nearest, shown
from hiacalc.scenario.whole_files import write_bytes


class ProgrammeFormat(StrEnum):
    """How a programme is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


PICTURES = tuple(picture.value.replace("_", "-") for picture in ProgrammePicture)
HELP_VALUES = {"charts": ", ".join(PICTURES)}


def pictures(incomplete: str) -> completion.Items:
    """The pictures that can be chosen.

    Args:
        incomplete: the word being typed.
    """
    return completion.beginning(incomplete, ((name, "") for name in PICTURES))


EndsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--end", metavar="LINE=YEAR", help="cli.programme.end", autocompletion=completion.funding_lines
    ),
]


def programme_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: ScenarioArgument,
    changes: ChangesOption = None,
    rules: RulesOption = None,
    by: Annotated[By | None, typer.Option("--by", help="cli.programme.by")] = None,
    end: EndsOption = None,
    chart: Annotated[
        str | None, typer.Option(metavar="NAME", help="cli.programme.chart", autocompletion=pictures)
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="cli.programme.output")] = None,
    csv: CsvOption = Style.READER,
    force: ForceOption = False,
    written: Annotated[
        ProgrammeFormat, typer.Option("--format", help="cli.programme.format")
    ] = ProgrammeFormat.TEXT,
) -> None:
    """A roll-out over regions and years: money, people and funding.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        changes: each `PATH=VALUE`.
        rules: the name of a rule set to lay under the changes.
        by: what money is summed by; None for every sum of it as it falls.
        end: each `LINE=YEAR`, a line of funding and the year from which it is gone.
        chart: which picture goes to the file; None for money by year, and in a .csv file for the table.
        output: file for the picture or the table.
        csv: for whom a CSV file is.
        force: write over a file that is there.
        written: text, JSON or CSV.

    Raises:
        ScenarioError: a scenario without a programme, no such line of funding, a year outside the
            programme, or what is wrong with the scenario, the picture or the file.
    """
    language: Language = context.obj
    picture = _picture(chart, output, force=force)
    scenario = read_scenario(source, changes or (), rules)
    as_believed(scenario)  # a name of evidence that is none is told, though nothing is drawn
    require_programme(scenario)
    asked_ends = _ends(end or (), scenario)
    ends = LineEnds.of(scenario, asked_ends) if asked_ends else None
    run = evaluate_programme(scenario) if ends is None else ends.after
    figures = ProgrammeFigures.of(run)
    # a line that ends is a change, told wherever the result goes
    origin = origin_of(scenario, Perspective.SOCIETY, [*(changes or ()), *(end or ())], rules)

    summed_by = by or By.YEAR

    def rows() -> list[list[Any]]:
        return cash_rows(run) if by is None else sum_rows(sums_by(run, by), by)

    if output is not None:
        if picture is None:
            write_bytes(output, csv_table(rows(), origin, language, csv), force=force)
        else:
            paper = output.suffix.lower() == ".pdf"
            save(
                programme_exhibit(run, picture, origin, language, paper=paper), output, force=force, style=csv
            )
        tell_saved(output, language)
    if written is ProgrammeFormat.CSV:
        # without the mark that spreadsheets know a file by: stdout is for other programs too
        typer.echo(csv_table(rows(), origin, language, csv).decode("utf-8-sig"), nl=False)
        return
    emit(
        language,
        Format(written.value),
        data=lambda: programme_data(run, figures, sums_by(run, summed_by), origin, ends),
        text=lambda: programme_report(
            run, figures, sums_by(run, summed_by), summed_by, origin, language, ends
        ),
        output=output,
    )


def _picture(chart: str | None, output: Path | None, *, force: bool) -> ProgrammePicture | None:
    """The picture asked for, None for the table; whether the file can be, before any work."""
    if chart is not None and chart.replace("_", "-") not in PICTURES:
        near = nearest(chart, PICTURES)
        problem = Problem(Code.NOT_A_CHOICE, Mark("--chart"), "", shown(chart), ", ".join(PICTURES), near)
        raise ScenarioError([problem])
    of_table = output is not None and asked_format(output, force=force) == "csv"
    if chart is None and of_table:
        return None
    return ProgrammePicture.MONEY if chart is None else ProgrammePicture(chart.replace("-", "_"))


def _ends(texts: Sequence[str], scenario: Scenario) -> dict[int, int]:
    """By number of a line of funding, the year from which it is gone."""
    ends: dict[int, int] = {}
    problems: list[Problem] = []
    for text in texts:
        try:
            number, year = _end(text, scenario)
        except ScenarioError as error:
            problems += error.problems
            continue
        if number in ends:
            problems.append(Problem(Code.GIVEN_TWICE, Mark("--end"), actual=shown(text)))
        ends[number] = year
    if problems:
        raise ScenarioError(problems)
    return ends


def _end(text: str, scenario: Scenario) -> tuple[int, int]:
    """The number of a line of funding, and the year from which it is gone."""
    line, _, year_text = text.rpartition("=")
    if not line.strip() or not re.fullmatch(r"\s*[0-9]{4}\s*", year_text):
        raise ScenarioError([Problem(Code.BAD_ASSIGNMENT, Mark(f"--end {shown(text)}"), allowed="LINE=YEAR")])
    number, year = funding_line(scenario, line.strip()), int(year_text)
    assert scenario.programme is not None
    first = int(scenario.programme.first_year.value)
    last = first + int(scenario.programme.years.value) - 1
    if not first <= year <= last:
        outside = Problem(
            Code.YEAR_OUTSIDE_PROGRAMME, Mark(f"--end {shown(text)}"), "", str(year), f"{first}–{last}"
        )
        raise ScenarioError([outside])
    return number, year
