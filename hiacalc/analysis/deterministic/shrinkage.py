"""A small workplace's own absence rate drawn towards the rate of its industry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.analysis.deterministic.absence_by_chance import spell_days_in
from hiacalc.arrays import Floats
from hiacalc.evidence.working_time import WorkingTime
from hiacalc.scenario import Scenario

_MOST = 0.999  # of a year: an interval of a rate ends below it, so that it has a logit


@dataclass(frozen=True, slots=True)
class Shrunk:
    """An own rate, the industry's, and what both say together; each of the shape that they broadcast to.

    Attributes:
        own: rate of the workplace as measured.
        industry: rate of its industry.
        weight: of the own rate, from 0 to 1.
        rate: what the underlying rate of the workplace is expected to be.
        variance: of that.
        low: lower end of the interval in which it lies with probability `level`.
        high: upper end.
        level: of the interval.
    """

    own: Floats
    industry: Floats
    weight: Floats
    rate: Floats
    variance: Floats
    low: Floats
    high: Floats
    level: float


def shrunk_rate(
    own: ArrayLike,
    industry: ArrayLike,
    chance_variance: ArrayLike,
    spread: ArrayLike,
    level: float = 0.95,
) -> Shrunk:
    """An own rate drawn towards the industry's, by how much chance there is in it.

    The weight of the own rate is the variance between workplaces over itself and
    the variance by chance: with much chance little is left of it. The underlying
    rates of workplaces follow a gamma distribution around the industry's, and the
    number of spells given a rate is Poisson, so that the rate given the spells
    follows a gamma distribution again, whose mean is exactly this weighted mean.

    Args:
        own: rate of the workplace as measured.
        industry: rate of its industry, above 0.
        chance_variance: of the measured rate of a workplace with the industry's rate.
        spread: standard deviation between workplaces over the industry's rate.
        level: of the interval.

    Returns:
        The rate, weight, variance and interval; all broadcast.

    Source: Efron and Morris, Data analysis using Stein's estimator and its generalizations,
    doi:10.1080/01621459.1975.10479864; Spiegelhalter, Abrams and Myles, Bayesian Approaches to
    Clinical Trials and Health-Care Evaluation, 2004; the credibility of compound Poisson sums in
    Klugman, Panjer and Willmot, Loss Models: From Data to Decisions, 4th edition, 2012.

    Example:
        >>> both = shrunk_rate(0.112, 0.084, 0.0014, 0.35)
        >>> round(float(both.weight), 2), round(float(both.rate), 3)
        (0.38, 0.095)
    """
    from scipy.special import gammaincinv

    mine, theirs, chance, relative = np.broadcast_arrays(
        *(np.asarray(number, dtype=np.float64) for number in (own, industry, chance_variance, spread))
    )
    between = (relative * theirs) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        weight = np.where(between > 0.0, between / (between + chance), 0.0)
        rate = weight * mine + (1.0 - weight) * theirs
        variance = weight * chance * rate / theirs
        shape = np.where(variance > 0.0, rate**2 / variance, np.inf)
        scale = np.where(variance > 0.0, variance / rate, 0.0)
        tail = (1.0 - level) / 2.0
        low, high = (
            np.where(np.isfinite(shape), gammaincinv(shape, part) * scale, rate)
            for part in (tail, 1.0 - tail)
        )
    highest = np.maximum(rate, _MOST)
    return Shrunk(mine, theirs, weight, rate, variance, low, np.minimum(high, highest), level)


def variance_by_chance(
    rate: ArrayLike,
    workers: ArrayLike,
    working_days: ArrayLike,
    spell_days: ArrayLike,
    years: ArrayLike = 1.0,
) -> Floats:
    """The variance of a measured absence rate if spells come independently of each other.

    Args:
        rate: expected absence rate.
        workers: full-time workers, above 0.
        working_days: of a year.
        spell_days: working days of a spell, weighted by days where spells differ.
        years: that the rate was measured over.

    Source: the variance of a compound Poisson sum, as in `spell_days_by_curve`.

    Example:
        >>> round(float(variance_by_chance(0.07, 43.0, 225.0, 80 / 7)) ** 0.5, 4)
        0.0091
    """
    expected, people, days, spell, covered = (
        np.asarray(number, dtype=np.float64) for number in (rate, workers, working_days, spell_days, years)
    )
    return np.asarray(expected * spell / (people * days * covered))


def shrunk_in(  # noqa: PLR0917 - where it was measured, and two rates with what they rest on
    scenario: Scenario, time: WorkingTime, own: float, industry: float, spread: float, years: float
) -> Shrunk:
    """The own rate of a scenario's workers drawn towards the industry's.

    Args:
        scenario: gives workers, their hours and how long spells are.
        time: hours of a day, and the spell where the scenario has none.
        own: rate as measured among the workers.
        industry: rate of the industry.
        spread: standard deviation between workplaces over the industry's rate.
        years: that the own rate was measured over.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.scenario import changed, shipped
        >>> mine = changed(shipped("helseiarbeid-2025"), {"population.workers": 43})
        >>> both = shrunk_in(mine, read_working_time(), 0.112, 0.084, 0.35, 1.0)
        >>> round(float(both.low), 2), round(float(both.rate), 2), round(float(both.high), 2)
        (0.06, 0.1, 0.15)
    """
    numbers = scenario.numbers
    workers = numbers["population.workers"] * numbers["population.fte_per_worker"]
    days = numbers["valuation.hours_per_fte_year"] / time.hours_per_day
    chance = variance_by_chance(industry, workers, days, spell_days_in(scenario, time), years)
    return shrunk_rate(own, industry, chance, spread)
