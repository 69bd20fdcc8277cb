"""The fields of one's own workplace, as the scenario in use and what is typed fill them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hiacalc.analysis.deterministic.whole_groups import workplaces
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import label_of
from hiacalc.present.words.own_field import field_text
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Bounds, Unit
from hiacalc.scenario.options import Sector, Zone
from hiacalc.scenario.quantity import Provenance, Quantity
from hiacalc.scenario.registry import keys, quantities, settings
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import State
from hiacalc.ui.views.own_absence import own_absence

WORKERS, SIZE = "population.workers", "population.workers_per_employer"
PART_TIME = "population.fte_per_worker"
RATE, WAGE, ATTENDANCE = "absence.rate", "valuation.annual_value_per_fte", "delivery.attendance"
GROUPS = "delivery.groups"
SECTOR, ZONE, REPLACED = "population.employer_sector", "sick_pay.zone", "employer.replaced_share"
UNITS, YEARS, WAGE_YEAR = "units", "years", "wage:year"


class Sure(StrEnum):
    """How sure a reader is of a figure."""

    KNOWN = "known"
    TENTH = "tenth"
    QUARTER = "quarter"
    RANGE = "range"


WITHIN = {Sure.TENTH: 0.10, Sure.QUARTER: 0.25}
# The fields with a choice of how sure they are, by a short name for their parts.
SURE_OF = {"workers": WORKERS, "wage": WAGE, "attendance": ATTENDANCE}
PART_OF = {f"{short}:{part}": path for short, path in SURE_OF.items() for part in ("sure", "low", "high")}
# Every field, in an order in which what one needs of another comes first.
FIELDS = (
    *(WORKERS, PART_TIME, UNITS, RATE, YEARS, WAGE, WAGE_YEAR, ATTENDANCE, SECTOR, ZONE, REPLACED),
    *PART_OF,
)
_WORDS = {WORKERS: "workers", PART_TIME: "part_time", UNITS: "units", RATE: "absence", YEARS: "years"}
_WORDS_OF_TODAY = {WAGE: "wage", WAGE_YEAR: "wage_year", SECTOR: "sector", ZONE: "zone", REPLACED: "replaced"}
_CHOICES = {
    SECTOR: {"", *(option.value for option in Sector)},
    ZONE: {"", *(option.value for option in Zone)},
    **{f"{short}:sure": {"", *(sure.value for sure in Sure)} for short in SURE_OF},
}
_YEAR = re.compile(r"(19|20)[0-9]{2}")
WORD_OF = {**_WORDS, **_WORDS_OF_TODAY, ATTENDANCE: "attendance"}


def within(value: float, share: float, bounds: Bounds) -> tuple[float, float]:
    """The ends of a range of so much more and less, cut at the bounds.

    Args:
        value: the middle of the range.
        share: how much more and less, as a share of it.
        bounds: of the input.

    >>> within(0.95, 0.1, Bounds(Unit.SHARE, 0.0, 1.0))
    (0.855, 1.0)
    """
    low, high = (float(f"{value * factor:.12g}") for factor in (1.0 - share, 1.0 + share))
    return max(low, bounds.lower), min(high, bounds.upper)


def sureness(figure: OwnFigure, bounds: Bounds) -> Sure:
    """How sure a reader has said to be of an own figure.

    Args:
        figure: the reader's own.
        bounds: of the input.
    """
    if not figure.has_width or figure.low is None or figure.high is None:
        return Sure.KNOWN
    ends = figure.low, figure.high
    return next(
        (sure for sure, share in WITHIN.items() if within(figure.value, share, bounds) == ends), Sure.RANGE
    )


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """The fields of a workplace: their titles, what stands in them, and what is counted where nothing does.

    `titles`, `shown` and `instead` are by field. A field is empty where the reader has said
    nothing; `instead` is then what the scenario gives. What is typed and can't be counted with
    stands in its field as it was typed.
    """

    state: State
    scenario: Scenario
    titles: Mapping[str, str]
    shown: Mapping[str, str]
    instead: Mapping[str, str]

    @classmethod
    def of(cls, state: State, scenario: Scenario) -> OwnNumbers:
        """The fields for the scenario in use, in the reader's language.

        Args:
            state: of the session.
            scenario: as changed.
        """
        stated = shown_of(state, scenario)
        return cls(
            state,
            scenario,
            titles_of(state.language, scenario),
            {name: _typed(state, name, text) for name, text in stated.items()},
            _instead(state, scenario),
        )

    def value(self, path: str) -> str:
        """An input's value as text: what stands in its field, or else what the scenario gives.

        Args:
            path: of the input, or the name of its field.
        """
        stated = shown_of(self.state, self.scenario).get(path)
        return stated or self.instead.get(path, "")


def can_stand_in(name: str, text: str) -> bool:
    """Whether a field can show a text: any where something is typed, an option where it is chosen.

    Args:
        name: of the field.
        text: to show.

    >>> can_stand_in(WORKERS, "forty"), can_stand_in(SECTOR, "forty"), can_stand_in(WAGE_YEAR, "2025")
    (True, False, True)
    """
    if name == WAGE_YEAR:
        return _YEAR.fullmatch(text) is not None
    return text in _CHOICES.get(name, (text,))


def titles_of(texts: Language, scenario: Scenario) -> dict[str, str]:
    """The title of every field.

    Args:
        texts: of the language.
        scenario: whose names of inputs are used.
    """
    titles = {name: texts.say(f"workplace.{word}") for name, word in _WORDS.items()}
    titles |= {name: texts.say(f"today.workplace.{word}") for name, word in _WORDS_OF_TODAY.items()}
    titles[ATTENDANCE] = label_of(ATTENDANCE, scenario, texts)
    for name, path in PART_OF.items():
        part = {"sure": "how_sure"}.get(name.partition(":")[2], name.partition(":")[2])
        titles[name] = texts.say(f"workplace.{part}", label=titles[path])
    return titles


def shown_of(state: State, scenario: Scenario) -> dict[str, str]:
    """What is counted with of the reader's own, by field as text; empty where nothing is.

    Args:
        state: of the session.
        scenario: as changed.
    """
    texts, changes = state.language, state.changes
    shown = dict.fromkeys(FIELDS, "")
    for path in (WORKERS, PART_TIME, WAGE, ATTENDANCE, REPLACED):
        figure = changes.get(path)
        if isinstance(figure, OwnFigure):
            value = own_or_converted(path, scenario).value
            shown[path] = field_text(value, keys()[path].unit, texts)
    if isinstance(changes.get(SIZE), OwnFigure):
        shown[UNITS] = field_text(workplaces(scenario), Unit.EMPLOYERS, texts)
    absence = own_absence(state)
    if absence is not None:
        rate = absence.rate if absence.moved is None else absence.moved
        shown[RATE] = field_text(rate, Unit.SHARE, texts)
        shown[YEARS] = field_text(absence.years, Unit.YEARS, texts)
    shown[WAGE_YEAR] = str(own_or_converted(WAGE, scenario).price_year or state.answer_year)
    shown |= {path: settings(scenario).get(path, "") for path in (SECTOR, ZONE)}
    for short, path in SURE_OF.items():
        figure = changes.get(path)
        if not isinstance(figure, OwnFigure):
            continue
        sure = sureness(figure, keys()[path])
        shown[f"{short}:sure"] = sure.value
        if sure is Sure.RANGE and figure.low is not None and figure.high is not None:
            unit = keys()[path].unit
            shown[f"{short}:low"] = field_text(figure.low, unit, texts)
            shown[f"{short}:high"] = field_text(figure.high, unit, texts)
    return shown


def _typed(state: State, name: str, counted: str) -> str:
    """What stands in a field: what was typed and can't be counted with, or else what is."""
    text = state.typed.get(name, counted)
    return text if can_stand_in(name, text) else counted


def _instead(state: State, scenario: Scenario) -> dict[str, str]:
    """What is counted with where the reader says nothing, by field; the scenario's where one is emptied."""
    texts, changes = state.language, state.changes
    before, now = quantities(state.base), quantities(scenario)
    instead = {}
    for path in (WORKERS, PART_TIME, RATE, WAGE, ATTENDANCE, REPLACED):
        values = before if isinstance(changes.get(path), OwnFigure) else now
        if path in values:
            instead[path] = field_text(values[path].value, keys()[path].unit, texts)
    places = workplaces(state.base if isinstance(changes.get(SIZE), OwnFigure) else scenario)
    instead[UNITS] = texts.numbers.number(places)
    return instead


def own_or_converted(path: str, scenario: Scenario) -> Quantity:
    """An input as its reader has stated it, in the kroner of that; else in kroner of the answer.

    Args:
        path: of the input.
        scenario: as changed.
    """
    stated = scenario.stated[path]
    if isinstance(stated, Quantity) and stated.provenance is Provenance.OWN:
        return stated
    return quantities(scenario)[path]
