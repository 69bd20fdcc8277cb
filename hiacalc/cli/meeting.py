"""`hiacalc meeting`: a case on one sheet of A4 or on one slide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.own_workplace import own_workplace
from hiacalc.analysis.probabilistic.evidence_spread import evidence_spread
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.cli.options import ChangesOption, ForceOption, PerspectiveOption, RulesOption, ScenarioArgument
from hiacalc.cli.output import origin_of, tell_saved
from hiacalc.cli.scenario_arguments import read_ruled
from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.present.document.meeting import Meeting, meeting_sheet, meeting_slide
from hiacalc.present.document.pdf import pdf
from hiacalc.present.files.export import asked_format
from hiacalc.present.locale.language import Language, language
from hiacalc.scenario.registry import settings
from hiacalc.scenario.whole_files import write_bytes

_DRAWS, _SEED = 20_000, 1  # as on the page, so that both say the same


def meeting_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: ScenarioArgument,
    output: Annotated[Path, typer.Option(metavar="FILE", help="cli.meeting.output")],
    slide: Annotated[bool, typer.Option("--slide", help="cli.meeting.slide")] = False,
    case: Annotated[str, typer.Option(metavar="NAME", help="cli.meeting.case")] = "",
    changes: ChangesOption = None,
    rules: RulesOption = None,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    force: ForceOption = False,
) -> None:
    """A case for a meeting: one page of A4, or one slide.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        output: file for the document.
        slide: make the slide in place of the sheet.
        case: what the case is called; the scenario's title by default.
        changes: each `PATH=VALUE`.
        rules: the name of a rule set to lay under the changes.
        perspective: whose costs and gains count.
        force: write over a file that is there.

    Raises:
        ScenarioError: what is wrong with the scenario or the file, or typst is not installed.
    """
    asked_format(output, force=force, formats=("pdf",))
    texts: Language = context.obj
    ruled = read_ruled(source, changes or (), rules)
    scenario = ruled.scenario
    run = evaluate(scenario)
    drawn = uncertainty(scenario, perspective=perspective, draws=_DRAWS, seed=_SEED)
    named = {change.partition("=")[0].strip() for change in changes or ()}
    known = [path for path in (*scenario.numbers, *settings(scenario)) if path in named]
    origin = replace(origin_of(scenario, perspective, changes, rules), case=case[:60], changed=tuple(known))
    meeting = Meeting(
        run=run,
        perspective=perspective,
        workplace=own_workplace(run),
        sweep=one_way(scenario, Outcome.NET_BENEFIT, perspective),
        drawn=drawn,
        spread=evidence_spread(drawn),
        ceiling=largest_trial_effect(),
        origin=origin,
        rules=ruled.rules,
    )
    laid_out = meeting_slide if slide else meeting_sheet
    write_bytes(output, pdf(laid_out(meeting, language(texts.code))), force=force)
    tell_saved(output, texts)
