"""`hiacalc run`: what a scenario costs and gains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from hiacalc.analysis.deterministic.beyond_horizon import left_out
from hiacalc.analysis.deterministic.whole_groups import extra_for_whole_groups
from hiacalc.cli.options import (
    ChangesOption,
    Format,
    FormatOption,
    PerspectiveOption,
    RulesOption,
    ScenarioArgument,
)
from hiacalc.cli.output import emit, origin_of
from hiacalc.cli.scenario_arguments import BASE, Ruled, read_ruled
from hiacalc.model import Evaluation, Perspective, evaluate
from hiacalc.model.public_finance import RATE as TAX_FUNDING_COST
from hiacalc.present.data.results import run_data
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.run import run_report
from hiacalc.present.words.cautions import cautions
from hiacalc.present.words.staleness import stale_sentences
from hiacalc.scenario import Scenario, is_shipped, shipped
from hiacalc.scenario.problems import printable
from hiacalc.scenario.rules import rule_changes
from hiacalc.scenario.series_in_use import stale_in

if TYPE_CHECKING:
    from hiacalc.analysis.probabilistic.plausibility import Misfit


def run_command(  # noqa: PLR0917 - Typer reads the options off the signature
    context: typer.Context,
    source: ScenarioArgument,
    changes: ChangesOption = None,
    rules: RulesOption = None,
    perspective: PerspectiveOption = Perspective.SOCIETY,
    written: FormatOption = Format.TEXT,
) -> None:
    """Costs, gains and net benefit of a scenario.

    Args:
        context: holds the language as `obj`.
        source: a file, the name of a shipped scenario or `-`.
        changes: each `PATH=VALUE`.
        rules: the name of a rule set to lay under the changes.
        perspective: whose costs and gains count.
        written: text or JSON.

    Raises:
        ScenarioError: what is wrong with the scenario or the changes.
    """
    language: Language = context.obj
    ruled = read_ruled(source, changes or (), rules)
    scenario = ruled.scenario
    evaluation = evaluate(scenario)
    misfits = () if not (changes or rules) and is_shipped(source) else _misfits(scenario)
    origin = origin_of(scenario, perspective, changes, rules)
    beyond, extra = left_out(evaluation, perspective), extra_for_whole_groups(evaluation, perspective)

    def text() -> str:
        base = ruled.without if not changes and is_shipped(source, BASE) else shipped(BASE)
        sentences = [*cautions(beyond, extra, language.plain)]
        sentences += _misfit_sentences(misfits, scenario, language.plain)
        sentences += stale_sentences(stale_in(scenario, origin.date), language.plain)
        if perspective is Perspective.SOCIETY and scenario.numbers.get(TAX_FUNDING_COST):
            sentences += _tax_funding_sentences(evaluation, ruled, language.plain)
        if scenario.programme is not None:
            sentences.append(language.plain.say("programme.run_note", source=printable(source)))
        laid_over, chance = _laid_over(ruled, language.plain), _chance_sentences(evaluation, language.plain)
        return run_report(evaluation, perspective, base, origin, language, sentences, laid_over, chance)

    emit(
        language,
        written,
        data=lambda: run_data(evaluation, perspective, origin, beyond, extra, misfits),
        text=text,
    )


# Most runs need none of these: they do not wait for what these rest on.


def _misfits(scenario: Scenario) -> tuple[Misfit, ...]:
    """Values and distributions that do not fit together; a test holds shipped scenarios to having none."""
    from hiacalc.analysis.probabilistic.plausibility import misfits

    return misfits(scenario)


def _misfit_sentences(misfits: Sequence[Misfit], scenario: Scenario, language: Language) -> list[str]:
    if not misfits:
        return []
    from hiacalc.present.words.misfits import misfit_sentences

    return misfit_sentences(misfits, scenario, language)


def _chance_sentences(evaluation: Evaluation, language: Language) -> list[str]:
    """How far chance alone moves the absence rate, and how often a year's figures would show the fall."""
    from hiacalc.analysis.deterministic.absence_by_chance import chance_in, power_in, spell_days_in
    from hiacalc.evidence.working_time import read_working_time
    from hiacalc.present.words.workplace import chance_and_power_sentences

    if evaluation.scenario.numbers["absence.rate"] == 0.0:
        return []
    time = read_working_time()
    days = spell_days_in(evaluation.scenario, time)
    chance, power = chance_in(evaluation, time, days), power_in(evaluation, time, days)
    return chance_and_power_sentences(chance, evaluation.scenario, time, language, power)


def _laid_over(ruled: Ruled, language: Language) -> tuple[str, list[str]] | None:
    """The title of the rule set that was laid over the scenario, and a sentence a rule; None for none."""
    if ruled.rules is None:
        return None
    from hiacalc.present.words.rules import change_sentences

    laid_over = rule_changes(ruled.without, ruled.scenario, ruled.rules)
    sentences = change_sentences(laid_over, ruled.scenario, language)
    return ruled.rules.title.in_language(language.code), sentences


def _tax_funding_sentences(evaluation: Evaluation, ruled: Ruled, language: Language) -> list[str]:
    """What tax funding costs by either base, and why both are told."""
    from hiacalc.analysis.deterministic.rules import RuledRun
    from hiacalc.present.words.rules import tax_funding_sentences

    return tax_funding_sentences(RuledRun(ruled.rules, evaluation), language)
