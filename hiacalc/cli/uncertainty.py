"""`hiacalc uncertainty`: how likely it is that the measure pays, and what is worth knowing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.analysis.probabilistic.findings import Decision, UncertaintyFindings, findings
from hiacalc.analysis.probabilistic.sampling import Method
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty, uncertainty
from hiacalc.analysis.probabilistic.value_of_information import require_uncertain
from hiacalc.cli import completion
from hiacalc.cli.options import (
    ChangesOption,
    CsvOption,
    ForceOption,
    Format,
    FormatOption,
    OutcomeOption,
    PerspectiveOption,
    RulesOption,
    ScenarioArgument,
)
from hiacalc.cli.output import emit, origin_of, tell_saved
from hiacalc.cli.progress import Progress
from hiacalc.cli.scenario_arguments import read_scenario
from hiacalc.model import Outcome, Perspective
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.data.uncertainty import uncertainty_data
from hiacalc.present.exhibits.programme import ProgrammePicture, programme_exhibit
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.draws import FORMATS as DRAWS_FORMATS
from hiacalc.present.files.draws import require_writer, save_draws
from hiacalc.present.files.export import FORMATS as PICTURE_FORMATS
from hiacalc.present.files.export import asked_format
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.uncertainty import uncertainty_report
from hiacalc.present.words.drawn_origin import DrawnOrigin
from hiacalc.problem_code import Code
from hiacalc.programme.evaluation import require_programme
from hiacalc.scenario import Mark, Problem, Scenario, ScenarioError, changed
from hiacalc.scenario.problems import nearest, shown

DRAWS = "draws"
PROGRAMME = "programme"  # net benefit so far of the roll-out, with what nine draws of ten lie within
CHARTS = (*UncertaintyPicture, PROGRAMME, DRAWS)
HELP_VALUES = {"charts": ", ".join(CHARTS)}


def charts(incomplete: str) -> completion.Items:
    """Pictures of the draws, and the draws themselves."""
    return completion.beginning(incomplete, ((name, "") for name in CHARTS))


EvidenceOption = Annotated[
    str | None,
    typer.Option(
        "--evidence",
        metavar="SET",
        help="cli.uncertainty.evidence",
        autocompletion=completion.evidence,
    ),
]
AlsoOption = Annotated[list[str] | None, typer.Option("--draw", metavar="PATH", help="cli.uncertainty.draw")]
DrawsOption = Annotated[int, typer.Option(metavar="N", help="cli.uncertainty.draws")]
SeedOption = Annotated[int, typer.Option(metavar="S", min=0, help="cli.uncertainty.seed")]
MethodOption = Annotated[Method, typer.Option(help="cli.uncertainty.method")]
PopulationOption = Annotated[
    int | None, typer.Option(metavar="WORKERS", min=1, max=10**8, help="cli.uncertainty.population")
]
YearsOption = Annotated[int | None, typer.Option(metavar="N", min=1, max=100, help="cli.uncertainty.years")]
GroupsOption = Annotated[
    list[str] | None, typer.Option("--group", metavar="NAME=PATH,PATH", help="cli.uncertainty.group")
]
ChartOption = Annotated[
    str, typer.Option(metavar="NAME", help="cli.uncertainty.chart", autocompletion=charts)
]
DrawnOutputOption = Annotated[Path | None, typer.Option(metavar="FILE", help="cli.uncertainty.output")]


def uncertainty_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: ScenarioArgument,
    changes: ChangesOption = None,
    rules: RulesOption = None,
    evidence: EvidenceOption = None,
    also: AlsoOption = None,
    draws: DrawsOption = 20_000,
    seed: SeedOption = 1,
    method: MethodOption = Method.SOBOL,
    outcome: OutcomeOption = Outcome.NET_BENEFIT,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    population: PopulationOption = None,
    years: YearsOption = None,
    group: GroupsOption = None,
    chart: ChartOption = UncertaintyPicture.EVIDENCE,
    output: DrawnOutputOption = None,
    csv: CsvOption = Style.READER,
    force: ForceOption = False,
    written: FormatOption = Format.TEXT,
) -> None:
    """Probabilistic sensitivity analysis: how likely it is that the measure pays, and what is worth knowing.

    Raises:
        ScenarioError: what is wrong with the scenario, an option or the file.
    """
    language: Language = context.obj
    scenario = read_scenario(source, changes or (), rules)
    if evidence is not None:
        scenario = changed(scenario, {"effect.evidence": evidence})
    conventions = tuple(dict.fromkeys(also or ()))
    groups = _groups(group or (), scenario, conventions)
    if chart == PROGRAMME:
        require_programme(scenario)
    picture = _picture(chart, output, force=force)
    with Progress("cli.uncertainty.progress", sys.stderr, language) as progress:
        simulation = uncertainty(
            scenario,
            outcome,
            perspective,
            also=conventions,
            draws=draws,
            seed=seed,
            method=method,
            progress=progress,
        )
    origin = DrawnOrigin.of(origin_of(scenario, perspective, changes, rules), simulation)
    has_decision = population is not None or years is not None
    results = findings(simulation, groups, Decision(population, years or 1) if has_decision else None)
    if output is not None and picture is None:
        _save_draws(simulation, output, origin, language, force=force, style=csv)
    emit(
        language,
        written,
        data=lambda: uncertainty_data(results, origin),
        text=lambda: uncertainty_report(results, origin, language),
        picture=None
        if picture is None
        else lambda paper: _exhibit(results, picture, origin, language, paper=paper),
        output=output,
        force=force,
        csv=csv,
    )


def _exhibit(
    results: UncertaintyFindings,
    picture: UncertaintyPicture | ProgrammePicture,
    origin: DrawnOrigin,
    language: Language,
    *,
    paper: bool,
) -> Exhibit:
    if isinstance(picture, UncertaintyPicture):
        return uncertainty_exhibit(results, picture, origin, language, paper=paper)
    assert results.programme is not None
    run, bands = results.programme.base, results.programme.nine_in_ten
    return programme_exhibit(run, picture, origin, language, bands=bands, paper=paper)


def _picture(chart: str, output: Path | None, *, force: bool) -> UncertaintyPicture | ProgrammePicture | None:
    """The picture asked for, None for the draws themselves; whether the file can be, before any work."""
    if chart not in CHARTS:
        near = nearest(chart, CHARTS)
        problem = Problem(Code.NOT_A_CHOICE, Mark("--chart"), "", shown(chart), ", ".join(CHARTS), near)
        raise ScenarioError([problem])
    of_draws = chart == DRAWS or (output is not None and output.suffix.lower() == ".parquet")
    if output is not None:
        formats = DRAWS_FORMATS if of_draws else (*PICTURE_FORMATS, "parquet")
        asked_format(output, force=force, formats=formats)
        require_writer(output)
    if of_draws:
        return None
    return ProgrammePicture.CUMULATIVE if chart == PROGRAMME else UncertaintyPicture(chart)


def _groups(
    texts: Iterable[str], scenario: Scenario, conventions: Sequence[str]
) -> dict[str, list[str]] | None:
    """Inputs to be known together, by name; None where the scenario's sections are to stand."""
    groups: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for text in texts:
        name, _, listed = text.partition("=")
        paths = list(dict.fromkeys(path.strip() for path in listed.split(",") if path.strip()))
        if not name.strip() or not paths or name.strip() in groups:
            problems.append(Problem(Code.BAD_GROUP, Mark(f"--group {shown(text)}"), allowed="NAME=PATH,PATH"))
        groups[name.strip()] = paths
    if problems:
        raise ScenarioError(problems)
    require_uncertain(groups, marginals(scenario, conventions))
    return groups or None


def _save_draws(
    simulation: Uncertainty,
    output: Path,
    origin: DrawnOrigin,
    language: Language,
    *,
    force: bool,
    style: Style,
) -> None:
    with Progress("files.writing", sys.stderr, language) as progress:
        save_draws(simulation, output, origin, language, style=style, force=force, progress=progress)
    tell_saved(output, language)
