"""Convergence: its last step is the result of all draws."""

from __future__ import annotations

import pytest

from hiacalc.present.exhibits.uncertainty import UncertaintyPicture
from hiacalc.present.locale.language import language
from tests.present.pictures import TRIAL
from tests.present.uncertainty_cases import drawn, drawn_exhibit

EN = language("en")


def test_the_last_step_of_convergence_is_the_result() -> None:
    sample = drawn(TRIAL)
    *_, last = drawn_exhibit(TRIAL, UncertaintyPicture.CONVERGENCE, None, EN, 800).rows
    assert last[:2] == [sample.draws, pytest.approx(sample.net_benefit.mean())]
    assert last[3] == pytest.approx(sample.probability_pays)
