"""The table that benchmarks print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement, what it is held against, their ratio and the ratio allowed."""

    what: str
    measured: str
    against: str
    ratio: float
    allowed: float

    def __str__(self) -> str:
        verdict = "ok" if self.ratio <= self.allowed else "OVER"
        return (
            f"{self.what:<44} {self.measured:>12}  {self.against:<24} "
            f"{self.ratio:>6.2f}  {self.allowed:>6.2f}  {verdict}"
        )


def show(rows: Iterable[Row]) -> None:
    print(f"{'':<44} {'measured':>12}  {'against':<24} {'ratio':>6}  {'at most':>6}")
    for row in rows:
        print(row, flush=True)
