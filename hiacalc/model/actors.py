"""Actors, who pay and gain, and perspectives, through whose eyes a result is seen."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from hiacalc.model.choice import not_a_choice
from hiacalc.scenario.options import Sector


class Actor(StrEnum):
    """A party on which a ledger line falls."""

    EMPLOYER = "employer"
    WORKER = "worker"
    NAV = "nav"
    HEALTH_SERVICE = "health_service"
    TREASURY = "treasury"
    # On whom only the cost of tax funding falls: a loss to society that is on nobody's budget.
    TAXPAYERS = "taxpayers"

    def actors(self, sector: Sector = Sector.PRIVATE) -> tuple[Actor, ...]:  # noqa: ARG002 - as a perspective
        """Itself: a single actor is the narrowest viewpoint.

        Args:
            sector: who the employer is.

        >>> Actor.WORKER.actors()
        (<Actor.WORKER: 'worker'>,)
        """
        return (self,)


class Perspective(StrEnum):
    """A set of actors whose lines count together: society all of them, public the public purse."""

    SOCIETY = "society"
    EMPLOYER = "employer"
    NAV = "nav"
    HEALTH_SERVICE = "health_service"
    PUBLIC = "public"

    def actors(self, sector: Sector = Sector.PRIVATE) -> tuple[Actor, ...]:
        """The actors whose lines count; a municipality or the state as employer is public too.

        Args:
            sector: who the employer is.

        >>> [actor.value for actor in Perspective.PUBLIC.actors(Sector.STATE)]
        ['nav', 'health_service', 'treasury', 'employer']
        """
        if self is Perspective.SOCIETY:
            return tuple(Actor)
        if self is Perspective.PUBLIC:
            return public_actors(sector)
        return (Actor(self.value),)


def public_actors(sector: Sector) -> tuple[Actor, ...]:
    """The actors whose money is public.

    Args:
        sector: who the employer is.

    >>> Actor.EMPLOYER in public_actors(Sector.PRIVATE)
    False
    """
    employer = () if sector is Sector.PRIVATE else (Actor.EMPLOYER,)
    return (Actor.NAV, Actor.HEALTH_SERVICE, Actor.TREASURY, *employer)


Viewpoint: TypeAlias = Perspective | Actor
"""A perspective or a single actor: whose lines of the ledger count."""
ViewpointOrName: TypeAlias = Perspective | Actor | str
"""A viewpoint, itself or by name."""


def viewpoint_of(viewpoint: ViewpointOrName) -> Viewpoint:
    """A perspective or an actor, given as such or by name; a name of both is the actor.

    Raises:
        ScenarioError: `not_a_choice`, with the names there are and the nearest of them.

    >>> viewpoint_of("public")
    <Perspective.PUBLIC: 'public'>
    >>> viewpoint_of("worker")
    <Actor.WORKER: 'worker'>
    """
    if isinstance(viewpoint, (Perspective, Actor)):
        return viewpoint
    by_name: dict[str, Viewpoint] = {choice.value: choice for choice in (*Actor, *Perspective)}
    if not isinstance(viewpoint, str) or viewpoint not in by_name:
        raise not_a_choice(viewpoint, tuple(dict.fromkeys((*Perspective, *by_name))), "perspective")
    return by_name[viewpoint]
