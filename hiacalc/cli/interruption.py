"""A command that is told to stop leaves at once, and leaves nothing behind.

Raising an exception instead would be lost wherever Python ignores one, and say
where the command was. So the signal's handler itself ends the browser, removes
what is temporary and leaves. Modules not loaded yet can have left nothing.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from types import FrameType

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_TIDY = (
    ("hiacalc.present.files.renderer", "end"),
    ("hiacalc.scenario.leftovers", "remove_own"),
)  # in this order


def install_signal_handlers() -> None:
    """Tidy up when told to stop by a signal; those that whoever started us had us ignore stay ignored.

    Windows removes no file that is open, and knows Ctrl-C alone: there Python's own way stands.
    """
    if os.name == "nt":
        return
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, _: FrameType | None) -> None:
    """Leave with the status by which shells know the signal."""
    try:
        for name in _SIGNALS:  # once is enough
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_IGN)
        for module, tidy in _TIDY:
            with contextlib.suppress(Exception):
                if function := getattr(sys.modules.get(module), tidy, None):
                    function()
        if os.isatty(2):
            os.write(2, b"\r\x1b[K")  # the line of progress
    finally:
        os._exit(128 + number)
