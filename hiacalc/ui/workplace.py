"""My workplace: from a thousand workers to the ones the reader knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from hiacalc.analysis.chance import Chance, absence_by_chance
from hiacalc.evidence.working_time import read_working_time
from hiacalc.model import Evaluation
from hiacalc.present.entry import entered
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import label_of, natural
from hiacalc.scenario import ScenarioError, changed
from hiacalc.scenario.problems import Mark, Problem
from hiacalc.scenario.quantity import Basis, Bounds, Provenance, Unit
from hiacalc.scenario.registry import named_inputs, quantities
from hiacalc.scenario.schema import Groups
from hiacalc.ui.markup import label, plain
from hiacalc.ui.own_figures import OwnFigure, Sureness, own_figure, sureness_of, within
from hiacalc.ui.parts import opened
from hiacalc.ui.problems import show_problems
from hiacalc.ui.state import Change, State

_WORKERS, _PER_EMPLOYER = "population.workers", "population.workers_per_employer"
_GROUPS, _ABSENCE = "delivery.groups", "absence.rate"
_HEADS, _PLACES = "workers", "units"  # as the form asks for them
_ASKED = (_ABSENCE, "valuation.annual_value_per_fte", "delivery.attendance")
_MOST_YEARS = 10


def show_workplace(state: State, run: Evaluation) -> None:
    """A form for one's own numbers, and how little a small workplace's figures tell by themselves."""
    texts = state.language
    with opened(texts.say("workplace.title"), ":material/apartment:", "workplace") as is_open:
        if is_open:
            st.markdown(
                plain(texts.say("workplace.about", price_year=f"{run.scenario.time.price_year.value:.0f}"))
            )
            _form(state, run)
            st.markdown("\n\n".join(plain(said) for said in (*_standing(state, run), *_chance(state, run))))


@dataclass(frozen=True, slots=True)
class _Field:
    """A number that is asked for: its title, what stands in it, and how sure it is."""

    title: str
    shown: str
    sureness: Sureness


def _fields(state: State, run: Evaluation) -> dict[str, _Field]:
    texts = state.language
    numbers = Numbers(texts.code)
    now, inputs, known = run.scenario.numbers, named_inputs(run.scenario), quantities(run.scenario)
    sure = {path: sureness_of(known[path], inputs[path].bounds) for path in (_WORKERS, *_ASKED)}
    places = numbers.number(now[_WORKERS] / now[_PER_EMPLOYER], 2, trim=True)
    fields = {
        _HEADS: _Field(
            texts.say("workplace.workers"), numbers.number(now[_WORKERS], 1, trim=True), sure[_WORKERS]
        ),
        _PLACES: _Field(texts.say("workplace.units"), places, Sureness.KNOWN),
    }
    for path in _ASKED:
        value = natural(now[path], inputs[path].unit, texts, numbers)
        fields[path] = _Field(label(label_of(path, run.scenario, texts)), value, sure[path])
    return fields


def _form(state: State, run: Evaluation) -> None:
    """Each number with how sure it is; those with a range of one's own have two fields for it instead."""
    texts = state.language
    fields = _fields(state, run)
    shown = "|".join(f"{field.shown}:{field.sureness}" for field in fields.values())
    stem = f"workplace:{state.generation}:{texts.code}:{shown}"  # what is shown anew is a field anew
    ranged = st.multiselect(
        texts.say("workplace.ranged"),
        [name for name in fields if name != _PLACES],
        format_func=lambda name: fields[name].title,
        placeholder=texts.say("workplace.ranged_none"),
        key=f"workplace-ranged:{texts.code}",
    )

    def apply() -> None:
        typed = {
            key.removeprefix(f"{stem}:"): value
            for key, value in st.session_state.items()
            if isinstance(key, str) and key.startswith(f"{stem}:")
        }
        try:
            state.attempt(_Typed(state, run, fields, typed, tuple(ranged)).changes())
        except ScenarioError as error:
            state.problems = error

    with st.form(stem, border=False):
        with st.grid(min_column_width=170, gap="small"):
            for name, field in fields.items():
                with st.container():
                    _ask(texts, f"{stem}:{name}", name, field, with_range=name in ranged)
        if state.problems is not None:
            show_problems(state.problems, texts)  # the top of the page may be out of sight
        st.form_submit_button(
            texts.say("workplace.apply"), type="primary", icon=":material/check:", on_click=apply
        )


