"""My workplace: from a thousand workers to the ones the reader knows."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.chance import absence_by_chance
from hiacalc.evidence.working_time import read_working_time
from hiacalc.model import Evaluation
from hiacalc.present.entry import entered
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import label_of, natural
from hiacalc.scenario import ScenarioError, changed
from hiacalc.scenario.problems import Mark, Problem
from hiacalc.scenario.quantity import Unit
from hiacalc.scenario.registry import named_inputs
from hiacalc.scenario.schema import Groups
from hiacalc.ui.markup import label, plain
from hiacalc.ui.parts import opened
from hiacalc.ui.problems import show_problems
from hiacalc.ui.state import State

_WORKERS, _PER_EMPLOYER = "population.workers", "population.workers_per_employer"
_GROUPS = "delivery.groups"
_ASKED = ("absence.rate", "valuation.annual_value_per_fte", "delivery.attendance")


def show_workplace(state: State, run: Evaluation) -> None:
    """A form for one's own numbers, and how little a small workplace's figures tell by themselves."""
    texts = state.language
    with opened(texts.say("workplace.title"), ":material/apartment:", "workplace") as is_open:
        if is_open:
            st.markdown(
                plain(texts.say("workplace.about", price_year=f"{run.scenario.time.price_year.value:.0f}"))
            )
            _form(state, run)
            st.markdown("\n\n".join(plain(said) for said in _chance(state, run)))


def _form(state: State, run: Evaluation) -> None:
    texts = state.language
    numbers = Numbers(texts.code)
    now = run.scenario.numbers
    units = named_inputs(run.scenario)
    fields = {
        "workers": (texts.say("workplace.workers"), numbers.number(now[_WORKERS], 1, trim=True)),
        "units": (
            texts.say("workplace.units"),
            numbers.number(now[_WORKERS] / now[_PER_EMPLOYER], 2, trim=True),
        ),
    }
    for path in _ASKED:
        value = natural(now[path], units[path].unit, texts, numbers)
        fields[path] = (label(label_of(path, run.scenario, texts)), value)
    shown = "|".join(value for _, value in fields.values())
    stem = f"workplace:{state.generation}:{texts.code}:{shown}"  # what is shown anew is a field anew

    def apply() -> None:
        typed = {name: st.session_state[f"{stem}:{name}"] for name in fields}
        try:
            state.attempt(_changes(state, typed, fields, run))
        except ScenarioError as error:
            state.problems = error

    with st.form(stem, border=False):
        with st.grid(min_column_width=170, gap="small"):
            for name, (title, value) in fields.items():
                st.text_input(title, value, max_chars=60, key=f"{stem}:{name}")
        if state.problems is not None:
            show_problems(state.problems, texts)  # the top of the page may be out of sight
        st.form_submit_button(
            texts.say("workplace.apply"), type="primary", icon=":material/check:", on_click=apply
        )


def _changes(
    state: State, typed: dict[str, str], fields: dict[str, tuple[str, str]], run: Evaluation
) -> dict[str, float | str]:
    """What the form changes; a field left as it was changes nothing."""
    code = state.language_code
    units = {path: one.unit for path, one in named_inputs(run.scenario).items()}
    units |= {"workers": Unit.WORKERS, "units": Unit.EMPLOYERS}
    found: dict[str, float | str] = {}
    problems: list[Problem] = []
    for name, (title, shown) in fields.items():
        if typed[name] != shown:
            try:
                found[name] = entered(typed[name], units[name], code, title)
            except ScenarioError as error:
                problems += error.problems
    if problems:
        try:  # what else is wrong, so that all is told at once
            changed(run.scenario, {path: found[path] for path in _ASKED if path in found})
        except ScenarioError as error:
            problems += error.problems
        raise ScenarioError(problems)
    now = run.scenario.numbers
    if "workers" in found or "units" in found:
        workers = float(found.pop("workers", now[_WORKERS]))
        # without a word on the units, they are as large as before, or one
        places = float(found.pop("units", max(1.0, workers / now[_PER_EMPLOYER])))
        if places <= 0 or places > workers:
            raise ScenarioError(
                [Problem("more_units_than_workers", Mark(fields["units"][0]), found=typed["units"])]
            )
        found |= {_WORKERS: workers, _PER_EMPLOYER: workers / places, _GROUPS: Groups.WHOLE.value}
    return found


def _chance(state: State, run: Evaluation) -> list[str]:
    texts = state.language
    numbers = Numbers(texts.code)
    time = read_working_time()
    now = run.scenario.numbers
    rate, reduction = now["absence.rate"], float(run.reduction_in_force[0])
    workers = now[_WORKERS] * now["population.fte_per_worker"]
    days = now["valuation.hours_per_fte_year"] / time.hours_per_day
    found = absence_by_chance(workers, rate, reduction, days, time.spell_working_days)
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
