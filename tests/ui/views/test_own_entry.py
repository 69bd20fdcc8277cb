"""A field that is left: what can be counted with counts, and nothing that was typed is lost."""

import pytest

from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import OPENING, State, shipped_scenario
from hiacalc.ui.views.own_entry import enter, notice
from hiacalc.ui.views.own_numbers import (
    ATTENDANCE,
    FIELDS,
    PART_TIME,
    RATE,
    REPLACED,
    SECTOR,
    SIZE,
    UNITS,
    WAGE,
    WAGE_YEAR,
    WORKERS,
    YEARS,
    ZONE,
    OwnNumbers,
)
from tests.ui.driving import labelled, state_of
from tests.ui.views.own_entries import TYPED, applied, new

REFUSED = [
    (WORKERS, "forty", "not a number"),
    (WORKERS, "0", "can't be used"),
    (WORKERS, "6 000 000", "can't be used"),
    (PART_TIME, "30.1", "Enter the number of employees"),
    (PART_TIME, "0 %", "can't be used"),
    (PART_TIME, "half", "not a number"),
    (UNITS, "2000", "more than the 1 000 employees"),
    (RATE, "much", "not a number"),
    (RATE, "0.112", "Did you mean 11.2 %?"),
    (RATE, "112", "can't be used"),
    (YEARS, "0", "can't be used"),
    (YEARS, "some", "not a number"),
    (WAGE, "620 00", "a space in an unusual place. Did you mean NOK 620 000?"),
    (WAGE, "lots", "not a number"),
    (ATTENDANCE, "-5", "can't be used"),
    (ATTENDANCE, "0.8", "Did you mean 80 %?"),
    (REPLACED, "120 %", "can't be used"),
    ("wage:sure", "range", "both the lowest and the highest"),
    ("wage:low", "much", "not a number"),
]


@pytest.mark.parametrize(("name", "text", "sentence"), REFUSED)
def test_what_cannot_be_counted_with_stands_there_and_is_told_beside_its_field(name, text, sentence) -> None:
    state = new()
    enter(state, name, text)
    assert state.changes == {}
    numbers = OwnNumbers.of(state, state.current())
    assert numbers.shown[name] == text
    words = notice(state, name)
    assert words is not None
    assert words.is_refused
    spoken = words.sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert sentence in spoken
    assert "." not in spoken.partition(":")[0]  # the field by its name, and no path
    assert [field for field in FIELDS if field != name and notice(state, field)] == []
    assert state.problems is None


@pytest.mark.parametrize(("name", "text", "sentence"), REFUSED)
def test_other_fields_count_beside_one_that_cannot(name, text, sentence) -> None:
    state = applied(new(), {key: value for key, value in TYPED.items() if key != name})
    enter(state, name, text)
    kept = dict(state.changes)
    enter(state, REPLACED if name != REPLACED else ATTENDANCE, "50 %")
    assert kept.items() <= state.changes.items()
    assert len(state.changes) == len(kept) + 1


@pytest.mark.parametrize(
    ("name", "text", "offers"),
    [
        (RATE, "0.112", ("11.2 %", "0.112 %")),
        (RATE, "112", ("11.2 %",)),
        (WAGE, "620 00", ("NOK 620 000", "NOK 62 000")),
        (ATTENDANCE, "0.8", ("80 %", "0.8 %")),
        (ATTENDANCE, "800", ()),
    ],
)
def test_what_may_have_been_meant_is_offered_and_counts_when_taken(name, text, offers) -> None:
    state = new()
    enter(state, name, text)
    words = notice(state, name)
    assert words is not None
    assert tuple(offer.replace("\N{NO-BREAK SPACE}", " ") for offer in words.offers) == offers
    for offer in words.offers:
        enter(state, name, offer)
        assert not state.typed


@pytest.mark.parametrize(
    ("name", "text", "sentence", "offers"),
    [
        (WAGE, "62 000", "unusually low. Did you mean NOK 744 000 or NOK 620 000?", 2),
        (WAGE, "6 200 000", "unusually high. Did you mean NOK 620 000?", 1),
        (RATE, "0.112 %", "unusually low. Did you mean 11.2 % or 1.12 %?", 2),
        (RATE, "45 %", "unusually high. Did you mean 4.5 %?", 1),
        (WORKERS, "430 000", "unusually high", 2),
        (PART_TIME, "7 %", "unusually low. Did you mean 70 %?", 1),
    ],
)
def test_what_is_unusual_counts_and_is_asked_about(name, text, sentence, offers) -> None:
    state = new()
    enter(state, name, text)
    assert not state.typed
    words = notice(state, name)
    assert words is not None
    assert not words.is_refused
    assert sentence in words.sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert len(words.offers) == offers
    enter(state, name, words.offers[0])
    assert notice(state, name) is None


@pytest.mark.parametrize("text", ["11,2 %", "11,2", "11.2%", "11,2\N{NO-BREAK SPACE}%", " 11,2 %\t"])
def test_a_share_pasted_from_a_spreadsheet_is_the_same_share(text: str) -> None:
    state = applied(new("nb"), {RATE: text})
    figure = state.changes[RATE]
    assert isinstance(figure, OwnFigure)
    assert figure.value == 0.112
    assert OwnNumbers.of(state, state.current()).shown[RATE] == "11,2\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize("text", ["30.1", "70 %", "0.7", "30.1 full-time equivalents"])
def test_part_time_is_a_share_or_full_time_equivalents_in_all(text: str) -> None:
    state = applied(new(), {WORKERS: "43", PART_TIME: text})
    assert state.current().numbers[PART_TIME] == pytest.approx(0.7)


