"""How far long work has come, as one line on a terminal that is taken away when it is done."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TextIO

from hiacalc.present.locale.language import Language

PATIENCE = 0.3  # seconds before anything is shown
_BETWEEN = 0.1


class Progress:
    """Called with the share done; says nothing where no one watches, and nothing of what is soon over."""

    def __init__(self, key: str, stream: TextIO, language: Language) -> None:
        self.key, self.stream, self.language = key, stream, language
        self.shown_at = time.monotonic() + PATIENCE - _BETWEEN
        self.wide = 0

    def __call__(self, share: float) -> None:
        """Show the share, if it is time."""
        now = time.monotonic()
        if now - self.shown_at < _BETWEEN or not self.stream.isatty():
            return
        self.shown_at = now
        text = self.language.say(self.key, share=self.language.plain.numbers.percent(share, 0))
        self.stream.write(f"\r{text.ljust(self.wide)}")
        self.stream.flush()
        self.wide = max(self.wide, len(text))

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.wide:
            self.stream.write(f"\r{' ' * self.wide}\r")
            self.stream.flush()
