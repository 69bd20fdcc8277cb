"""A programme under doubt is the programme of each draw."""

from __future__ import annotations

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.programme_bands import programme_bands
from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.programme import evaluate_programme
from hiacalc.scenario import shipped
from hiacalc.scenario.options import Payer
from hiacalc.scenario.reading import shipped_with
from tests.programme.conftest import NORD, VEST, programme_of

REGIONS = {"nord": {**NORD, "health_hours": [1200]}, "vest": {**VEST, "health_hours": [4000]}}
FUNDING = [{"title": "A", "payer": "nav", "amounts": {2027: 3e6}}]


def test_there_are_none_without_a_programme() -> None:
    assert programme_bands(uncertainty(shipped("helseiarbeid-2016"), draws=128)) is None


def test_each_draw_is_a_run_of_its_own() -> None:
    sample = uncertainty(programme_of(REGIONS, funding=FUNDING), draws=4096)
    bands = programme_bands(sample)
    assert bands is not None
    for draw in (0, 2047, 2048, 4095):
        alone = {path: float(values[draw]) for path, values in sample.values.items()}
        run = evaluate_programme(sample.laid, alone)
        assert bands.net_benefit[draw] == pytest.approx(run.net_benefit()[0])
        years = run.calendar.all_years
        assert bands.net_by_year.values[:years, draw] == pytest.approx(run.by_year()[:, 0], abs=1e-3)
        assert not bands.net_by_year.values[years:, draw].any()
        assert bands.cumulative.values[-1, draw] == pytest.approx(run.net_benefit()[0])
        assert bands.gap[Payer.NAV].values[:, draw] == pytest.approx(run.funding.gap(Payer.NAV)[:, 0])
        assert bands.waiting.values[:, draw] == pytest.approx(run.roll_out.waiting.sum(axis=1)[:, 0])


def test_without_limit_a_programme_pays_as_often_as_a_cohort() -> None:
    """All cohorts have one stream, and nobody waits: the sign is that of the cohort."""
    sample = uncertainty(programme_of({"nord": NORD}), draws=2048)
    bands = programme_bands(sample)
    assert bands is not None
    assert bands.probability_pays == sample.probability_pays
    assert np.sign(bands.net_benefit) == pytest.approx(np.sign(sample.net_benefit))


def test_what_is_paid_back_stays_paid_back() -> None:
    bands = programme_bands(uncertainty(programme_of(REGIONS), draws=1024))
    assert bands is not None
    by_year = [bands.probability_paid_back_by(year) for year in bands.calendar.all_calendar_years]
    assert by_year == sorted(by_year)
    assert by_year[-1] == pytest.approx(float(np.mean(bands.cumulative.values[-1] >= 0.0)))


@pytest.mark.parametrize("name", shipped_with("programme"))
def test_every_shipped_programme_can_be_drawn(name: str) -> None:
    bands = programme_bands(uncertainty(shipped(name), draws=128))
    assert bands is not None
    assert np.isfinite(bands.net_benefit).all()
