"""A one-way sweep in words and rows."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.model import Outcome
from hiacalc.present.locale.language import language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.tables.one_way import sweep_rows
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.one_way import finding
from hiacalc.present.words.outcomes import outcome_text
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import quantities
from tests.present.cases import BASE, NO_RANGE, REDUCTION, exhibit, hand_built


def test_the_finding_follows_the_data() -> None:
    spoken = language("en").plain

    def sentence(changes: dict[str, Any], name: str = "helseiarbeid-2016") -> str:
        return finding(one_way(changed(shipped(name), changes)), spoken)

    effect = "Reduction in sickness absence"
    assert sentence({}) == f"{effect} decides: at 2 % the net benefit is gone"
    assert sentence({REDUCTION: {"low": 0.01}}) == f"{effect} decides: at 1 % the net benefit is gone"
    tried = {REDUCTION: {"value": 0.0, "low": 0.0, "high": 0.10}}
    assert sentence(tried, "no-effect") == f"{effect} decides: at 10 % the measure would pay"
    safe = sentence({REDUCTION: {"low": 0.04}, "effect.duration": {"low": 3}})
    assert safe.startswith("Within the ranges shown, none of which includes no effect, it pays whichever")
    assert "decides" not in safe
    held = sentence({REDUCTION: {"low": -0.001, "high": 0.05}, "effect.duration": {"low": 3}}, "no-effect")
    assert held.startswith("Reduction in sickness absence decides")
    lost = sentence({}, "no-effect")
    assert lost.startswith("Within the ranges shown it does not pay whichever single input is moved; Workers")
    none = {path: NO_RANGE for path, quantity in quantities(BASE).items() if quantity.has_range}
    assert sentence(none) == "No input of this scenario has a range"
    assert "avgjør: ved 2 % er all netto nytte borte" in finding(one_way(BASE), language("nb").plain)


def test_the_finding_does_not_say_that_the_gain_is_gone_at_an_end_where_it_is_not() -> None:
    """Both ends pay; only something between them does not."""
    sweep = hand_built([3.0, 4.0, 5.0, 6.0, 7.0], [8e6, -2e6, 5e6, 6e6, 9e6], 5.0, 5e6)
    assert sweep.bars[0].crosses(0.0)
    sentence = finding(sweep, language("en").plain)
    assert "at 7 years" not in sentence
    assert "at 3 years" not in sentence


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("name", ["helseiarbeid-2016", "trial-peer-support"])
def test_the_finding_does_not_hang_on_the_number_of_points(name: str, outcome: Outcome) -> None:
    """Beside a missing denominator a ratio grows without end: how far it got is no finding."""
    coarse, fine = (
        finding(one_way(shipped(name), outcome, points=points), language("en")) for points in (21, 401)
    )
    assert coarse == fine


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_text_alternative_holds_every_drawn_number(code: str) -> None:
    sweep, spoken, numbers = one_way(BASE), language(code), Numbers(code)
    alternative = exhibit(sweep, code).chart.alternative
    assert finding(sweep, spoken) in alternative
    assert outcome_text(sweep.base, sweep.outcome, numbers) in alternative
    for bar in sweep.bars[:12]:
        assert label_of(bar.path, BASE, spoken) in alternative
        for value in (bar.low_input, bar.high_input):
            assert format_value(value, bar.named.unit, spoken) in alternative
        for outcome in (bar.low_outcome, bar.high_outcome):
            assert outcome_text(outcome, sweep.outcome, numbers) in alternative


def test_rows_hold_every_bar_unrounded() -> None:
    sweep = one_way(BASE)
    head, *rows = sweep_rows(sweep, language("en"))
    assert len(rows) == len(sweep.bars)
    for row, bar in zip(rows, sweep.bars, strict=True):
        cells = dict(zip(head, row, strict=True))
        assert cells["parameter"] == bar.path
        assert (cells["low_outcome"], cells["high_outcome"]) == (bar.low_outcome, bar.high_outcome)
        assert (cells["swing"], cells["crosses_zero"]) == (bar.swing, bar.crosses(0.0))
