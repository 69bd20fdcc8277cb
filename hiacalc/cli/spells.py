"""`hiacalc spells`: who pays for a spell of sickness, and what a published effect does to spells."""

from __future__ import annotations

from typing import Annotated

import typer

from hiacalc.analysis.deterministic.spells import LAST_DAY, measure_on_spells, own_measure, spell_payers
from hiacalc.cli import completion
from hiacalc.cli.options import ChangesOption, CsvOption, ForceOption, Format, FormatOption, OutputOption
from hiacalc.cli.output import emit, origin_of
from hiacalc.cli.scenario_arguments import TODAY, read_scenario
from hiacalc.model import Perspective
from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.exhibits.spells import payers_exhibit, survival_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.spells import spells_data, spells_report


def spells_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="[SCENARIO]", help="cli.scenario", autocompletion=completion.scenarios)
    ] = TODAY,
    changes: ChangesOption = None,
    days: Annotated[int | None, typer.Option(min=1, max=LAST_DAY, help="cli.spells.days")] = None,
    measure: Annotated[str | None, typer.Option(metavar="NAME", help="cli.spells.measure")] = None,
    share: Annotated[float, typer.Option(min=0.0, max=1.0, help="cli.spells.share")] = 1.0,
    output: OutputOption = None,
    csv: CsvOption = Style.READER,
    force: ForceOption = False,
    written: FormatOption = Format.TEXT,
) -> None:
    """Who pays for a spell of n days; with a measure, days and payers without and with it.

    The picture is of the payers, or of the survival curve where a measure is named.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        changes: each `PATH=VALUE`.
        days: a length of spell to show beside the usual ones.
        measure: the name of a published effect on spells.
        share: of certified spells that it reaches.
        output: file for the picture.
        csv: for whom a CSV file is.
        force: write over a file that is there.
        written: text or JSON.

    Raises:
        ScenarioError: a scenario without spells, no such effect, or what is wrong with the file.
    """
    language: Language = context.obj
    payers = spell_payers(read_scenario(source, changes or ()))
    on_spells = own_measure(payers) if measure is None else measure_on_spells(payers, measure, share)
    origin = origin_of(payers.scenario, Perspective.SOCIETY, changes)

    def picture(paper: bool) -> Exhibit:
        if measure is None or on_spells is None:
            return payers_exhibit(payers, origin, language, paper=paper)
        return survival_exhibit(payers, on_spells, origin, language, paper=paper)

    emit(
        language,
        written,
        data=lambda: spells_data(payers, on_spells, origin),
        text=lambda: spells_report(payers, on_spells, days, origin, language),
        picture=picture,
        output=output,
        force=force,
        csv=csv,
    )
