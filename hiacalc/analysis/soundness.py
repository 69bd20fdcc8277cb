"""Whether a scenario that reads well can also be worked on."""

from __future__ import annotations

from hiacalc.analysis.distributions import marginals
from hiacalc.analysis.one_way import one_way
from hiacalc.analysis.uncertainty import uncertainty
from hiacalc.scenario.schema import Scenario

_DRAWS = 128  # enough to reach what the model refuses at the ends


def require_sound(scenario: Scenario) -> None:
    """Refuse at once whatever an analysis would refuse later: moves every range, and draws a little.

    Raises:
        ScenarioError: distributions that cannot be drawn, or values within the ranges
            that the model refuses.

    >>> from hiacalc.scenario import shipped
    >>> require_sound(shipped("bergen"))
    """
    marginals(scenario)
    one_way(scenario)
    uncertainty(scenario, draws=_DRAWS)
