"""A million draws from sampling to the value of each input, and the same work by another package."""

from __future__ import annotations

import datetime
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec

import numpy as np

from hiacalc.analysis.probabilistic.findings import findings
from hiacalc.analysis.probabilistic.probability import USUAL, probability_curve
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.analysis.probabilistic.value_of_information import value_of_information
from hiacalc.model import Outcome, Perspective, outcomes
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.reports.uncertainty import uncertainty_report
from hiacalc.present.words.drawn_origin import DrawnOrigin
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario, changed, shipped
from hiacalc.scenario.registry import named_inputs, quantities
from tests.benchmarks.model import by_law_in_spells
from tests.benchmarks.table import Row

INPUTS = 20
_FIXED = ("time.price_year", "time.horizon", "effect.decay", "population.workers_per_employer")
MILLION = 1_000_000
SIDE_BY_SIDE = 100_000


def with_inputs(count: int) -> Scenario:
    """The base case with so many inputs drawn as PERT between their ends, and the others known."""
    scenario = shipped("helseiarbeid-2016")
    ranged = {path: q for path, q in quantities(scenario).items() if q.has_range}
    order = [*(path for path in USUAL if path in ranged), *(path for path in ranged if path not in USUAL)]
    known = {path: {"value": ranged[path].value} for path in order[count:]}
    drawn = {
        path: {"value": q.value, "low": q.low, "high": q.high, "basis": "judgement"}
        for path, q in ((path, ranged[path]) for path in order[:count])
    }
    return changed(scenario, {"effect.evidence": "scenario", **known, **drawn})


def all_ranged(scenario: Scenario) -> Scenario:
    """Every number in doubt by a tenth, but for those that others hang on: year, horizon, size."""
    ranged = {}
    for path, quantity in quantities(scenario).items():
        bounds = named_inputs(scenario)[path].bounds
        low, high = max(bounds.lower, 0.9 * quantity.value), min(bounds.upper, 1.1 * quantity.value)
        if bounds.integer:
            low, high = float(round(low)), float(round(high))
        if path not in _FIXED and low < high and low <= quantity.value <= high:
            stated = {"value": quantity.value, "low": low, "high": high, "basis": "judgement"}
            ranged[path] = stated
    return changed(scenario, ranged)


def answers(scenario: Scenario, draws: int) -> None:
    """Percentiles, probability, one probability curve, and the value of knowing each input."""
    sample = uncertainty(scenario, draws=draws)
    assert np.isfinite(sample.summary().mean)
    assert sample.probability_pays > 0.5
    probability_curve(sample, "effect.relative_reduction")
    assert len(value_of_information(sample, groups={}).inputs) == len(sample.values)


def everything(scenario: Scenario, draws: int) -> None:
    """All that the page shows: the report, and each of its pictures as the browser gets it."""
    sample = uncertainty(scenario, draws=draws)
    follows = findings(sample).complete()
    origin = DrawnOrigin.of(Origin(scenario, Perspective.SOCIETY, datetime.date.today()), sample)
    uncertainty_report(follows, origin, language("nb"))
    for picture in UncertaintyPicture:
        shown = uncertainty_exhibit(follows, picture, origin, language("nb"))
        json.dumps(shown.chart.figure, default=np.ndarray.tolist)


def lap(work: Callable[[], object], times: int = 1) -> float:
    laps = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        laps.append(time.perf_counter() - start)
    return min(laps)


def million() -> None:
    """Run in a process of its own, so that its peak memory is its own; prints seconds and GB."""
    scenario = with_inputs(INPUTS)
    answers(scenario, 1000)
    seconds = lap(lambda: answers(scenario, MILLION))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)


def slope(sizes: Sequence[int], work: Callable[[int], object]) -> float:
    """How time grows with size, as a power."""
    laps = [lap(lambda size=size: work(size), 3) for size in sizes]
    return float(np.polyfit(np.log(sizes), np.log(laps), 1)[0])


