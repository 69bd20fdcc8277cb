"""The side panel: language, whose view, four sliders, and the rest behind two doors."""

from __future__ import annotations

import math
from functools import lru_cache, partial

import streamlit as st

from hiacalc.evidence.price_series import OutsideSeries
from hiacalc.model import Perspective
from hiacalc.present.locale.language import language
from hiacalc.present.words.inputs import format_value
from hiacalc.scenario import Scenario, ScenarioError, shipped_titles
from hiacalc.scenario.bounds import Slider, Unit
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.scenario.registry import NamedInput, named_inputs
from hiacalc.scenario.schema import holds_workplace
from hiacalc.ui.session.amount import conversion
from hiacalc.ui.session.state import REPORT, State, View, shipped_scenario
from hiacalc.ui.views.counting import choose_price_year, choose_rules
from hiacalc.ui.views.way_of_acting import choose_way
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.input_name import input_name
from hiacalc.ui.widgets.markup import label

_LANGUAGE_NAMES = {"nb": "Norsk", "en": "English"}
_WORKERS, _SIZE = "population.workers", "population.workers_per_employer"
# The sliders that are in sight when the page opens.
AT_REST = (
    "effect.relative_reduction",
    "absence.rate",
    "population.workers",
    "valuation.annual_value_per_fte",
)
_OWN = "*"  # no scenario can have this name


def show_choices(state: State) -> None:
    """Language, and whose costs and gains count."""
    _language(state)
    _perspective(state)


def show_settings(state: State, scenario: Scenario) -> None:
    """What is seldom changed: the other inputs, and the scenario, price year and rules, each behind a door.

    Args:
        state: of the session.
        scenario: as changed.
    """
    texts = state.language
    with lazy_expander(texts.say("page.more_inputs"), ":material/tune:", "more-inputs") as is_open:
        if is_open:
            if scenario.effect.way is ActsOn.ABSENCE:
                choose_way(state, scenario)
            for named in named_inputs(scenario).values():
                if named.bounds.slider is not None and named.path not in AT_REST:
                    _slider(state, scenario, named, named.bounds.slider)
    with lazy_expander(texts.say("page.settings"), ":material/calculate:", "settings") as is_open:
        if is_open:
            _scenario(state)
            choose_price_year(state)
            choose_rules(state)


def _language(state: State) -> None:
    key = f"language:{state.adopted}"

    def chosen() -> None:
        state.speak(st.session_state[key])

    st.segmented_control(
        state.language.say("page.language"),
        list(_LANGUAGE_NAMES),
        default=state.language_code,
        format_func=_LANGUAGE_NAMES.__getitem__,
        key=key,
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
    key = f"perspective:{state.adopted}:{state.language_code}"

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


def show_sliders(state: State, scenario: Scenario) -> None:
    """The inputs that most readers ask about first, and a way back to the scenario's own values.

    Args:
        state: of the session.
        scenario: as changed.
    """
    texts = state.language
    st.subheader(texts.say("page.assumptions"))
    if scenario.effect.way is not ActsOn.ABSENCE:  # whose inputs take the place of the reduction
        choose_way(state, scenario)
    inputs = named_inputs(scenario)
    # how many are reached is for the roll-out itself to say
    left_out = _WORKERS if state.view is View.ROLL_OUT else None
    for path in AT_REST:
        if path != left_out and path in inputs and (slider := inputs[path].bounds.slider) is not None:
            _slider(state, scenario, inputs[path], slider)
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


def _slider(state: State, scenario: Scenario, named: NamedInput, slider: Slider) -> None:
    texts = state.language
    value = state.value(named.path)
    own = state.base.numbers.get(named.path, value)
    slider = in_kroner_of_the_answer(slider, named, state)
    key = f"slider:{named.path}:{state.scenario.name}:{state.answer_year}:{state.widget_version}:{texts.code}"

    def moved() -> None:
        state.change(named.path, st.session_state[key])

    st.select_slider(
        label(input_name(named.path, scenario, texts)),
        _offered(state, named.path, slider.stops(own, value)),
        value=value,
        format_func=partial(_stop_text, named.unit, texts.code),
        help=named.help(texts.code),
        key=key,
        on_change=state.ignore_when_stale(moved),
    )


def in_kroner_of_the_answer(slider: Slider, named: NamedInput, state: State) -> Slider:
    """The span and step of a slider, which are usual in kroner of the report, in kroner of the answer.

    Args:
        slider: of the input.
        named: the input.
        state: of the session.
    """
    report_year = int(shipped_scenario(REPORT).numbers[PRICE_YEAR])
    if not named.unit.is_money or state.answer_year == report_year:
        return slider
    try:
        factor = conversion(named.path, state.base, report_year, state.answer_year)
    except OutsideSeries:
        return slider
    step = _round_step(slider.step * factor)
    low, high = (round(end * factor / step) * step for end in (slider.low, slider.high))
    return Slider(low, high, step)


def _round_step(step: float) -> float:
    """The nearest step that is easy to count by."""
    power = 10.0 ** math.floor(math.log10(step))
    return float(min((power * part for part in (1, 2, 2.5, 5, 10)), key=lambda round_: abs(round_ - step)))
