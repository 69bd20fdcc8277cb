"""Meet hostile inputs for some time or up to some count, and tell what they did.

`make fuzz SECONDS=600`, `make fuzz INPUTS=10000 SEED=7`; exits with 1 when a fault was found.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import count, cycle
from pathlib import Path

from tests.fuzz.corpus import FOLDER, stored
from tests.fuzz.kinds import KINDS
from tests.fuzz.running import FaultyInput, Tally, in_a_fork, met

HEAD = ("kind", "inputs", "tracebacks", "over 1 s", "over 200 MB", "longest", "largest", "outcomes")


def main() -> int:
    """Run, print the table and the faults, and store them."""
    asked = _asked()
    tallies = {name: Tally() for name in asked.kinds}
    begun = time.monotonic()
    for name, size, begin in _batches(asked.kinds, asked.seed):
        done = sum(tally.inputs for tally in tallies.values())
        if (asked.inputs and done >= asked.inputs) or time.monotonic() - begun > asked.seconds:
            break
        more = min(size, asked.inputs - done) if asked.inputs else size
        known = frozenset(tallies[name].faults)
        work = partial(met, name, more, begin, known)
        batch = work() if KINDS[name].apart else in_a_fork(name, work)
        tallies[name].merge(batch)
        for key in batch.faults:
            _store(tallies[name].faults[key], new=key not in known, folder=asked.corpus)
    _print_table(tallies, time.monotonic() - begun, asked.seed)
    return int(any(tally.faults for tally in tallies.values()))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "--seconds", type=float, default=None, help="for how long; 60 where no count is given"
    )
    parser.add_argument("--inputs", type=int, default=0, help="how many inputs of all kinds together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="*", choices=[*KINDS], default=[*KINDS], metavar="KIND")
    parser.add_argument("--corpus", type=Path, default=FOLDER, help="the folder for inputs with a fault")
    asked = parser.parse_args()
    if asked.seconds is None:
        asked.seconds = float("inf") if asked.inputs else 60.0
    return asked


def _batches(kinds: list[str], begin: int) -> Iterator[tuple[str, int, int]]:
    """Kinds in turn, each with the size of its batch and a seed of its own."""
    for turn, name in zip(count(), cycle(kinds)):
        yield name, KINDS[name].batch, begin * 1_000_000 + turn * 1000


def _store(faulty: FaultyInput, *, new: bool, folder: Path) -> None:
    path = stored(faulty.kind, faulty.fault.key, faulty.given, faulty.fault.detail, folder)
    if new:
        print(
            f"{faulty.kind}: {faulty.fault.key}\n    {faulty.fault.detail[:300]!r}\n"
            f"    {faulty.given!r:.400}\n    {path}"
        )
        sys.stdout.flush()


def _print_table(tallies: dict[str, Tally], seconds: float, seed: int) -> None:
    rows: list[tuple[str, ...]] = [HEAD]
    for name, tally in tallies.items():
        outcomes = ", ".join(f"{outcome} {times}" for outcome, times in sorted(tally.outcomes.items()))
        figures = (tally.inputs, tally.tracebacks, tally.slow, tally.large)
        longest, largest = f"{tally.longest:.2f} s", f"{tally.largest / 1e6:.0f} MB"
        rows.append((name, *map(str, figures), longest, largest, outcomes))
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    print()
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    whole = sum(tally.inputs for tally in tallies.values())
    kinds_of_fault = sum(len(tally.faults) for tally in tallies.values())
    print(f"\n{whole} inputs in {seconds:.0f} s, seed {seed}: {kinds_of_fault} kinds of fault")


if __name__ == "__main__":
    sys.exit(main())
