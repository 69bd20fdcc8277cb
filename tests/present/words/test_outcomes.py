"""An outcome has its own unit, and a dash where it has no value."""

import math

import pytest

from hiacalc.model import Outcome
from hiacalc.present.locale.language import language
from hiacalc.present.locale.numbers import Numbers
from hiacalc.present.words.outcomes import outcome_short, outcome_text, switching_text

NUMBERS = Numbers("en", typeset=False)
MONEY = [
    outcome for outcome in Outcome if "hours_avoided" not in outcome.value and "ratio" not in outcome.value
]


@pytest.mark.parametrize("outcome", Outcome)
def test_what_is_not_defined_is_a_dash(outcome: Outcome) -> None:
    for value in (math.nan, math.inf):
        assert outcome_text(value, outcome, NUMBERS) == outcome_short(value, outcome, NUMBERS) == "–"


@pytest.mark.parametrize("outcome", MONEY)
def test_kroner_are_called_so(outcome: Outcome) -> None:
    assert outcome_text(1234.0, outcome, NUMBERS) == "NOK 1 234"


def test_hours_and_ratios_are_bare_numbers() -> None:
    assert outcome_text(1234.0, Outcome.HOURS_AVOIDED, NUMBERS) == "1 234"
    assert outcome_text(1.678, Outcome.BENEFIT_COST_RATIO, NUMBERS) == "1.68"


@pytest.mark.parametrize("code", ["nb", "en"])
def test_an_amount_turns_at_nought_and_a_ratio_at_one(code: str) -> None:
    assert switching_text(0.0, language(code)) != switching_text(1.0, language(code))
