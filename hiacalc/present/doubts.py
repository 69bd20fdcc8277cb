"""Everything that a page on uncertainty tells: the draws, what is worth knowing, and the evidence chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.effect_sets import Effect
from hiacalc.analysis.evidence_spread import EvidenceSpread
from hiacalc.analysis.expectation import Expectation
from hiacalc.analysis.plausibility import Misfit
from hiacalc.analysis.uncertainty import Uncertainty
from hiacalc.analysis.value_of_information import Estimate, ValueOfInformation
from hiacalc.analysis.variance import Indices, variance_shares
from hiacalc.present.drawn_origin import DrawnOrigin


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom a decision is for: workers reached in each of some years."""

    workers: float
    years: int = 1


@dataclass(frozen=True, slots=True)
class Doubts:
    """Draws and what follows from them; `shares` are None where the variance cannot be shared out."""

    found: Uncertainty
    spread: EvidenceSpread
    expectation: Expectation
    misfits: tuple[Misfit, ...]
    voi: ValueOfInformation
    shares: dict[str, Indices] | None
    origin: DrawnOrigin
    decision: Decision | None = None

    @property
    def evidence(self) -> Effect | None:
        """The set of evidence that the effect was drawn from; None for the scenario's own range."""
        return self.found.evidence

    @property
    def assumed(self) -> float:
        """The reduction in absence that the scenario counts on."""
        return self.found.scenario.effect.relative_reduction.value

    @property
    def for_decision(self) -> Estimate | None:
        """What knowing everything is worth for the decision at hand."""
        if self.decision is None:
            return None
        rate = self.found.scenario.time.discount_rate
        return self.voi.scaled(
            self.voi.everything, self.decision.workers, self.decision.years, rate.value, rate.steps
        )


def shares_of(found: Uncertainty) -> dict[str, Indices] | None:
    """How much of the result's variance each input causes.

    None when inputs are correlated, and when the result is undefined in some
    draws: then there is no variance to share out.
    """
    if not np.isfinite(found.results).all():
        return None
    return variance_shares(found.scenario, found.outcome, found.perspective, also=found.also)
