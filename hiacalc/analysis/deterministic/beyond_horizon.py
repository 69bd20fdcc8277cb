"""What does a horizon that ends before the schedule or the effect leave out?"""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.model import Evaluation, Perspective, ViewpointOrName
from hiacalc.model.delivery import last_year_of
from hiacalc.model.effect import whole_years


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What falls after the horizon of a run and before `years`, when schedule and effect have ended.

    Amounts are NOK, discounted to programme start; `hours` are absence hours
    avoided, undiscounted, negative where the measure does harm.
    """

    horizon: int
    years: int
    costs: float
    benefits: float
    transfers: float
    hours: float

    @property
    def gains(self) -> float:
        """Benefits, and transfers received less those paid.

        >>> LeftOut(3, 5, costs=0.0, benefits=100.0, transfers=-20.0, hours=8.0).gains
        80.0
        """
        return self.benefits + self.transfers


def left_out(run: Evaluation, perspective: ViewpointOrName = Perspective.SOCIETY) -> LeftOut | None:
    """What the horizon of a run of a single draw leaves out; None when that is nothing.

    The run is compared with one whose horizon holds every meeting listed and the
    years for which the effect lasts. What a fading effect gives after those is
    not counted: it never ends.

    Args:
        run: an evaluation of a single draw.
        perspective: whose costs and gains count.

    >>> from hiacalc.model import evaluate
    >>> from hiacalc.scenario import changed, shipped
    >>> base = shipped("helseiarbeid-2016")
    >>> left_out(evaluate(base)) is None
    True
    >>> remainder = left_out(evaluate(changed(base, {"time.horizon": 4})))
    >>> round(remainder.costs), round(remainder.benefits), remainder.hours
    (0, 1525826, 5906.25)
    """
    scenario = run.scenario
    if scenario.time.horizon is None:
        return None
    horizon = int(run.inputs["time.horizon"][0])
    lasts = whole_years(float(run.inputs["effect.duration"][0]))
    years = max(last_year_of(scenario.delivery.activities), lasts)
    if years <= horizon:
        return None
    longer = run.at_horizon(years)
    remainder = LeftOut(
        horizon=horizon,
        years=years,
        costs=longer.single().costs(perspective) - run.single().costs(perspective),
        benefits=longer.single().benefits(perspective) - run.single().benefits(perspective),
        transfers=longer.single().transfers(perspective) - run.single().transfers(perspective),
        hours=longer.single().hours_avoided - run.single().hours_avoided,
    )
    return (
        remainder
        if any((remainder.costs, remainder.benefits, remainder.transfers, remainder.hours))
        else None
    )
