"""How do scenarios differ, in what they assume and in what comes out?"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.arrays import Floats
from hiacalc.model import Evaluation, Outcome, Perspective, Viewpoint, ViewpointOrName, evaluate, viewpoint_of
from hiacalc.model.evaluation import leading_input
from hiacalc.model.table import Table
from hiacalc.programme import evaluate_programme
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.scenario import changed
from hiacalc.scenario.comparison import Difference, differences
from hiacalc.scenario.effect import EFFECT_INPUTS, REDUCTION
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.schema import Scenario

PER_WORKERS = 1000.0  # the size to which scenarios of different size are brought
_LAST_DIGITS = 1e-12
_WORKERS = "population.workers"
_PER_EMPLOYER = "population.workers_per_employer"
_PRICE_YEAR = "time.price_year"
_SPELLS = "absence.spells"
_EFFECT_INPUTS = tuple(dict.fromkeys(name for names in EFFECT_INPUTS.values() for name in names))

# What is changed together where absence comes in spells in one of them only, or measures act in other ways.
_EVIDENCE = ("effect.evidence", "individual.evidence")
_PARTS = {
    _SPELLS: (
        _SPELLS,
        "absence.share_in_employer_period",
        "effect.acts_on",
        *(f"effect.{name}" for name in _EFFECT_INPUTS),
    )
}


@dataclass(frozen=True, slots=True)
class Step:
    """What one difference adds to net benefit when it is made after those before it.

    `path` is an input, a setting, or a whole activity that only one scenario has.
    `change` is in the terms of the comparison: in all, or per 1000 workers.
    """

    path: str
    change: float


@dataclass(frozen=True, slots=True)
class Increment:
    """What a scenario costs and gains beyond another, in the terms of the comparison.

    `matching` is the value of its leading input, at path `matched_by`, and
    `matching_reduction` the reduction in absence where that is it, at which it has the other's
    net benefit, all else as it stands; None when no reduction gives that.
    """

    costs: float
    benefits: float
    hours_discounted: float
    net_benefit: float
    reduction: float
    matching: float | None
    matched_by: str

    @property
    def matching_reduction(self) -> float | None:
        """The matching value where it is a reduction in absence; else None."""
        return self.matching if self.matched_by == REDUCTION else None

    @property
    def cost_per_extra_hour(self) -> float | None:
        """The incremental cost-effectiveness ratio: extra cost for each extra hour; None without extra hours.

        >>> Increment(100.0, 0.0, 4.0, -100.0, 0.0, None, REDUCTION).cost_per_extra_hour
        25.0
        """
        return self.costs / self.hours_discounted if self.hours_discounted > 0 else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A scenario beside the first one.

    `per_workers` is the number of workers that steps and increments are told
    for, each scenario's total divided by its own number of workers; None where
    the sizes are the same and totals are compared as they stand. `converted_from` is the
    price year of the other scenario, where it was another and its amounts were converted.
    The figures of each one's roll-out are None where it has none; they are society's, as the
    roll-out stands, whatever the sizes.
    """

    base: Evaluation
    other: Evaluation
    perspective: Viewpoint
    differing: tuple[Difference, ...]
    steps: tuple[Step, ...]
    increment: Increment
    per_workers: float | None = None
    converted_from: int | None = None
    base_programme: ProgrammeFigures | None = None
    other_programme: ProgrammeFigures | None = None

    @property
    def roll_out_change(self) -> float | None:
        """Society's net benefit of the other roll-out less that of the first, NOK.

        None where not both have one, or are discounted to the same year.
        """
        first, last = self.base_programme, self.other_programme
        if first is None or last is None or first.first_year != last.first_year:
            return None
        return last.net_benefit - first.net_benefit

    def counted(self, run: Evaluation, total: Floats) -> float:
        """A total of one of the two, in the terms of the comparison.

        Args:
            run: the evaluation of one of the two.
            total: one of its totals, shape `(1,)`.

        >>> from hiacalc.scenario import shipped
        >>> comparison = compare(shipped("helseiarbeid-2016"), shipped("bergen"))
        >>> run = comparison.other
        >>> round(comparison.counted(run, run.workers))
        1000
        """
        return _counted(run, total, self.per_workers)

    def table(self) -> Table:
        """Every outcome as columns, one row each: its name, both scenarios, and the difference.

        Totals: money is NOK, hours are paid hours; nan where an outcome is undefined.

        >>> from hiacalc.scenario import shipped
        >>> columns = compare(shipped("helseiarbeid-2016"), shipped("no-effect")).table()
        >>> columns["outcome"][0], columns["difference"].round()[0].tolist()
        ('net_benefit', -8264365.0)
        """
        base, other = (
            np.array([outcome.of(run.single(), self.perspective) for outcome in Outcome])
            for run in (self.base, self.other)
        )
        return {
            "outcome": [outcome.value for outcome in Outcome],
            "base": base,
            "other": other,
            "difference": other - base,
        }


