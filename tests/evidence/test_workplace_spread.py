"""How much workplaces of one industry differ: an assumption that says so."""

import pytest

from hiacalc.evidence.workplace_spread import WorkplaceSpread, read_workplace_spread


def test_it_is_an_assumption_and_can_be_chosen_otherwise() -> None:
    spread = read_workplace_spread()
    assert spread.standing == "assumption"
    assert min(spread.choices) < spread.value < max(spread.choices)
    assert "35 %" in spread.source.nb
    assert "35 %" in spread.source.en


def test_a_value_that_nobody_can_choose_again_is_refused() -> None:
    with pytest.raises(ValueError, match="one of the choices"):
        WorkplaceSpread.model_validate({**read_workplace_spread().model_dump(), "value": 0.4})
