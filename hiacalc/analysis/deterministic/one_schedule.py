"""Do the report's national sums for the health service and for NAV fit one and the same plan?

The health service's money serves so many workers a year, at what a worker costs it; they take so many
hours of NAV's. The report shows no unit prices, so the answer has the range of those assumed.
"""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model import Actor, Kind
from hiacalc.model.inputs import Inputs
from hiacalc.programme.cohort import Cohort
from hiacalc.scenario import Scenario
from hiacalc.scenario.options import Profession
from hiacalc.scenario.registry import quantities

# What decides either a worker's cost to the health service or the hours NAV takes, and is assumed.
ASSUMED = (
    "delivery.hourly_cost.health_service",
    "delivery.travel_hours",
    "delivery.preparation_hours",
    "delivery.coordination_hours",
)


class Span(NamedTuple):
    """A figure, and the least and the most it is over the ranges of what is assumed."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Floats) -> Span:
        """The first of some values, and their ends.

        >>> Span.of(np.array([2.0, 1.0, 3.0]))
        Span(value=2.0, low=1.0, high=3.0)
        """
        return cls(float(values[0]), float(values.min()), float(values.max()))


class OneSchedule(NamedTuple):
    """What a sum of health money and a number of NAV's people each suffice for, by the same plan.

    Args:
        health_cost: NOK of the health service for a cohort of 1000 workers, undiscounted.
        workers_for_money: workers a year that the money serves.
        posts_for_those: full-time years of NAV that they take.
        workers_for_posts: workers a year that the people there are can serve.
    """

    health_cost: Span
    workers_for_money: Span
    posts_for_those: Span
    workers_for_posts: Span


def one_schedule(scenario: Scenario, money: float, posts: float) -> OneSchedule:
    """Both national figures held against a scenario's plan, as many beginning each year.

    The ends are those over the low and high of hourly cost, travel, preparation and coordination.

    Args:
        scenario: with the plan and the prices.
        money: NOK a year on the health side.
        posts: full-time years of NAV.

    >>> from hiacalc.scenario import shipped
    >>> found = one_schedule(shipped("helseiarbeid-2016"), 150e6, 90)
    >>> [round(span.value) for span in found]
    [508539, 294963, 302, 88031]
    """
    inputs = quantities(scenario)
    ends = [
        (item.low, item.high) if item.low is not None and item.high is not None else (item.value, item.value)
        for item in (inputs[path] for path in ASSUMED)
    ]
    tried = np.array([[inputs[path].value for path in ASSUMED], *product(*ends)])
    drawn = Inputs(scenario, {path: tried[:, place] for place, path in enumerate(ASSUMED)})
    cohort = Cohort.of(drawn)
    cost: Floats = np.zeros(len(tried))
    for line in cohort.lines:
        if line.actor is Actor.HEALTH_SERVICE and line.kind is Kind.COST:
            cost = cost + line.amount.sum(axis=0)
    nav_hours = np.broadcast_to(cohort.hours[Profession.NAV].sum(axis=0), cost.shape)
    year = drawn["valuation.hours_per_fte_year"]
    served = money / cost
    return OneSchedule(
        health_cost=Span.of(1000.0 * cost),
        workers_for_money=Span.of(served),
        posts_for_those=Span.of(served * nav_hours / year),
        workers_for_posts=Span.of(posts * year / nav_hours),
    )
