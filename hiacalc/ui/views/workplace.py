"""My workplace: from a thousand workers to the ones the reader knows, and how sure the reader is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from hiacalc.analysis.deterministic.absence_by_chance import chance_in, power_in, spell_days_in
from hiacalc.evidence.working_time import read_working_time
from hiacalc.model import Evaluation
from hiacalc.present.words.inputs import format_value
from hiacalc.present.words.workplace import absence_by_chance_sentences
from hiacalc.scenario import ScenarioError
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.options import Sector, SickPayRules, Zone
from hiacalc.scenario.quantity import Basis, Provenance, Quantity
from hiacalc.scenario.registry import named_inputs, quantities
from hiacalc.ui.session.amount import years_held
from hiacalc.ui.session.state import State
from hiacalc.ui.views.own_numbers import (
    ATTENDANCE,
    RATE,
    REPLACED,
    SECTOR,
    SIZE,
    SURE_OF,
    UNITS,
    WAGE,
    WAGE_YEAR,
    WORKERS,
    YEARS,
    ZONE,
    OwnNumbers,
    Sure,
    own_or_converted,
)
from hiacalc.ui.views.presets import show_presets
from hiacalc.ui.widgets.error_list import show_problems
from hiacalc.ui.widgets.markup import label, plain

_KINDS = ("known", "within", "estimated", "moved", "scenario")
_ORDER = (WORKERS, UNITS, RATE, WAGE, ATTENDANCE)


def show_workplace(state: State, run: Evaluation) -> None:
    """A form for one's own numbers, and how little a small workplace's figures tell by themselves.

    Args:
        state: of the session.
        run: the result, of whose scenario the workplace is a part.
    """
    texts = state.language
    st.subheader(texts.say("workplace.title"), anchor=False)
    st.markdown(plain(texts.say("workplace.about")))
    show_presets(state, run.scenario)
    numbers = OwnNumbers.of(state, run.scenario)
    _form(state, numbers)
    st.markdown("  \n".join(plain(sentence) for sentence in standing_sentences(numbers)))
    time = read_working_time()
    days = spell_days_in(run.scenario, time)
    chance, chance_of_showing = chance_in(run, time, days), power_in(run, time, days)
    sentences = absence_by_chance_sentences(chance, run.scenario, time, texts, chance_of_showing)
    st.markdown("\n\n".join(plain(text) for text in sentences))


def _form(state: State, numbers: OwnNumbers) -> None:
    texts = state.language
    shown = "|".join(numbers.shown.values())
    stem = f"workplace:{state.widget_version}:{texts.code}:{shown}"  # what is shown anew is a field anew

    def apply() -> None:
        typed = {name: st.session_state.get(f"{stem}:{name}") or "" for name in numbers.shown}
        try:
            state.attempt(numbers.changes(typed))
        except ScenarioError as error:
            state.problems = error

    def field(name: str) -> None:
        title, value = label(numbers.titles[name]), numbers.shown[name]
        st.text_input(title, value, max_chars=60, key=f"{stem}:{name}")

    with st.form(stem, border=False):
        with st.grid(min_column_width=290, gap="small"):
            for name in _ORDER:
                with st.container(gap="small"):
                    field(name)
                    if name == WAGE:
                        _wage_year(numbers, stem)
                    short = next((short for short, path in SURE_OF.items() if path == name), None)
                    if short is not None:
                        _how_sure(numbers, short, stem, field)
                    elif name == RATE:
                        field(YEARS)
                        _by_chance(numbers)
            with st.container(gap="small"):
                _choice(numbers, stem, SECTOR, list(Sector))
            with st.container(gap="small"):
                _choice(numbers, stem, ZONE, list(Zone))
            with st.container(gap="small"):
                field(REPLACED)
        if state.problems is not None:
            show_problems(state.problems, texts)  # the top of the page may be out of sight
        st.form_submit_button(
            texts.say("workplace.apply"), type="primary", icon=":material/check:", on_click=apply
        )


def _how_sure(numbers: OwnNumbers, short: str, stem: str, field: Callable[[str], None]) -> None:
    """A choice of how sure a figure is; the ends of a range stand beside it where that is chosen."""
    texts = numbers.state.language
    name = f"{short}:sure"
    with st.container(gap="small", key=f"sure-{short}"):
        st.segmented_control(
            label(texts.say("workplace.how_sure", label=numbers.titles[SURE_OF[short]])),
            list(Sure),
            default=numbers.shown[name] or None,
            format_func=lambda sure: texts.say(f"workplace.sure.{sure.value}"),
            key=f"{stem}:{name}",
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, gap="small", key=f"ends-{short}"):  # seen by its style only
            field(f"{short}:low")
            field(f"{short}:high")


def _wage_year(numbers: OwnNumbers, stem: str) -> None:
    """Whose kroner the wage is in."""
    in_use = numbers.shown[WAGE_YEAR]
    years = sorted({*map(str, years_held()), in_use}, reverse=True)
    st.selectbox(numbers.titles[WAGE_YEAR], years, index=years.index(in_use), key=f"{stem}:{WAGE_YEAR}")


def _choice(numbers: OwnNumbers, stem: str, path: str, options: Sequence[str]) -> None:
    """A setting of the employer, and what to be careful of."""
    texts, in_use = numbers.state.language, numbers.shown[path]
    st.selectbox(
        numbers.titles[path],
        options,
        index=list(options).index(in_use) if in_use else None,
        format_func=lambda option: texts.words.word("options", str(option)),
        placeholder=texts.say("today.workplace.unstated"),
        key=f"{stem}:{path}",
    )
    sick_pay = numbers.scenario.sick_pay
    if path == ZONE and (sick_pay is None or sick_pay.rules is not SickPayRules.STATUTORY):
        st.caption(plain(texts.say("today.workplace.zone_plain")))
    if path == ZONE and numbers.shown[SECTOR] == Sector.STATE:
        st.caption(plain(texts.say("today.workplace.zone_state")))


def _by_chance(numbers: OwnNumbers) -> None:
    """The span that chance gives one's own rate."""
    rate = quantities(numbers.scenario)[RATE]
    if rate.provenance is Provenance.OWN and rate.basis is Basis.INTERVAL:
        texts = numbers.state.language
        st.caption(plain(texts.say("workplace.by_chance", span=_span(numbers, RATE))))