def _ask(texts: Language, key: str, name: str, field: _Field, *, with_range: bool) -> None:
    st.text_input(field.title, field.shown, max_chars=60, key=key)
    if with_range:
        for end in ("low", "high"):
            title = texts.say(f"workplace.{end}", label=field.title)
            st.text_input(
                title, "", max_chars=60, key=f"{key}:{end}", placeholder=texts.say(f"workplace.{end}_hint")
            )
    elif name == _ABSENCE:
        st.number_input(
            texts.say("workplace.years"),
            1,
            _MOST_YEARS,
            1,
            key=f"{key}:years",
            help=texts.say("workplace.years_help"),
        )
    elif name != _PLACES:
        st.selectbox(
            texts.say("workplace.sure", label=field.title),
            list(Sureness),
            index=list(Sureness).index(field.sureness),
            format_func=lambda one: texts.say(f"workplace.sureness.{one.value}"),
            key=f"{key}:sure",
            label_visibility="collapsed",
        )


class _Typed:
    """What was typed into the form, as figures of the reader's own; what was left alone changes nothing."""

    def __init__(
        self,
        state: State,
        run: Evaluation,
        fields: dict[str, _Field],
        typed: Mapping[str, Any],
        ranged: tuple[str, ...],
    ) -> None:
        self.state = state
        self.run = run
        self.fields = fields
        self.typed = typed
        self.ranged = ranged
        self.inputs = named_inputs(run.scenario)
        self.problems: list[Problem] = []

    def changes(self) -> dict[str, Change]:
        """By path.

        Raises:
            ScenarioError: every number that is none, and what does not go together.
        """
        values = {name: self._number(name, name) for name in self.fields if self._is_touched(name)}
        figures: dict[str, Change] = {}
        heads = values.pop(_HEADS, None)
        places = values.pop(_PLACES, None)
        for path, value in values.items():
            if value is not None:
                figures[path] = self._figure(path, value, self.inputs[path].bounds)
        if heads is not None or places is not None:
            figures |= self._sizes(heads, places)
        if self.problems:
            self._check(figures)
            raise ScenarioError(self.problems)
        return figures

    def _check(self, figures: Mapping[str, Change]) -> None:
        """What else is wrong, so that all is told at once."""
        try:
            changed(self.run.scenario, figures)
        except ScenarioError as error:
            self.problems += error.problems

    def _is_touched(self, name: str) -> bool:
        field = self.fields[name]
        sure = self.typed.get(f"{name}:sure", field.sureness)
        years = self.typed.get(f"{name}:years", 1)
        return self.typed[name] != field.shown or sure != field.sureness or years > 1 or name in self.ranged

    def _number(self, name: str, key: str) -> float | None:
        """The number in a field, or None and a problem."""
        unit = {_HEADS: Unit.WORKERS, _PLACES: Unit.EMPLOYERS}.get(name) or self.inputs[name].unit
        try:
            return entered(str(self.typed[key]), unit, self.state.language_code, self.fields[name].title)
        except ScenarioError as error:
            self.problems += error.problems
            return None

    def _figure(self, name: str, value: float, bounds: Bounds) -> OwnFigure:
        if name in self.ranged:
            low, high = (self._number(name, f"{name}:{end}") for end in ("low", "high"))
            return own_figure(value, low, high)
        if name == _ABSENCE:
            return self._absence(value)
        return within(value, self.typed.get(f"{name}:sure", Sureness.KNOWN), bounds)

    def _absence(self, rate: float) -> OwnFigure:
        """One's own absence is an estimate, as sure as chance lets it be in the years it covers."""
        years = float(self.typed.get(f"{_ABSENCE}:years", 1))
        if not 0.0 < rate < 1.0:
            return own_figure(rate)
        heads = self._number(_HEADS, _HEADS) or self.run.scenario.numbers[_WORKERS]
        chance = _wandering(self.run, rate, workers=heads * years)
        low, high = min(chance.low, rate), max(min(chance.high, 1.0), rate)
        return own_figure(rate, low, high, Basis.INTERVAL)

    def _sizes(self, heads: float | None, places: float | None) -> dict[str, Change]:
        """Employees and units as workers and the size of a workplace, in whole groups."""
        now = self.run.scenario.numbers
        workers = now[_WORKERS] if heads is None else heads
        # without a word on the units, they are as large as before, or one
        count = max(1.0, workers / now[_PER_EMPLOYER]) if places is None else places
        if count <= 0 or count > workers:
            mark = Mark(self.fields[_PLACES].title)
            self.problems.append(Problem("more_units_than_workers", mark, found=str(self.typed[_PLACES])))
            return {}
        size = workers / count
        figure = self._figure(_HEADS, workers, self.inputs[_WORKERS].bounds)
        told: dict[str, Change] = {_WORKERS: figure, _GROUPS: Groups.WHOLE.value}
        if places is not None or size != now[_PER_EMPLOYER]:
            told[_PER_EMPLOYER] = own_figure(size)
        return told


