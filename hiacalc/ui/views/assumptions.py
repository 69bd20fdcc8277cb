"""Every input and setting: value, range, source and standing, each to be changed and put back."""

from __future__ import annotations

from typing import Any

import streamlit as st

from hiacalc.model import Evaluation
from hiacalc.present.locale.number_entry import entered
from hiacalc.present.tables.inputs import input_rows
from hiacalc.present.words.inputs import format_input, format_value, label_of
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.scenario.comparison import Difference, differences
from hiacalc.scenario.labels import wording
from hiacalc.scenario.quantity import LEVEL, Basis, Provenance, Quantity, Rate
from hiacalc.scenario.registry import NamedInput, choices, key_of, keys, named_inputs, quantities, settings
from hiacalc.ui.session.state import EVIDENCE, State
from hiacalc.ui.widgets.downloads import offer_table
from hiacalc.ui.widgets.markup import label, plain

# What a badge is drawn with; the word in it says the same.
_BADGES: dict[Provenance, tuple[Any, str]] = {
    Provenance.PUBLISHED: ("green", ":material/menu_book:"),
    Provenance.DERIVED: ("blue", ":material/function:"),
    Provenance.CALIBRATED: ("violet", ":material/tune:"),
    Provenance.ASSUMPTION: ("orange", ":material/psychology:"),
    Provenance.OWN: ("blue", ":material/person:"),
    Provenance.MOVED: ("gray", ":material/edit:"),
}


def show_assumptions(state: State, run: Evaluation) -> None:
    """The whole view.

    Args:
        state: of the session, changed by what is typed.
        run: the result, whose scenario is listed.
    """
    scenario = run.scenario
    _changed(state, scenario)
    groups = list(dict.fromkeys(_group(path) for path in quantities(scenario)))
    texts = state.language
    group = st.pills(
        texts.say("assumptions.groups"),
        groups,
        default=groups[0],
        format_func=lambda group: label(_group_name(group, scenario, state)),
        key=f"group:{texts.code}:{state.scenario.name}",
        required=True,
    )
    for path, named in named_inputs(scenario).items():
        if _group(path) == group:
            _input(state, scenario, named, quantities(scenario)[path])
    for key, bounds in keys().items():  # such as the horizon, which a scenario may leave out
        if "*" not in key and key not in scenario.numbers and _group(key) == group:
            _input(state, scenario, NamedInput(key, key, bounds), None)
    for path, setting in settings(scenario).items():
        if _group(path) == group:
            _setting(state, scenario, path, setting)
    origin = state.origin(scenario)
    offer_table(state, input_rows(scenario, state.language), origin, f"{scenario.name}-inputs")


def _group(path: str) -> str:
    """The group of an input: its section in the file, and each activity by itself."""
    steps = path.split(".")
    return ".".join(steps[:3]) if steps[:2] == ["delivery", "activities"] else steps[0]


def _group_name(group: str, scenario: Scenario, state: State) -> str:
    if group.startswith("delivery.activities."):
        return wording(state.language_code).activity(group.rpartition(".")[2], scenario)
    return state.language.say(f"assumptions.sections.{group}")


def _changed(state: State, scenario: Scenario) -> None:
    """What is changed, with the scenario's own value, and the way back."""
    texts = state.language
    st.subheader(texts.say("assumptions.changed"), anchor=False)
    if not state.changes:
        st.caption(plain(texts.say("assumptions.unchanged")))
        return
    differing = {difference.path: difference for difference in differences(state.scenario, scenario)}
    for path, leaf in scenario.leaves.items():
        if path not in state.changes:
            continue
        # an own figure may be what the scenario says too
        value = leaf.value if isinstance(leaf, Quantity) else leaf
        difference = differing.get(path, Difference(path, value, value))
        name = label_of(path, scenario, texts)
        value_text = format_input(path, difference.here, texts)
        if isinstance(leaf, Quantity):
            standing = texts.words.word("provenance", leaf.provenance.value)
            value_text = texts.say("assumptions.change_standing", value=value_text, standing=standing)
        base = format_input(path, difference.base, texts)
        text = texts.say("assumptions.change", label=name, here=value_text, base=base)
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.markdown(plain(text))
        right.button(
            texts.say("assumptions.reset"),
            key=f"reset:{path}:{texts.code}",
            help=texts.say("assumptions.reset_one", label=plain(name)),
            icon=":material/undo:",
            on_click=state.reset,
            args=(path,),
            width="stretch",
        )
    st.button(
        texts.say("page.reset"),
        key="reset-all",
        icon=":material/restart_alt:",
        on_click=state.reset,
        args=(None,),
    )


