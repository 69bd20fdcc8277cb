"""The sensitivity analyses, and pictures by a cold and by a warm renderer."""

from __future__ import annotations

import datetime
import statistics
import time
from collections.abc import Callable, Iterator

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Perspective
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped
from tests.benchmarks.table import Row


def lap(work: Callable[[], object], times: int) -> float:
    laps = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        laps.append(time.perf_counter() - start)
    return statistics.median(laps)


def rows() -> Iterator[Row]:
    scenario = shipped("helseiarbeid-2016")
    sweep = one_way(scenario)
    seconds = lap(lambda: one_way(scenario), 50)
    yield Row(
        f"one-way, {len(sweep.bars)} inputs x 21 points",
        f"{seconds * 1e3:.1f} ms",
        "10 ms",
        seconds / 10e-3,
        1.0,
    )
    grid = lap(lambda: two_way(scenario, "effect.relative_reduction", "absence.rate"), 20)
    yield Row("two-way grid, 101 x 101", f"{grid * 1e3:.1f} ms", "50 ms", grid / 50e-3, 1.0)
    origin = Origin(scenario, Perspective.SOCIETY, datetime.date.today())
    exhibit = one_way_exhibit(sweep, OneWayPicture.TORNADO, origin, language("en"))
    first = lap(lambda: rendered(exhibit, "svg"), 1)
    yield Row("first picture, browser start included", f"{first:.2f} s", "4 s", first / 4, 1.0)
    for form in ("svg", "png", "pdf"):
        later = lap(lambda form=form: rendered(exhibit, form), 5)
        yield Row(f"later pictures, {form}", f"{later:.2f} s", "0.7 s", later / 0.7, 1.0)
