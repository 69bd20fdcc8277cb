"""The side panel: language, scenario, view and the main sliders."""

from __future__ import annotations

from functools import lru_cache, partial

import streamlit as st

from hiacalc.model import Perspective
from hiacalc.present.locale.language import language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.scenario import ScenarioError, shipped_titles
from hiacalc.scenario.bounds import Slider, Unit
from hiacalc.scenario.registry import NamedInput, named_inputs
from hiacalc.scenario.schema import holds_workplace
from hiacalc.ui.session.state import State, shipped_scenario
from hiacalc.ui.widgets.markup import label

_LANGUAGE_NAMES = {"nb": "Norsk", "en": "English"}
_WORKERS, _SIZE = "population.workers", "population.workers_per_employer"
_OWN = "*"  # no scenario can have this name


def show_choices(state: State) -> None:
    """Language, scenario and view."""
    _language(state)
    _scenario(state)
    _perspective(state)


def _language(state: State) -> None:
    def chosen() -> None:
        state.speak(st.session_state["language"])

    st.segmented_control(
        state.language.say("page.language"),
        list(_LANGUAGE_NAMES),
        default=state.language_code,
        format_func=_LANGUAGE_NAMES.__getitem__,
        key="language",
        label_visibility="collapsed",
        required=True,
        on_change=chosen,
    )


def _scenario(state: State) -> None:
    options = [*shipped_titles(), *([_OWN] if state.own else [])]
    index = options.index(_OWN if state.own else state.scenario.name)
    key = f"scenario:{state.widget_version}:{state.language_code}"

    def title(name: str) -> str:
        scenario_title = state.scenario.title if name == _OWN else shipped_titles()[name]
        text = scenario_title.in_language(state.language_code)
        return state.language.say("page.own_scenario_name", name=text) if name == _OWN else text

    def chosen() -> None:
        if st.session_state[key] == _OWN:
            return
        try:
            state.choose(shipped_scenario(st.session_state[key]))
        except ScenarioError as error:
            state.problems = error

    st.selectbox(
        state.language.say("page.scenario"),
        options,
        index=index,
        format_func=title,
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )


def _perspective(state: State) -> None:
    views = list(Perspective)
    key = f"perspective:{state.language_code}"

    def chosen() -> None:
        state.perspective = st.session_state[key]

    st.selectbox(
        state.language.say("page.perspective"),
        views,
        index=views.index(state.perspective),
        format_func=lambda view: state.language.words.word("perspectives", view.value),
        key=key,
        on_change=chosen,
    )


def show_sliders(state: State) -> None:
    """The main inputs, and a way back to the scenario's own values."""
    texts = state.language
    st.subheader(texts.say("page.assumptions"))
    for named in named_inputs(state.scenario).values():
        if named.bounds.slider is not None:
            _slider(state, named, named.bounds.slider)
    if state.changes:
        st.caption(texts.say("page.changed", count=len(state.changes)))
        st.button(
            texts.say("page.reset"),
            icon=":material/restart_alt:",
            width="stretch",
            on_click=state.reset,
            args=(None,),
        )


@lru_cache(maxsize=8192)
def _stop_text(unit: Unit, code: str, value: float) -> str:
    """A stop of a slider in words; the same few hundred are asked for at every move."""
    return format_value(value, unit, language(code))


def _offered(state: State, path: str, stops: list[float]) -> list[float]:
    """The stops, without those at which a workplace would hold more than all workers."""
    if path not in (_WORKERS, _SIZE):
        return stops
    sizes = {input_path: state.value(input_path) for input_path in (_WORKERS, _SIZE)}
    return [
        stop
        for stop in stops
        if stop == sizes[path] or holds_workplace(*(stop if size == path else sizes[size] for size in sizes))
    ]


def _slider(state: State, named: NamedInput, slider: Slider) -> None:
    texts = state.language
    own = state.scenario.numbers[named.path]
    value = state.value(named.path)
    key = f"slider:{named.path}:{state.scenario.name}:{state.widget_version}:{texts.code}"

    def moved() -> None:
        state.change(named.path, st.session_state[key])

    st.select_slider(
        label(label_of(named.path, state.scenario, texts)),
        _offered(state, named.path, slider.stops(own, value)),
        value=value,
        format_func=partial(_stop_text, named.unit, texts.code),
        help=named.help(texts.code),
        key=key,
        on_change=state.ignore_when_stale(moved),
    )
