"""What of the absence the measure acts on: all of it, or how many spells there are, or how long they last."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from hiacalc.analysis.deterministic.ways_of_acting import ways_of_acting
from hiacalc.evidence.spell_effects import PublishedEffect, read_spell_effects
from hiacalc.present.locale.number_entry import entered
from hiacalc.present.words.inputs import format_value
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.scenario.effect import EFFECT_INPUTS
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.registry import keys, named_inputs
from hiacalc.ui.session.state import Change, State
from hiacalc.ui.widgets.input_name import input_name
from hiacalc.ui.widgets.markup import label, plain

_SIX = 6  # digits of a strength that was solved for


def choose_way(state: State, scenario: Scenario) -> None:
    """The way of acting, and the few inputs that it has.

    Args:
        state: of the session.
        scenario: as changed.
    """
    texts, way = state.language, scenario.effect.way
    key = f"way:{state.widget_version}:{texts.code}:{way}"

    def chosen() -> None:
        choose(ActsOn(st.session_state[key]), state, scenario)

    comes_in_spells = scenario.absence.spells is not None
    st.selectbox(
        texts.say("today.way"),
        list(ActsOn),
        index=list(ActsOn).index(way),
        format_func=lambda choice: texts.words.word("options", choice.value),
        help=texts.say("today.way_help"),
        key=key,
        disabled=not comes_in_spells,
        on_change=state.ignore_when_stale(chosen),
    )
    if not comes_in_spells:
        st.caption(plain(texts.say("today.way_needs_spells")))
    if way is not ActsOn.ABSENCE:
        _inputs(state, scenario, way)


def choose(way: ActsOn, state: State, scenario: Scenario) -> None:
    """Let the measure act in a way, with the inputs that it begins with, or the scenario's own.

    Args:
        way: that is chosen.
        state: of the session.
        scenario: as changed, which may have been given spells.
    """
    start = state.base if state.base.absence.spells is not None else scenario
    state.act_on(way, {} if way is state.base.effect.way else first_inputs(way, start))


def first_inputs(way: ActsOn, scenario: Scenario) -> dict[str, Change]:
    """The inputs that a way of acting begins with.

    Shorter spells are those that a trial found, where it is taken to have acted on
    NAV's days; the other two have the reduction in all days that the scenario has.

    Args:
        way: that is chosen.
        scenario: as changed, and so in another way.

    >>> from hiacalc.scenario import shipped
    >>> first_inputs(ActsOn.LENGTH, shipped("helseiarbeid-2025"))
    {'effect.days_shorter': 2.0, 'effect.from_day': 17.0}
    """
    if way is ActsOn.LENGTH:
        after_employers = [effect for effect in published(way) if effect.inputs.from_day > 1]
        return inputs_of(after_employers[0])
    alike = next((other.scenario for other in ways_of_acting(scenario) if other.way is way), None)
    if alike is None:  # no strength gives the same reduction
        return inputs_of(published(way)[0]) if published(way) else {}
    paths = [f"effect.{name}" for name in EFFECT_INPUTS[way]]
    return {path: float(f"{alike.numbers[path]:.{_SIX}g}") for path in paths if path in alike.numbers}


def published(way: ActsOn) -> list[PublishedEffect]:
    """The published effects that act in a way.

    >>> [effect.key for effect in published(ActsOn.LENGTH)]
    ['hamar', 'hamar-day-17']
    """
    return [effect for effect in read_spell_effects().effects if effect.acts_on == way.value]


def inputs_of(effect: PublishedEffect) -> dict[str, Change]:
    """The inputs of a published effect, by path."""
    return {f"effect.{name}": float(value) for name, value in effect.inputs.by_name.items()}


def _inputs(state: State, scenario: Scenario, way: ActsOn) -> None:
    inputs = named_inputs(scenario)
    for name in EFFECT_INPUTS[way]:
        if (path := f"effect.{name}") in inputs:
            _field(state, scenario, path)
    effects = {effect.key: effect for effect in published(way)}
    if effects:
        _published(state, scenario, effects)


def _published(state: State, scenario: Scenario, effects: Mapping[str, PublishedEffect]) -> None:
    """What was found in studies, to be chosen, with what it was and was not."""
    texts, in_use = state.language, effect_in_use(effects, scenario)
    key = f"published-effect:{state.widget_version}:{texts.code}:{in_use}"

    def chosen() -> None:
        effect = effects.get(st.session_state[key] or "")
        if effect is not None:
            state.attempt(inputs_of(effect))

    st.selectbox(
        texts.say("today.published_effect"),
        list(effects),
        index=None if in_use is None else list(effects).index(in_use),
        format_func=lambda name: effects[name].label.in_language(texts.code),
        placeholder=texts.say("today.own_effect"),
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )
    if in_use is not None:
        _about(effects[in_use], state)


def _about(effect: PublishedEffect, state: State) -> None:
    texts, code = state.language, state.language_code
    lines = [texts.say("assumptions.source", source=effect.source.in_language(code))]
    lines += [text.in_language(code) for text in (effect.waning, *effect.misfits) if text is not None]
    st.caption("  \n".join(plain(line) for line in lines))


def effect_in_use(effects: Mapping[str, PublishedEffect], scenario: Scenario) -> str | None:
    """The key of the effect whose inputs the scenario has; None for inputs of its own.

    Args:
        effects: published ones, by key.
        scenario: as changed.
    """
    for name, effect in effects.items():
        if all(scenario.numbers.get(path) == value for path, value in inputs_of(effect).items()):
            return name
    return None


def _field(state: State, scenario: Scenario, path: str) -> None:
    texts = state.language
    unit, name = keys()[path].unit, input_name(path, scenario, texts)
    shown = format_value(scenario.numbers[path], unit, texts)
    key = f"way-input:{path}:{state.widget_version}:{texts.code}:{shown}"

    def typed() -> None:
        try:
            state.attempt({path: entered(st.session_state[key], unit, texts.code, name)})
        except ScenarioError as error:
            state.problems = error
            state.widget_version += 1

    st.text_input(
        label(name),
        shown,
        max_chars=60,
        help=texts.words.input_help(path),
        key=key,
        on_change=state.ignore_when_stale(typed),
    )
