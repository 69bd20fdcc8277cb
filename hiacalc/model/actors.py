"""Actors, who pay and gain, and perspectives, through whose eyes a result is seen."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from hiacalc.model.choice import not_a_choice


class Actor(StrEnum):
    """A party on which a ledger line falls."""

    EMPLOYER = "employer"
    WORKER = "worker"
    NAV = "nav"
    HEALTH_SERVICE = "health_service"

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Itself: a single actor is the narrowest viewpoint.

        >>> Actor.WORKER.actors
        (<Actor.WORKER: 'worker'>,)
        """
        return (self,)


class Perspective(StrEnum):
    """A set of actors whose lines count together: society all of them, public NAV and the health service."""

    SOCIETY = "society"
    EMPLOYER = "employer"
    NAV = "nav"
    HEALTH_SERVICE = "health_service"
    PUBLIC = "public"

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors whose lines count.

        >>> [actor.value for actor in Perspective.PUBLIC.actors]
        ['nav', 'health_service']
        """
        if self is Perspective.SOCIETY:
            return tuple(Actor)
        if self is Perspective.PUBLIC:
            return (Actor.NAV, Actor.HEALTH_SERVICE)
        return (Actor(self.value),)


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
