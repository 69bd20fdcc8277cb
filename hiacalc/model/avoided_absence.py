"""Absence hours avoided by year, all of them and those that are NAV's, and what they are the product of."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.effect import effect_profile, share_in_force
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Factor, Factors
from hiacalc.model.reduction import Reduction

# The inputs whose product are the absence hours of a year without the measure.
_HOURS = {
    Factor.WORKERS: "population.workers",
    Factor.FTE_PER_WORKER: "population.fte_per_worker",
    Factor.HOURS_PER_FTE_YEAR: "valuation.hours_per_fte_year",
    Factor.ABSENCE_RATE: "absence.rate",
}


@dataclass(frozen=True, slots=True, eq=False)
class AvoidedAbsence:
    """Absence hours avoided by year.

    Args:
        absence: paid hours of absence a year without the measure, shape `(1 or draws,)`.
        reduction: of a whole effect.
        in_force: share of the effect that is at work by year, shape `(years, 1 or draws)`.
        factors: what the hours are the product of beside the reduction: those of the
            absence, and those of the share at work.
    """

    absence: Floats
    reduction: Reduction
    in_force: Floats
    factors: tuple[Factors, Factors]

    @classmethod
    def of(cls, inputs: Inputs, years: Floats, within_horizon: Floats) -> AvoidedAbsence:
        """Workers x full-time equivalents x hours x absence rate x reduction x share at work in a year.

        Args:
            inputs: the numbers of the run.
            years: programme years 1, 2, 3 ..., shape `(years, 1)`.
            within_horizon: 1 for years within the horizon, else 0, shape `(years, 1 or draws)`.

        >>> from hiacalc.scenario import shipped
        >>> years = np.arange(1.0, 7.0)[:, None]
        >>> avoided = AvoidedAbsence.of(Inputs(shipped("helseiarbeid-2016")), years, np.ones((6, 1)))
        >>> avoided.hours[:, 0].round(2).tolist()
        [5906.25, 5906.25, 5906.25, 5906.25, 5906.25, 0.0]
        """
        profile = effect_profile(
            years, inputs["effect.onset_years"], inputs["effect.duration"], inputs["effect.decay"]
        )
        before = tuple((factor, inputs[path]) for factor, path in _HOURS.items())
        share = reduction_share(inputs)
        in_year = (Factor.IN_FORCE, share), (Factor.PROFILE, profile * within_horizon)
        absence = np.asarray(math.prod(values for _, values in before))
        return cls(absence, Reduction.of(inputs), share * profile * within_horizon, (before, in_year))

    @property
    def hours(self) -> Floats:
        """Paid hours avoided, undiscounted, shape `(years, 1 or draws)`."""
        return self.absence * self.reduction.all_days * self.in_force

    @property
    def hours_outside(self) -> Floats:
        """Those of them that lie outside the employer's period, of the same shape."""
        reduction = self.reduction
        return self.absence * reduction.share_outside * reduction.outside * self.in_force

    @property
    def hours_factors(self) -> Factors:
        """What `hours` is the product of, each of a shape that broadcasts to it."""
        absence, in_year = self.factors
        return (*absence, *self.reduction.factors, *in_year)

    @property
    def hours_outside_factors(self) -> Factors:
        """What `hours_outside` is the product of."""
        absence, in_year = self.factors
        reduction, *outside = self.reduction.factors_outside
        return (*absence, reduction, *in_year, *outside)

    def hours_paid_by_nav(self, exempt_share: Floats) -> tuple[Floats, Factors]:
        """Hours that NAV would have paid where some workers are exempt from the employer's period.

        Args:
            exempt_share: of absence, that of workers for whom NAV pays from the first day.

        Returns:
            Hours avoided, undiscounted, shape `(years, 1 or draws)`, and what they are the product of.
        """
        outside = self.reduction.share_outside * self.reduction.outside
        paid = outside + exempt_share * (self.reduction.all_days - outside)
        absence, in_year = self.factors
        return self.absence * paid * self.in_force, (*absence, (Factor.NAV_PAYS, paid), *in_year)


def reduction_share(inputs: Inputs) -> Floats:
    """The share of the relative reduction that attendance leaves in force, shape `(1,)` or `(draws,)`.

    >>> from hiacalc.scenario import shipped
    >>> reduction_share(Inputs(shipped("helseiarbeid-2016"), {"delivery.attendance": 0.8})).tolist()
    [0.8]
    """
    return share_in_force(
        inputs["delivery.attendance"],
        inputs["effect.attendance_behind"],
        inputs["effect.follows_attendance"],
    )
