"""Structural sensitivity: bars from the base case to what the model gives."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.analysis.deterministic.structural import structural_sensitivity
from hiacalc.model import Outcome
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.words.outcomes import outcome_text
from tests.present.browser import plain
from tests.present.cases import scenario_of
from tests.present.pictures import (
    base_of,
    only,
    said_base,
)

pytestmark = pytest.mark.browser


@only("structural")
def test_each_alternative_ends_at_its_result_from_a_line_at_the_base_case(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    base = base_of(name)
    (line,) = seen.upright(dashed=False)
    assert line == pytest.approx(seen.pixel("x", base / 1e6), abs=1.5)
    assert plain(said_base(name, code)) in seen.all_text
    zero = [at for number, at in seen.ticks("x").items() if number == 0]
    assert seen.upright(dashed=True) == pytest.approx(zero, abs=1.5)
    others = [choice for choice in structural_sensitivity(scenario_of(name)) if not choice.chosen]
    (bars,) = seen.page["bars"]
    for bar, choice in zip(bars, others, strict=True):
        left, right = sorted((line, seen.pixel("x", choice.outcome / 1e6)))
        if right - left < 0.5:  # a bar without width stands nowhere
            continue
        assert (bar["left"], bar["right"]) == pytest.approx((left, right), abs=2), choice
        assert plain(outcome_text(choice.outcome, Outcome.NET_BENEFIT, Numbers(code))) in seen.all_text
