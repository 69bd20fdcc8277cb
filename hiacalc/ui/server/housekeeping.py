"""What readers leave behind is forgotten, and its memory goes back to the system.

glibc gives each of many threads a heap of its own, and keeps the end of each
for what may come: by ten threads that have drawn, a gigabyte. One heap for all
holds no more than is in use at once, and can be cut back while nobody waits.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
from typing import Any

_PAUSE = 10.0  # seconds
_M_ARENA_MAX = -8  # as in malloc.h


def single_heap() -> None:
    """Let all threads share one heap, where the C library can be told so: before there is a second thread."""
    library = _library()
    if library is not None:
        library.mallopt(_M_ARENA_MAX, 1)


async def keep_house() -> None:
    """Tidy up every now and then, until it is cancelled."""
    gc.freeze()  # what is there before the first reader stays; to look at it again and again takes time
    while True:
        await asyncio.sleep(_PAUSE)
        _forget()
        await asyncio.to_thread(tidy)


def tidy() -> None:
    """Do away with what nothing refers to, and give free memory back.

    >>> tidy()
    """
    gc.collect()
    library = _library()
    if library is not None:
        library.malloc_trim(0)


def _forget() -> None:
    """Readers who left long ago; Streamlit looks for them only when the next one leaves."""
    from streamlit import runtime

    with contextlib.suppress(AttributeError, RuntimeError):  # the way to them is not promised
        manager: Any = runtime.get_instance()._session_mgr
        for _, left in manager._session_storage._cache.expire() or ():
            left.session.shutdown()  # with what it uploaded


def _library() -> Any:
    """The C library if it is glibc."""
    try:
        library = ctypes.CDLL(None)
        return library if library.mallopt and library.malloc_trim else None
    except (AttributeError, OSError, TypeError):
        return None
