"""What the measure costs: attendees' and professionals' time, transport, venue, coordination.

One function for each item of cost, each a product of inputs as the method states it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.actors import Actor
from hiacalc.model.inputs import Inputs
from hiacalc.model.ledger import Entry, Factor, Factors, Item, Kind
from hiacalc.model.valuation import ANNUAL_VALUE
from hiacalc.model.working_hours import hours_worth
from hiacalc.scenario.options import Attendees, Groups, Place, Profession
from hiacalc.scenario.schema import Activity

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


@dataclass(frozen=True, slots=True, eq=False)
class Delivery:
    """What the items of cost share, for each activity, year and draw.

    Args:
        inputs: the numbers of the run.
        hours: length of a meeting, shape `(activities, 1, 1 or draws)`.
        session_hours: those and what a professional spends on preparation and travel, of the same shape.
        meetings: meetings of an employer in a year, shape `(activities, years, 1 or draws)`.
        attendees: workers, or representatives, who attend a meeting at all employers
            together, shape `(activities, 1, 1 or draws)`.
        sessions: times that the professionals hold the meetings of all employers in a
            year, shape `(activities, years, 1 or draws)`.
        attending: by profession, 1 for the activities that it attends, else 0, shape
            `(activities, 1, 1)`.
        wage_index: price of working time by year relative to the first, shape `(years, 1 or draws)`.
    """

    inputs: Inputs
    hours: Floats
    session_hours: Floats
    meetings: Floats
    attendees: Floats
    sessions: Floats
    attending: dict[Profession, Floats]
    wage_index: Floats

    def hours_by_year(self, profession: Profession) -> Floats:
        """Hours of a profession that all meetings take, coordination counted as NAV's, `(years, 1 or draws)`.

        >>> from hiacalc.scenario import shipped
        >>> years = np.ones((5, 1))
        >>> delivery = Delivery.planned(Inputs(shipped("helseiarbeid-2016")), years, years)
        >>> delivery.hours_by_year(Profession.HEALTH_SERVICE)[:, 0].round(3).tolist()
        [600.0, 297.391, 297.391, 0.0, 0.0]
        """
        hours = self.session_hours * self.attending[profession]
        if profession is Profession.NAV:
            hours = hours + self.inputs["delivery.coordination_hours"]
        return np.asarray((self.sessions * hours).sum(axis=0))

    @classmethod
    def planned(cls, inputs: Inputs, wage_index: Floats, within_horizon: Floats) -> Delivery:
        """The delivery that a scenario plans, as far as the horizon goes.

        Args:
            inputs: the numbers of the run.
            wage_index: price of working time by year, shape `(years, 1 or draws)`.
            within_horizon: 1 for years within the horizon, else 0, shape `(years, 1 or draws)`.

        >>> from hiacalc.scenario import shipped
        >>> years = np.ones((5, 1))
        >>> delivery = Delivery.planned(Inputs(shipped("helseiarbeid-2016")), years, years)
        >>> activities = list(delivery.inputs.activities)
        >>> delivery.meetings[activities.index("module"), :, 0].tolist()
        [3.0, 2.0, 2.0, 0.0, 0.0]
        """
        employers = inputs.employers
        hours = inputs.each_activity("hours")
        session_hours = hours + inputs["delivery.preparation_hours"] + inputs["delivery.travel_hours"]
        meetings = inputs.meetings(len(within_horizon)) * within_horizon
        all_workers = activity_mask(inputs, lambda activity: activity.attends is Attendees.ALL) > 0
        attendees = np.where(
            all_workers,
            inputs["population.workers"] * inputs["delivery.attendance"],
            inputs["delivery.representatives_per_employer"] * employers,
        )
        groups_per_employer = groups_of(
            inputs.workplace_size, inputs["delivery.largest_group"], inputs.scenario.delivery.groups
        )
        groups = np.where(all_workers, groups_per_employer, 1.0)
        sessions = meetings * (employers / inputs.each_activity("employers_per_session") * groups)
        attending = {profession: activity_mask(inputs, _attended_by(profession)) for profession in _SERVICES}
        return cls(inputs, hours, session_hours, meetings, attendees, sessions, attending, wage_index)

    def cost(self, item: Item, actor: Actor, amount: Floats, *factors: tuple[Factor, Floats]) -> Entry:
        """The ledger entry of an item of cost.

        Args:
            item: what is paid for.
            actor: who pays.
            amount: undiscounted NOK, shape `(activities, years, 1 or draws)`.
            factors: what `amount` is the product of.
        """
        return Entry(item, actor, Kind.COST, amount, factors, tuple(self.inputs.activities))


def delivery_costs(
    inputs: Inputs, value_per_hour: Floats, wage_index: Floats, within_horizon: Floats
) -> list[Entry]:
    """The cost entries of all activities.

    Args:
        inputs: the numbers of the run.
        value_per_hour: NOK an hour of attendees' time in the first year, shape `(1 or draws,)`.
        wage_index: price of working time by year, shape `(years, 1 or draws)`.
        within_horizon: 1 for years within the horizon, else 0, shape `(years, 1 or draws)`.

    Returns:
        Entries whose amounts are undiscounted NOK of shape `(activities, years, 1 or draws)`.

    >>> from hiacalc.scenario import shipped
    >>> years = np.ones((5, 1))
    >>> entries = delivery_costs(Inputs(shipped("model-1")), np.array([300.0]), years, years)
    >>> entries[0].item, round(float(entries[0].amount.sum()))  # hours at NOK 300 each
    (<Item.ATTENDEES_TIME: 'attendees_time'>, 684522)
    """
    delivery = Delivery.planned(inputs, wage_index, within_horizon)
    entries = [*hours_worth(inputs, attendees_time(delivery, value_per_hour))]
    for profession in _SERVICES:
        entries += [professionals(delivery, profession), transport(delivery, profession)]
    return [*entries, venue(delivery), coordination(delivery)]


def attendees_time(delivery: Delivery, value_per_hour: Floats) -> Entry:
    """Attendees' time, which falls on the employer: meetings x hours x attendees x value of an hour.

    Args:
        delivery: the meetings and who attends them.
        value_per_hour: NOK an hour in the first year, shape `(1 or draws,)`.
    """
    return delivery.cost(
        Item.ATTENDEES_TIME,
        Actor.EMPLOYER,
        delivery.meetings * (delivery.hours * delivery.attendees) * (value_per_hour * delivery.wage_index),
        (Factor.MEETINGS, delivery.meetings),
        (Factor.HOURS, delivery.hours),
        (Factor.ATTENDEES, delivery.attendees),
        *delivery.inputs.priced(Factor.VALUE_PER_HOUR, value_per_hour, ANNUAL_VALUE),
        (Factor.WAGE_INDEX, delivery.wage_index),
    )


def professionals(delivery: Delivery, profession: Profession) -> Entry:
    """A profession's time, which falls on its service: sessions x hours with preparation and travel x cost.

    Args:
        delivery: the sessions that are held.
        profession: who is paid where an activity has need of them.
    """
    item, actor = _SERVICES[profession]
    professional_hours = delivery.session_hours * delivery.attending[profession]
    cost_per_hour, factors = _cost_per_hour(delivery, profession)
    return delivery.cost(
        item,
        actor,
        delivery.sessions * professional_hours * cost_per_hour,
        (Factor.SESSIONS, delivery.sessions),
        (Factor.SESSION_HOURS, professional_hours),
        *factors,
    )


def _cost_per_hour(delivery: Delivery, profession: Profession) -> tuple[Floats, Factors]:
    """What an hour of a profession costs by year, and what that is the product of."""
    inputs, path = delivery.inputs, f"delivery.hourly_cost.{profession}"
    hourly_cost = inputs[path]
    factors = inputs.priced(Factor.HOURLY_COST, hourly_cost, path)
    if inputs.scenario.delivery.labour_cost_multiplier is not None:
        multiplier = inputs["delivery.labour_cost_multiplier"]
        hourly_cost = hourly_cost * multiplier
        factors = (*factors, (Factor.LABOUR_COST, multiplier))
    return hourly_cost * delivery.wage_index, (*factors, (Factor.WAGE_INDEX, delivery.wage_index))


def transport(delivery: Delivery, profession: Profession) -> Entry:
    """A service's part of the fares: sessions x fare, shared equally by the services that travel.

    Args:
        delivery: the sessions that are held.
        profession: whose service pays the part.
    """
    _, actor = _SERVICES[profession]
    fare = delivery.inputs["delivery.fare"]
    attending = delivery.attending[profession]
    travelling = sum(delivery.attending.values(), np.zeros((1, 1, 1)))
    share = np.divide(attending, travelling, out=np.zeros_like(travelling), where=travelling > 0)
    return delivery.cost(
        Item.TRANSPORT,
        actor,
        delivery.sessions * fare * share,
        (Factor.SESSIONS, delivery.sessions),
        *delivery.inputs.priced(Factor.FARE, fare, "delivery.fare"),
        (Factor.FARE_SHARE, share),
    )


def venue(delivery: Delivery) -> Entry:
    """Meetings held elsewhere, which NAV pays: meetings x attendees x price for each participant."""
    inputs = delivery.inputs
    elsewhere = activity_mask(inputs, lambda activity: activity.where is Place.ELSEWHERE)
    price = elsewhere * inputs["delivery.venue_price"]
    return delivery.cost(
        Item.VENUE,
        Actor.NAV,
        delivery.meetings * (delivery.attendees * price),
        (Factor.MEETINGS, delivery.meetings),
        (Factor.ATTENDEES, delivery.attendees),
        *inputs.priced(Factor.VENUE_PRICE, price, "delivery.venue_price"),
    )


def coordination(delivery: Delivery) -> Entry:
    """Coordination, which NAV pays: sessions x hours for each x hourly cost of a NAV adviser."""
    hours = delivery.inputs["delivery.coordination_hours"]
    cost_per_hour, factors = _cost_per_hour(delivery, Profession.NAV)
    return delivery.cost(
        Item.COORDINATION,
        Actor.NAV,
        delivery.sessions * hours * cost_per_hour,
        (Factor.SESSIONS, delivery.sessions),
        (Factor.COORDINATION_HOURS, hours),
        *factors,
    )


def _attended_by(profession: Profession) -> Callable[[Activity], bool]:
    return lambda activity: profession in activity.professions


def activity_mask(inputs: Inputs, holds: Callable[[Activity], bool]) -> Floats:
    """1 for the activities of which something holds, else 0, shape `(activities, 1, 1)`.

    Args:
        inputs: whose activities are meant.
        holds: is asked of each activity.
    """
    return np.array([float(holds(a)) for a in inputs.activities.values()]).reshape(-1, 1, 1)


def last_year_of(activities: dict[str, Activity]) -> int:
    """The last programme year for which a schedule lists meetings.

    >>> from hiacalc.scenario import shipped
    >>> last_year_of(shipped("helseiarbeid-2016").delivery.activities)
    3
    """
    return max(len(activity.count) for activity in activities.values())
