"""The sick-pay account beside published figures: nearness that nothing was fitted to."""

import re

import numpy as np
import pytest

from hiacalc.analysis.deterministic.calibration import calibration_checks
from hiacalc.evidence.calibration import read_calibration
from hiacalc.model.sick_pay_law import share_below_cap

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


def test_every_check_is_computed() -> None:
    assert all(row.computed is not None for row in CHECKS.values())


def test_the_explanation_of_the_money_says_what_the_account_gives() -> None:
    """Pension and holiday pay left out, a narrower spread of pay, and the state with the contribution."""
    calibration, inside, early = read_calibration(), 0.3546744068, 0.55

    def parts(spread: float, *, on_top: bool = True) -> tuple[float, float]:
        """What employer and NAV pay for a mean krone of wage in absence."""
        below = float(share_below_cap(*(np.array([part]) for part in (639240.0, spread, 6 * 122225.3333)))[0])
        holiday, pension = (0.12, calibration.pension.share_of_the_rest) if on_top else (0.0, 0.0)
        paid = {
            "wage": inside + (1 - inside) * (1 - below),
            "holiday": holiday * (inside + (1 - inside) * (1 - below)),
            "holiday left": (1 - inside) * below * (holiday - 0.102 * early if on_top else 0.0),
        }
        employer = sum(paid.values()) * 1.141 + pension * (1 + holiday) * 1.141
        return employer, (1 - inside) * below * (1 + 0.102 * early)

    def share(employer: float, nav: float) -> float:
        return employer / (employer + nav)

    row = CHECKS["ks-2023-money"]
    employer, nav = parts(0.35)
    narrow_employer, narrow_nav = parts(0.20)
    assert row.computed == pytest.approx(share(employer, nav), abs=1e-6)
    assert row.computed > row.check.value
    shares = [
        share(*parts(0.35, on_top=False)),
        share(narrow_employer, narrow_nav),
        share(employer, nav * 1.141),
        share(narrow_employer, narrow_nav * 1.141),
    ]
    percents = [f"{number:.0%}"[:-1] for number in shares]
    for text in (row.check.explanation.nb, row.check.explanation.en):
        assert re.findall(r"(\d\d) %", text) == percents
