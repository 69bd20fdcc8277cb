"""What was last worked out, for all readers, up to a size."""

from __future__ import annotations

from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class SizedCache(Generic[Key, Value]):
    """Holds what was last asked for; what was not asked for longest makes room.

    What is asked for is compared and not hashed, so that scenarios can be.

    >>> cache: SizedCache[str, int] = SizedCache(3)
    >>> for word in ("one", "two", "three"):
    ...     cache.put(word, len(word), 1)
    >>> cache.find("one")
    3
    >>> cache.put("four", 4, 2)
    >>> [cache.find(word) for word in ("one", "two", "three", "four")]
    [3, None, None, 4]
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: list[tuple[Key, Value, int]] = []  # the last one asked for at the end
        self._guard = Lock()

    def find(self, key: Key) -> Value | None:
        """What was put there for this, or None."""
        with self._guard:
            for place, (kept, value, _) in enumerate(self._held):
                if kept == key:
                    self._held.append(self._held.pop(place))
                    return value
        return None

    def put(self, key: Key, value: Value, size: int) -> None:
        """Keep it, however large, and do away with what no longer fits beside it.

        Args:
            key: what was asked for, compared by value.
            value: what came of it.
            size: in the units of the cache's own size.
        """
        with self._guard:
            self._held = [entry for entry in self._held if entry[0] != key]
            self._held.append((key, value, size))
            while len(self._held) > 1 and sum(entry[2] for entry in self._held) > self._most:
                del self._held[0]
