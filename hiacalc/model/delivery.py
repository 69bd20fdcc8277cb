"""What the measure costs: attendees' and professionals' time, transport, venue, coordination."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from hiacalc.model.actors import Actor
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Factor, Item, Kind
from hiacalc.scenario.schema import Activity, Attendees, Groups, Place, Profession

Floats = NDArray[np.float64]

_SERVICES = {
    Profession.HEALTH_SERVICE: (Item.HEALTH_PROFESSIONALS, Actor.HEALTH_SERVICE),
    Profession.NAV: (Item.NAV_ADVISERS, Actor.NAV),
}


# Above a whole number of groups by no more than this, a workplace fills that many.
_FILLS = 1e-9


def groups_of(size: Floats, largest_group: Floats, groups: Groups) -> Floats:
    """Groups that the workers of a workplace attend in.

    Args:
        size: workers at the workplace.
        largest_group: most workers who can attend one session.
        groups: `average` for workplaces of many sizes, whose mean size is known;
            `whole` for known workplaces.

    >>> groups_of(np.array([30.0, 45.0, 80.0]), np.array(40.0), Groups.WHOLE).tolist()
    [1.0, 2.0, 2.0]
    """
    averaged = np.maximum(1.0, size / largest_group)
    if groups is Groups.AVERAGE:
        return averaged
    return np.maximum(averaged, np.ceil(averaged - _FILLS))


def delivery_costs(inputs: Inputs, value_per_hour: Floats, wage_index: Floats, held: Floats) -> list[Entry]:
    """The cost entries of all activities.

    Args:
        inputs: the numbers of the run.
        value_per_hour: NOK an hour of attendees' time in the first year, shape `(1 or draws,)`.
        wage_index: price of working time by year, shape `(years, 1 or draws)`.
        held: 1 for years within the horizon, else 0, shape `(years, 1 or draws)`.

    Returns:
        Entries whose amounts have the shape `(activities, years, 1 or draws)`.
    """
    activities = tuple(inputs.activities)
    count = inputs.meetings(len(held)) * held
    hours = inputs.each_activity("hours")
    employers = inputs.employers
    everyone = _those(inputs, lambda activity: activity.attends is Attendees.ALL)
    elsewhere = _those(inputs, lambda activity: activity.where is Place.ELSEWHERE)

    heads = np.where(
        everyone > 0,
        inputs["population.workers"] * inputs["delivery.attendance"],
        inputs["delivery.representatives_per_employer"] * employers,
    )
    parted = groups_of(
        inputs.workplace_size, inputs["delivery.largest_group"], inputs.scenario.delivery.groups
    )
    groups = np.where(everyone > 0, parted, 1.0)
    sessions = count * (employers / inputs.each_activity("employers_per_session") * groups)

    def cost(item: Item, actor: Actor, amount: Floats, *factors: tuple[Factor, Floats]) -> Entry:
        return Entry(item, actor, Kind.COST, amount, factors, activities)

    meetings, wages = (Factor.MEETINGS, count), (Factor.WAGE_INDEX, wage_index)
    entries = [
        cost(
            Item.ATTENDEES_TIME,
            Actor.EMPLOYER,
            count * (hours * heads) * (value_per_hour * wage_index),
            meetings,
            (Factor.HOURS, hours),
            (Factor.ATTENDEES, heads),
            (Factor.VALUE_PER_HOUR, value_per_hour),
            wages,
        )
    ]
    session_hours = hours + inputs["delivery.preparation_hours"] + inputs["delivery.travel_hours"]
    fare = inputs["delivery.fare"]
    held_sessions = (Factor.SESSIONS, sessions)
    attending = {one: _those(inputs, _attended_by(one)) for one in _SERVICES}
    present = sum(attending.values(), np.zeros((1, 1, 1)))
    for profession, (item, actor) in _SERVICES.items():
        there = session_hours * attending[profession]
        hourly = inputs[f"delivery.hourly_cost.{profession}"]
        entries.append(
            cost(
                item,
                actor,
                sessions * there * (hourly * wage_index),
                held_sessions,
                (Factor.SESSION_HOURS, there),
                (Factor.HOURLY_COST, hourly),
                wages,
            )
        )
        # the fare is shared by the services that travel
        share = np.divide(attending[profession], present, out=np.zeros_like(present), where=present > 0)
        entries.append(
            cost(
                Item.TRANSPORT,
                actor,
                sessions * fare * share,
                held_sessions,
                (Factor.FARE, fare),
                (Factor.FARE_SHARE, share),
            )
        )
    price = elsewhere * inputs["delivery.venue_price"]
    entries.append(
        cost(
            Item.VENUE,
            Actor.NAV,
            count * (heads * price),
            meetings,
            (Factor.ATTENDEES, heads),
            (Factor.VENUE_PRICE, price),
        )
    )
    coordination, adviser = inputs["delivery.coordination_hours"], inputs["delivery.hourly_cost.nav"]
    entries.append(
        cost(
            Item.COORDINATION,
            Actor.NAV,
            sessions * coordination * (adviser * wage_index),
            held_sessions,
            (Factor.COORDINATION_HOURS, coordination),
            (Factor.HOURLY_COST, adviser),
            wages,
        )
    )
    return entries


def _attended_by(profession: Profession) -> Callable[[Activity], bool]:
    return lambda activity: profession in activity.professions


def _those(inputs: Inputs, holds: Callable[[Activity], bool]) -> Floats:
    """1 for the activities of which something holds, else 0, shape `(activities, 1, 1)`."""
    return np.array([[[float(holds(a))]] for a in inputs.activities.values()])


def last_year_of(activities: dict[str, Activity]) -> int:
    """The last programme year for which a schedule lists meetings."""
    return max(len(activity.count) for activity in activities.values())
