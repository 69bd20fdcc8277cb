"""What was last worked out, for all readers, up to a size."""

from __future__ import annotations

from threading import Lock
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Found = TypeVar("Found")


class Shelf(Generic[Asked, Found]):
    """Holds what was last asked for; what was not asked for longest makes room.

    What is asked for is compared and not hashed, so that scenarios can be.

    >>> shelf: Shelf[str, int] = Shelf(3)
    >>> for word in ("one", "two", "three"):
    ...     shelf.put(word, len(word), 1)
    >>> shelf.find("one")
    3
    >>> shelf.put("four", 4, 2)
    >>> [shelf.find(word) for word in ("one", "two", "three", "four")]
    [3, None, None, 4]
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: list[tuple[Asked, Found, int]] = []  # the last one asked for at the end
        self._guard = Lock()

    def find(self, asked: Asked) -> Found | None:
        """What was put there for this, or None."""
        with self._guard:
            for place, one in enumerate(self._held):
                if one[0] == asked:
                    self._held.append(self._held.pop(place))
                    return one[1]
        return None

    def put(self, asked: Asked, found: Found, size: int) -> None:
        """Keep it, however large, and do away with what no longer fits beside it."""
        with self._guard:
            self._held = [one for one in self._held if one[0] != asked]
            self._held.append((asked, found, size))
            while len(self._held) > 1 and sum(one[2] for one in self._held) > self._most:
                del self._held[0]
