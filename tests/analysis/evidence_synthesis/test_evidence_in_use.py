"""Evidence in use: what is believed of the effect moves the effect alone."""

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import quantities

BASE = shipped("helseiarbeid-2016")
REDUCTION = "effect.relative_reduction"
CERTAIN = changed(
    BASE, {path: {"low": None, "high": None} for path, q in quantities(BASE).items() if q.has_range}
)


@pytest.mark.parametrize("name", ["sceptical", "report", "high", "odeen-clinic", "scenario"])
def test_the_other_inputs_are_drawn_alike_whatever_is_believed_of_the_effect(name):
    own, other = uncertainty(BASE, draws=512), uncertainty(BASE, draws=512, evidence=name)
    for path in own.values.keys() - {REDUCTION}:
        np.testing.assert_array_equal(own.values[path], other.values[path])
    assert (own.costs == other.costs).all()
    assert other.scenario.numbers == BASE.numbers  # the base case stays


def test_moving_the_effect_leaves_its_draws_to_the_evidence():
    moved = uncertainty(changed(BASE, {REDUCTION: 0.16}), draws=512)
    np.testing.assert_array_equal(moved.net_benefit, uncertainty(BASE, draws=512).net_benefit)
    assert moved.inputs[REDUCTION].base == 0.16