def _wandering(run: Evaluation, rate: float, *, workers: float) -> Chance:
    """How far a rate wanders by chance alone, for so many workers, or worker years."""
    time, now = read_working_time(), run.scenario.numbers
    days = now["valuation.hours_per_fte_year"] / time.hours_per_day
    reduction = float(run.reduction_in_force[0])
    heads = workers * now["population.fte_per_worker"]
    return absence_by_chance(heads, rate, reduction, days, time.spell_working_days)


def _standing(state: State, run: Evaluation) -> list[str]:
    """What of the numbers above is the reader's own, and how it is taken."""
    texts, numbers = state.language, Numbers(state.language_code)
    inputs, known = named_inputs(run.scenario), quantities(run.scenario)
    said = []
    for path in (_WORKERS, _PER_EMPLOYER, *_ASKED):
        quantity = known[path]
        if quantity.provenance is not Provenance.OWN:
            continue
        ends = {
            end: numbers.percent(given, 1)
            if inputs[path].unit is Unit.SHARE
            else natural(float(f"{given:.3g}"), inputs[path].unit, texts, numbers)
            for end in ("low", "high")
            if (given := getattr(quantity, end)) is not None
        }
        key = "known" if not ends else "estimate" if quantity.basis is Basis.INTERVAL else "between"
        name, value = (
            label_of(path, run.scenario, texts),
            natural(quantity.value, inputs[path].unit, texts, numbers),
        )
        said.append(texts.say(f"workplace.own.{key}", label=name, value=value, **ends))
    return [texts.say("workplace.own.heading", figures="; ".join(said))] if said else []


def _chance(state: State, run: Evaluation) -> list[str]:
    texts = state.language
    numbers = Numbers(texts.code)
    time = read_working_time()
    now = run.scenario.numbers
    rate = now["absence.rate"]
    found = _wandering(run, rate, workers=now[_WORKERS])
    words = {
        "workers": natural(now[_WORKERS], Unit.WORKERS, texts, numbers),
        "rate": numbers.percent(rate),
        "low": numbers.percent(found.low, 1),
        "high": numbers.percent(min(1.0, found.high), 1),
        "one": numbers.number(found.one_worker * 100, 2, trim=True),
        "fall": numbers.number(abs(found.fall) * 100, 2, trim=True),
        "level": numbers.percent(found.level),
        "days": numbers.number(time.spell_calendar_days),
    }
    said = [texts.say("workplace.one", **words), texts.say("workplace.span", **words)]
    if found.workers_to_tell is not None:
        needed = float(f"{found.workers_to_tell:.2g}")
        said.append(texts.say("workplace.needed", needed=numbers.number(needed), **words))
    return said
