"""The effect over the years, by hand."""

import numpy as np
import pytest

from hiacalc.analysis.deterministic.beyond_horizon import left_out
from hiacalc.model import evaluate
from hiacalc.model.effect import effect_profile
from hiacalc.scenario import changed, shipped

BASE = shipped("helseiarbeid-2016")


def profile(years, onset=0.0, duration=5.0, decay=1.0):
    return effect_profile(np.arange(1.0, years + 1), onset, duration, decay).tolist()


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ({"years": 7}, [1, 1, 1, 1, 1, 0, 0]),
        ({"years": 4, "duration": 2.25}, [1, 1, 0.25, 0]),
        ({"years": 3, "duration": 0}, [0, 0, 0]),
        ({"years": 3, "duration": 0.5}, [0.5, 0, 0]),
        ({"years": 5, "onset": 2}, [1 / 3, 2 / 3, 1, 1, 1]),
        ({"years": 3, "onset": 0.5}, [2 / 3, 1, 1]),
        ({"years": 3, "onset": 9, "duration": 2}, [0.1, 0.2, 0]),
        ({"years": 5, "duration": 2, "decay": 0.5}, [1, 1, 0.5, 0.25, 0.125]),
        ({"years": 4, "duration": 0, "decay": 0.5}, [0.5, 0.25, 0.125, 0.0625]),
        ({"years": 3, "duration": 1, "decay": 0}, [1, 1, 1]),
        ({"years": 4, "duration": 2.5, "decay": 0.75}, [1, 1, 0.5 + 0.5 * 0.5, 0.125]),
        ({"years": 3, "onset": 1, "duration": 1, "decay": 0.5}, [0.5, 0.5, 0.25]),
    ],
)
def test_effect_profile_by_hand(effect, expected):
    assert profile(**effect) == pytest.approx(expected)


def test_one_draw_that_ends_at_once_among_others_that_fade():
    years = np.arange(1.0, 5.0)[:, None]
    shares = effect_profile(years, 0.0, 2.0, np.array([1.0, 0.5]))
    assert shares.T.tolist() == [[1, 1, 0, 0], [1, 1, 0.5, 0.25]]


@pytest.mark.parametrize("horizon", [None, 5, 10])
@pytest.mark.parametrize("over", [1e-9, 9e-7])
def test_a_millionth_of_a_year_is_rounding_wherever_years_are_counted(horizon, over):
    changes = {"effect.onset_years": 9} | ({} if horizon is None else {"time.horizon": horizon})
    exact, rounded = (evaluate(changed(BASE, changes | {"effect.duration": 5 + more})) for more in (0, over))
    assert rounded.ledger.years == exact.ledger.years
    assert rounded.strongest_effect.tolist() == exact.strongest_effect.tolist() == [0.5]
    assert left_out(rounded) is None


def test_more_than_a_millionth_of_a_year_is_time():
    run = evaluate(changed(BASE, {"effect.onset_years": 9, "effect.duration": 5 + 2e-6}))
    assert (run.ledger.years, run.strongest_effect.tolist()) == (6, [0.6])