def compare_all(
    base: Scenario, others: Sequence[Scenario], perspective: ViewpointOrName = Perspective.SOCIETY
) -> list[Comparison]:
    """Scenarios beside the first, all in the same terms: its kroner, and per 1000 workers if sizes differ.

    Args:
        base: the scenario that the others stand beside.
        others: one or more of them.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.

    Raises:
        ScenarioError: `outside_series`, where amounts cannot be converted to the first one's kroner.

    >>> from hiacalc.scenario import shipped
    >>> comparisons = compare_all(shipped("model-1"), [shipped("model-2"), shipped("bergen")])
    >>> [comparison.per_workers for comparison in comparisons]
    [1000.0, 1000.0]
    """
    perspective = viewpoint_of(perspective)
    same_size = all(other.numbers[_WORKERS] == base.numbers[_WORKERS] for other in others)
    per = None if same_size else PER_WORKERS
    return [_beside(base, other, perspective, per) for other in others]


def compare(
    base: Scenario, other: Scenario, perspective: ViewpointOrName = Perspective.SOCIETY
) -> Comparison:
    """Two scenarios side by side, and how the one becomes the other step by step.

    The steps follow the order of the models and sum to the whole difference;
    a workplace shrinks before the workers become fewer than it held.
    What two inputs do together falls on the later of them, so another order
    would share joint effects differently. Scenarios of different size are
    compared per 1000 workers, after every step those of the scenario so far. The
    perspective is given as such or by name.

    Args:
        base: the scenario to begin with.
        other: the scenario to end with.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.

    Raises:
        ScenarioError: `outside_series`, where amounts cannot be converted to the first one's kroner.

    >>> from hiacalc.scenario import shipped
    >>> comparison = compare(shipped("model-1"), shipped("model-2"))
    >>> whole = comparison.other.net_benefit()[0] - comparison.base.net_benefit()[0]
    >>> bool(abs(sum(step.change for step in comparison.steps) - whole) < 1e-6)
    True
    >>> compare(shipped("helseiarbeid-2016"), shipped("bergen")).per_workers
    1000.0
    """
    (comparison,) = compare_all(base, [other], perspective)
    return comparison


def in_kroner_of(other: Scenario, base: Scenario) -> Scenario:
    """A scenario with its answer in the kroner of another one.

    Args:
        other: to convert; one of the same price year is left as it is.
        base: whose price year counts.

    Raises:
        ScenarioError: `outside_series`, where a series lacks one of the years.

    >>> from hiacalc.scenario import changed, shipped
    >>> today = changed(shipped("no-effect"), {"time.price_year": 2025})
    >>> round(in_kroner_of(today, shipped("no-effect")).numbers["delivery.fare"], 6)
    600.0
    """
    if other.numbers[_PRICE_YEAR] == base.numbers[_PRICE_YEAR]:
        return other
    return changed(other, {_PRICE_YEAR: base.numbers[_PRICE_YEAR]})


def _beside(base: Scenario, other: Scenario, view: Viewpoint, per: float | None) -> Comparison:
    own_year, other = int(other.numbers[_PRICE_YEAR]), in_kroner_of(other, base)
    before, after = evaluate(base), evaluate(other)
    return Comparison(
        base=before,
        other=after,
        perspective=view,
        differing=tuple(differences(base, other)),
        steps=tuple(_steps(base, other, view, per)),
        increment=_increment(before, after, view, per),
        per_workers=per,
        converted_from=None if own_year == base.numbers[_PRICE_YEAR] else own_year,
        base_programme=_programme(base),
        other_programme=_programme(other),
    )


def _programme(scenario: Scenario) -> ProgrammeFigures | None:
    return None if scenario.programme is None else ProgrammeFigures.of(evaluate_programme(scenario))


def _counted(run: Evaluation, total: Floats, per: float | None) -> float:
    return float(total[0]) if per is None else float(total[0] / run.single().workers) * per


def _less(after: float, before: float, per: float | None) -> float:
    """The difference; none where only the division by workers made one."""
    same = per is not None and math.isclose(after, before, rel_tol=_LAST_DIGITS)
    return 0.0 if same else after - before


