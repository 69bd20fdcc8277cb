"""What a workplace's own absence figures can tell, when chance alone moves them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats
from hiacalc.evidence.spell_lengths import read_spell_lengths
from hiacalc.evidence.working_time import WorkingTime
from hiacalc.model import Evaluation
from hiacalc.model.reduction import survival_curve
from hiacalc.model.spell_curve import SurvivalCurve
from hiacalc.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ChanceSpan:
    """How far a yearly absence rate wanders by chance, and what that means for seeing an effect.

    `low` and `high` enclose the rate of a year, or of as many as were asked for, in `level` of
    them; `one_worker` is what one
    worker's absence all year adds to it; `workers_to_tell` is how many workers are needed
    before the fall from one year to the next is as large as the span of that difference.
    `workers_to_tell` is None without a fall that can be told.
    """

    low: float
    high: float
    level: float
    one_worker: float
    fall: float
    workers_to_tell: float | None


def absence_by_chance(  # noqa: PLR0917 - four numbers of a workplace, two of a spell
    workers: float,
    rate: float,
    reduction: float,
    working_days: float,
    spell_days: float,
    years: float = 1.0,
    level: float = 0.95,
) -> ChanceSpan:
    """The span of a workplace's absence rate over some years if spells came independently and were as long.

    The number of spells is then Poisson. Where spells differ in length, the
    day-weighted mean length (`spell_days_by_curve`) gives the rate its variance.
    With the length of a short spell, or where spells come together, the true
    span is wider: this is a lower bound.

    Args:
        workers: full-time workers.
        rate: expected absence rate, above 0.
        reduction: relative reduction that one hopes to see.
        working_days: working days of a year.
        spell_days: working days of every spell.
        years: that the rate is of; the spells of all of them count.
        level: share of years within the span.

    >>> span = absence_by_chance(43, 0.07, 0.05, 225, 80 / 7)
    >>> round(span.low, 3), round(span.high, 3)
    (0.053, 0.089)
    """
    from scipy.special import ndtri, pdtrik

    spells = workers * working_days * years * rate / spell_days
    tail = (1.0 - level) / 2.0
    # the least count whose cumulative probability reaches the tail
    few, many = (
        float(np.ceil(np.nan_to_num(pdtrik(part, spells)))) if spells > 0 else 0.0
        for part in (tail, 1 - tail)
    )
    each = spell_days / (workers * working_days * years)
    fall = rate * reduction
    needed = None
    if fall > 0:
        # two years' rates, each with variance rate * spell_days / (workers * working_days); divided one
        # by one, since the square of the least falls is nought
        needed = float(ndtri(1 - tail)) ** 2 * 2 * (rate / fall) * (spell_days / working_days) / fall
    if needed is not None and not math.isfinite(needed):
        needed = None
    return ChanceSpan(max(few, 0.0) * each, many * each, level, 1.0 / workers, fall, needed)


def interval_of_rate(  # noqa: PLR0917 - the same numbers as above
    workers: float,
    rate: float,
    working_days: float,
    spell_days: float,
    years: float = 1.0,
    level: float = 0.95,
) -> tuple[float, float]:
    """The span by chance as an interval of the rate, so that it holds the rate and has a logit at both ends.

    No spell at all has no logit: half a spell stands for it, or half the rate
    where that is less. Where the span reaches absence all year, its end is
    halfway from the rate to there.

    Args:
        workers: full-time workers.
        rate: absence rate, above 0 and below 1.
        working_days: working days of a year.
        spell_days: working days of every spell.
        years: that the rate is of.
        level: of the interval.

    >>> low, high = interval_of_rate(43, 0.112, 225, 80 / 7)
    >>> round(low, 3), round(high, 3)
    (0.09, 0.135)
    """
    span = absence_by_chance(workers, rate, 0.0, working_days, spell_days, years, level)
    spell = spell_days / (workers * working_days * years)
    low = span.low if span.low > 0.0 else min(spell, rate) / 2.0
    high = max(span.high, spell)
    return low, high if high < 1.0 else (1.0 + rate) / 2.0


def spell_days_by_curve(
    curve: SurvivalCurve,
    self_share: float,
    self_certified_working_days: float,
    working_days_per_week: float,
) -> float:
    """The day-weighted mean length of all spells in working days, E[L^2] / E[L].

    This is the length of the spell that a day of absence lies in, on average.
    It is what drives chance: with a Poisson number of spells the variance of all
    days is their mean times it, however spells differ. It is far longer than the
    mean spell, for most days lie in the few long ones.

    Args:
        curve: of certified spells, in calendar days.
        self_share: share of absence days that are self-certified.
        self_certified_working_days: of each self-certified spell.
        working_days_per_week: to tell calendar days as working days.

    Source: the variance of a compound Poisson sum: Klugman, Panjer and Willmot, Loss Models: From
    Data to Decisions, 4th edition, 2012.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> round(spell_days_by_curve(curve, 0.157, 2.0, 5.0), 3)
        134.202
    """
    certified = curve.mean_square / curve.mean_days * working_days_per_week / 7
    return self_share * self_certified_working_days + (1.0 - self_share) * certified


def spell_days_in(scenario: Scenario, time: WorkingTime) -> float:
    """The length of a spell that drives chance in a scenario, in working days.

    Day-weighted over its spell lengths where absence comes in spells, else that of
    the spell that hours are pictured as.

    Args:
        scenario: which may have spells.
        time: working days of a week, and of the spell to fall back on.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.scenario import shipped
        >>> scenarios = shipped("helseiarbeid-2016"), shipped("helseiarbeid-2025")
        >>> [round(spell_days_in(scenario, read_working_time()), 1) for scenario in scenarios]
        [11.4, 116.5]
    """
    curve = survival_curve(scenario)
    if curve is None:
        return time.spell_working_days
    short = read_spell_lengths().self_certified.mean_working_days
    share = scenario.numbers["absence.spells.self_certified_share"]
    return spell_days_by_curve(curve, share, short, time.working_days_per_week)


def power(  # noqa: PLR0917 - four numbers of a workplace, one of a spell, one of the test
    workers: ArrayLike,
    rate: ArrayLike,
    reduction: ArrayLike,
    working_days: ArrayLike,
    spell_days: ArrayLike,
    level: float = 0.95,
) -> Floats:
    """The power to show a fall: the probability that one year's rate is significantly below the year before.

    If the measure makes the rate fall as hoped, so often does a two-sided z test
    of the two years' rates call the fall more than chance; else the workplace's
    own figures show nothing, though the measure works. A rise that is called
    significant does not count. Without a fall the power is half of what the level
    leaves, and with as many workers as `workers_to_tell` one half. The numbers
    broadcast.

    Args:
        workers: full-time workers.
        rate: expected absence rate without the measure.
        reduction: relative reduction that the measure gives.
        working_days: working days of a year.
        spell_days: working days of a spell, weighted by days where spells differ.
        level: 1 less the significance level of the test.

    Returns:
        Probabilities, of the shape that the numbers broadcast to; 0 where there is no absence.

    Source: the normal approximation to the power of a z test: Chow, Shao, Wang and Lokhnygina,
    Sample Size Calculations in Clinical Research, doi:10.1201/9781315183084.

    Example:
        >>> float(power(43.0, 0.07, 0.05, 225.0, 80 / 7).round(3))
        0.046
    """
    from scipy.special import ndtr, ndtri

    before, relative, people, days, spell = (
        np.asarray(number, dtype=np.float64)
        for number in (rate, reduction, workers, working_days, spell_days)
    )
    standard = relative * np.sqrt(before) * np.sqrt(people * days / (2.0 * spell))
    return np.where(before > 0.0, ndtr(standard - ndtri((1.0 + level) / 2.0)), 0.0)


def chance_in(run: Evaluation, time: WorkingTime, spell_days: float | None = None) -> ChanceSpan:
    """How far the yearly absence rate of all workers in a run of a single draw wanders by chance.

    Workers are persons, who work as much as those of the run do on average.

    Args:
        run: gives workers, their expected absence and the reduction hoped for.
        time: hours of a day, and working days of a spell where none are given.
        spell_days: working days of a spell, weighted by days where spells differ.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> chance = chance_in(evaluate(shipped("helseiarbeid-2016")), read_working_time())
        >>> round(chance.low, 3), round(chance.high, 3)
        (0.066, 0.074)
    """
    scenario, reduction = run.scenario, run.single().reduction_in_force
    share = scenario.numbers["population.fte_per_worker"]
    workers = _full_time(scenario.numbers["population.workers"], scenario)
    rate = scenario.numbers["absence.rate"]
    days = _working_days(scenario, time)
    span = absence_by_chance(workers, rate, reduction, days, _spell_days(spell_days, time))
    needed = span.workers_to_tell
    people = None if needed is None else needed / share  # who work as much as these
    return replace(span, one_worker=span.one_worker * share, workers_to_tell=people)


def power_in(
    run: Evaluation, time: WorkingTime, spell_days: float | None = None, level: float = 0.95
) -> float:
    """The power of all workers in a run of a single draw to show its reduction from one year to the next.

    Args:
        run: gives workers, their expected absence and the reduction hoped for.
        time: hours of a day, and working days of a spell where none are given.
        spell_days: working days of a spell, weighted by days where spells differ.
        level: 1 less the significance level of the test.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> run, time = evaluate(shipped("helseiarbeid-2016")), read_working_time()
        >>> round(power_in(run, time), 2), round(power_in(run, time, 116.0), 2)
        (0.26, 0.06)
    """
    scenario, reduction = run.scenario, run.single().reduction_in_force
    workers = _full_time(scenario.numbers["population.workers"], scenario)
    rate, days = scenario.numbers["absence.rate"], _working_days(scenario, time)
    return float(power(workers, rate, reduction, days, _spell_days(spell_days, time), level))


def interval_by_chance(  # noqa: PLR0917 - where the rate was measured, and the length of a spell
    scenario: Scenario,
    time: WorkingTime,
    workers: float,
    rate: float,
    years: float,
    spell_days: float | None = None,
) -> tuple[float, float] | None:
    """The span that chance gives an absence rate measured among some workers; None where it has none.

    Args:
        scenario: gives full-time equivalents and the hours of a year.
        time: hours of a day, and working days of a spell where none are given.
        workers: people among whom it was measured.
        rate: what was measured, a share.
        years: over how many years.
        spell_days: working days of a spell, weighted by days where spells differ.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.scenario import shipped
        >>> interval_by_chance(shipped("helseiarbeid-2016"), read_working_time(), 43.0, 1.0, 1.0) is None
        True
    """
    people = _full_time(workers, scenario)
    if not (0.0 < rate < 1.0 and years > 0.0 and people > 0.0):
        return None
    days = _working_days(scenario, time)
    return interval_of_rate(people, rate, days, _spell_days(spell_days, time), years)


def _full_time(workers: float, scenario: Scenario) -> float:
    return workers * scenario.numbers["population.fte_per_worker"]


def _working_days(scenario: Scenario, time: WorkingTime) -> float:
    """Of a year."""
    return scenario.numbers["valuation.hours_per_fte_year"] / time.hours_per_day


def _spell_days(spell_days: float | None, time: WorkingTime) -> float:
    return time.spell_working_days if spell_days is None else spell_days
