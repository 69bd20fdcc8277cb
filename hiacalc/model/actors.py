"""Who pays and who gains, and whose eyes a result is seen through."""

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
ViewOrName: TypeAlias = Perspective | Actor | str


def view_of(given: ViewOrName) -> View:
    """A perspective or an actor, given as such or by name.

    Raises:
        ScenarioError: `not_a_choice`, with the names there are and the nearest of them.

    >>> view_of("public")
    <Perspective.PUBLIC: 'public'>
    >>> view_of("worker")
    <Actor.WORKER: 'worker'>
    """
    if isinstance(given, (Perspective, Actor)):
        return given
    views: dict[str, View] = {view.value: view for view in (*Actor, *Perspective)}
    if not isinstance(given, str) or given not in views:
        raise not_a_choice(given, tuple(dict.fromkeys((*Perspective, *views))), "perspective")
    return views[given]
