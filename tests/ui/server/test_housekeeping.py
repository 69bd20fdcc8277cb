"""What nothing refers to is forgotten."""

import gc
import weakref

from hiacalc.ui.server.housekeeping import tidy


class Reader:
    def __init__(self) -> None:
        self.own = self


def test_what_refers_only_to_itself_is_done_away_with() -> None:
    gc.disable()
    try:
        left = weakref.ref(Reader())
        assert left() is not None
        tidy()
        assert left() is None
    finally:
        gc.enable()
