"""How likely is it that the measure pays, when every doubt is counted at once?"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hiacalc.analysis.deterministic.beyond_horizon import LeftOut, left_out
from hiacalc.analysis.deterministic.conventions import conventions
from hiacalc.analysis.deterministic.whole_groups import cut_inputs
from hiacalc.analysis.distributions.marginal import Marginal
from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_in_use import (
    as_believed,
    days_evidence_in_use,
    evidence_in_use,
)
from hiacalc.analysis.probabilistic import memory
from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.analysis.probabilistic.parallel import map_in_threads
from hiacalc.analysis.probabilistic.sampling import Block, Method, scores, standard_error
from hiacalc.arrays import Floats
from hiacalc.model import (
    Actor,
    Evaluation,
    Outcome,
    Perspective,
    Viewpoint,
    ViewpointOrName,
    evaluate,
    viewpoint_of,
)
from hiacalc.model.choice import chosen
from hiacalc.problem_code import Code
from hiacalc.scenario import changed
from hiacalc.scenario.effect import REDUCTION
from hiacalc.scenario.individual import DAYS_SAVED
from hiacalc.scenario.problems import Mark, fail
from hiacalc.scenario.registry import quantities
from hiacalc.scenario.schema import Scenario

Progress = Callable[[float], object]

DRAWS = 20_000
FEWEST, MOST = 100, 10**8
PERCENTILES = (2.5, 5.0, 25.0, 50.0, 75.0, 95.0, 97.5)
_USUAL_ACTORS = 4
_RESULTS = 26  # arrays of results, and those that summing them up and valuing information take


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures of one result over all draws; of those draws in which it is defined.

    `percentiles` are by per cent, `error` is the Monte Carlo error of the mean.
    """

    mean: float
    sd: float
    percentiles: dict[float, float]
    error: float
    defined: float


@dataclass(frozen=True, slots=True)
class Input:
    """One uncertain input: its distribution, what that rests on, and where the base case stands in it.

    `base_rank` is the share of the distribution at or below the base value;
    `level` that of the interval it was stated by, where there is one.
    """

    marginal: Marginal
    base: float
    base_rank: float
    level: float | None = None


