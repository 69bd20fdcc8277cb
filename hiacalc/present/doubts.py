"""Everything that a page on uncertainty tells: the draws, what is worth knowing, and the evidence chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.effect_sets import Effect
from hiacalc.analysis.uncertainty import Uncertainty
from hiacalc.analysis.value_of_information import Value, ValueOfInformation
from hiacalc.analysis.variance import Indices, variance_shares
from hiacalc.present.drawn_origin import DrawnOrigin


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom a decision is for: workers reached in each of some years."""

    workers: float
    years: int = 1


@dataclass(frozen=True, slots=True)
class Doubts:
    """Draws and what follows from them.

    `assumed` is the reduction in absence that the scenario had before any
    evidence was laid over it; `shares` are None where the variance cannot be shared out.
    """

    found: Uncertainty
    worth: ValueOfInformation
    shares: dict[str, Indices] | None
    origin: DrawnOrigin
    assumed: float
    evidence: Effect | None = None
    decision: Decision | None = None

    @property
    def for_decision(self) -> Value | None:
        """What knowing everything is worth for the decision at hand."""
        if self.decision is None:
            return None
        rate = self.found.scenario.time.discount_rate
        return self.worth.scaled(
            self.worth.everything, self.decision.workers, self.decision.years, rate.value, rate.steps
        )


def shares_of(found: Uncertainty) -> dict[str, Indices] | None:
    """How much of the result's variance each input causes.

    None when inputs are correlated, and when the result is undefined in some
    draws: then there is no variance to share out.
    """
    if not np.isfinite(found.results).all():
        return None
    return variance_shares(found.scenario, found.outcome, found.perspective)
