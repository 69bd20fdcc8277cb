"""The draws behind what the page says of doubt, made anew only when something they rest on has changed."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from hiacalc.analysis.expectation import Expectation, expectation
from hiacalc.analysis.uncertainty import Progress, Uncertainty, uncertainty
from hiacalc.model import Perspective
from hiacalc.scenario import Scenario
from hiacalc.ui.turns import aside

DRAWS = 20_000  # which take too little time for a progress bar
SEED = 1
# The last draws of this session: those every page needs, and those of another number.
_USUAL, _OTHER = "drawn", "drawn-otherwise"


@dataclass(frozen=True, slots=True)
class Drawn:
    """Draws of a scenario, and how their mean compares with the base result."""

    scenario: Scenario
    perspective: Perspective
    found: Uncertainty
    expectation: Expectation


def drawn_for(
    scenario: Scenario, perspective: Perspective, draws: int = DRAWS, progress: Progress | None = None
) -> Drawn:
    """The draws of a scenario for a perspective, as this session last made them or anew.

    Raises:
        ScenarioError: a distribution that cannot be, or unknown evidence.
    """
    key = _USUAL if draws == DRAWS else _OTHER
    kept: Drawn | None = st.session_state.get(key)
    asked = scenario, perspective, draws
    if kept is None or (kept.scenario, kept.perspective, kept.found.draws) != asked:
        with aside():
            found = uncertainty(scenario, perspective=perspective, draws=draws, seed=SEED, progress=progress)
            kept = Drawn(scenario, perspective, found, expectation(found))
        st.session_state[key] = kept
    return kept
