"""The evaluation of a roll-out, made anew only when its scenario has changed."""

from __future__ import annotations

from hiacalc.programme import ProgrammeEvaluation, evaluate_programme
from hiacalc.scenario import Scenario
from hiacalc.ui.session.sized_cache import SizedCache

_MOST = 16  # evaluations that all readers' may take together

_cache: SizedCache[Scenario, ProgrammeEvaluation] = SizedCache(_MOST)


def programme_for(scenario: Scenario) -> ProgrammeEvaluation:
    """The evaluation of a scenario's programme, as some reader last made it or anew.

    Args:
        scenario: as changed, with a programme.

    Raises:
        ScenarioError: what the programme refuses.
    """
    run = _cache.find(scenario)
    if run is None:
        run = evaluate_programme(scenario)
        _cache.put(scenario, run, 1)
    return run
