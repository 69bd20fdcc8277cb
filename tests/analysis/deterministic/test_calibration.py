"""The sick-pay account beside published figures: nearness that nothing was fitted to."""

import pytest

from hiacalc.analysis.deterministic.calibration import calibration_checks
from hiacalc.evidence.calibration import read_calibration

CHECKS = {row.check.key: row for row in calibration_checks(read_calibration())}


@pytest.mark.parametrize(
    ("key", "computed", "within"),
    [
        ("nav-2016-days", 0.3547, 0.02),
        ("nav-2016-certified-days", 0.2345, 0.02),
        ("accounts-48-days", 0.54, 0.04),
        ("nav-2017-short-spells", 0.643, 0.02),
        ("nav-2017-mean", 40.4, 4.0),
    ],
)
def test_it_comes_near_what_others_published(key: str, computed: float, within: float) -> None:
    row = CHECKS[key]
    assert row.computed == pytest.approx(computed, abs=0.006 * max(1.0, computed))
    assert abs(row.computed - row.check.value) < within


def test_what_is_not_in_the_account_is_not_computed() -> None:
    assert CHECKS["ks-2023-money"].computed is None
    assert CHECKS["ks-2023-money"].check.explanation.nb
