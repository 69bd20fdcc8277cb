"""The acceptability curve: half at the median cost of an hour, and long enough."""

from __future__ import annotations

import numpy as np
import pytest

from hiacalc.present.exhibits.uncertainty import UncertaintyPicture
from hiacalc.present.locale.language import language
from tests.present.pictures import BASE
from tests.present.uncertainty_cases import drawn, drawn_exhibit

EN = language("en")


def test_the_acceptability_curve_crosses_half_at_the_median_cost_of_an_hour() -> None:
    sample = drawn(BASE)
    exhibit = drawn_exhibit(BASE, UncertaintyPicture.ACCEPTABILITY, None, EN, 800)
    priced = np.where(
        sample.hours > 0, sample.costs / sample.hours, np.inf
    )  # no price buys an hour not avoided
    median = float(np.median(priced))
    assert f"NOK\N{NO-BREAK SPACE}{median:.0f}" in exhibit.chart.title
    prices, shares = np.array(exhibit.rows[1:]).T
    for price, share in zip(prices[::40], shares[::40], strict=True):
        assert share == pytest.approx(np.mean(priced < price), abs=1e-12)


def test_the_acceptability_curve_goes_on_until_nearly_all_is_said() -> None:
    sample = drawn(BASE, "sceptical")
    exhibit = drawn_exhibit(BASE, UncertaintyPicture.ACCEPTABILITY, "sceptical", EN, 800)
    assert exhibit.rows[-1][1] >= 0.94 * np.mean(sample.hours > 0)
