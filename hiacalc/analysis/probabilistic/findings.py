"""What follows from draws: every finding of a probabilistic analysis, worked out once, when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.probabilistic.days_spread import DaysSpread, days_spread
from hiacalc.analysis.probabilistic.evidence_spread import EvidenceSpread, evidence_spread
from hiacalc.analysis.probabilistic.expectation import Expectation, expectation
from hiacalc.analysis.probabilistic.plausibility import Misfit, misfits
from hiacalc.analysis.probabilistic.probability import (
    Acceptability,
    Convergence,
    ProbabilityCurve,
    convergence,
)
from hiacalc.analysis.probabilistic.probability_curves import (
    acceptability_curve,
    adaptive_curve,
    price_of_hour,
)
from hiacalc.analysis.probabilistic.programme_bands import ProgrammeBands, programme_bands
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.analysis.probabilistic.value_of_information import (
    Estimate,
    ValueOfInformation,
    value_of_information,
)
from hiacalc.analysis.probabilistic.variance import Indices, shares_of
from hiacalc.evidence.studies import LargestTrialEffect, largest_trial_effect


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom a decision is for: workers reached in each of some years.

    `workers` are those of the draws where they are None.
    """

    workers: float | None = None
    years: int = 1


@dataclass(frozen=True, eq=False)
class UncertaintyFindings:
    """Draws and what follows from them; a finding is worked out when it is first asked for.

    `groups` are inputs to be known together, by name, the scenario's sections
    where they are None; `decision` is whom the value of information is scaled to.
    """

    drawn: Uncertainty
    groups: Mapping[str, Sequence[str]] | None = None
    decision: Decision | None = None

    @property
    def evidence(self) -> Effect | None:
        """The set of evidence that the effect was drawn from; None for the scenario's own range."""
        return self.drawn.evidence

    @property
    def assumed(self) -> float:
        """The reduction in absence that the scenario counts on, in whatever way the measure acts."""
        return float(self.drawn.base.reduction.all_days[0])

    @cached_property
    def ceiling(self) -> LargestTrialEffect:
        """The largest fall in absence that a trial has shown."""
        return largest_trial_effect()

    @cached_property
    def spread(self) -> EvidenceSpread:
        """What follows by what is believed of the effect."""
        return evidence_spread(self.drawn)

    @cached_property
    def days_spread(self) -> DaysSpread | None:
        """What follows by what is believed of the days saved; None without the individual measure."""
        return None if self.drawn.scenario.individual is None else days_spread(self.drawn)

    @cached_property
    def expectation(self) -> Expectation:
        """The mean over draws beside the base result."""
        return expectation(self.drawn)

    @cached_property
    def programme(self) -> ProgrammeBands | None:
        """What the draws make of the scenario's programme; None where it has none."""
        return programme_bands(self.drawn)

    @cached_property
    def misfits(self) -> tuple[Misfit, ...]:
        """Values of the scenario that do not fit their distributions."""
        return misfits(self.drawn.scenario)

    @cached_property
    def value_of_information(self) -> ValueOfInformation:
        """What is worth studying next: EVPI, and EVPPI of every input and group."""
        return value_of_information(self.drawn, self.groups)

    @cached_property
    def variance_shares(self) -> dict[str, Indices] | None:
        """Sobol's indices; None where the variance cannot be shared out."""
        return shares_of(self.drawn)

    @cached_property
    def acceptability(self) -> Acceptability:
        """The cost-effectiveness acceptability curve."""
        return acceptability_curve(self.drawn)

    @cached_property
    def price_of_hour(self) -> float | None:
        """What an avoided hour brings in the base case, NOK."""
        return price_of_hour(self.drawn)

    @cached_property
    def convergence(self) -> Convergence:
        """How the figures settle as draws are added."""
        return convergence(self.drawn)

    def probability_curve(self, path: str) -> ProbabilityCurve:
        """The probability that it pays over the values of an input.

        Raises:
            ScenarioError: an unknown path.
        """
        return adaptive_curve(self.drawn, path)

    @property
    def decision_workers(self) -> float:
        """How many workers the decision reaches in each year."""
        asked = None if self.decision is None else self.decision.workers
        return self.value_of_information.workers if asked is None else asked

    @property
    def for_decision(self) -> Estimate | None:
        """What knowing everything is worth for the decision at hand; None without one."""
        if self.decision is None:
            return None
        rate, values = self.drawn.scenario.time.discount_rate, self.value_of_information
        return values.scaled(
            values.everything, self.decision_workers, self.decision.years, rate.value, rate.steps
        )

    def complete(self, progress: Callable[[float], object] = lambda _: None) -> UncertaintyFindings:
        """Work out all that the report tells; `progress` is called with the share done."""
        halves = (
            ("spread", "days_spread", "variance_shares"),
            ("misfits", "value_of_information", "expectation", "programme"),
        )
        for done, names in enumerate(halves, 1):
            for name in names:
                getattr(self, name)
            progress(done / len(halves))
        return self

    def worked_out(self) -> dict[str, Any]:
        """The findings there are by now, by name, for `findings` of the same draws to begin with.

        They take little room beside the draws.
        """
        names = {name for name, kind in vars(type(self)).items() if isinstance(kind, cached_property)}
        return {name: value for name, value in vars(self).items() if name in names}


def findings(
    drawn: Uncertainty,
    groups: Mapping[str, Sequence[str]] | None = None,
    decision: Decision | None = None,
    worked_out: Mapping[str, Any] | None = None,
) -> UncertaintyFindings:
    """What follows from draws.

    Args:
        drawn: the draws.
        groups: inputs to be known together, by name; the scenario's sections by default.
        decision: whom the value of information is scaled to.
        worked_out: findings of the same draws that there are already.

    Example:
        >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
        >>> from hiacalc.scenario import shipped
        >>> follows = findings(uncertainty(shipped("helseiarbeid-2016"), draws=512))
        >>> follows.worked_out()
        {}
        >>> follows.spread is follows.spread, list(follows.worked_out())
        (True, ['spread'])
    """
    begun = UncertaintyFindings(drawn, groups, decision)
    vars(begun).update(worked_out or {})
    return begun
