"""`hiacalc run`: what a scenario costs and gains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from hiacalc.analysis.deterministic.beyond_horizon import left_out
from hiacalc.analysis.deterministic.whole_groups import extra_for_whole_groups
from hiacalc.cli.options import ChangesOption, Format, FormatOption, PerspectiveOption, ScenarioArgument
from hiacalc.cli.output import emit, origin_of
from hiacalc.cli.scenario_arguments import BASE, read_scenario
from hiacalc.model import Perspective, evaluate
from hiacalc.present.data.results import run_data
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.run import run_report
from hiacalc.present.words.cautions import cautions
from hiacalc.scenario import Scenario, is_shipped, shipped

if TYPE_CHECKING:
    from hiacalc.analysis.probabilistic.plausibility import Misfit


def run_command(
    context: typer.Context,
    source: ScenarioArgument,
    changes: ChangesOption = None,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    written: FormatOption = Format.TEXT,
) -> None:
    """Costs, gains and net benefit of a scenario.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        changes: each `PATH=VALUE`.
        perspective: whose costs and gains count.
        written: text or JSON.

    Raises:
        ScenarioError: what is wrong with the scenario or the changes.
    """
    language: Language = context.obj
    scenario = read_scenario(source, changes or ())
    evaluation = evaluate(scenario)
    misfits = () if not changes and is_shipped(source) else _misfits(scenario)
    origin = origin_of(scenario, perspective, changes)
    beyond, extra = left_out(evaluation, perspective), extra_for_whole_groups(evaluation, perspective)

    def text() -> str:
        base = scenario if not changes and is_shipped(source, BASE) else shipped(BASE)
        sentences = [*cautions(beyond, extra, language.plain)]
        sentences += _misfit_sentences(misfits, scenario, language.plain)
        return run_report(evaluation, perspective, base, origin, language, sentences)

    emit(
        language,
        written,
        data=lambda: run_data(evaluation, perspective, origin, beyond, extra, misfits),
        text=text,
    )


# Most runs need neither: they do not wait for the distributions that these rest on.


def _misfits(scenario: Scenario) -> tuple[Misfit, ...]:
    """Values and distributions that do not fit together; a test holds shipped scenarios to having none."""
    from hiacalc.analysis.probabilistic.plausibility import misfits

    return misfits(scenario)


def _misfit_sentences(misfits: Sequence[Misfit], scenario: Scenario, language: Language) -> list[str]:
    if not misfits:
        return []
    from hiacalc.present.words.misfits import misfit_sentences

    return misfit_sentences(misfits, scenario, language)
