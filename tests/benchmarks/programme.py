"""A programme of twenty regions over twenty years: the base case, ten thousand draws, and how it grows."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np

from hiacalc.model import Kind
from hiacalc.programme import evaluate_programme
from hiacalc.scenario import Scenario, changed, shipped
from tests.benchmarks.table import Row

REGIONS, DRAWS = 20, 10_000


def programme(regions: int) -> Scenario:
    """Regions that differ, all of whose hours limit, with patients, fixed costs and funding."""
    by_name = {
        f"r{number}": {
            "workers": 200_000,
            "starts": [1000 + 100 * number, 2000, 4000, 8000],
            "health_hours": [1200 + 10 * number, 2400, 5000],
            "nav_hours": [2000, 4000, 8000],
            "share_for_individual": 0.3,
        }
        for number in range(regions)
    }
    parts = {
        "first_year": 2027,
        "years": 20,
        "regions": by_name,
        "fixed": {"secretariat": {"payer": "nav", "amounts": [4e6]}},
        "funding": [
            {"title": payer, "payer": payer, "amounts": {2027: 1e7}} for payer in ("nav", "health_service")
        ],
    }
    return changed(shipped("helseiarbeid-2016"), {"individual": {}, "programme": parts})


def all_sums(scenario: Scenario, draws: int) -> None:
    """Money by year, region, payer and item."""
    random = np.random.default_rng(2016)
    drawn = {
        "effect.relative_reduction": random.uniform(0.0, 0.1, draws),
        "delivery.hourly_cost.health_service": random.uniform(280.0, 400.0, draws),
        "delivery.preparation_hours": random.uniform(0.5, 2.0, draws),
        "individual.days_saved": random.uniform(0.0, 10.0, draws),
    }
    run = evaluate_programme(scenario, drawn if draws > 1 else None)
    run.by_year()
    run.by_region()
    for actor in run.actors:
        run.by_year(actor)
    for kind, item in {(line.kind, line.item) for line in run.cohort.lines if line.kind is not Kind.TRANSFER}:
        run.by_year("society", kind, item=item)


def timed(regions: int = REGIONS, draws: int = DRAWS) -> None:
    """Run in a process of its own, so that its peak memory is its own; prints seconds and GB."""
    scenario = programme(regions)
    all_sums(scenario, 1)
    laps = []
    for _ in range(3):
        start = time.perf_counter()
        all_sums(scenario, draws)
        laps.append(time.perf_counter() - start)
    print(min(laps), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)


def _in_its_own_process(**sizes: int) -> tuple[float, float]:
    code = f"from tests.benchmarks.programme import timed; timed(**{sizes})"
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    seconds, gigabytes = map(float, output.split())
    return seconds, gigabytes


def rows() -> Iterator[Row]:
    base, _ = _in_its_own_process(draws=1)
    yield Row("20 regions x 20 years, base case", f"{base * 1e3:.1f} ms", "20 ms", base / 0.02, 1.0)
    seconds, gigabytes = _in_its_own_process()
    yield Row("the same, 10 000 draws, time", f"{seconds:.2f} s", "1.5 s", seconds / 1.5, 1.0)
    yield Row("the same, 10 000 draws, memory", f"{gigabytes:.2f} GB", "1 GB", gigabytes, 1.0)
    half, _ = _in_its_own_process(draws=DRAWS // 2)
    yield Row("twice the draws", f"{seconds:.2f} s", f"2 x {half:.2f} s", seconds / half / 2.0, 1.3)
    fewer, _ = _in_its_own_process(regions=REGIONS // 2)
    yield Row("twice the regions", f"{seconds:.2f} s", f"2 x {fewer:.2f} s", seconds / fewer / 2.0, 1.3)