def test_full_time_equivalents_wait_for_the_number_of_employees() -> None:
    state = new()
    enter(state, PART_TIME, "30.1")
    assert PART_TIME in state.typed
    enter(state, WORKERS, "43")
    assert state.changes[PART_TIME] == OwnFigure(0.7)
    assert not state.typed


def test_more_full_time_equivalents_than_employees_is_a_percentage() -> None:
    state = applied(new(), {WORKERS: "43"})
    enter(state, PART_TIME, "70")
    words = notice(state, PART_TIME)
    assert words is not None
    assert words.offers == ("70\N{NO-BREAK SPACE}%",)
    enter(state, PART_TIME, words.offers[0])
    assert state.changes[PART_TIME] == OwnFigure(0.7)


def test_places_wait_until_there_are_employees_for_them() -> None:
    state = applied(new(), {WORKERS: "43"})
    enter(state, UNITS, "60")
    assert state.current().numbers[SIZE] == 43.0
    enter(state, WORKERS, "120")
    assert state.current().numbers[SIZE] == 2.0
    assert not state.typed
    enter(state, WORKERS, "30")
    assert state.typed == {UNITS: "60"}
    assert state.current().numbers[SIZE] == 30.0


def test_years_and_the_year_of_a_wage_wait_for_their_figures() -> None:
    state = new()
    enter(state, YEARS, "2")
    enter(state, WAGE_YEAR, "2020")
    assert notice(state, YEARS) is notice(state, WAGE_YEAR) is None
    enter(state, RATE, "11.2 %")
    enter(state, WAGE, "620 000")
    rate, wage = state.changes[RATE], state.changes[WAGE]
    assert isinstance(rate, OwnFigure)
    assert isinstance(wage, OwnFigure)
    assert (rate.years, wage.price_year) == (2.0, 2020)
    enter(state, WAGE_YEAR, "2014")
    assert state.changes[WAGE] == OwnFigure(620_000.0, price_year=2014)


def test_every_field_can_be_taken_back() -> None:
    state = State("en", shipped_scenario(OPENING))
    everything = {
        **TYPED,
        PART_TIME: "70 %",
        YEARS: "2",
        ATTENDANCE: "80 %",
        SECTOR: "municipality",
        ZONE: "IVa",
        REPLACED: "50 %",
    }
    applied(state, everything)
    assert len(state.changes) > len(TYPED)
    for name in reversed(everything):
        enter(state, name, "")
        assert name not in state.typed
    assert state.changes == {}


def test_what_is_left_as_it_was_says_nothing() -> None:
    state = applied(new(), TYPED)
    state.change(WORKERS, 50.0)
    before = dict(state.changes)
    shown = OwnNumbers.of(state, state.current()).shown
    for name in FIELDS:
        enter(state, name, shown[name])
    assert state.changes == before


@pytest.mark.parametrize(("end", "other"), [("low", "high"), ("high", "low")])
def test_a_range_of_ones_own_counts_when_both_ends_are_there(end: str, other: str) -> None:
    state = applied(new(), TYPED)
    enter(state, "wage:sure", "range")
    ends = {"low": "600 000", "high": "700 000"}
    enter(state, f"wage:{end}", ends[end])
    assert state.changes[WAGE] == OwnFigure(620_000.0, price_year=2014)
    enter(state, f"wage:{other}", ends[other])
    assert state.changes[WAGE] == OwnFigure(620_000.0, 600_000.0, 700_000.0, price_year=2014)
    assert not state.typed
    enter(state, WAGE, "650 000")
    assert state.changes[WAGE] == OwnFigure(650_000.0, 600_000.0, 700_000.0, price_year=2014)
    enter(state, WAGE, "750 000")
    words = notice(state, WAGE)
    assert words is not None
    assert "outside your own range" in words.sentence
    enter(state, "wage:high", "800 000")
    assert state.changes[WAGE] == OwnFigure(750_000.0, 600_000.0, 800_000.0, price_year=2014)
    enter(state, "wage:sure", "")
    assert state.changes[WAGE] == OwnFigure(750_000.0, price_year=2014)


def test_a_range_that_leaves_its_value_out_is_refused() -> None:
    state = applied(new(), TYPED)
    for name, text in {"wage:sure": "range", "wage:low": "700 000", "wage:high": "800 000"}.items():
        enter(state, name, text)
    assert state.changes[WAGE] == OwnFigure(620_000.0, price_year=2014)
    assert state.typed.keys() == {"wage:sure", "wage:low", "wage:high"}
    words = notice(state, "wage:high")
    assert words is not None
    assert "outside your own range" in words.sentence
    enter(state, "wage:sure", "known")
    assert not state.typed


JUNK = [
    "",
    "x" * 2_000,
    "1e999",
    "nan",
    "-1",
    "0",
    "12:13",
    "<b>",
    "${x}",
    "range",
    "1800",
    "2025",
    "\x00",
    "{0}",
]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: repr(junk[:9]))
def test_whatever_an_address_says_of_the_fields_can_be_shown(opened, junk: str) -> None:
    page = opened("workplace")
    state = state_of(page)
    state.typed = dict.fromkeys(
        (*FIELDS, "no field", "absence:own", "absence:industry", "absence:spread"), junk
    )
    page.run()
    assert not page.exception
    labelled(page.text_input, "Employees").set_value("43").run()
    assert not page.exception
    assert state.changes[WORKERS] == OwnFigure(43.0)
