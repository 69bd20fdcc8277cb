"""What a reader types of a workplace, as own figures: known, within a range, or an estimate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from hiacalc.analysis.deterministic.absence_by_chance import interval_by_chance, spell_days_in
from hiacalc.analysis.deterministic.whole_groups import workplaces
from hiacalc.evidence.working_time import read_working_time
from hiacalc.present.locale.number_entry import entered
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.problem_code import Code
from hiacalc.scenario import Scenario, ScenarioError, changed
from hiacalc.scenario.bounds import Bounds, Unit
from hiacalc.scenario.options import Groups
from hiacalc.scenario.problems import Mark, Problem
from hiacalc.scenario.quantity import Basis, Provenance, Quantity
from hiacalc.scenario.registry import named_inputs, quantities, settings
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import Change, State, stated

WORKERS, SIZE = "population.workers", "population.workers_per_employer"
RATE, WAGE, ATTENDANCE = "absence.rate", "valuation.annual_value_per_fte", "delivery.attendance"
GROUPS = "delivery.groups"
SECTOR, ZONE, REPLACED = "population.employer_sector", "sick_pay.zone", "employer.replaced_share"
UNITS, YEARS, WAGE_YEAR = "units", "years", "wage:year"
_YEARS_ASKED = (0.1, 50.0)


class Sure(StrEnum):
    """How sure a reader is of a figure."""

    KNOWN = "known"
    TENTH = "tenth"
    QUARTER = "quarter"
    RANGE = "range"


_WITHIN = {Sure.TENTH: 0.10, Sure.QUARTER: 0.25}
# The fields with a choice of how sure they are, by a short name for their parts.
SURE_OF = {"workers": WORKERS, "wage": WAGE, "attendance": ATTENDANCE}


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


def sureness(figure: Quantity, bounds: Bounds) -> Sure | None:
    """How sure a reader has said to be of an input; None where it is not the reader's own figure.

    Args:
        figure: the input as the scenario gives it.
        bounds: of the input.
    """
    if figure.provenance is not Provenance.OWN:
        return None
    if not figure.has_width:
        return Sure.KNOWN
    ends = figure.low, figure.high
    return next(
        (sure for sure, share in _WITHIN.items() if within(figure.value, share, bounds) == ends), Sure.RANGE
    )


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """The fields of a workplace as the scenario in use fills them.

    `titles` and `shown` are by field; a field that is left as it was says
    nothing. Fields of a short name of `SURE_OF` also have `:sure`, `:low` and `:high`.
    """

    state: State
    scenario: Scenario
    titles: Mapping[str, str]
    shown: Mapping[str, str]

    @classmethod
    def of(cls, state: State, scenario: Scenario) -> OwnNumbers:
        """The fields for the scenario in use, in the reader's language.

        Args:
            state: of the session.
            scenario: as changed.
        """
        texts = state.language
        numbers = texts.numbers
        inputs = named_inputs(scenario)
        values = {path: own_or_converted(path, scenario).value for path in scenario.numbers}
        titles = {WORKERS: texts.say("workplace.workers"), UNITS: texts.say("workplace.units")}
        titles |= {path: label_of(path, scenario, texts) for path in (RATE, ATTENDANCE)}
        titles[YEARS] = texts.say("workplace.years")
        words = {WAGE: "wage", WAGE_YEAR: "wage_year", SECTOR: "sector", ZONE: "zone", REPLACED: "replaced"}
        titles |= {name: texts.say(f"today.workplace.{word}") for name, word in words.items()}
        shown = {
            WORKERS: numbers.number(values[WORKERS], 1, trim=True),
            UNITS: numbers.number(workplaces(scenario), 2, trim=True),
            YEARS: numbers.number(_years(state), 2, trim=True),
            WAGE_YEAR: str(own_or_converted(WAGE, scenario).price_year or state.answer_year),
            REPLACED: format_value(values[REPLACED], Unit.SHARE, texts) if REPLACED in values else "",
        }
        shown |= {
            path: format_value(values[path], inputs[path].unit, texts) for path in (RATE, WAGE, ATTENDANCE)
        }
        shown |= {path: settings(scenario).get(path, "") for path in (SECTOR, ZONE)}
        for name, path in SURE_OF.items():
            figure, unit = own_or_converted(path, scenario), inputs[path].unit
            sure = sureness(figure, inputs[path].bounds)
            shown[f"{name}:sure"] = sure or ""
            for end in ("low", "high"):
                value = getattr(figure, end) if sure is Sure.RANGE else None
                shown[f"{name}:{end}"] = "" if value is None else format_value(value, unit, texts)
                titles[f"{name}:{end}"] = texts.say(f"workplace.{end}", label=titles[path])
        return cls(state, scenario, titles, shown)

    def changes(self, typed: Mapping[str, str]) -> dict[str, Change]:
        """What the form changes, from what stands in its fields.

        Raises:
            ScenarioError: everything that is wrong, each with the name of its field.
        """
        problems: list[Problem] = []
        numbers = self._numbers(typed, problems)
        figures = {
            path: figure
            for name, path in SURE_OF.items()
            if (figure := self._figure(name, typed, numbers, problems)) is not None
        }
        changes: dict[str, Change] = {**figures, **self._employer(typed, numbers)}
        if not problems and (WORKERS in changes or UNITS in numbers):
            changes |= self._places(figures.get(WORKERS), numbers, problems)
        if not problems or RATE in numbers:
            changes |= self._absence(numbers, figures.get(WORKERS))
        if problems:
            try:  # what else is wrong, so that all is told at once
                apart = {path: changes[path] for path in (RATE, WAGE, ATTENDANCE) if path in changes}
                changed(self.scenario, stated(apart, self.scenario))
            except ScenarioError as error:
                problems += error.problems
            raise ScenarioError(problems)
        return changes

    def _numbers(self, typed: Mapping[str, str], problems: list[Problem]) -> dict[str, float]:
        """The numbers in the fields that are not as they were, and those of a range of one's own."""
        figures: dict[str, float] = {}
        inputs = named_inputs(self.scenario)
        units = {path: inputs[path].unit for path in (RATE, *SURE_OF.values())}
        units |= {UNITS: Unit.EMPLOYERS, YEARS: Unit.YEARS, REPLACED: Unit.SHARE}
        asked = [name for name in units if typed[name] != self.shown[name]]
        for short, path in SURE_OF.items():
            ends = [f"{short}:low", f"{short}:high"] if typed[f"{short}:sure"] == Sure.RANGE else []
            units |= dict.fromkeys(ends, inputs[path].unit)
            asked += [end for end in ends if typed[end].strip()]
        for name in asked:
            try:
                figures[name] = entered(typed[name], units[name], self.state.language_code, self.titles[name])
            except ScenarioError as error:
                problems += error.problems
        low, high = _YEARS_ASKED
        if not low <= figures.get(YEARS, low) <= high:
            mark, years, span = Mark(self.titles[YEARS]), f"{figures[YEARS]:g}", (low, high, Unit.YEARS.value)
            problems.append(Problem(Code.OUT_OF_BOUNDS, mark, actual=years, span=span))
        return figures

    def _figure(
        self, name: str, typed: Mapping[str, str], numbers: Mapping[str, float], problems: list[Problem]
    ) -> OwnFigure | None:
        """An own figure as surely as its reader says; None where nothing is said of it."""
        path = SURE_OF[name]
        sure = Sure(typed[f"{name}:sure"] or Sure.KNOWN)
        asked = [path, f"{name}:sure", *((f"{name}:low", f"{name}:high") if sure is Sure.RANGE else ())]
        year = int(typed[WAGE_YEAR]) if path == WAGE else None
        if all(typed[field] == self.shown[field] for field in (*asked, *([WAGE_YEAR] if year else ()))):
            return None
        value = numbers.get(path, own_or_converted(path, self.scenario).value)
        known = OwnFigure(value, price_year=year)
        if sure in _WITHIN and value:
            low, high = within(value, _WITHIN[sure], named_inputs(self.scenario)[path].bounds)
            # a value out of bounds is told by itself
            return replace(known, low=low, high=high) if low <= value <= high else known
        if sure is not Sure.RANGE:
            return known
        fields = [f"{name}:low", f"{name}:high"]
        if not all(typed[field].strip() for field in fields):
            problems.append(Problem(Code.OWN_RANGE_MISSING, Mark(self.titles[path])))
        if not all(field in numbers for field in fields):
            return known
        low, high = (numbers[field] for field in fields)
        return replace(known, low=low, high=high)

    def _employer(self, typed: Mapping[str, str], numbers: Mapping[str, float]) -> dict[str, Change]:
        """What is said of the employer: sector, zone, and how much substitutes cover."""
        chosen: dict[str, Change] = {
            path: typed[path]
            for path in (SECTOR, ZONE)
            if typed.get(path) and typed[path] != self.shown[path]
        }
        return {**chosen, REPLACED: OwnFigure(numbers[REPLACED])} if REPLACED in numbers else chosen

    def _places(
        self, workers: OwnFigure | None, numbers: Mapping[str, float], problems: list[Problem]
    ) -> dict[str, Change]:
        """The size of a workplace that follows from workers and units; whole groups, since it is known."""
        values = self.scenario.numbers
        is_own = isinstance(self.state.changes.get(SIZE), OwnFigure)
        if workers is None:
            before = self.state.changes.get(WORKERS)
            workers = before if isinstance(before, OwnFigure) else OwnFigure(values[WORKERS])
        # without a word on the units they are as many as before, or as large as in the scenario, or one
        usual = workplaces(self.scenario) if is_own else max(1.0, workers.number / values[SIZE])
        places = numbers.get(UNITS, usual)
        if places <= 0 or places > workers.number:
            code, culprit = Code.MORE_UNITS_THAN_WORKERS, f"{places:g}"
            problems.append(Problem(code, Mark(self.titles[UNITS]), actual=culprit))
            return {}
        size: Change = workers.number / places
        if is_own or UNITS in numbers:
            size = workers.shared(places)
        return {SIZE: size, GROUPS: Groups.WHOLE.value}

    def _absence(self, numbers: Mapping[str, float], workers: OwnFigure | None) -> dict[str, Change]:
        """The own rate with the span that chance gives it, also when others than it was computed for."""
        before = self.state.changes.get(RATE)
        is_estimate = isinstance(before, OwnFigure) and before.years is not None
        if not (RATE in numbers or YEARS in numbers or (is_estimate and workers is not None)):
            return {}
        values = self.scenario.numbers
        rate = numbers.get(RATE, before.value if isinstance(before, OwnFigure) else values[RATE])
        years = numbers.get(YEARS, _years(self.state))
        people = workers.number if workers else values[WORKERS]
        time = read_working_time()
        days = spell_days_in(self.scenario, time)
        span = interval_by_chance(self.scenario, time, people, rate, years, days)
        if span is None:
            return {RATE: OwnFigure(rate)}
        low, high = (float(f"{end:.6g}") for end in span)
        figure = OwnFigure(rate, low, high, Basis.INTERVAL, years)
        moved = before.moved if isinstance(before, OwnFigure) and RATE not in numbers else None
        return {RATE: replace(figure, moved=moved)}


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


def _years(state: State) -> float:
    """How many years the own rate covers; one unless its reader has said otherwise."""
    rate = state.changes.get(RATE)
    return rate.years if isinstance(rate, OwnFigure) and rate.years else 1.0
