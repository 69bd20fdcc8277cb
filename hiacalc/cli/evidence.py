"""`hiacalc evidence` and `reproduce`: the studies behind the effect, and the 2016 report's figures."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from hiacalc.analysis.deterministic.calibration import calibration_checks
from hiacalc.analysis.deterministic.reproduce import reproduce
from hiacalc.analysis.evidence_synthesis.evidence_findings import DaysFindings, EvidenceFindings
from hiacalc.cli import completion
from hiacalc.cli.options import CsvOption, ForceOption, Format, FormatOption
from hiacalc.cli.output import emit
from hiacalc.cli.scenario_arguments import BASE
from hiacalc.evidence.budget_lines import read_budget_lines
from hiacalc.evidence.calibration import read_calibration
from hiacalc.evidence.days_saved import read_days_saved
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.report_2016 import read_report
from hiacalc.evidence.studies import read_studies
from hiacalc.present.data.evidence import evidence_data
from hiacalc.present.data.results import checks_data, ended_data, reproduced_data
from hiacalc.present.exhibits.evidence import forest_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.evidence import evidence_report, set_report
from hiacalc.present.reports.reproduction import reproduction
from hiacalc.present.words.evidence_origin import EvidenceOrigin
from hiacalc.scenario import shipped


def reproduce_command(context: typer.Context, written: FormatOption = Format.TEXT) -> None:
    """The report's figures beside the computed ones.

    Args:
        context: holds the language as `obj`.
        written: text or JSON.

    Raises:
        Exit: with code 1 where a figure does not agree as it should.
    """
    language: Language = context.obj
    figures = reproduce(read_report(), shipped(BASE))
    checks = calibration_checks(read_calibration())
    ended = read_budget_lines().ended
    emit(
        language,
        written,
        data=lambda: [*reproduced_data(figures), *ended_data(ended), *checks_data(checks)],
        text=lambda: reproduction(figures, language, checks, ended),
    )
    if not all(figure.as_expected for figure in figures):
        raise typer.Exit(1)


def evidence_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Option("--set", metavar="NAME", help="cli.evidence.set", autocompletion=completion.evidence),
    ] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="cli.evidence.output")] = None,
    csv: CsvOption = Style.READER,
    force: ForceOption = False,
    written: FormatOption = Format.TEXT,
) -> None:
    """The studies behind the effect, and the distributions they give.

    Args:
        context: holds the language as `obj`.
        name: of a set; None for all.
        output: file for the forest plot.
        csv: for whom a CSV file is.
        force: write over a file that is there.
        written: text or JSON.

    Raises:
        ScenarioError: no such set, or what is wrong with the file.
    """
    language: Language = context.obj
    findings = EvidenceFindings(read_studies(), read_effect_sets())
    days = DaysFindings(read_days_saved())
    effect = None if name is None else findings.effect(name)
    origin = EvidenceOrigin.of(effect, findings.studies, datetime.date.today())

    def text() -> str:
        if effect is None:
            return evidence_report(findings, days, origin, language)
        return set_report(effect, findings, origin, language)

    emit(
        language,
        written,
        data=lambda: evidence_data(findings, days, effect),
        text=text,
        picture=lambda _: forest_exhibit(effect, findings, origin, language),
        output=output,
        force=force,
        csv=csv,
    )
