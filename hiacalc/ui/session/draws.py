"""The draws behind what the page says of doubt, made anew only when something they rest on has changed."""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.analysis.probabilistic.expectation import Expectation, expectation
from hiacalc.analysis.probabilistic.uncertainty import Progress, Uncertainty, uncertainty
from hiacalc.model import Perspective
from hiacalc.scenario import Scenario
from hiacalc.ui.session.render_queue import release_slot
from hiacalc.ui.session.sized_cache import SizedCache

DRAWS = 20_000  # which take too little time for a progress bar
SEED = 1
# Numbers of the arrays that all readers' draws may take together: 32 MB. They are made anew in a tenth
# of a second, and held by each reader they were most of the server's memory.
_MOST = 4_000_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """Draws of a scenario, and how their mean compares with the base result."""

    scenario: Scenario
    perspective: Perspective
    sample: Uncertainty
    expectation: Expectation


_cache: SizedCache[tuple[Scenario, Perspective, int], Drawn] = SizedCache(_MOST)


def drawn_for(
    scenario: Scenario, perspective: Perspective, draws: int = DRAWS, progress: Progress | None = None
) -> Drawn:
    """The draws of a scenario for a perspective, as some reader last made them or anew.

    Args:
        scenario: to be drawn.
        perspective: whose net benefit is meant.
        draws: how many.
        progress: called with the share that is done.

    Raises:
        ScenarioError: a distribution that cannot be, or unknown evidence.
    """
    key = scenario, perspective, draws
    kept = _cache.find(key)
    if kept is None:
        with release_slot():
            result = uncertainty(scenario, perspective=perspective, draws=draws, seed=SEED, progress=progress)
            kept = Drawn(scenario, perspective, result, expectation(result))
        _cache.put(key, kept, draws * (len(result.values) * 3 // 2 + 12))
    return kept
