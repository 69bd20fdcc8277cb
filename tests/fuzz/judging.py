"""The one rule for every input: it is refused in plain words and at once, or everything works with it."""

from __future__ import annotations

import re
import resource
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from hiacalc.analysis.distributions.marginal import tabulated
from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import language
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.text import UNSAFE
from tests.fuzz.working import STAGES, Disagreement, checked

READING = 1.0  # seconds of processor time
WORKING = 4.0  # for one analysis
HANGING = 8.0  # after which it is stopped, also where it only waits
MEMORY = 200_000_000
MANY = 300  # inputs, beyond which an analysis may well take its time
LINES = 40
LETTERS = 12_000
INTERNALS = re.compile(
    r"Node\(|Mark\(|<class|<function|Traceback|object at 0x|pydantic|[A-Z][A-Za-z]+(Error|Warning|Exception):"
    r"|Errno|NoneType|mappingproxy|GroupedLooking|dtype|np\.float"
)
CONTROLS = re.compile(f"[\n\t]|{UNSAFE.pattern}")


class HangingError(BaseException):
    """Raised in the midst of work that takes too long, so that it is seen where."""


@dataclass(frozen=True)
class Fault:
    """What went wrong, and in which function; both together are the kind of fault."""

    what: str
    where: str
    detail: str = ""

    @property
    def key(self) -> str:
        """One text for each kind of fault."""
        return f"{self.what} in {self.where}"


@dataclass(frozen=True)
class Verdict:
    """What an input did."""

    outcome: str  # accepted, refused, or an exit code
    seconds: float
    growth: int  # bytes of peak memory
    fault: Fault | None = None


def judged(read: Callable[[], Scenario | None]) -> Verdict:
    """Read an input and, where it is accepted, do all that is done with a scenario."""
    before = _memory_now()
    outcome, given = "refused", None
    fault, seconds = timed("reading", READING, read)
    if isinstance(fault, Scenario) or fault is None:
        outcome, given, fault = "accepted", fault, None
    elif isinstance(fault, ScenarioError):
        fault = wording(fault)
    growth = memory_peak() - before
    if fault is None and given is not None:
        fault = _worked_with(given)
        growth = max(growth, memory_peak() - before)
    if fault is None and growth > MEMORY:
        fault = Fault("more than 200 MB", outcome, f"{growth // 1_000_000} MB")
    return Verdict(outcome, seconds, growth, fault)


def _worked_with(given: Scenario) -> Fault | None:
    stages = STAGES if len(given.numbers) <= MANY else {"evaluate": STAGES["evaluate"]}
    for name, work in stages.items():
        result, _ = timed(name, WORKING, lambda work=work: checked(work, given))  # type: ignore[misc]
        if isinstance(result, ScenarioError):
            sentences = messages(result, language("en"))[:2]
            return Fault(f"accepted, then refused ({result.problems[0].code})", name, "\n".join(sentences))
        if isinstance(result, Disagreement):
            return Fault(result.what, name, result.detail)
        if isinstance(result, Fault):
            return result
    return None


def timed(name: str, limit: float, work: Callable[[], Any]) -> tuple[Any, float]:
    """What the work gives, a ScenarioError it raises, or the fault it has; and the processor time."""
    result, seconds = _once(work, HANGING)
    if seconds > limit and not isinstance(result, Fault):  # again, to see whether and where
        again, less = _once(work, limit)
        if isinstance(again, Fault) and again.what == "hangs":
            return Fault(f"{name} takes more than {limit:g} s", again.where, f"{seconds:.1f} s"), seconds
        seconds = less
    return result, seconds


def _once(work: Callable[[], Any], limit: float) -> tuple[Any, float]:
    tabulated.cache_clear()  # so that the second time is like the first
    start = time.process_time()
    result: Any
    try:
        with stopped_after(limit), warnings.catch_warnings():
            warnings.simplefilter("error")
            result = work()
    except (ScenarioError, Disagreement) as error:
        result = error
    except HangingError as error:
        result = Fault("hangs", frame_of(error), f"more than {limit:g} s")
    except Exception as error:
        what = f"{type(error).__name__}"
        result = Fault(what, frame_of(error), f"{what}: {error}"[:300])
    return result, time.process_time() - start


def stop(_number: int, _frame: FrameType | None) -> None:
    """What a signal that time is up does."""
    raise HangingError


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Stop what takes too long of the processor's time, or three times as long by the clock."""

    held = [signal.signal(number, stop) for number in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, 3 * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in zip((signal.SIGPROF, signal.SIGALRM), held, strict=True):
            signal.signal(number, handler)


def frame_of(error: BaseException) -> str:
    """The innermost function of the product that an exception went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.name != stop.__name__]
    own = [frame for frame in frames if "/hiacalc/" in frame.filename]
    frame = own[-1] if own else frames[-1]
    path = Path(frame.filename).as_posix()
    return f"hiacalc/{path.rpartition('/hiacalc/')[2]}:{frame.name}" if own else f"{path}:{frame.name}"


def wording(error: ScenarioError) -> Fault | None:
    """What is wrong with the sentences of a refusal, in either language."""
    code = error.problems[0].code if error.problems else "none"
    many = "many problems" if len(error.problems) > LINES // 2 else code
    for spoken in ("en", "nb"):
        try:
            sentences = messages(error, language(spoken))
        except Exception as other:
            return Fault(f"{type(other).__name__} in a message", frame_of(other), str(other)[:300])
        if fault := worded("\n".join(sentences), many):
            return fault
        if not sentences:
            return Fault("no message", code)
        if broken := next((line for line in sentences if CONTROLS.search(line)), None):
            of_name = any(CONTROLS.search(problem.mark.source) for problem in error.problems)
            return Fault(
                "control in a message", "name of the source" if of_name else code, ascii(broken)[:300]
            )
    return None


def worded(text: str, where: str) -> Fault | None:
    """What is wrong with a text that a person reads."""
    lines = text.splitlines()
    if len(lines) > LINES or len(text) > LETTERS:
        return Fault("long message", where, f"{len(lines)} lines, {len(text)} letters: {text[:200]}")
    if internals := INTERNALS.search(text):
        return Fault(
            "internals in a message", where, text[max(0, internals.start() - 80) : internals.end() + 80]
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return Fault("message that is not UTF-8", "any message", str(error)[:200])
    return None


def _memory_now() -> int:
    """Memory in use, from which the peak is counted anew."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return memory_peak()


def memory_peak() -> int:
    """The most memory in use since it was last counted anew."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
