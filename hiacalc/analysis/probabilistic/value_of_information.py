"""What is it worth to know more before deciding?

The decision is to adopt the measure or not: its net benefit against zero. The
value of knowing something is what the best decision with that knowledge gains
over the best decision without it, on average over what it may turn out to be.

Partial values rest on a regression of net benefit on the inputs to be known
(Strong et al. 2014, doi:10.1177/0272989X13505910). Each of the sixteen
replicates of the draws is decided by a regression on the fifteen others, so no
draw judges a rule that it has helped to make. Several regressions compete, from
stiff to free, and the stiffest is used that gains as much as the best, within
the error of their difference (Hastie et al. 2009, 7.10). What such a rule gains
is never more than what knowing everything gains, for that takes the better
choice draw by draw; and a rule that gains less than no rule would not be
followed, so the value is never below zero. It errs downwards, by less the more
draws there are. A group is worth at least what its best member is; it is judged
on fewer draws than everything is, and held at most at the value of that.

The standard error is the spread over replicates, with what the regression may
lose beside the best one. Where adopting is as good as not, the value also errs
downwards by the error of the mean, and the standard error holds that too: there
it is larger than the spread over seeds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hiacalc.analysis.probabilistic.parallel import map_in_threads
from hiacalc.analysis.probabilistic.regression_rules import Gain, evppi_gain, evppi_group_gain
from hiacalc.analysis.probabilistic.sampling import replicate_means
from hiacalc.analysis.probabilistic.smoothing import Ranks
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.arrays import Floats
from hiacalc.model.discounting import discount_factors
from hiacalc.model.table import Table
from hiacalc.problem_code import Code
from hiacalc.scenario.options import Timing
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, nearest, shown


@dataclass(frozen=True, slots=True)
class Estimate:
    """An expected value of information, NOK, and its standard error."""

    value: float
    standard_error: float


def evpi(net_benefit: Floats) -> Estimate:
    """The expected value of perfect information (EVPI).

    Args:
        net_benefit: in order of the draws, shape `(draws,)`.

    Source: Claxton 1999 (doi 10.1016/S0167-6296(98)00039-3).

    >>> evpi(np.tile([-1.0, 3.0], 800)).value
    0.5
    """
    gains = np.maximum(net_benefit, 0.0) - (net_benefit if _adopted(net_benefit) else 0.0)
    by_replicate = replicate_means(gains)
    error = by_replicate.std(ddof=1) / np.sqrt(len(by_replicate))
    return Estimate(max(0.0, float(by_replicate.mean())), float(error))


def evppi(net_benefit: Floats, ranks: Ranks) -> Estimate:
    """The expected value of partial perfect information (EVPPI): of knowing one input.

    Args:
        net_benefit: in order of the draws, shape `(draws,)`.
        ranks: for each draw, the share of the input's distribution below it.

    Source: Strong, Oakley and Brennan 2014 (doi 10.1177/0272989X13505910).

    >>> from scipy.special import ndtri
    >>> known = np.random.default_rng(1).permutation((np.arange(16_000) + 0.5) / 16_000)
    >>> round(evppi(ndtri(known), known).value, 2)  # 1 / sqrt(2 pi)
    0.4
    """
    return _value(evppi_gain(net_benefit, ranks, adopt=_adopted(net_benefit)))


def evppi_group(net_benefit: Floats, inputs: Sequence[Floats]) -> Estimate:
    """The expected value of partial perfect information (EVPPI) of several inputs together.

    Args:
        net_benefit: in order of the draws, shape `(draws,)`.
        inputs: the values of each input, shapes `(draws,)`.

    Source: Strong, Oakley and Brennan 2014 (doi 10.1177/0272989X13505910).

    >>> x = np.random.default_rng(1).normal(size=(2, 16_000))
    >>> round(evppi_group(x[0] + x[1], list(x)).value, 1)  # sqrt(2) / sqrt(2 pi)
    0.6
    """
    return _value(evppi_group_gain(net_benefit, inputs, adopt=_adopted(net_benefit)))


def _adopted(net_benefit: Floats) -> bool:
    """The best decision without knowing more."""
    return float(net_benefit.mean()) > 0.0


def _value(gain: Gain) -> Estimate:
    return Estimate(gain.value, gain.error)


@dataclass(frozen=True, slots=True)
class ValueOfInformation:
    """What knowing everything, each input and each group is worth, NOK for the workers in the scenario.

    `inputs` are by path and `groups` by name, the most valuable first;
    `by_section` says whether the groups are the scenario's sections.
    """

    workers: float
    everything: Estimate
    inputs: dict[str, Estimate]
    groups: dict[str, Estimate]
    by_section: bool = True

    def scaled(
        self,
        value: Estimate,
        workers: float,
        years: int = 1,
        rate: float = 0.0,
        steps: Sequence[tuple[float, float]] = (),
    ) -> Estimate:
        """The population value: that of a decision which reaches so many workers in each of some years.

        Net benefit is proportional to workers, so the value is too; later years
        weigh less by the discount rate.

        Args:
            value: one of the values here.
            workers: how many the decision reaches in each year.
            years: for how many years the decision stands, each beginning with new workers.
            rate: the yearly discount rate, as a share.
            steps: `(from elapsed year, rate)`, in place of one rate for all years.

        >>> values = ValueOfInformation(1000.0, Estimate(2.0, 0.1), {}, {})
        >>> values.scaled(values.everything, workers=5000, years=2).value
        20.0
        """
        factors = discount_factors(rate, Timing.START, np.arange(1.0, years + 1.0), steps)
        weight = workers / self.workers * float(factors.sum())
        return Estimate(value.value * weight, value.standard_error * weight)

    def table(self) -> Table:
        """The values as columns, one row each: `measure`, `known`, `value`, `standard_error`.

        `measure` is `evpi`, `evppi` or `evppi_group`; `known` is `everything`, the
        path of an input or the name of a group; money is NOK for `workers`.

        >>> voi = ValueOfInformation(1000.0, Estimate(2.0, 0.1), {"effect.duration": Estimate(1.0, 0.2)}, {})
        >>> voi.table()["known"], voi.table()["value"].tolist()
        (['everything', 'effect.duration'], [2.0, 1.0])
        """
        rows = [("evpi", "everything", self.everything)]
        rows += [("evppi", path, value) for path, value in self.inputs.items()]
        rows += [("evppi_group", name, value) for name, value in self.groups.items()]
        return {
            "measure": [measure for measure, _, _ in rows],
            "known": [known for _, known, _ in rows],
            "value": np.array([value.value for _, _, value in rows]),
            "standard_error": np.array([value.standard_error for _, _, value in rows]),
        }


def value_of_information(
    sample: Uncertainty, groups: Mapping[str, Sequence[str]] | None = None
) -> ValueOfInformation:
    """What is worth studying next, ranked.

    Args:
        sample: the draws.
        groups: inputs to be known together, by name; the sections of the
            scenario (`effect`, `delivery`, ...) by default.

    Raises:
        ScenarioError: a group that names an input that is not uncertain.

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import changed, shipped
    >>> doubt = {"distribution": {"kind": "normal", "mean": 0.02, "sd": 0.02}}
    >>> belief = changed(shipped("helseiarbeid-2016"), {"effect.relative_reduction": doubt})
    >>> voi = value_of_information(uncertainty(belief, draws=4096))
    >>> next(iter(voi.inputs))
    'effect.relative_reduction'
    """
    chosen = _sections(sample) if groups is None else groups
    require_uncertain(chosen, sample.values)
    net = sample.net_benefit
    singly = list(map_in_threads(lambda ranks: evppi(net, ranks), sample.ranks.values()))
    everything = evpi(net)
    alone = {
        path: replace(value, value=min(value.value, everything.value))
        for path, value in zip(sample.ranks, singly, strict=True)
    }

    def group_value(paths: Sequence[str]) -> Estimate:
        if set(paths) >= set(sample.values):
            return everything
        # each estimate is from below, so the best one of any member holds for the group
        best = max((alone[path] for path in paths), key=lambda estimate: estimate.value)
        if len(paths) > 1:
            own = evppi_group(net, [sample.values[path] for path in paths])
            best = max(best, own, key=lambda estimate: estimate.value)
        return replace(best, value=min(best.value, everything.value))

    together = [group_value(paths) for paths in chosen.values()]
    drawn = sample.values.get("population.workers")
    return ValueOfInformation(
        workers=sample.scenario.numbers["population.workers"] if drawn is None else float(drawn.mean()),
        everything=everything,
        inputs=_ranked(alone),
        groups=_ranked(dict(zip(chosen, together, strict=True))),
        by_section=groups is None,
    )


def require_uncertain(groups: Mapping[str, Sequence[str]], uncertain: Collection[str]) -> None:
    """Check that every input of some groups is among the uncertain ones.

    Args:
        groups: paths by the name of the group.
        uncertain: the paths that are.

    Raises:
        ScenarioError: every one that is not, and a group without inputs.

    >>> require_uncertain({"mine": ["effect.duration"]}, ["effect.duration", "absence.rate"])
    """
    problems = [
        Problem(Code.NOT_UNCERTAIN, Mark(shown(name)), shown(path), suggestion=nearest(path, uncertain))
        for name, paths in groups.items()
        for path in paths
        if path not in uncertain
    ]
    problems += [
        Problem(Code.BAD_GROUP, Mark(shown(name)), allowed="NAME=PATH,PATH")
        for name, paths in groups.items()
        if not paths
    ]
    if problems:
        raise ScenarioError(problems)


def _sections(sample: Uncertainty) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for path in sample.values:
        sections.setdefault(path.partition(".")[0], []).append(path)
    return sections


def _ranked(values: dict[str, Estimate]) -> dict[str, Estimate]:
    return dict(sorted(values.items(), key=lambda pair: -pair[1].value))
