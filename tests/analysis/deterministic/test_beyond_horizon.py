"""What a horizon leaves out: with what is counted it makes the whole."""

import pytest

from hiacalc.analysis.deterministic.beyond_horizon import left_out
from hiacalc.model import Perspective, evaluate
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")
WORKERS, SIZE, HORIZON = "population.workers", "population.workers_per_employer", "time.horizon"


@pytest.mark.parametrize("horizon", [1, 2, 3, 4])
@pytest.mark.parametrize("view", list(Perspective))
def test_what_is_left_out_and_what_is_counted_make_the_whole(horizon: int, view: Perspective) -> None:
    whole, cut = evaluate(BASE), evaluate(changed(BASE, {HORIZON: horizon}))
    remainder = left_out(cut, view)
    assert remainder is not None
    assert (remainder.horizon, remainder.years) == (horizon, 5)
    assert cut.costs(view)[0] + remainder.costs == pytest.approx(whole.costs(view)[0])
    gained = (whole.benefits(view) + whole.transfers(view))[0]
    assert (cut.benefits(view) + cut.transfers(view))[0] + remainder.gains == pytest.approx(gained)
    assert remainder.hours == pytest.approx(29_531.25 * (5 - horizon) / 5)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {HORIZON: 5},
        {HORIZON: 9},
        {HORIZON: 3, "effect.duration": 3},
        {HORIZON: 3, "effect.duration": 2.5},
        {HORIZON: 3, "effect.relative_reduction": 0},
        {HORIZON: 5, "effect.decay": 0.5},
    ],
)
def test_nothing_is_left_out_where_schedule_and_effect_have_ended(changes: dict[str, float]) -> None:
    assert left_out(evaluate(changed(BASE, changes))) is None


def test_part_of_a_last_year_counts_as_that_part() -> None:
    remainder = left_out(evaluate(changed(BASE, {HORIZON: 3, "effect.duration": 3.25})))
    assert remainder is not None
    assert remainder.hours == pytest.approx(29_531.25 / 5 * 0.25)
    assert remainder.costs == 0