@dataclass(frozen=True)
class Uncertainty:
    """All draws of a scenario's uncertain inputs, and what the model made of them.

    Arrays have the shape `(draws,)`, in order of the draws. `ranks` hold, for
    each input, the share of its distribution that lies below the drawn value;
    `results` the outcome asked for; `hours` are discounted hours avoided.
    `scenario` gives the base values; `evidence` is the set that the effect was
    drawn from, None for the scenario's own range, `days_evidence` the like for days
    saved, and `laid` the scenario with both, which the draws were run on. `effect_scores`
    and `days_scores` are their normal scores, the same whatever evidence is chosen.
    """

    scenario: Scenario
    laid: Scenario
    evidence: Effect | None
    days_evidence: Effect | None
    outcome: Outcome
    perspective: Viewpoint
    method: Method
    seed: int
    marginals: dict[str, Marginal]
    values: dict[str, Floats]
    ranks: dict[str, NDArray[np.float32]]
    results: Floats
    net_benefit: Floats
    costs: Floats
    hours: Floats
    by_actor: dict[Actor, Floats]
    effect_scores: Floats
    days_scores: Floats

    @cached_property
    def base(self) -> Evaluation:
        """The base case, evaluated once: the model at the scenario's own values."""
        return evaluate(self.scenario)

    @property
    def base_result(self) -> float:
        """The outcome asked for in the base case; nan where it is undefined."""
        return self.outcome.of(self.base.single(), self.perspective)

    @property
    def also(self) -> tuple[str, ...]:
        """Conventions that were asked for by name, and so drawn.

        >>> from hiacalc.scenario import shipped
        >>> sample = uncertainty(shipped("helseiarbeid-2016"), also=["time.discount_rate"], draws=256)
        >>> sample.also
        ('time.discount_rate',)
        """
        by_path = quantities(self.scenario)
        return tuple(path for path in self.marginals if by_path[path].is_convention)

    @property
    def known(self) -> tuple[str, ...]:
        """Inputs that have no other value: neither drawn nor compared."""
        return tuple(
            path
            for path, quantity in quantities(self.laid).items()
            if path not in self.marginals and not quantity.is_convention
        )

    @property
    def conventions(self) -> tuple[str, ...]:
        """Inputs whose other values are other choices: compared, not drawn.

        >>> from hiacalc.scenario import shipped
        >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=256)
        >>> sample.conventions[0]
        'population.fte_per_worker'
        """
        return tuple(path for path in conventions(self.scenario) if path not in self.marginals)

    @property
    def one_sided(self) -> tuple[str, ...]:
        """Drawn inputs whose base value has its whole range on one side."""
        by_path = quantities(self.laid)
        return tuple(path for path in self.marginals if by_path[path].is_one_sided)

    @property
    def left_out(self) -> LeftOut | None:
        """What the horizon leaves out of the base case.

        >>> from hiacalc.scenario import shipped
        >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=256)
        >>> sample.left_out is None
        True
        """
        return left_out(self.base, self.perspective)

    @property
    def cut(self) -> tuple[str, ...]:
        """Drawn inputs that at times make one workplace hold more than all workers.

        >>> from hiacalc.scenario import shipped
        >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=256)
        >>> sample.cut
        ()
        """
        return cut_inputs(self.scenario, self.values)

    @property
    def draws(self) -> int:
        """How many draws there are.

        >>> from hiacalc.scenario import shipped
        >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=256)
        >>> sample.draws
        256
        """
        return len(self.net_benefit)

    def summary(self, values: Floats | None = None) -> Summary:
        """Figures of one of the arrays; of the outcome asked for when none is given.

        >>> from hiacalc.scenario import shipped
        >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=256)
        >>> summary = sample.summary(sample.costs)
        >>> summary.mean > 0.0, list(summary.percentiles)[:2]
        (True, [2.5, 5.0])
        """
        array = self.results if values is None else values
        defined = array[np.isfinite(array)]
        if not len(defined):
            nothing = dict.fromkeys(PERCENTILES, np.nan)
            return Summary(np.nan, np.nan, nothing, np.nan, 0.0)
        percentiles = np.percentile(defined, PERCENTILES)
        return Summary(
            mean=float(defined.mean()),
            sd=float(defined.std(ddof=1)) if len(defined) > 1 else 0.0,
            percentiles=dict(zip(PERCENTILES, percentiles.tolist(), strict=True)),
            error=standard_error(array, self.method),
            defined=len(defined) / len(array),
        )

    @property
    def probability_pays(self) -> float:
        """The share of draws with a net benefit above zero.

        >>> from hiacalc.scenario import shipped
        >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=256)
        >>> 0.0 < sample.probability_pays < 1.0
        True
        """
        return float(np.mean(self.net_benefit > 0.0))

    @property
    def probability_error(self) -> float:
        """The Monte Carlo error of that share."""
        return standard_error((self.net_benefit > 0.0).astype(np.float64), self.method)

    @property
    def inputs(self) -> dict[str, Input]:
        """The uncertain inputs by path.

        >>> from hiacalc.scenario import shipped
        >>> sample = uncertainty(shipped("helseiarbeid-2016"), draws=256)
        >>> sample.inputs["effect.duration"].base
        5.0
        """
        base, laid = self.scenario.numbers, quantities(self.laid)
        return {
            path: Input(
                marginal, base[path], float(np.mean(self.values[path] <= base[path])), laid[path].level
            )
            for path, marginal in self.marginals.items()
        }

    def table(self) -> dict[str, Floats]:
        """The draws as columns, one row each: every input by path, then the results.

        Inputs are in their own unit; `net_benefit`, `costs` and
        `net_benefit.ACTOR` are NOK, `hours_avoided_discounted` paid hours, and
        the outcome asked for stands under its own name. The names are those of
        the file of draws; the columns are the arrays themselves, not copies.

        >>> from hiacalc.scenario import shipped
        >>> columns = uncertainty(shipped("helseiarbeid-2016"), draws=256).table()
        >>> columns["net_benefit"].shape, list(columns)[-1]
        ((256,), 'net_benefit.health_service')
        """
        results = {"net_benefit": self.net_benefit, "costs": self.costs}
        results["hours_avoided_discounted"] = self.hours
        results[self.outcome.value] = self.results
        actors = {f"net_benefit.{actor.value}": values for actor, values in self.by_actor.items()}
        return {**self.values, **results, **actors}


def uncertainty(
    scenario: Scenario,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
    *,
    evidence: str | None = None,
    also: Collection[str] = (),
    draws: int = DRAWS,
    seed: int = 1,
    method: Method | str = Method.SOBOL,
    progress: Progress | None = None,
) -> Uncertainty:
    """Draw all uncertain inputs together and run the model on every draw.

    With nothing uncertain, every draw is the base result.

    Args:
        scenario: its distributions and ranges say what may vary.
        outcome: the figure to follow besides net benefit, itself or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.
        evidence: a set of evidence to draw the effect from, or `scenario` for the
            scenario's own range; by default what the scenario says.
        also: conventions that are to be drawn as well, by path.
        draws: from a hundred to a hundred million.
        seed: the same seed gives the same numbers.
        method: scrambled Sobol or pseudo-random, itself or by name.
        progress: called with the share done; what it raises stops the work.

    Raises:
        ScenarioError: too few or too many draws, a distribution that cannot be,
            an unknown name, too little memory; all before any draw is made.

    >>> from hiacalc.scenario import changed, shipped
    >>> trial = {"kind": "risk_ratio", "interval": [0.71, 0.99]}
    >>> base = shipped("helseiarbeid-2016")
    >>> belief = changed(base, {"effect.relative_reduction": {"distribution": trial}})
    >>> sample = uncertainty(belief, draws=4096)
    >>> 0.9 < sample.probability_pays < 1.0
    True
    """
    outcome, perspective = Outcome.named(outcome), viewpoint_of(perspective)
    design = _Design(draws, seed, chosen(method, Method))
    if not FEWEST <= draws <= MOST:
        fail(Code.DRAWS_OUT_OF_RANGE, Mark(scenario.name), actual=draws, allowed=f"{FEWEST} … {MOST}")
    if evidence is not None:
        scenario = changed(scenario, {"effect.evidence": evidence})
    drawn = marginals(scenario, also)
    return _sampled(scenario, drawn, outcome, perspective, design=design, progress=progress)


