"""The model: one pure function from a scenario's inputs to an evaluation."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hiacalc.model.actors import Actor, Perspective, ViewOrName, view_of
from hiacalc.model.choice import chosen
from hiacalc.model.delivery import delivery_costs, last_year_of
from hiacalc.model.discounting import discount_factors
from hiacalc.model.effect import effect_profile, share_in_force, strongest, whole_years
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Factor, Item, Kind, Ledger
from hiacalc.model.table import Table
from hiacalc.model.valuation import wage_index, wage_per_hour
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.schema import MAX_YEARS, Scenario

Floats = NDArray[np.float64]

# Draws that are worked on together in `outcomes`: their arrays stay in the processor's cache.
_BLOCK = 4096
_REDUCTION = "effect.relative_reduction"
_HORIZON = "time.horizon"
# The inputs whose product are the hours that a whole effect avoids in a year.
_AVOIDED = {
    Factor.WORKERS: "population.workers",
    Factor.FTE_PER_WORKER: "population.fte_per_worker",
    Factor.HOURS_PER_FTE_YEAR: "valuation.hours_per_fte_year",
    Factor.ABSENCE_RATE: "absence.rate",
    Factor.REDUCTION: _REDUCTION,
}


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """What a run of the model gives; every figure is a sum of ledger lines or a ratio of such sums.

    Results have the shape `(draws,)`, also for a single draw. Money is NOK of
    the scenario's price year, discounted to programme start unless said
    otherwise; hours are paid hours. A perspective, or an actor, may be given by
    its name; one that is not there is a `ScenarioError`.
    """

    inputs: Inputs
    ledger: Ledger
    hours_by_year: Floats

    @property
    def scenario(self) -> Scenario:
        """The scenario that was run."""
        return self.inputs.scenario

    def table(self) -> Table:
        """The ledger as columns, one row for each line of each draw; `Ledger.table` names them.

        >>> from hiacalc.scenario import shipped
        >>> columns = evaluate(shipped("no-effect")).table()
        >>> list(columns)[:6]
        ['draw', 'item', 'actor', 'kind', 'activity', 'year']
        >>> round(float(columns["discounted"].sum()))  # costs alone, NOK
        3337496
        """
        return self.ledger.table()

    def costs(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """Discounted costs."""
        return self.ledger.total(perspective, Kind.COST)

    def benefits(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """Discounted benefits."""
        return self.ledger.total(perspective, Kind.BENEFIT)

    def transfers(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """Discounted transfers received less those paid; none for society."""
        if view_of(perspective) is Perspective.SOCIETY:
            return np.zeros(self.ledger.draws)
        return self.ledger.total(perspective, Kind.TRANSFER)

    def net_benefit(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """Benefits less costs, plus transfers for a perspective narrower than society.

        >>> from hiacalc.scenario import shipped
        >>> round(float(evaluate(shipped("helseiarbeid-2016")).net_benefit()[0]))
        4926870
        """
        return self.benefits(perspective) - self.costs(perspective) + self.transfers(perspective)

    def benefit_cost_ratio(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """All that is gained over all that is given up; above 1 exactly when net benefit is positive.

        Transfers count as gain or outlay by their sign; nan where nothing is given up.
        """
        transfers = self.transfers(perspective)
        gains = self.benefits(perspective) + np.maximum(transfers, 0.0)
        outlays = self.costs(perspective) - np.minimum(transfers, 0.0)
        return _ratio(gains, outlays)

    @property
    def hours_avoided(self) -> Floats:
        """Absence hours avoided over the horizon, undiscounted."""
        return np.asarray(self.hours_by_year.sum(axis=0))

    @property
    def hours_avoided_discounted(self) -> Floats:
        """Absence hours avoided, discounted like money."""
        return np.asarray((self.hours_by_year * self.ledger.discount).sum(axis=0))

    def cost_per_hour_avoided(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """Discounted cost per discounted hour; nan where no hour is avoided."""
        hours = self.hours_avoided_discounted
        return _ratio(self.costs(perspective), np.maximum(hours, 0.0))

    @property
    def employers(self) -> Floats:
        """Employers served."""
        return self._each(self.inputs.employers)

    @property
    def workers(self) -> Floats:
        """Workers served."""
        return self._each(self.inputs["population.workers"])

    @property
    def absence_rate_after(self) -> Floats:
        """The absence rate while the effect is at its strongest: whole, where it becomes whole."""
        reduction = self.reduction_in_force * self.strongest_effect
        return self._each(self.inputs["absence.rate"] * (1.0 - reduction))

    @property
    def share_in_force(self) -> Floats:
        """The share of the relative reduction that attendance leaves in force."""
        return self._each(_in_force(self.inputs))

    @property
    def reduction_in_force(self) -> Floats:
        """The relative reduction while the effect is whole, with the attendance there is.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016"), {"delivery.attendance": 0.5}).reduction_in_force.tolist()
        [0.025]
        """
        return self.inputs[_REDUCTION] * self.share_in_force

    @property
    def strongest_effect(self) -> Floats:
        """The largest share of the whole effect at work in a year that counts; 1 where it becomes whole.

        >>> from hiacalc.scenario import changed, shipped
        >>> slow = changed(shipped("helseiarbeid-2016"), {"effect.onset_years": 9})
        >>> evaluate(slow).strongest_effect.tolist()  # half of it, when the five years are over
        [0.5]
        """
        years = np.arange(1.0, self.ledger.years + 1.0)[:, None]
        last = np.inf if self.scenario.time.horizon is None else self.inputs["time.horizon"]
        given = (self.inputs[f"effect.{name}"] for name in ("onset_years", "duration", "decay"))
        return self._each(strongest(np.minimum(years, last), *given))

    def net_by_year(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """Discounted net benefit by year, shape `(years, draws)`."""
        ledger = self.ledger
        return (
            ledger.by_year(perspective, Kind.BENEFIT)
            - ledger.by_year(perspective, Kind.COST)
            + (
                0.0
                if view_of(perspective) is Perspective.SOCIETY
                else ledger.by_year(perspective, Kind.TRANSFER)
            )
        )

    def payback_year(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """The year from which the cumulative net benefit stays at or above zero; nan when none."""
        behind = np.cumsum(self.net_by_year(perspective), axis=0) < 0.0
        years = len(behind)
        last_behind = np.where(behind.any(axis=0), years - np.argmax(behind[::-1], axis=0), 0)
        return np.where(last_behind >= years, np.nan, last_behind + 1.0)

    def break_even_reduction(self, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """The relative reduction from which it pays at this attendance; nan when none in -1 to 1 is.

        It is stated like the one assumed, before attendance leaves a part of it in
        force. Exact, since net benefit is affine in the reduction. Where net
        benefit falls as the reduction grows, no reduction is one from which it pays.

        >>> from hiacalc.scenario import shipped
        >>> round(float(evaluate(shipped("helseiarbeid-2016")).break_even_reduction()[0]), 5)
        0.02019
        """
        none, whole = (self.at_reduction(at).net_benefit(perspective) for at in (0.0, 1.0))
        at_zero = _ratio(-none, whole - none)
        return np.where(np.abs(at_zero) <= 1.0, at_zero, np.nan)

    def at_reduction(self, reduction: float) -> Evaluation:
        """The same run with another relative reduction, of which attendance leaves as much in force."""
        return _evaluated(self.inputs.with_value(_REDUCTION, reduction))

    def at_horizon(self, years: int) -> Evaluation:
        """The same run of a scenario with a horizon, with another one in every draw."""
        return _evaluated(self.inputs.with_value(_HORIZON, float(years)))

    def _each(self, values: Floats) -> Floats:
        return np.broadcast_to(values, (self.ledger.draws,)).copy()


def evaluate(scenario: Scenario, draws: Mapping[str, ArrayLike] | None = None) -> Evaluation:
    """Run the model.

    Args:
        scenario: gives every input.
        draws: other values for some inputs by path, each a number or shape `(draws,)`.

    Returns:
        The evaluation, its ledger of shape activities x years x draws.

    Raises:
        ScenarioError: an unknown path or a value outside its bounds.

    >>> from hiacalc.scenario import shipped
    >>> run = evaluate(shipped("helseiarbeid-2016"), {"effect.relative_reduction": [0.0, 0.05]})
    >>> run.net_benefit().round().tolist()
    [-3337496.0, 4926870.0]
    """
    return _evaluated(Inputs(scenario, draws))


def _evaluated(inputs: Inputs) -> Evaluation:
    years = np.arange(1.0, _last_year(inputs) + 1.0)[:, None]
    held = _held(inputs, years)
    rate_steps = () if "time.discount_rate" in inputs.drawn else inputs.scenario.time.discount_rate.steps
    discount = discount_factors(inputs["time.discount_rate"], inputs.scenario.time.timing, years, rate_steps)
    wage = wage_per_hour(
        inputs["valuation.annual_value_per_fte"],
        inputs["valuation.hours_per_fte_year"],
    )
    index = wage_index(years, inputs["valuation.real_wage_growth"])
    value = wage * inputs["valuation.labour_cost_multiplier"]

    profile = effect_profile(
        years,
        inputs["effect.onset_years"],
        inputs["effect.duration"],
        inputs["effect.decay"],
    )
    in_force = _in_force(inputs)
    hours = math.prod(inputs[path] for path in _AVOIDED.values()) * in_force * profile * held
    share = inputs["valuation.production_share"]
    production = hours * (value * index) * share
    # outside the employer-paid period NAV saves sick pay, which the employer pays as wage instead
    outside = 1.0 - inputs["absence.share_in_employer_period"]
    sick_pay = (hours * (wage * index) * outside)[None]
    avoided = (
        *((factor, inputs[path]) for factor, path in _AVOIDED.items()),
        (Factor.IN_FORCE, in_force),
        (Factor.PROFILE, profile * held),
    )
    indexed = (Factor.WAGE_INDEX, index)
    paid = (*avoided, (Factor.WAGE_PER_HOUR, wage), indexed, (Factor.OUTSIDE_EMPLOYER_PERIOD, outside))
    valued = (*avoided, (Factor.VALUE_PER_HOUR, value), indexed, (Factor.PRODUCTION_SHARE, share))
    entries = (
        *delivery_costs(inputs, value, index, held),
        Entry(Item.PRODUCTION, Actor.EMPLOYER, Kind.BENEFIT, production[None], valued),
        Entry(Item.SICK_PAY, Actor.NAV, Kind.TRANSFER, sick_pay, paid),
        Entry(Item.SICK_PAY, Actor.EMPLOYER, Kind.TRANSFER, -sick_pay, (*paid, (Factor.SIGN, -np.ones(1)))),
    )
    return Evaluation(
        inputs,
        Ledger(entries, discount, inputs.draws),
        np.broadcast_to(hours, (years.size, inputs.draws)),
    )


def _in_force(inputs: Inputs) -> Floats:
    return share_in_force(
        inputs["delivery.attendance"],
        inputs["effect.attendance_behind"],
        inputs["effect.follows_attendance"],
    )


def _last_year(inputs: Inputs) -> int:
    """The last year in which anything happens, or the horizon when it is given."""
    scenario = inputs.scenario
    if scenario.time.horizon is not None:
        return int(inputs[_HORIZON].max())
    if float(inputs["effect.decay"].min()) < 1.0:
        fail("horizon_missing", Mark(scenario.name), _HORIZON, "effect.decay < 1")
    effect_ends = whole_years(float(inputs["effect.duration"].max()))
    return min(MAX_YEARS, max(1, effect_ends, last_year_of(scenario.delivery.activities)))


def _held(inputs: Inputs, years: Floats) -> Floats:
    if inputs.scenario.time.horizon is None:
        return np.ones_like(years)
    held: Floats = (years <= inputs[_HORIZON]).astype(np.float64)
    return held


def _ratio(above_line: Floats, below_line: Floats) -> Floats:
    """The ratio, nan where the lower part is not above zero."""
    usable = below_line > 0.0
    found = np.full(np.shape(below_line), np.nan)
    with np.errstate(over="ignore"):
        np.divide(above_line, below_line, out=found, where=usable)
    return np.where(np.isinf(found), np.nan, found)


class Outcome(StrEnum):
    """A figure of an evaluation that analyses can follow."""

    NET_BENEFIT = "net_benefit"
    COSTS = "costs"
    BENEFITS = "benefits"
    BENEFIT_COST_RATIO = "benefit_cost_ratio"
    COST_PER_HOUR_AVOIDED = "cost_per_hour_avoided"
    HOURS_AVOIDED = "hours_avoided"
    HOURS_AVOIDED_DISCOUNTED = "hours_avoided_discounted"

    @classmethod
    def named(cls, given: Outcome | str) -> Outcome:
        """An outcome, given as such or by name.

        Raises:
            ScenarioError: `not_a_choice`, with the names there are and the nearest of them.

        >>> Outcome.named("costs")
        <Outcome.COSTS: 'costs'>
        """
        return chosen(given, cls)

    def of(self, run: Evaluation, perspective: ViewOrName = Perspective.SOCIETY) -> Floats:
        """Its value in an evaluation, shape `(draws,)`."""
        return _OUTCOMES[self](run, perspective)


_OUTCOMES: dict[Outcome, Callable[[Evaluation, ViewOrName], Floats]] = {
    Outcome.NET_BENEFIT: Evaluation.net_benefit,
    Outcome.COSTS: Evaluation.costs,
    Outcome.BENEFITS: Evaluation.benefits,
    Outcome.BENEFIT_COST_RATIO: Evaluation.benefit_cost_ratio,
    Outcome.COST_PER_HOUR_AVOIDED: Evaluation.cost_per_hour_avoided,
    Outcome.HOURS_AVOIDED: lambda run, _: run.hours_avoided,
    Outcome.HOURS_AVOIDED_DISCOUNTED: lambda run, _: run.hours_avoided_discounted,
}


def outcomes(
    scenario: Scenario,
    draws: Mapping[str, ArrayLike],
    wanted: Iterable[Outcome | str] = (Outcome.NET_BENEFIT,),
    perspective: ViewOrName = Perspective.SOCIETY,
) -> dict[Outcome, Floats]:
    """Some outcomes for any number of draws, without keeping their ledgers.

    The same model as `evaluate`, run on blocks of draws, so that memory stays
    that of the inputs and results whatever the number of draws.

    Args:
        scenario: gives every input that is not drawn.
        draws: by path, a number or shape `(draws,)`.
        wanted: outcomes, themselves or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.

    Returns:
        By outcome, an array of shape `(draws,)`; NOK or hours, or a ratio of them.

    Raises:
        ScenarioError: as `evaluate`, and a name that is no outcome or perspective.

    >>> from hiacalc.scenario import shipped
    >>> found = outcomes(shipped("helseiarbeid-2016"), {"effect.duration": [0, 5]}, ["net_benefit"])
    >>> found["net_benefit"].round().tolist()
    [-3337496.0, 4926870.0]
    """
    inputs = Inputs(scenario, draws)
    asked = [wanted] if isinstance(wanted, str) else wanted
    found = {Outcome.named(outcome): np.empty(inputs.draws) for outcome in asked}
    view = view_of(perspective)
    for start in range(0, inputs.draws, _BLOCK):
        run = _evaluated(inputs.block(start, start + _BLOCK))
        for outcome, values in found.items():
            values[start : start + _BLOCK] = outcome.of(run, view)
    return found
