"""Who pays for a spell: examples by hand, a day-by-day count of its own, and what always adds up."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hiacalc.model.spell_pay import Spell, SpellDays, SpellPay, spell_days, spell_pay


@dataclass(frozen=True)
class Law:
    employer_period_days: int = 16
    gap_days: int = 16
    nav_days: int = 248
    paid_days_a_year: int = 260
    holiday_pay_rate: float = 0.102
    holiday_pay_days: int = 48


LAW = Law()
CAP = 6 * 136_549.0
YEAR = spell_days([Spell(0, 365)], 365, LAW)


def pay_of(days: SpellDays, annual_pay: float = 600_000.0, full_pay: bool = True) -> SpellPay:
    return spell_pay(days, annual_pay, CAP, LAW, 0.141, full_pay)


@pytest.mark.parametrize(
    ("length", "employer", "nav", "unpaid"),
    [(5, 5, 0, 0), (16, 12, 0, 0), (60, 12, 32, 0), (364, 12, 248, 0), (365, 12, 248, 1)],
)
def test_weekdays_of_spells_from_a_monday(length: int, employer: int, nav: int, unpaid: int) -> None:
    days = spell_days([Spell(0, length)], length, LAW)
    assert (days.employer.sum(), days.nav.sum(), days.unpaid.sum()) == (employer, nav, unpaid)
    assert days.employer_period.sum() == min(length, 16)


def test_money_of_a_year_from_a_monday() -> None:
    pay = pay_of(YEAR)
    assert pay.employer_wage[[4, 15, 59, 364]].round().tolist() == [11_538, 27_692, 27_692, 27_692]
    assert pay.nav_sick_pay[[15, 59, 364]].round().tolist() == [0, 73_846, 572_308]
    assert pay.nav_holiday_pay[[15, 59, 364]].round().tolist() == [0, 7_532, 11_298]
    assert pay.worker_loss[[363, 364]].round(2).tolist() == [0.0, 2_307.69]
    assert pay.employer_above_cap.sum() == 0.0


@pytest.mark.parametrize("full_pay", [True, False])
def test_pay_above_the_cap_is_the_employers_or_nobodys(full_pay: bool) -> None:
    pay = pay_of(YEAR, 900_000.0, full_pay)
    first = 16  # day 17 is a Wednesday, the first that NAV pays
    assert pay.nav_sick_pay[first] == pytest.approx(3_151.13, abs=0.005)
    assert (pay.employer_above_cap[first], pay.worker_loss[first]) == pytest.approx(
        (310.41, 0.0) if full_pay else (0.0, 310.41), abs=0.005
    )
    assert pay.employer_wage[0] == pytest.approx(3_461.54, abs=0.005)


def test_the_employer_pays_contribution_on_what_it_pays_itself() -> None:
    pay = pay_of(YEAR, 900_000.0)
    own = pay.employer_wage + pay.employer_above_cap
    assert pay.employer_contribution == pytest.approx(0.141 * own, rel=1e-14)
    assert pay.employer == pytest.approx(1.141 * own, rel=1e-14)
    assert pay.nav == pytest.approx(pay.nav_sick_pay + pay.nav_holiday_pay, rel=1e-15)


@pytest.mark.parametrize(("gap", "employer", "after"), [(10, 16, 4), (15, 16, 4), (16, 20, 0), (20, 20, 0)])
def test_two_spells_of_ten_days_share_a_period_when_the_gap_is_short(
    gap: int, employer: int, after: int
) -> None:
    days = spell_days([Spell(0, 10), Spell(10 + gap, 10)], 20 + gap, LAW)
    assert days.sick.sum() == 20
    assert (days.employer_period.sum(), (days.sick & ~days.employer_period).sum()) == (employer, after)


def test_nav_pays_from_the_first_day_of_those_exempt() -> None:
    days = spell_days([Spell(0, 10)], 10, Law(employer_period_days=0))
    assert (days.employer_period.sum(), days.nav.sum()) == (0, 8)


def test_days_beyond_and_before_the_end_of_spells_may_be_asked_for() -> None:
    assert spell_days([Spell(3, 5)], 20, LAW).sick.tolist() == [True] * 5 + [False] * 15
    assert spell_days([Spell(3, 500), Spell(600, 9)], 4, LAW).sick.tolist() == [True] * 4
    assert spell_days([Spell(3, 5)], 4, LAW).weekend.tolist() == [False, False, True, True]


@pytest.mark.parametrize(
    "spells", [[], [Spell(0, 0)], [Spell(0, 5), Spell(4, 5)], [Spell(9, 2), Spell(0, 2)]]
)
def test_what_is_no_row_of_spells_is_refused(spells: list[Spell]) -> None:
    with pytest.raises(ValueError, match="spell"):
        spell_days(spells, 10, LAW)


def counted(spells: list[Spell], days: int) -> list[str]:
    """Each day by a counter that walks through them, as NAV's own calculator does."""
    sick = {day for spell in spells for day in range(spell.first, spell.end)}
    used, since, paid, kinds = 0, 0, 0, []
    for day in range(spells[0].first, spells[0].first + days):
        weekend = day % 7 in {5, 6}
        if day not in sick:
            since += 1
            used = 0 if since >= 16 else used
            kinds.append("well")
            continue
        since = 0
        if used < 16:
            used += 1
            kinds.append("period weekend" if weekend else "employer")
        elif weekend:
            kinds.append("weekend")
        else:
            paid += 1
            kinds.append("nav" if paid <= 248 else "unpaid")
    return kinds


spell_rows = st.lists(
    st.tuples(st.integers(0, 40), st.one_of(st.integers(1, 30), st.integers(1, 400))), min_size=1, max_size=6
)


@given(rows=spell_rows)
def test_days_are_those_of_a_counter_that_walks_through_them(rows: list[tuple[int, int]]) -> None:
    spells: list[Spell] = []
    for gap, length in rows:
        spells.append(Spell((spells[-1].end if spells else 0) + gap, length))
    total = spells[-1].end - spells[0].first
    days, kinds = spell_days(spells, total, LAW), counted(spells, total)
    assert days.sick.tolist() == [kind != "well" for kind in kinds]
    assert days.employer.tolist() == [kind == "employer" for kind in kinds]
    assert days.employer_period.tolist() == [kind in {"employer", "period weekend"} for kind in kinds]
    assert days.nav.tolist() == [kind == "nav" for kind in kinds]
    assert days.unpaid.tolist() == [kind == "unpaid" for kind in kinds]


@given(rows=st.integers(0, 6), length=st.integers(1, 400), pay=st.floats(0.0, 5e6), full_pay=st.booleans())
def test_a_wage_a_weekday_is_paid_or_lost(rows: int, length: int, pay: float, full_pay: bool) -> None:
    days = spell_days([Spell(rows, length)], length, LAW)
    money = spell_pay(days, pay, CAP, LAW, 0.141, full_pay)
    wages = np.cumsum(days.sick & ~days.weekend) * pay / 260
    total = money.employer_wage + money.employer_above_cap + money.nav_sick_pay + money.worker_loss
    assert total == pytest.approx(wages, rel=1e-12, abs=1e-9)
    assert np.all(np.diff(money.employer) >= 0)
    assert np.all(np.diff(money.nav) >= 0)