def _input(state: State, scenario: Scenario, named: NamedInput, quantity: Quantity | None) -> None:
    texts, path = state.language, named.path
    name = label_of(path, scenario, texts)
    shown = _written(quantity, named, state) if quantity else ""
    key = f"input:{path}:{state.widget_version}:{texts.code}:{shown}"

    def typed() -> None:
        try:
            state.attempt({path: entered(st.session_state[key], named.unit, texts.code, name)})
        except ScenarioError as error:
            state.problems = error
            state.widget_version += 1

    with st.container(border=True, key=f"row-{path.replace('.', '-')}"):
        left, right = st.columns([3, 2], vertical_alignment="center")
        with left:
            st.markdown(f"**{plain(name)}**")
            if quantity:
                _standing(state, quantity)
        with right, st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                label(name),
                shown,
                max_chars=60,
                key=key,
                on_change=state.ignore_when_stale(typed),
                placeholder=texts.say("assumptions.not_given"),
                label_visibility="collapsed",
            )
            st.button(
                texts.say("assumptions.reset"),
                key=f"undo:{path}:{texts.code}",
                help=texts.say("assumptions.reset_one", label=plain(name)),
                icon=":material/undo:",
                disabled=path not in state.changes,
                on_click=state.reset,
                args=(path,),
            )
        st.caption(_about(state, quantity, named))


def _written(quantity: Quantity, named: NamedInput, state: State) -> str:
    texts = state.language
    if isinstance(quantity, Rate) and quantity.steps:
        return format_input(named.path, quantity.steps, texts)
    return format_value(quantity.value, named.unit, texts)


def _standing(state: State, quantity: Quantity) -> None:
    texts = state.language
    colour, icon = _BADGES[quantity.provenance]
    st.badge(texts.words.word("provenance", quantity.provenance.value), color=colour, icon=icon)


def _about(state: State, quantity: Quantity | None, named: NamedInput) -> str:
    """What it is, range and what it rests on, source, note, and what is allowed."""
    texts, code = state.language, state.language_code
    parts = [named.help(code)]
    if quantity is not None:
        parts += _known(quantity, named, state)
    parts.append(
        texts.say(
            "assumptions.bounds",
            low=format_value(named.bounds.lower, named.unit, texts),
            high=format_value(named.bounds.upper, named.unit, texts),
        )
    )
    return "  \n".join(plain(part) for part in parts)


def _known(quantity: Quantity, named: NamedInput, state: State) -> list[str]:
    texts, code = state.language, state.language_code
    parts = []
    if quantity.low is not None and quantity.high is not None and quantity.basis is not None:
        parts.append(
            texts.say(
                "assumptions.range_moved" if quantity.moved_from else "assumptions.range",
                low=format_value(quantity.low, named.unit, texts),
                high=format_value(quantity.high, named.unit, texts),
                basis=_basis(quantity, quantity.basis, state),
            )
        )
    elif quantity.distribution is None:
        parts.append(texts.say("assumptions.range_none"))
    if quantity.moved_from is None:
        standing = texts.words.word("provenance", quantity.provenance.value)
        parts.append(texts.say("assumptions.standing", standing=standing))
    else:
        parts.append(
            texts.say(
                "assumptions.moved_from",
                value=_written(quantity.moved_from, named, state),
                standing=texts.words.word("provenance", quantity.moved_from.provenance.value),
            )
        )
    if quantity.source is not None:
        parts.append(texts.say("assumptions.source", source=quantity.source.in_language(code)))
    if quantity.note is not None:
        parts.append(quantity.note.in_language(code))
    return parts


def _basis(quantity: Quantity, basis: Basis, state: State) -> str:
    """What a range rests on, an interval by its level."""
    texts = state.language
    if basis is Basis.INTERVAL:
        level = texts.numbers.percent(quantity.level or LEVEL)
        return texts.say("assumptions.interval", level=level)
    basis_word = texts.words.word("basis", basis.value)
    return texts.say("assumptions.convention", basis=basis_word) if basis is Basis.CONVENTION else basis_word


def _setting(state: State, scenario: Scenario, path: str, value: str) -> None:
    texts = state.language
    choice = choices()[key_of(path)]
    name = label_of(path, scenario, texts)
    key = f"setting:{path}:{state.widget_version}:{texts.code}"

    def picked() -> None:
        state.attempt({path: st.session_state[key]})

    with st.container(border=True, key=f"row-{path.replace('.', '-')}"):
        if choice.several or path == EVIDENCE:  # the sets are chosen where they are told of
            st.markdown(f"**{plain(name)}**: {plain(format_input(path, value, texts))}")
            return
        st.selectbox(
            label(name),
            list(choice.options),
            index=list(choice.options).index(value),
            format_func=lambda option: texts.words.word("options", option),
            key=key,
            on_change=state.ignore_when_stale(picked),
        )
