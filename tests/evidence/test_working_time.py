"""Ordinary working time and the employer's period."""

import pytest

from hiacalc.evidence.working_time import read_working_time


def test_the_week_and_the_period_are_those_of_the_agreements_and_the_act():
    time = read_working_time()
    assert time.hours_per_day * time.working_days_per_week == 37.5
    assert time.spell_calendar_days == 16
    assert "37,5" in time.source.nb
    assert "37.5" in time.source.en


def test_working_days_of_a_spell_are_five_of_every_seven():
    assert read_working_time().spell_working_days == pytest.approx(16 * 5 / 7)
