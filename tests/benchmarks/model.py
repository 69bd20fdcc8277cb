"""The model alone: one evaluation, and a million draws of every numeric input."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np

from hiacalc.model import Outcome, evaluate, outcomes
from hiacalc.scenario import Scenario, changed, shipped
from hiacalc.scenario.registry import named_inputs
from tests.benchmarks.table import Row

DRAWS = 1_000_000


def draws_of_all(scenario: Scenario, count: int) -> dict[str, np.ndarray]:
    """Every numeric input within a tenth of its value and inside its bounds."""
    random = np.random.default_rng(2016)
    figures = {}
    for path, named in named_inputs(scenario).items():
        spread = scenario.numbers[path] * random.uniform(0.9, 1.1, count)
        spread = np.rint(spread) if named.bounds.integer else spread
        figures[path] = np.clip(spread, named.bounds.lower, named.bounds.upper)
    del figures["time.price_year"]  # the price series do not reach a tenth of it
    figures["effect.decay"] = np.ones(count)  # anything less needs a horizon
    return figures


def one_evaluation(name: str = "helseiarbeid-2016") -> float:
    scenario = shipped(name)
    evaluate(scenario).net_benefit()
    laps = []
    for _ in range(2000):
        start = time.perf_counter()
        evaluate(scenario).net_benefit()
        laps.append(time.perf_counter() - start)
    return sorted(laps)[len(laps) // 2]


def by_law_in_spells() -> Scenario:
    """Today's scenario with a hazard ratio, all of whose inputs are ranged."""
    changes = {
        "effect.acts_on": "hazard",
        "effect.hazard_ratio": 1.2,
        "effect.from_day": 17,
        "effect.to_day": 98,
        "effect.share_of_spells": 0.8,
    }
    return changed(shipped("helseiarbeid-2025"), changes)


def million_draws(*, of_today: bool = False) -> None:
    """Run in a process of its own, so that its peak memory is its own; prints seconds and GB."""
    scenario = by_law_in_spells() if of_today else shipped("helseiarbeid-2016")
    draws = draws_of_all(scenario, DRAWS)
    start = time.perf_counter()
    values = outcomes(scenario, draws, [Outcome.NET_BENEFIT])
    seconds = time.perf_counter() - start
    assert np.isfinite(values[Outcome.NET_BENEFIT]).all()
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)


def _in_its_own_process(call: str) -> tuple[float, float]:
    code = f"from tests.benchmarks.model import million_draws; {call}"
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    seconds, gigabytes = map(float, output.split())
    return seconds, gigabytes


def rows() -> Iterator[Row]:
    lap = one_evaluation()
    yield Row("one evaluation of the base case", f"{lap * 1e3:.2f} ms", "1 ms", lap / 1e-3, 1.0)
    lap = one_evaluation("helseiarbeid-2025")
    yield Row("one evaluation by law and in spells", f"{lap * 1e3:.2f} ms", "1 ms", lap / 1e-3, 1.0)
    seconds, gigabytes = _in_its_own_process("million_draws()")
    yield Row("1 000 000 draws of all inputs, time", f"{seconds:.2f} s", "1.5 s", seconds / 1.5, 1.0)
    yield Row("1 000 000 draws of all inputs, memory", f"{gigabytes:.2f} GB", "1 GB", gigabytes, 1.0)
    longer, larger = _in_its_own_process("million_draws(of_today=True)")
    yield Row("the same by law and in spells, time", f"{longer:.2f} s", "1.5 times", longer / seconds, 1.5)
    yield Row(
        "the same by law and in spells, memory", f"{larger:.2f} GB", "1.1 times", larger / gigabytes, 1.1
    )
