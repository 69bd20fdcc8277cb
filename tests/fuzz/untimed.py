"""Limits of time that hold only against what never ends: `make fuzz` measures, tests do not."""

import pytest

_LONG = 60.0  # seconds


def untimed(patch: pytest.MonkeyPatch) -> None:
    """Judge what an input does, however long it takes on a busy machine."""
    for name in (
        "judging.READING",
        "judging.WORKING",
        "commands.REFUSING",
        "commands.DOING",
        "commands.BLOCKED",
    ):
        patch.setattr(f"tests.fuzz.{name}", _LONG)
