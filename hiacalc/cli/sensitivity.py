"""`hiacalc one-way`, `two-way` and `threshold`: what the result does when inputs move."""

from __future__ import annotations

from typing import Annotated

import typer

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.switching_values import break_even, switching_values
from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.analysis.deterministic.two_way import two_way
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
    RulesOption,
    ScenarioArgument,
)
from hiacalc.cli.output import emit, origin_of
from hiacalc.cli.scenario_arguments import read_scenario
from hiacalc.evidence.working_time import read_working_time
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.present.charts.two_way import finding
from hiacalc.present.data.results import decision_data, one_way_data, threshold_data, two_way_data
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit, two_way_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.one_way import one_way_table
from hiacalc.present.reports.thresholds import decision_answer, threshold_answer
from hiacalc.present.words.cautions import cut_sentence
from hiacalc.problem_code import Code
from hiacalc.scenario import Mark, Problem, Scenario, ScenarioError
from hiacalc.scenario.number import read_number
from hiacalc.scenario.problems import shown
from hiacalc.scenario.yaml_tree import scalar

ParametersOption = Annotated[
    list[str] | None,
    typer.Option(
        "--parameter", metavar="PATH", help="cli.one_way.parameter", autocompletion=completion.ranged
    ),
]


PictureOption = Annotated[OneWayPicture, typer.Option("--chart", help="cli.one_way.chart")]


def one_way_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: ScenarioArgument,
    changes: ChangesOption = None,
    rules: RulesOption = None,
    outcome: OutcomeOption = Outcome.NET_BENEFIT,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    parameter: ParametersOption = None,
    picture: PictureOption = OneWayPicture.TORNADO,
    top: Annotated[int, typer.Option(min=1, max=100, help="cli.one_way.top")] = 12,
    output: OutputOption = None,
    csv: CsvOption = Style.READER,
    force: ForceOption = False,
    written: FormatOption = Format.TEXT,
) -> None:
    """One-way sensitivity analysis: how far each input alone moves an outcome.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        changes: each `PATH=VALUE`.
        rules: the name of a rule set to lay under the changes.
        outcome: which is moved.
        perspective: whose costs and gains count.
        parameter: paths of the inputs to move; None for every one that has a range.
        picture: which of the pictures goes to the file.
        top: the most bars to show.
        output: file for the picture.
        csv: for whom a CSV file is.
        force: write over a file that is there.
        written: text or JSON.

    Raises:
        ScenarioError: what is wrong with the scenario, an input or the file.
    """
    language: Language = context.obj
    scenario = read_scenario(source, changes or (), rules)
    sweep = one_way(scenario, outcome, perspective, parameter or None)
    origin = origin_of(scenario, perspective, changes, rules)
    emit(
        language,
        written,
        data=lambda: one_way_data(sweep, language),
        text=lambda: one_way_table(sweep, top, origin, language),
        picture=lambda paper: one_way_exhibit(sweep, picture, origin, language, top=top, paper=paper),
        output=output,
        force=force,
        csv=csv,
    )


def two_way_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: ScenarioArgument,
    path_x: Annotated[
        str, typer.Argument(metavar="PATH_X", help="cli.two_way.x", autocompletion=completion.inputs)
    ],
    path_y: Annotated[
        str, typer.Argument(metavar="PATH_Y", help="cli.two_way.y", autocompletion=completion.inputs)
    ],
    changes: ChangesOption = None,
    rules: RulesOption = None,
    outcome: OutcomeOption = Outcome.NET_BENEFIT,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    output: OutputOption = None,
    csv: CsvOption = Style.READER,
    force: ForceOption = False,
    written: FormatOption = Format.TEXT,
) -> None:
    """Two-way sensitivity analysis: what comes out when two inputs move together.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        path_x: of the input along the map.
        path_y: of the input up the map.
        changes: each `PATH=VALUE`.
        rules: the name of a rule set to lay under the changes.
        outcome: which is mapped.
        perspective: whose costs and gains count.
        output: file for the picture.
        csv: for whom a CSV file is.
        force: write over a file that is there.
        written: text or JSON.

    Raises:
        ScenarioError: what is wrong with the scenario, an input or the file.
    """
    language: Language = context.obj
    scenario = read_scenario(source, changes or (), rules)
    grid = two_way(scenario, path_x, path_y, outcome, perspective)
    origin = origin_of(scenario, perspective, changes, rules)

    def text() -> str:
        lines = [f"{finding(grid, language.plain)}."]
        if grid.cut:
            lines.append(cut_sentence(grid.cut, scenario, language))
        return "\n".join([*lines, origin.line(language.plain), ""])

    emit(
        language,
        written,
        data=lambda: two_way_data(grid),
        text=text,
        picture=lambda paper: two_way_exhibit(grid, origin, language, paper=paper),
        output=output,
        force=force,
        csv=csv,
    )


def threshold_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: ScenarioArgument,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="cli.threshold.path", autocompletion=completion.inputs),
    ] = None,
    target: Annotated[str, typer.Option(metavar="NUMBER", help="cli.threshold.target")] = "0",
    changes: ChangesOption = None,
    rules: RulesOption = None,
    outcome: OutcomeOption = Outcome.NET_BENEFIT,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    written: FormatOption = Format.TEXT,
) -> None:
    """The value of an input at which an outcome reaches a target.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        path: of the input; None for every one that has a range.
        target: of the outcome, as typed.
        changes: each `PATH=VALUE`.
        rules: the name of a rule set to lay under the changes.
        outcome: which is to reach the target.
        perspective: whose costs and gains count.
        written: text or JSON.

    Raises:
        ScenarioError: what is wrong with the scenario, the input or the target.
    """
    language: Language = context.obj
    scenario = read_scenario(source, changes or (), rules)
    if path is None:
        if outcome is not Outcome.NET_BENEFIT or _number(target, "--target") != 0.0:
            raise ScenarioError([Problem(Code.PATH_NEEDED, Mark("threshold"))])
        _emit_all_thresholds(scenario, perspective, language, written, rules)
        return
    switching = threshold(scenario, path, _number(target, "--target"), outcome, perspective)
    emit(
        language,
        written,
        data=lambda: threshold_data(switching),
        text=lambda: f"{threshold_answer(switching, scenario, language)}\n{_with_rules(rules, language)}",
    )


def _emit_all_thresholds(
    scenario: Scenario, perspective: Perspective, language: Language, written: Format, rules: str | None
) -> None:
    """The switching value of every input that has a range, and the reduction at which it breaks even."""
    time = read_working_time()
    turnings = switching_values(scenario, perspective)
    even = break_even(evaluate(scenario), time.hours_per_day, time.spell_working_days, perspective)
    emit(
        language,
        written,
        data=lambda: decision_data(turnings, even),
        text=lambda: f"{decision_answer(turnings, even, scenario, language)}\n{_with_rules(rules, language)}",
    )


def _with_rules(rules: str | None, language: Language) -> str:
    """Under which rules an answer without a line of origin stands."""
    return "" if rules is None else f"{language.say('rules.under', rules=rules)}\n"


def _number(text: str, option: str) -> float:
    number = read_number(scalar(text), share=False)
    if isinstance(number, Code):
        raise ScenarioError([Problem(number, Mark(option), actual=shown(text))])
    return number