def ours(scenario: Scenario) -> dict[str, float]:
    """What the other package can give too, by path, with `everything`."""
    sample = uncertainty(scenario, draws=SIDE_BY_SIDE)
    sample.summary()
    assert sample.probability_pays > 0.5
    voi = value_of_information(sample, groups={})
    return {"everything": voi.everything.value, **{path: worth.value for path, worth in voi.inputs.items()}}


def theirs(scenario: Scenario) -> dict[str, float]:
    """The same by heormodel: its draws, its run of our model, its values of information.

    A PERT is a beta between two ends, so it draws betas and the model stretches them.
    """
    import pandas as pd
    from heormodel import Outcomes, ParameterSet, run_psa
    from heormodel.cea import ceac
    from heormodel.params import Beta
    from heormodel.voi import evpi, evppi

    spans = {path: q for path, q in quantities(scenario).items() if q.is_uncertain}
    betas = {}
    for path, quantity in spans.items():
        share = (quantity.value - quantity.low) / (quantity.high - quantity.low)
        betas[path] = Beta(1 + 4 * share, 5 - 4 * share)

    def model(draws: pd.DataFrame) -> Outcomes:
        inputs = {path: q.low + (q.high - q.low) * draws[path].to_numpy() for path, q in spans.items()}
        values = outcomes(scenario, inputs, [Outcome.COSTS, Outcome.BENEFITS])
        nothing = np.zeros(len(draws))
        wide = (
            pd.DataFrame({"without": nothing, "with": values[figure]}, index=draws.index)
            for figure in (Outcome.COSTS, Outcome.BENEFITS)
        )
        return Outcomes.from_wide(*wide)

    draws = ParameterSet(betas).sample(SIDE_BY_SIDE, seed=1)
    values = run_psa(model, draws).outcomes
    net = values.effects_wide()["with"] - values.costs_wide()["with"]
    np.percentile(net, [2.5, 5, 25, 50, 75, 95, 97.5])
    ceac(values, [1.0])
    voi = {path: float(evppi(values, draws, path, 1.0)) for path in draws.columns}
    return {"everything": float(evpi(values, 1.0)), **voi}


def rows() -> Iterator[Row]:
    code = "from tests.benchmarks.uncertainty import million; million()"
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    seconds, gigabytes = map(float, output.split())
    yield Row(f"1 000 000 draws x {INPUTS} inputs, time", f"{seconds:.2f} s", "5 s", seconds / 5, 1.0)
    yield Row(
        f"1 000 000 draws x {INPUTS} inputs, memory", f"{gigabytes:.2f} GB", "1.5 GB", gigabytes / 1.5, 1.0
    )
    report, today = all_ranged(shipped("helseiarbeid-2016")), all_ranged(by_law_in_spells())
    before, by_law = (lap(lambda of=of: uncertainty(of, draws=MILLION), 3) for of in (report, today))
    yield Row("all inputs drawn, by law and in spells", f"{by_law:.2f} s", "1.5 times", by_law / before, 1.5)
    scenario = shipped("helseiarbeid-2016")
    everything(scenario, 1000)
    page = lap(lambda: everything(scenario, 20_000), 3)
    yield Row("20 000 draws and all pictures", f"{page:.2f} s", "1 s", page, 1.0)
    twenty = with_inputs(INPUTS)
    by_draws = slope([125_000, 250_000, 500_000, MILLION], lambda draws: answers(twenty, draws))
    yield Row("time by draws, as a power", f"{by_draws:.2f}", "1, linear", by_draws, 1.1)
    some = {count: with_inputs(count) for count in (5, 10, 20)}
    by_inputs = slope(list(some), lambda count: answers(some[count], 250_000))
    yield Row("time by inputs, as a power", f"{by_inputs:.2f}", "1, linear", by_inputs, 1.1)
    if find_spec("heormodel") is None:
        print('heormodel is not installed, so there is nothing to compare with: pip install "hiacalc[bench]"')
        return
    mine, other = lap(lambda: ours(twenty), 3), lap(lambda: theirs(twenty))
    yield Row(
        f"100 000 draws x {INPUTS} inputs, time",
        f"{mine:.2f} s",
        f"{other:.2f} s heormodel",
        mine / other,
        0.1,
    )
