"""Conventions at their least favourable ends, by trying every end."""

import pytest

from hiacalc.analysis.deterministic.conventions import conventions, least_favourable
from hiacalc.analysis.probabilistic.evidence_spread import evidence_spread
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.model import evaluate
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")


def test_conventions_at_their_least_favourable_end_ask_for_the_largest_effect():
    held = least_favourable(BASE)
    assert set(held) == set(conventions(BASE))
    known = quantities(BASE)
    asked = float(evaluate(BASE, held).break_even_reduction()[0])
    for path, value in held.items():
        for end in (known[path].low, known[path].high, known[path].value):
            other = float(evaluate(BASE, {**held, path: end}).break_even_reduction()[0])
            assert other <= asked + 1e-12, (path, value, end)
    spread = evidence_spread(uncertainty(BASE, draws=4096))
    hard = uncertainty(changed(BASE, held), draws=4096)
    assert spread.in_use.least_favourable == pytest.approx(hard.probability_pays, abs=1e-12)