def standing_sentences(numbers: OwnNumbers) -> list[str]:
    """What is known, estimated, moved or still the scenario's, a line for each kind there is."""
    texts = numbers.state.language
    inputs = quantities(numbers.scenario)
    listed: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for name in _ORDER:
        figure = inputs[SIZE if name == UNITS else name]
        kind = _kind(figure, name)
        key = "figure_within" if kind in ("within", "estimated") else "figure"
        value = numbers.shown[name]
        if name == WAGE:
            value = texts.say("today.amount_in", value=value, year=numbers.shown[WAGE_YEAR])
        words = {"label": numbers.titles[name], "value": value}
        span = _span(numbers, name) if key == "figure_within" else ""
        listed[kind].append(texts.say(f"workplace.standing.{key}", **words, span=span))
    if len(listed["scenario"]) == len(_ORDER):
        return [texts.say("workplace.standing.none")]
    return [
        texts.say(f"workplace.standing.{kind}", figures="; ".join(figures))
        for kind, figures in listed.items()
        if figures
    ]


def _kind(figure: Quantity, name: str) -> str:
    if figure.provenance is Provenance.MOVED:
        return "moved"
    if figure.provenance is not Provenance.OWN:
        return "scenario"
    if not figure.has_width or name == UNITS:  # the number of units is known, however many work there
        return "known"
    return "estimated" if figure.basis is Basis.INTERVAL else "within"


def _span(numbers: OwnNumbers, path: str) -> str:
    """The ends of an input's range in words."""
    texts = numbers.state.language
    figure, unit = own_or_converted(path, numbers.scenario), named_inputs(numbers.scenario)[path].unit
    number_texts = texts.numbers

    def written_end(end: float | None) -> str:
        if end is None:
            return ""
        return number_texts.percent(end, 1) if unit is Unit.SHARE else format_value(end, unit, texts)

    return texts.say("workplace.span_said", low=written_end(figure.low), high=written_end(figure.high))
