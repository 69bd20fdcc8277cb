"""Every kind of input: how it is drawn, how it is judged, and how often it is met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.fuzz import commands, crowds, distributions, files, options, reading, todays
from tests.fuzz.judging import Verdict


@dataclass(frozen=True)
class Kind:
    """A kind of input; `batch` is how many are met before the next kind has its turn."""

    inputs: st.SearchStrategy[Any]
    judge: Callable[[Any], Verdict]
    batch: int
    apart: bool = False  # whether each input is a process of its own anyhow


KINDS = {
    "files": Kind(files.data, reading.read_file, 100),
    "distributions": Kind(distributions.texts, reading.read_text, 100),
    "today": Kind(todays.texts, reading.read_text, 80),
    "crowds": Kind(crowds.texts, reading.read_text, 20),
    "changes": Kind(reading.changes, reading.read_changes, 80),
    "links": Kind(reading.links, reading.read_link, 80),
    "uploads": Kind(reading.uploads, reading.read_upload, 40),
    "options": Kind(options.words(), commands.command, 40, apart=True),
    "processes": Kind(options.processes, commands.command, 2, apart=True),
}
