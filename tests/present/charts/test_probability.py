"""The probability curve: even odds where half of the draws break even, and its marks on it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.probability_curves import adaptive_curve
from hiacalc.model import evaluate
from hiacalc.present.exhibits.uncertainty import ALONG, UncertaintyPicture
from tests.present.browser import middle
from tests.present.pictures import BASE
from tests.present.uncertainty_cases import drawn

pytestmark = pytest.mark.browser


def test_as_likely_as_not_is_where_half_of_the_draws_break_even() -> None:
    """Net benefit is affine in the reduction, so each draw has a break-even of its own."""
    for evidence in ("mixture", "sceptical"):
        sample = drawn(BASE, evidence)
        run = evaluate(sample.scenario, {path: values[:4096] for path, values in sample.values.items()})
        expected = float(np.median(run.break_even_reduction()))
        at = adaptive_curve(sample, ALONG[UncertaintyPicture.PAYS_BY_EFFECT]).crossing()
        assert at == pytest.approx(expected, abs=3e-4)


def test_a_circle_and_a_diamond_stand_on_the_curve(view: Any) -> None:
    seen = view("pays_by_effect-mixture", BASE, "en", 1200)
    sample = drawn(BASE, "mixture")
    curve = adaptive_curve(sample, "effect.relative_reduction")
    base = sample.scenario.effect.relative_reduction.value
    share = float(curve.probabilities[np.flatnonzero(curve.values == base)[0]])
    even = curve.crossing()
    assert even is not None
    marks = [middle(mark) for trace in seen.page["marks"] for mark in trace]
    for x, y in ((base, share), (even, 0.5)):
        at = seen.pixel("x", 100 * x), seen.pixel("y", 100 * y)
        assert any(mark == pytest.approx(at, abs=1.5) for mark in marks)
