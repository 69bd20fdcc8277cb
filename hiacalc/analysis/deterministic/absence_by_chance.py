"""What a workplace's own absence figures can tell, when chance alone moves them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from hiacalc.evidence.working_time import WorkingTime
from hiacalc.model import Evaluation
from hiacalc.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ChanceSpan:
    """How far a yearly absence rate wanders by chance, and what that means for seeing an effect.

    `low` and `high` enclose the rate of a year, or of as many as were asked for, in `level` of
    them; `one_worker` is what one
    worker's absence all year adds to it; `workers_to_tell` is how many workers are needed
    before the fall from one year to the next is as large as the span of that difference.
    `workers_to_tell` is None without a fall.
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
    """The span of a workplace's absence rate over some years if spells came independently and were all short.

    The number of spells is then Poisson. Real spells differ in length and
    come together, which makes the true span wider: this is a lower bound.

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
    few, many = (float(math.ceil(pdtrik(part, spells))) if spells > 0 else 0.0 for part in (tail, 1 - tail))
    each = spell_days / (workers * working_days * years)
    fall = rate * reduction
    needed = None
    if fall > 0:
        # two years' rates, each with variance rate * spell_days / (workers * working_days)
        needed = float(ndtri(1 - tail)) ** 2 * 2 * rate * spell_days / (working_days * fall**2)
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


def chance_in(run: Evaluation, time: WorkingTime) -> ChanceSpan:
    """How far the yearly absence rate of all workers in a run of a single draw wanders by chance.

    Args:
        run: gives workers, their expected absence and the reduction hoped for.
        time: hours of a day, and working days of a spell.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.model import evaluate
        >>> from hiacalc.scenario import shipped
        >>> chance = chance_in(evaluate(shipped("helseiarbeid-2016")), read_working_time())
        >>> round(chance.low, 3), round(chance.high, 3)
        (0.066, 0.074)
    """
    scenario, reduction = run.scenario, run.single().reduction_in_force
    workers = _full_time(scenario.numbers["population.workers"], scenario)
    rate = scenario.numbers["absence.rate"]
    return absence_by_chance(workers, rate, reduction, _working_days(scenario, time), time.spell_working_days)


def interval_by_chance(
    scenario: Scenario, time: WorkingTime, workers: float, rate: float, years: float
) -> tuple[float, float] | None:
    """The span that chance gives an absence rate measured among some workers; None where it has none.

    Args:
        scenario: gives full-time equivalents and the hours of a year.
        time: hours of a day, and working days of a spell.
        workers: people among whom it was measured.
        rate: what was measured, a share.
        years: over how many years.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.scenario import shipped
        >>> interval_by_chance(shipped("helseiarbeid-2016"), read_working_time(), 43.0, 1.0, 1.0) is None
        True
    """
    people = _full_time(workers, scenario)
    if not (0.0 < rate < 1.0 and years > 0.0 and people > 0.0):
        return None
    return interval_of_rate(people, rate, _working_days(scenario, time), time.spell_working_days, years)


def _full_time(workers: float, scenario: Scenario) -> float:
    return workers * scenario.numbers["population.fte_per_worker"]


def _working_days(scenario: Scenario, time: WorkingTime) -> float:
    """Of a year."""
    return scenario.numbers["valuation.hours_per_fte_year"] / time.hours_per_day
