"""An evaluation: the figures of a run of the model, over all draws or of a single one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats
from hiacalc.model.actors import Perspective, ViewpointOrName, viewpoint_of
from hiacalc.model.avoided_absence import reduction_share
from hiacalc.model.effect import strongest
from hiacalc.model.inputs import Inputs
from hiacalc.model.lasting import holds_from
from hiacalc.model.ledger import Item, Kind, Ledger, Measure
from hiacalc.model.measure import BOTH
from hiacalc.model.patient_figures import PatientFigures, Value
from hiacalc.model.public_finance import public_outlay
from hiacalc.model.ratio import ratio
from hiacalc.model.reduction import Reduction
from hiacalc.model.run import HORIZON, run_model
from hiacalc.model.table import Table
from hiacalc.scenario.effect import REDUCTION
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.options import ActsOn, Component, TaxFundingBase
from hiacalc.scenario.registry import keys
from hiacalc.scenario.schema import Scenario

_HALVINGS = 40  # of the bounds of an input, until what is left is nothing


class Figures(PatientFigures[Value]):
    """The figures of a run, each a sum of ledger lines or a ratio of such sums.

    They are written once, over all draws, and given as arrays of shape `(draws,)` by an
    `Evaluation` and as floats by a `SingleDraw`. Money is NOK of the scenario's price year,
    discounted to programme start unless said otherwise; hours are paid hours. A perspective, or
    an actor, may be given by its name; one that is not there is a `ScenarioError`.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def _evaluation(self) -> Evaluation:
        """The figures of all draws."""

    def costs(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Discounted costs, NOK.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016")).costs("nav").round().tolist()
        [639036.0]
        """
        return self._value(self._evaluation.ledger.total(perspective, Kind.COST))

    def benefits(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Discounted benefits, NOK: the production gained.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016")).benefits().round().tolist()
        [8264365.0]
        """
        return self._value(self._evaluation.ledger.total(perspective, Kind.BENEFIT))

    def transfers(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Discounted transfers received less those paid, NOK; none for society.

        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016"))
        >>> [round(run.single().transfers(actor)) for actor in ("nav", "employer", "society")]
        [5454481, -5454481, 0]
        """
        ledger = self._evaluation.ledger
        if viewpoint_of(perspective) is Perspective.SOCIETY:
            return self._value(np.zeros(ledger.draws))
        return self._value(ledger.total(perspective, Kind.TRANSFER))

    def net_benefit(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Net benefit, NOK: benefits less costs, plus transfers for a perspective narrower than society.

        >>> from hiacalc.scenario import shipped
        >>> round(evaluate(shipped("helseiarbeid-2016")).single().net_benefit())
        4926870
        """
        run = self._evaluation
        return self._value(run.benefits(perspective) - run.costs(perspective) + run.transfers(perspective))

    def benefit_cost_ratio(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Benefit-cost ratio: all that is gained over all that is given up.

        It is above 1 exactly when net benefit is positive. Transfers count as gain or outlay
        by their sign, as does the cost of tax funding; nan where nothing is given up.

        >>> from hiacalc.scenario import shipped
        >>> round(evaluate(shipped("helseiarbeid-2016")).single().benefit_cost_ratio(), 2)
        2.48
        """
        run = self._evaluation
        transfers = run.transfers(perspective)
        tax_funding = run.ledger.total(perspective, item=Item.TAX_FUNDING)
        gains = run.benefits(perspective) + np.maximum(transfers, 0.0) - np.minimum(tax_funding, 0.0)
        outlays = run.costs(perspective) - np.minimum(transfers, 0.0) - np.minimum(tax_funding, 0.0)
        return self._value(ratio(gains, outlays))

    @property
    def hours_avoided(self) -> Value:
        """Absence hours avoided over the horizon, undiscounted.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016")).hours_avoided.round(2).tolist()
        [29531.25]
        """
        return self._value(np.asarray(self._evaluation.hours_by_year.sum(axis=0)))

    @property
    def hours_avoided_discounted(self) -> Value:
        """Absence hours avoided over the horizon, discounted like money.

        >>> from hiacalc.scenario import shipped
        >>> round(evaluate(shipped("helseiarbeid-2016")).single().hours_avoided_discounted, 1)
        27345.3
        """
        run = self._evaluation
        return self._value(np.asarray((run.hours_by_year * run.ledger.discount).sum(axis=0)))

    def cost_per_hour_avoided(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Cost-effectiveness ratio: NOK, discounted, per discounted hour; nan where no hour is avoided.

        The cost of tax funding is no part of it.

        >>> from hiacalc.scenario import shipped
        >>> round(evaluate(shipped("helseiarbeid-2016")).single().cost_per_hour_avoided(), 2)
        122.05
        """
        run = self._evaluation
        costs = run.costs(perspective) - run.ledger.total(perspective, item=Item.TAX_FUNDING)
        return self._value(ratio(costs, run.hours_avoided_discounted))

    @property
    def employers(self) -> Value:
        """Employers served.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016"), {"population.workers": 575}).employers.round(6).tolist()
        [18.0]
        """
        return self._value(self._evaluation._broadcast(self._evaluation.inputs.employers))

    @property
    def workers(self) -> Value:
        """Workers served.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016")).single().workers
        1000.0
        """
        return self._value(self._evaluation._broadcast(self._evaluation.inputs["population.workers"]))

    @property
    def absence_rate_after(self) -> Value:
        """The absence rate while the effect is at its strongest: whole, where it becomes whole.

        >>> from hiacalc.scenario import shipped
        >>> round(evaluate(shipped("helseiarbeid-2016")).single().absence_rate_after, 6)
        0.0665
        """
        run = self._evaluation
        reduction = run.reduction_in_force * run.strongest_effect
        return self._value(run._broadcast(run.inputs["absence.rate"] * (1.0 - reduction)))

    @property
    def share_in_force(self) -> Value:
        """The share of the relative reduction that attendance leaves in force, from 0 to 1.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016"), {"delivery.attendance": 0.5}).share_in_force.tolist()
        [0.5]
        """
        return self._value(self._evaluation._broadcast(reduction_share(self._evaluation.inputs)))

    @property
    def reduction_in_force(self) -> Value:
        """The relative reduction while the effect is whole, with the attendance there is.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016"), {"delivery.attendance": 0.5}).reduction_in_force.tolist()
        [0.025]
        """
        return self._value(self._evaluation.reduction.all_days * self._evaluation.share_in_force)

    @property
    def strongest_effect(self) -> Value:
        """The largest share of the whole effect at work in a year that counts; 1 where it becomes whole.

        >>> from hiacalc.scenario import changed, shipped
        >>> slow = changed(shipped("helseiarbeid-2016"), {"effect.onset_years": 9})
        >>> evaluate(slow).strongest_effect.tolist()  # half of it, when the five years are over
        [0.5]
        """
        run = self._evaluation
        years = np.arange(1.0, run.ledger.years + 1.0)[:, None]
        last = np.inf if run.scenario.time.horizon is None else run.inputs[HORIZON]
        effect = (run.inputs[f"effect.{name}"] for name in ("onset_years", "duration", "decay"))
        return self._value(run._broadcast(strongest(np.minimum(years, last), *effect)))

    def payback_year(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """Discounted payback: the programme year from which cumulative net benefit stays at or above zero.

        Counted from 1; nan where it is below zero at the end of the horizon.

        >>> from hiacalc.scenario import shipped
        >>> reductions = {"effect.relative_reduction": [0.05, 0.03, 0.01]}
        >>> evaluate(shipped("helseiarbeid-2016"), reductions).payback_year().tolist()
        [1.0, 4.0, nan]
        """
        so_far = np.cumsum(self._evaluation.net_by_year(perspective), axis=0)
        return self._value(holds_from(so_far >= 0.0) + 1.0)

    def break_even_reduction(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """The relative reduction from which it pays at this attendance; nan when none in -1 to 1 is.

        Nan, too, where the measure acts on spells; `break_even_effect` is the like of it there.
        It is stated like the one assumed, before attendance leaves a part of it in
        force. Exact, since net benefit is affine in the reduction. Where net
        benefit falls as the reduction grows, no reduction is one from which it pays.

        >>> from hiacalc.scenario import shipped
        >>> round(evaluate(shipped("helseiarbeid-2016")).single().break_even_reduction(), 5)
        0.02019
        """
        run = self._evaluation
        if run.scenario.effect.way is not ActsOn.ABSENCE:
            return self._value(np.full(run.ledger.draws, np.nan))
        at_none, at_full = (run.at_reduction(share).net_benefit(perspective) for share in (0.0, 1.0))
        reduction = ratio(-at_none, at_full - at_none)
        return self._value(np.where(np.abs(reduction) <= 1.0, reduction, np.nan))

    def break_even_fall(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """The relative fall in all workers' absence from which it pays, with the attendance there is.

        What `break_even_reduction` leaves in force; nan where that is.

        Args:
            perspective: whose costs and gains count.

        >>> from hiacalc.scenario import shipped
        >>> half = evaluate(shipped("helseiarbeid-2016"), {"delivery.attendance": 0.5})
        >>> (half.break_even_fall() / half.break_even_reduction()).round(9).tolist()
        [0.5]
        """
        run = self._evaluation
        return self._value(run.break_even_reduction(perspective) * run.share_in_force)

    def tax_funding_cost(self, base: TaxFundingBase) -> Value:
        """What tax funding costs society when it is a share of one base or the other, NOK, discounted.

        Args:
            base: the net public outlay, or what is paid out alone.

        >>> from hiacalc.scenario import changed, shipped
        >>> scenario = changed(shipped("helseiarbeid-2016"), {"valuation.tax_funding_cost": 0.2})
        >>> run = evaluate(scenario).single()
        >>> [round(run.tax_funding_cost(base)) for base in TaxFundingBase]
        [-864259, 226637]
        """
        run = self._evaluation
        entries = [entry for entry in run.ledger.entries if entry.item is not Item.TAX_FUNDING]
        outlay = public_outlay(entries, run.ledger.sector, base, (run.ledger.years, run.ledger.draws))
        rate = run.inputs.get("valuation.tax_funding_cost", 0.0)
        return self._value(np.asarray((outlay * rate * run.ledger.discount).sum(axis=0)))

    def net_of(self, measure: Measure, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """What of the net benefit is money, or the value of working time, NOK, discounted.

        Args:
            measure: money, time, or the cost of tax funding.
            perspective: whose lines count.

        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016")).single()
        >>> round(run.net_of(Measure.MONEY, "employer")), round(run.net_of(Measure.TIME, "employer"))
        (-5454481, 6060057)
        """
        run = self._evaluation
        total = np.zeros((run.ledger.years, run.ledger.draws))
        for entry in run.ledger.matching(perspective, measure=measure):
            total += entry.amount.sum(axis=0) * (-1.0 if entry.kind is Kind.COST else 1.0)
        return self._value(np.asarray((total * run.ledger.discount).sum(axis=0)))

    def break_even_effect(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """The value of the effect's leading input from which it pays; nan where none within its bounds does.

        For absence it is the relative reduction. For spells it is the share of certified
        spells, or of self-certified ones where those alone become fewer; for length the days, for
        hazard the ratio. All else stands, and it is solved to a millionth of the bounds' span.

        >>> from hiacalc.scenario import changed, shipped
        >>> changes = {"absence.spells": {}, "effect.acts_on": "hazard", "effect.hazard_ratio": 1.2}
        >>> run = evaluate(changed(shipped("helseiarbeid-2016"), changes)).single()
        >>> round(run.break_even_effect(), 3)
        1.014
        """
        run = self._evaluation
        if run.scenario.effect.way is ActsOn.ABSENCE:
            return self._value(run.break_even_reduction(perspective))
        return self._value(_solved(run, perspective))

    def largest_effect_that_pays(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Value:
        """The value of the effect's leading input up to which it pays, where net benefit falls as it grows.

        So it is for whom a stronger effect costs more than it brings; nan where it
        pays throughout the input's bounds, or net benefit does not fall to a loss.

        >>> from hiacalc.scenario import changed, shipped
        >>> changes = {"absence.spells": {}, "effect.acts_on": "hazard", "effect.hazard_ratio": 1.2}
        >>> run = evaluate(changed(shipped("helseiarbeid-2016"), changes)).single()
        >>> run.largest_effect_that_pays()
        nan
        """
        return self._value(_solved(self._evaluation, perspective, falling=True))


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation(Figures[Floats]):
    """What a run of the model gives: the figures of all draws, each of shape `(draws,)`.

    The shape is the same for a single draw; `single` gives its figures as floats.

    Args:
        inputs: the numbers of the run.
        ledger: every krone of it.
        hours_by_year: absence hours avoided, undiscounted, shape `(years, draws)`.
        components: which of the two measures count.
    """

    inputs: Inputs
    ledger: Ledger
    hours_by_year: Floats
    components: tuple[Component, ...] = BOTH

    @classmethod
    def of(cls, inputs: Inputs, components: tuple[Component, ...] = BOTH) -> Evaluation:
        """The evaluation of some inputs.

        Args:
            inputs: the numbers of the run.
            components: which of the two measures count.

        >>> from hiacalc.scenario import shipped
        >>> Evaluation.of(Inputs(shipped("helseiarbeid-2016"))).net_benefit().round().tolist()
        [4926870.0]
        """
        return cls(inputs, *run_model(inputs, components), components)

    def apart(self, component: Component) -> Evaluation:
        """One of the two measures alone.

        >>> from hiacalc.scenario import changed, shipped
        >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
        >>> run.apart(Component.WORKPLACE).net_benefit().round().tolist()
        [4926870.0]
        """
        return Evaluation.of(self.inputs, (component,))

    @property
    def scenario(self) -> Scenario:
        """The scenario that was run."""
        return self.inputs.scenario

    def single(self, draw: int = 0) -> SingleDraw:
        """The figures of a single draw as floats.

        Args:
            draw: which of the draws, counted from 0.

        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016"), {"effect.relative_reduction": [0.0, 0.05]})
        >>> [round(run.single(draw).net_benefit()) for draw in range(2)]
        [-3337496, 4926870]
        """
        return SingleDraw(self, draw)

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

    def net_by_year(self, perspective: ViewpointOrName = Perspective.SOCIETY) -> Floats:
        """Discounted net benefit by year, NOK, shape `(years, draws)`.

        >>> from hiacalc.scenario import shipped
        >>> run = evaluate(shipped("helseiarbeid-2016"))
        >>> bool(np.isclose(run.net_by_year().sum(), run.single().net_benefit()))
        True
        """
        ledger = self.ledger
        return (
            ledger.by_year(perspective, Kind.BENEFIT)
            - ledger.by_year(perspective, Kind.COST)
            + (
                0.0
                if viewpoint_of(perspective) is Perspective.SOCIETY
                else ledger.by_year(perspective, Kind.TRANSFER)
            )
        )

    @property
    def leading_input(self) -> str:
        """The path of the input that says how strong the effect is; its break-even is `break_even_effect`.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016")).leading_input
        'effect.relative_reduction'
        """
        return leading_input(self.scenario)

    @property
    def reduction(self) -> Reduction:
        """The reduction of a whole effect, before attendance leaves a part of it in force."""
        return Reduction.of(self.inputs)

    def at_reduction(self, reduction: float) -> Evaluation:
        """The same run with another relative reduction, of which attendance leaves as much in force.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016")).at_reduction(0.1).net_benefit().round().tolist()
        [13191235.0]
        """
        return Evaluation.of(self.inputs.with_value(REDUCTION, reduction), self.components)

    def at_effect(self, value: float) -> Evaluation:
        """The same run with another value of the leading input, which says how strong the effect is.

        >>> from hiacalc.scenario import shipped
        >>> evaluate(shipped("helseiarbeid-2016")).at_effect(0.1).net_benefit().round().tolist()
        [13191235.0]
        """
        return Evaluation.of(self.inputs.with_value(self.leading_input, value), self.components)

    def at_days_saved(self, days: float) -> Evaluation:
        """The individual measure alone, with other days saved in every draw.

        >>> from hiacalc.scenario import changed, shipped
        >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"individual": {}}))
        >>> run.at_days_saved(0.0).benefits().tolist()
        [0.0]
        """
        return Evaluation.of(self.inputs.with_value(DAYS_SAVED, days), (Component.INDIVIDUAL,))

    def at_horizon(self, years: int) -> Evaluation:
        """The same run of a scenario with a horizon, with another one in every draw.

        >>> from hiacalc.scenario import changed, shipped
        >>> run = evaluate(changed(shipped("helseiarbeid-2016"), {"time.horizon": 5}))
        >>> run.at_horizon(2).hours_avoided.round(1).tolist()
        [11812.5]
        """
        return Evaluation.of(self.inputs.with_value(HORIZON, float(years)), self.components)

    @property
    def _evaluation(self) -> Evaluation:
        return self

    def _value(self, draws: Floats) -> Floats:
        return draws

    def _broadcast(self, values: Floats) -> Floats:
        return np.broadcast_to(values, (self.ledger.draws,)).copy()


@dataclass(frozen=True, slots=True, eq=False)
class SingleDraw(Figures[float]):
    """The figures of a single draw of an evaluation, as floats.

    Args:
        evaluation: all draws.
        draw: which of them, counted from 0.
    """

    evaluation: Evaluation
    draw: int = 0

    @property
    def _evaluation(self) -> Evaluation:
        return self.evaluation

    def _value(self, draws: Floats) -> float:
        return float(draws[self.draw])


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
    return Evaluation.of(Inputs(scenario, draws))


def leading_input(scenario: Scenario) -> str:
    """The path of the input that says how strong the effect is.

    >>> from hiacalc.scenario import shipped
    >>> leading_input(shipped("helseiarbeid-2016"))
    'effect.relative_reduction'
    """
    return scenario.effect.leading_input


def _solved(run: Evaluation, perspective: ViewpointOrName, *, falling: bool = False) -> Floats:
    """Bisection of the leading input over its bounds, for all draws at once.

    Args:
        run: an evaluation of all draws.
        perspective: whose costs and gains count.
        falling: look for where it ceases to pay, not for where it begins to.
    """
    path = leading_input(run.scenario)
    bounds = keys()[path]
    low, high = np.full(run.ledger.draws, bounds.lower), np.full(run.ledger.draws, bounds.upper)

    def turned(values: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        pays = (
            Evaluation.of(run.inputs.with_draws(path, values), run.components).net_benefit(perspective) >= 0.0
        )
        return ~pays if falling else pays

    solvable = ~turned(low) & turned(high)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        enough = turned(middle)
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return np.where(solvable, high, np.nan)
