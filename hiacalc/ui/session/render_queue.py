"""Readers of one server take turns, so that many at once do not slow one another.

Python runs one thread at a time. Fifty that all want to run get in each other's
way, and in that of the loop that sends what they have drawn; fifty in a queue do
not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock, local

_PATIENCE = 3.0  # seconds to wait for a turn; whoever forgets to step aside does not stop the others


class _Queue:
    """Whoever came first goes first; a bare lock would let some wait for long."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def join(self) -> bool:
        """Wait for a turn; whether it came."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            ticket = Lock()
            ticket.acquire()
            self._waiting.append(ticket)
        if ticket.acquire(timeout=_PATIENCE):
            return True
        with self._guard:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
                return False
            return True  # it came at the last moment

    def leave(self) -> None:
        """Hand the turn to the next one."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_queue = _Queue()
_long = BoundedSemaphore(2)  # more would not be done sooner, and hold up those who only want figures
_thread = local()  # `has_turn`: whether this thread is the one that draws


@contextmanager
def render_slot() -> Iterator[None]:
    """Wait until no other reader's page is being drawn, but not for ever.

    A turn within a turn is the same one.

    >>> with render_slot(), render_slot():
    ...     pass
    """
    if getattr(_thread, "has_turn", False):
        yield
        return
    _thread.has_turn = _queue.join()
    try:
        yield
    finally:
        _give_up()


@contextmanager
def release_slot() -> Iterator[None]:
    """Let the others draw their pages while something long is worked out, of which there are few at once."""
    had = _give_up()
    with _long:
        yield  # whoever is stopped meanwhile draws no more, and needs no new turn
    _thread.has_turn = had and _queue.join()


def _give_up() -> bool:
    had: bool = getattr(_thread, "has_turn", False)
    _thread.has_turn = False
    if had:
        _queue.leave()
    return had
