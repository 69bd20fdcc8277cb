"""The waterfall chart: from one result to the other, step by step."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.analysis.deterministic.compare import compare
from hiacalc.present.locale.language import language
from hiacalc.present.locale.numbers import Numbers
from tests.present.browser import plain
from tests.present.cases import scenario_of
from tests.present.pictures import (
    OTHER,
    base_of,
    only,
    origin_of,
)

pytestmark = pytest.mark.browser


@only("waterfall")
def test_the_waterfall_goes_from_one_result_to_the_other_step_by_step(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    (bars,) = seen.page["bars"]
    comparisons = [compare(scenario_of(name), scenario_of(other)) for other in OTHER[name]]
    per_1000 = {
        other: 1000 / scenario_of(other).numbers["population.workers"] for other in (name, *OTHER[name])
    }
    results = {other: base_of(other) * times for other, times in per_1000.items()}
    spans = []
    for comparison in comparisons:
        running = results[name]
        spans.append((0.0, running))
        for step in comparison.steps:
            spans.append((running, running + step.change))
            running += step.change
        spans.append((0.0, results[comparison.other.scenario.name]))
        assert running == pytest.approx(spans[-1][1])
    assert len(bars) == len(spans)
    for bar, ends in zip(bars, spans, strict=True):
        expected = sorted(seen.pixel("x", end / 1e6) for end in ends)
        assert [bar["left"], bar["right"]] == pytest.approx(expected, abs=2)
    for other in (name, *OTHER[name]):
        assert plain(Numbers(code).money(results[other])) in seen.all_text
        assert plain(origin_of(other).line(language(code), short=True)) in seen.all_text
    if len(comparisons) > 1:
        for comparison in comparisons:
            assert plain(comparison.other.scenario.title.in_language(code)) in seen.all_text
