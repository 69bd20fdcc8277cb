"""Batches of drawn inputs, each batch in a fork, with every kind of fault made as small as time allows."""

from __future__ import annotations

import os
import pickle
import resource
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning

from tests.fuzz.judging import MEMORY, Fault, Verdict
from tests.fuzz.kinds import KINDS, Kind

_ROOM = 4_000_000_000  # bytes of addresses above those in use
_SHRINKS = 400  # tries at making an input smaller
_PATIENCE = 20.0  # seconds for it


@dataclass
class FaultyInput:
    """A kind of fault with the smallest input that has it."""

    kind: str
    fault: Fault
    given: Any
    times: int = 1

    @property
    def size(self) -> int:
        """How long the input is as Python writes it."""
        return len(repr(self.given))


@dataclass
class Tally:
    """What the inputs of one kind did."""

    inputs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    largest: int = 0
    slow: int = 0
    large: int = 0
    tracebacks: int = 0
    faults: dict[str, FaultyInput] = field(default_factory=dict)

    def add(self, kind: str, given: Any, verdict: Verdict) -> None:
        """Count one input."""
        self.inputs += 1
        self.outcomes[verdict.outcome] += 1
        self.longest = max(self.longest, verdict.seconds)
        self.largest = max(self.largest, verdict.growth)
        self.slow += verdict.seconds > 1.0
        self.large += verdict.growth > MEMORY
        fault = verdict.fault
        if fault is not None:
            self.tracebacks += fault.what.endswith(("Error", "Warning", "Exception"))
            self.keep(FaultyInput(kind, fault, given))

    def keep(self, faulty: FaultyInput) -> None:
        """Keep the smallest input of a kind of fault."""
        held = self.faults.get(faulty.fault.key)
        if held is not None:
            faulty.times += held.times
            if held.size <= faulty.size:
                faulty.fault, faulty.given = held.fault, held.given
        self.faults[faulty.fault.key] = faulty

    def merge(self, other: Tally) -> None:
        """Add another tally of the same kind."""
        self.inputs += other.inputs
        self.outcomes += other.outcomes
        self.longest, self.largest = max(self.longest, other.longest), max(self.largest, other.largest)
        self.slow, self.large = self.slow + other.slow, self.large + other.large
        self.tracebacks += other.tracebacks
        for faulty in other.faults.values():
            self.keep(faulty)


def met(
    name: str, count: int, begin: int, known: frozenset[str] | None = None, here: Path | None = None
) -> Tally:
    """Meet some inputs of a kind.

    Args:
        name: of the kind.
        count: how many.
        begin: the seed; the same gives the same inputs.
        known: kinds of fault that are not made smaller again; None makes nothing smaller.
        here: a file that tells the input at hand, for what ends the process.
    """
    warnings.simplefilter("ignore", HypothesisWarning)  # of how long an input is to write
    kind, tally = KINDS[name], Tally()
    smaller = _Smaller(kind, tally, name)
    phases = (Phase.generate,) if known is None else (Phase.generate, Phase.shrink)

    @seed(begin)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=False,
        phases=phases,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(kind.inputs)
    def meet(example: Any) -> None:
        if here is not None:
            here.write_bytes(pickle.dumps(example))
        if smaller.sought is not None:
            smaller.tried(example)
            return
        if tally.inputs >= count:
            return
        verdict = kind.judge(example)
        tally.add(name, example, verdict)
        if known is not None and verdict.fault is not None and verdict.fault.key not in known | smaller.done:
            smaller.seek(verdict.fault)

    while tally.inputs < count:
        before = tally.inputs
        try:
            meet()
        except Exception:  # an input that has been made smaller, or a tale of it being flaky
            if smaller.sought is None:
                raise
        smaller.rest()
        begin += 1
        meet = seed(begin)(meet)
        if tally.inputs == before:
            break
    return tally


class _Smaller:
    """The search for the smallest input with a certain fault."""

    def __init__(self, kind: Kind, tally: Tally, name: str) -> None:
        self.kind, self.tally, self.name = kind, tally, name
        self.done: set[str] = set()
        self.sought: str | None = None
        self.left, self.until = 0, 0.0

    def seek(self, fault: Fault) -> NoReturn:
        self.sought, self.left, self.until = fault.key, _SHRINKS, time.monotonic() + _PATIENCE
        self.done.add(fault.key)
        raise _SoughtError

    def tried(self, example: Any) -> None:
        self.left -= 1
        if self.left < 0 or time.monotonic() > self.until:
            return
        fault = self.kind.judge(example).fault
        if fault is not None and fault.key == self.sought:
            held = self.tally.faults[fault.key]
            if len(repr(example)) < held.size:
                held.given, held.fault = example, fault
            raise _SoughtError

    def rest(self) -> None:
        self.sought = None


class _SoughtError(Exception):
    """Tells hypothesis that an input still has the fault."""


def in_a_fork(name: str, work: Callable[[Path], Tally]) -> Tally:
    """Do the work in a fork; what ends the fork is itself a fault."""
    with tempfile.TemporaryDirectory() as folder:
        result, here = Path(folder) / "tally", Path(folder) / "input"
        sys.stdout.flush()
        child = os.fork()
        if not child:
            code = 1
            try:
                _confined()
                result.write_bytes(pickle.dumps(work(here)))
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        if result.exists() and status == 0:
            tally: Tally = pickle.loads(result.read_bytes())
            return tally
        tally = Tally(inputs=1)
        if here.exists():
            exit_status = f"exit {os.waitstatus_to_exitcode(status)}"
            tally.keep(
                FaultyInput(name, Fault("the process ends", exit_status), pickle.loads(here.read_bytes()))
            )
        return tally


def _confined() -> None:
    """Leave room for what a fault may take, and not for all of the machine."""
    try:
        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + _ROOM, used + _ROOM))
    except OSError:
        pass
