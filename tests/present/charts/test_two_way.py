"""The heat map of two inputs: threshold and base case where the model puts them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Outcome, outcomes
from hiacalc.present.locale.language import language
from tests.present.cases import REDUCTION, scenario_of
from tests.present.pictures import (
    ABSENCE,
    only,
)

pytestmark = pytest.mark.browser


@only("map")
def test_the_thick_line_lies_where_the_model_gives_zero(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    grid = two_way(scenario_of(name), REDUCTION, ABSENCE).results
    thick = [line for line in seen.page["contours"] if line["wide"] > 3]
    assert bool(thick) == bool(grid.min() < 0 < grid.max())
    for line in thick:
        points = {
            REDUCTION: np.array([seen.value("x", x) / 100 for x, _ in line["points"]]),
            ABSENCE: np.array([seen.value("y", y) / 100 for _, y in line["points"]]),
        }
        benefits = outcomes(scenario_of(name), points, [Outcome.NET_BENEFIT])[Outcome.NET_BENEFIT]
        assert np.abs(benefits).max() < 0.004 * np.ptp(grid)
        assert seen.legend(language(code).say("tornado.zero"))
