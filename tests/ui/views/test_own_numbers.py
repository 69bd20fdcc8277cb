"""What is typed of a workplace is the reader's own figure, as surely as the reader says."""

import pytest
from scipy.stats import poisson

from hiacalc.analysis.probabilistic.uncertainty import uncertainty
from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.views.own_numbers import (
    ATTENDANCE,
    GROUPS,
    RATE,
    SIZE,
    UNITS,
    WAGE,
    WORKERS,
    YEARS,
    OwnNumbers,
)
from tests.ui.views.own_entries import TYPED, applied, new


def test_what_is_typed_is_known_and_absence_is_an_estimate() -> None:
    state = applied(new(), TYPED)
    assert state.changes == {
        WORKERS: OwnFigure(43.0),
        SIZE: OwnFigure(43.0),
        WAGE: OwnFigure(620_000.0, price_year=2014),
        RATE: state.changes[RATE],
        GROUPS: "whole",
    }
    known = quantities(state.current())
    assert {known[path].provenance for path in (WORKERS, SIZE, RATE, WAGE)} == {Provenance.OWN}
    assert not any(known[path].has_width for path in (WORKERS, SIZE, WAGE))
    drawn = uncertainty(state.current(), draws=256, seed=1)
    assert RATE in drawn.marginals
    assert not {WORKERS, SIZE, WAGE} & set(drawn.marginals)


@pytest.mark.parametrize("years", [1, 3])
def test_the_range_of_the_own_absence_is_that_of_its_spells(years: int) -> None:
    rate = quantities(applied(new(), {**TYPED, YEARS: str(years)}).current())[RATE]
    spell = 16 * 5 / 7 / (43 * 1687.5 / 7.5 * years)  # a spell of 16 days, in years of all employees
    low, high = (poisson.ppf(part, 0.112 / spell) * spell for part in (0.025, 0.975))
    assert (rate.low, rate.high) == pytest.approx((low, high), rel=1e-5)
    assert (rate.basis, rate.level) == (Basis.INTERVAL, 0.95)
    assert f"from {years} year" in rate.note.en.replace("\N{NO-BREAK SPACE}", " ")


def test_the_range_follows_the_number_of_employees_until_it_is_known() -> None:
    state = applied(new(), TYPED)
    narrow = applied(state, {WORKERS: "4300", UNITS: "100"}).changes[RATE]
    assert narrow.high - narrow.low < 0.006
    assert applied(state, {RATE: "0 %"}).changes[RATE] == OwnFigure(0.0)


@pytest.mark.parametrize("workers", ["1", "3", "10"])
@pytest.mark.parametrize("rate", ["0.01 %", "1 %", "50 %", "99 %"])
def test_the_smallest_workplaces_have_an_interval_that_can_be_drawn(workers, rate) -> None:
    state = applied(new(), {WORKERS: workers, UNITS: "1", RATE: rate})
    figure = quantities(state.current())[RATE]
    assert 0.0 < figure.low < figure.value < figure.high < 1.0
    uncertainty(state.current(), draws=128, seed=1)


@pytest.mark.parametrize(
    ("sure", "low", "high"),
    [
        ({"wage:sure": "known"}, None, None),
        ({"wage:sure": "tenth"}, 558_000.0, 682_000.0),
        ({"wage:sure": "quarter"}, 465_000.0, 775_000.0),
        ({"wage:sure": "range", "wage:low": "600 000", "wage:high": "700 000"}, 600_000.0, 700_000.0),
    ],
)
def test_a_figure_is_as_sure_as_its_reader_says(sure, low, high) -> None:
    state = applied(new(), {**TYPED, **sure})
    assert state.changes[WAGE] == OwnFigure(620_000.0, low, high, price_year=2014)
    shown = OwnNumbers.of(state, state.current()).shown
    assert shown["wage:sure"] == sure["wage:sure"]
    before = dict(state.changes)
    assert applied(state, {}).changes == before


def test_doubt_is_cut_at_what_can_be_and_shared_by_workplace_and_all() -> None:
    entries = {ATTENDANCE: "95 %", "attendance:sure": "tenth", "workers:sure": "tenth"}
    state = applied(new(), {**TYPED, UNITS: "2", **entries})
    assert state.changes[ATTENDANCE] == OwnFigure(0.95, 0.855, 1.0)
    assert state.changes[SIZE] == OwnFigure(21.5, 19.35, 23.65)
    drawn = uncertainty(state.current(), draws=512, seed=1)
    assert drawn.values[WORKERS] / drawn.values[SIZE] == pytest.approx(2.0, rel=1e-3)


def test_units_stay_as_many_when_only_employees_are_typed_again() -> None:
    state = applied(applied(new(), TYPED), {WORKERS: "50"})
    assert (state.changes[WORKERS], state.changes[SIZE]) == (OwnFigure(50.0), OwnFigure(50.0))