class _Design(NamedTuple):
    """How many draws are made, and how."""

    draws: int
    seed: int
    method: Method


@dataclass(frozen=True, slots=True)
class _Results:
    """The arrays of all draws, filled block by block; `outcome` is the array of the outcome asked for."""

    values: dict[str, Floats]
    ranks: dict[str, NDArray[np.float32]]
    effect_scores: Floats
    days_scores: Floats
    outcome: Floats
    net_benefit: Floats
    costs: Floats
    hours: Floats
    by_actor: dict[Actor, Floats]

    @classmethod
    def empty(
        cls,
        draws: int,
        paths: Collection[str],
        actors: Collection[Actor],
        outcome: Outcome,
        *,
        with_patients: bool,
    ) -> _Results:
        """Arrays for so many draws; net benefit, when asked for, is a single array under two names."""
        effect_scores, net_benefit, costs, hours = (np.empty(draws) for _ in range(4))
        days_scores = np.empty(draws if with_patients else 0)
        return cls(
            values={path: np.empty(draws) for path in paths},
            ranks={path: np.empty(draws, dtype=np.float32) for path in paths},
            effect_scores=effect_scores,
            days_scores=days_scores,
            outcome=net_benefit if outcome is Outcome.NET_BENEFIT else np.empty(draws),
            net_benefit=net_benefit,
            costs=costs,
            hours=hours,
            by_actor={actor: np.empty(draws) for actor in actors},
        )

    def write_inputs(self, block: Block, rows: Sequence[str], drawn: Mapping[str, Marginal]) -> None:
        """What a block of draws, whose rows are named, gives for each input."""
        part = block.here
        for row, uniforms, path in zip(block.scores, block.uniforms, rows, strict=True):
            if path == REDUCTION:
                self.effect_scores[part] = row
            if path == DAYS_SAVED:
                self.days_scores[part] = row
            if path in drawn:
                self.values[path][part] = drawn[path].at(row)
                self.ranks[path][part] = drawn[path].curve.ranks(row, uniforms)

    def write(self, block: Block, run: Evaluation, outcome: Outcome, perspective: Viewpoint) -> None:
        """What the model made of a block."""
        part = block.here
        for actor, array in self.by_actor.items():
            array[part] = run.net_benefit(actor)
        self.net_benefit[part] = run.net_benefit(perspective)
        self.costs[part] = run.costs(perspective)
        self.hours[part] = run.hours_avoided_discounted
        if self.outcome is not self.net_benefit:
            self.outcome[part] = outcome.of(run, perspective)


def _sampled(
    scenario: Scenario,
    drawn: dict[str, Marginal],
    outcome: Outcome,
    perspective: Viewpoint,
    *,
    design: _Design,
    progress: Progress | None,
) -> Uncertainty:
    """Run the model on every draw, block by block."""
    draws, seed, method = design
    laid = as_believed(scenario)
    # the effect has a row in the sampling whatever is believed of it, so that all else stays as it was
    rows = tuple(path for path in quantities(scenario) if path in drawn or path in (REDUCTION, DAYS_SAVED))
    actors = evaluate(laid).ledger.actors
    more_actors = len(actors) - _USUAL_ACTORS
    memory.require_available(needed_bytes(draws, len(rows), more_actors), scenario.name)
    memory.retain_freed_memory()
    with_patients = scenario.individual is not None
    results = _Results.empty(draws, drawn, actors, outcome, with_patients=with_patients)

    def run_model(block: Block) -> int:
        results.write_inputs(block, rows, drawn)
        run = evaluate(laid, {path: array[block.here] for path, array in results.values.items()})
        results.write(block, run, outcome, perspective)
        return int(block.here.stop)

    blocks = scores(rows, scenario.correlations, draws=draws, seed=seed, method=method)
    for done in map_in_threads(run_model, blocks):
        if progress is not None:
            progress(done / draws)
    return Uncertainty(
        scenario=scenario,
        laid=laid,
        evidence=evidence_in_use(scenario),
        days_evidence=days_evidence_in_use(scenario),
        outcome=outcome,
        perspective=perspective,
        method=method,
        seed=seed,
        marginals=drawn,
        values=results.values,
        ranks=results.ranks,
        results=results.outcome,
        net_benefit=results.net_benefit,
        costs=results.costs,
        hours=results.hours,
        by_actor=results.by_actor,
        effect_scores=results.effect_scores,
        days_scores=results.days_scores,
    )


def needed_bytes(draws: int, inputs: int, more_actors: int = 0) -> int:
    """About how much memory the draws of so many inputs, and their results, take.

    Args:
        draws: how many.
        inputs: how many of them are uncertain.
        more_actors: on whom money falls beside employers, workers, NAV and the health service.

    >>> needed_bytes(1_000, 10)
    328000
    """
    return draws * (12 * inputs + 8 * (_RESULTS + more_actors))