def _increment(before: Evaluation, after: Evaluation, view: Viewpoint, per: float | None) -> Increment:
    def beyond(total: Callable[[Evaluation], Floats]) -> float:
        return _less(_counted(after, total(after), per), _counted(before, total(before), per), per)

    target = before.single().net_benefit(view)
    if per is not None:  # the first one's result, had it been as large
        target *= float(after.single().workers / before.single().workers)
    matching = threshold(after.scenario, leading_input(after.scenario), target, perspective=view)
    return Increment(
        costs=beyond(lambda run: run.costs(view)),
        benefits=beyond(lambda run: run.benefits(view) + run.transfers(view)),
        hours_discounted=beyond(lambda run: run.hours_avoided_discounted),
        net_benefit=beyond(lambda run: run.net_benefit(view)),
        reduction=float(after.reduction.all_days[0] - before.reduction.all_days[0]),
        matching=matching.value,
        matched_by=matching.parameter,
    )


def _steps(base: Scenario, other: Scenario, view: Viewpoint, per: float | None) -> list[Step]:
    written, wanted = as_written(base), as_written(other)
    for tree in (written, wanted):  # of no base result, and of inputs that may go on the way
        tree.pop("correlations", None)
        tree.pop("programme", None)
    steps: list[Step] = []
    run = evaluate(base)
    net = _counted(run, run.net_benefit(view), per)
    for paths in _groups(base, other):
        for path in paths:
            _put(written, path.split("."), _at(wanted, path.split(".")))
        run = evaluate(Scenario.model_validate(written))
        after = _counted(run, run.net_benefit(view), per)
        steps.append(Step(paths[0], _less(after, net, per)))
        net = after
    return steps


def _groups(base: Scenario, other: Scenario) -> list[tuple[str, ...]]:
    """Paths to be changed together: an activity that only one has, or a horizon with its decay."""
    mine, theirs = base.delivery.activities, other.delivery.activities
    added = [name for name in theirs if name not in mine]
    removed = [name for name in mine if name not in theirs]
    groups: list[tuple[str, ...]] = []
    fading: list[str] = []
    differing = [difference.path for difference in differences(base, other)]
    whole = _whole(base, other, differing)
    sections = {_section_of(path, whole): path for path in differing}
    for path in differing:
        steps = path.split(".")
        if steps[:2] == ["delivery", "activities"]:
            if steps[2] in mine and steps[2] in theirs:
                group = ".".join(steps[:4]) if steps[3] == "count" else path
                if (group,) not in groups:
                    groups.append((group,))
        elif path in ("effect.decay", "time.horizon"):
            fading.append(path)
        elif steps[0] == "programme" or _section_of(path, whole):
            continue
        elif path not in _EVIDENCE:  # what the doubt is drawn from moves no base result
            groups.append((path,))
    if fading:
        groups.append(tuple(fading))
    groups += [_PARTS.get(section, (section,)) for section in sections if section]
    size, unit = (_WORKERS,), (_PER_EMPLOYER,)
    if size in groups and unit in groups and other.numbers[_WORKERS] < base.numbers[_PER_EMPLOYER]:
        groups.remove(unit)  # on the way, too, no workplace is larger than all of them
        groups.insert(groups.index(size), unit)
    return [*groups, *((f"delivery.activities.{name}",) for name in (*added, *removed))]


def _whole(base: Scenario, other: Scenario, differing: Collection[str]) -> Collection[str]:
    one_has_patients = (base.individual is None) != (other.individual is None)
    return {"effect.acts_on"} & set(differing) | ({"individual"} if one_has_patients else set())


def _section_of(path: str, whole: Collection[str]) -> str:
    """The section with which alone a path can be changed, empty for most.

    Args:
        path: that differs.
        whole: `effect.acts_on` where the measures act in different ways, so that their inputs do not
            go together; `individual` where only one scenario has patients.
    """
    section, _, name = path.partition(".")
    if section in ("sick_pay", "employer") or section in whole:
        return section
    of_way = section == "effect" and (name == "acts_on" or name in _EFFECT_INPUTS)
    of_spells = section == "absence" and (name == "share_in_employer_period" or name.startswith("spells."))
    return _SPELLS if of_spells or (of_way and "effect.acts_on" in whole) else ""


def _at(tree: Any, steps: list[str]) -> Any:
    for step in steps:
        tree = tree.get(step) if isinstance(tree, dict) else None
    return copy.deepcopy(tree)


def _put(tree: dict[str, Any], steps: list[str], part: Any) -> None:
    *above, last = steps
    for step in above:
        tree = tree[step]
    if part is None:
        tree.pop(last, None)
    else:
        tree[last] = part
