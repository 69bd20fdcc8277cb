"""Arrays of numbers are of one kind, from the model to its draws."""

from typing import get_args

import numpy as np

from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.arrays import Floats
from hiacalc.scenario import shipped


def test_what_the_analyses_give_is_of_the_kind_they_are_declared_to_give() -> None:
    (kind,) = get_args(get_args(Floats)[1])
    sample = uncertainty(shipped("model-1"), draws=128)
    assert sample.net_benefit.dtype == np.dtype(kind)
    assert all(values.dtype == np.dtype(kind) for values in sample.values.values())
