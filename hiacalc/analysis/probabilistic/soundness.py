"""Whether a scenario that reads well can also be worked on."""

from __future__ import annotations

from hiacalc.analysis.distributions.marginal import marginal
from hiacalc.analysis.probabilistic.programme_bands import programme_bands
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.programme.calendar import CALENDAR
from hiacalc.scenario.registry import key_of, quantities
from hiacalc.scenario.schema import Scenario

_DRAWS = 128  # enough to reach what the model refuses


def require_sound(scenario: Scenario) -> None:
    """Refuse at once whatever an analysis would refuse later: draws a little of all that has a width.

    Raises:
        ScenarioError: distributions that cannot be drawn, or values within the ranges
            that the model refuses.

    >>> from hiacalc.scenario import shipped
    >>> require_sound(shipped("bergen"))
    """
    wide = {path: quantity for path, quantity in quantities(scenario).items() if quantity.has_width}
    conventions = [path for path, quantity in wide.items() if quantity.is_convention]
    sample = uncertainty(
        scenario, also=[path for path in conventions if key_of(path) not in CALENDAR], draws=_DRAWS
    )
    programme_bands(sample)
    for path, quantity in wide.items():  # the effect's own too, where evidence takes its place
        marginal(scenario, path, quantity)
