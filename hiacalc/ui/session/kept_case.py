"""A case that a reader keeps to compare others with: its name, and the link that opens it again."""

from __future__ import annotations

from dataclasses import dataclass

MOST_KEPT = 8  # beside each other in one table, the one in use apart
MOST_KEPT_FILES = 3  # files of the reader's own that they begin from


@dataclass(frozen=True, slots=True)
class KeptCase:
    """The name by which a case is kept, and its query: what it is, and not how it is looked at."""

    name: str
    query: str
