"""Who pays and who gains, and whose eyes a result is seen through."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias


class Actor(StrEnum):
    """A party on which a ledger line falls."""

    EMPLOYER = "employer"
    WORKER = "worker"
    NAV = "nav"
    HEALTH_SERVICE = "health_service"

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Itself: a single actor is the narrowest view."""
        return (self,)


class Perspective(StrEnum):
    """A set of actors whose lines count together."""

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


View: TypeAlias = Perspective | Actor
