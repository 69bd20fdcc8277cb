"""Every input and setting: value, range, source and standing, each to be changed and put back."""

from __future__ import annotations

from typing import Any

import streamlit as st

from hiacalc.evidence.rules import rule_set
from hiacalc.model import Evaluation
from hiacalc.present.locale.number_entry import entered
from hiacalc.present.tables.inputs import input_rows
from hiacalc.present.words.inputs import format_input, format_value, label_of
from hiacalc.present.words.rules import change_sentences
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.scenario.bounds import Bounds
from hiacalc.scenario.comparison import Difference, differences
from hiacalc.scenario.effect import EFFECT_INPUTS
from hiacalc.scenario.labels import wording
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.quantity import LEVEL, Basis, Provenance, Quantity, Rate
from hiacalc.scenario.registry import NamedInput, choices, key_of, keys, named_inputs, quantities, settings
from hiacalc.scenario.rules import rule_changes
from hiacalc.ui.session.state import ACTS_ON, EVIDENCE, State
from hiacalc.ui.session.switch import INDIVIDUAL, SWITCHES, has_section
from hiacalc.ui.views.individual import DAYS_EVIDENCE, choose_days_evidence, switch_individual
from hiacalc.ui.views.way_of_acting import choose
from hiacalc.ui.widgets.downloads import offer_table
from hiacalc.ui.widgets.input_name import input_name
from hiacalc.ui.widgets.markup import label, plain

_SHARE, _SICK_PAY_RULES = "absence.share_in_employer_period", "sick_pay.rules"
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
    if state.scenario.description is not None and not (state.changes or state.rules):  # of it as it was
        st.caption(plain(state.scenario.description.in_language(state.language_code)))
    _laid_over(state, scenario)
    _changed(state, scenario)
    groups = list(dict.fromkeys(_group(path) for path in (*scenario.leaves, *keys(), *choices())))
    groups = [group for group in groups if "*" not in group and group not in ("delivery.activities", "")]
    texts = state.language
    group = st.pills(
        texts.say("assumptions.groups"),
        groups,
        default=groups[0],
        format_func=lambda group: label(_group_name(group, scenario, state)),
        key=f"group:{texts.code}:{state.scenario.name}",
        required=True,
    )
    if group == INDIVIDUAL:
        switch_individual(state, scenario)
    for path, named in named_inputs(scenario).items():
        if _group(path) == group:
            _input(state, scenario, named, quantities(scenario)[path])
    for key, bounds in left_out(scenario).items():
        if _group(key) == group:
            _input(state, scenario, NamedInput(key, key, bounds), None)
    for path, setting in {**dict.fromkeys(choices()), **settings(scenario)}.items():
        if "*" not in path and _group(path) == group:
            _setting(state, scenario, path, setting)
    origin = state.origin(scenario)
    offer_table(state, input_rows(scenario, state.language), origin, f"{scenario.name}-inputs")


def left_out(scenario: Scenario) -> dict[str, Bounds]:
    """The inputs that a scenario may leave out and does, such as the horizon.

    Those of another way of acting than its own are not among them. Sick pay is begun
    by its rules, which give the rest of the section, the individual measure by its switch.

    >>> from hiacalc.scenario import shipped
    >>> list(left_out(shipped("helseiarbeid-2025")))[:3]
    ['valuation.tax_funding_cost', 'time.horizon', 'employer.replaced_share']
    """
    of_another_way = {f"effect.{name}" for names in EFFECT_INPUTS.values() for name in names}
    of_another_way -= {f"effect.{name}" for name in EFFECT_INPUTS[scenario.effect.way]}
    return {
        key: bounds
        for key, bounds in keys().items()
        if "*" not in key
        and key not in scenario.numbers
        and key not in of_another_way
        and not (key.startswith("sick_pay.") and scenario.sick_pay is None)
        and not (key.startswith("individual.") and scenario.individual is None)
        and not (key == _SHARE and scenario.absence.spells is not None)
    }


def _laid_over(state: State, scenario: Scenario) -> None:
    """What the rules that are laid over the scenario have made of it."""
    if not state.rules:
        return
    texts, rules = state.language, rule_set(state.rules)
    title = rules.title.in_language(texts.code)
    st.subheader(texts.say("today.rules_laid", title=title), anchor=False)
    laid = rule_changes(state.without_rules(), scenario, rules)
    st.markdown("\n".join(f"- {plain(line)}" for line in change_sentences(laid, scenario, texts)))


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
    differing = {difference.path: difference for difference in differences(state.base, scenario)}
    for path in (path for path in SWITCHES if path in state.changes):
        here, other = (
            texts.say(f"individual.switch.{has_section(path, each)}") for each in (scenario, state.base)
        )
        _change(state, path, label_of(path, scenario, texts), here, other)
    for path, leaf in scenario.leaves.items():
        if path not in state.changes:
            continue
        # an own figure may be what the scenario says too
        value = leaf.value if isinstance(leaf, Quantity) else leaf
        difference = differing.get(path, Difference(path, value, value))
        name = input_name(path, scenario, texts)
        value_text = format_input(path, difference.here, texts)
        if isinstance(leaf, Quantity):
            standing = texts.words.word("provenance", leaf.provenance.value)
            value_text = texts.say("assumptions.change_standing", value=value_text, standing=standing)
        base = format_input(path, difference.base, texts)
        _change(state, path, name, value_text, base)
    st.button(
        texts.say("page.reset"),
        key="reset-all",
        icon=":material/restart_alt:",
        on_click=state.reset,
        args=(None,),
    )


def _change(state: State, path: str, name: str, here: str, base: str) -> None:
    """One change, with the scenario's own value, and the way back."""
    texts = state.language
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.markdown(plain(texts.say("assumptions.change", label=name, here=here, base=base)))
    right.button(
        texts.say("assumptions.reset"),
        key=f"reset:{path}:{texts.code}",
        help=texts.say("assumptions.reset_one", label=plain(name)),
        icon=":material/undo:",
        on_click=state.reset,
        args=(path,),
        width="stretch",
    )


def _input(state: State, scenario: Scenario, named: NamedInput, quantity: Quantity | None) -> None:
    texts, path = state.language, named.path
    name = input_name(path, scenario, texts)
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
        st.caption(_about(state, scenario, quantity, named))


def _written(quantity: Quantity, named: NamedInput, state: State) -> str:
    texts = state.language
    if isinstance(quantity, Rate) and quantity.steps:
        return format_input(named.path, quantity.steps, texts)
    return format_value(quantity.value, named.unit, texts)


def _standing(state: State, quantity: Quantity) -> None:
    texts = state.language
    colour, icon = _BADGES[quantity.provenance]
    st.badge(texts.words.word("provenance", quantity.provenance.value), color=colour, icon=icon)


def _about(state: State, scenario: Scenario, quantity: Quantity | None, named: NamedInput) -> str:
    """What it is, range and what it rests on, source, note, and what is allowed."""
    texts, code = state.language, state.language_code
    parts = [named.help(code)]
    if quantity is not None:
        parts += [*_known(quantity, named, state), *_stated_in(scenario, named, state)]
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


def _stated_in(scenario: Scenario, named: NamedInput, state: State) -> list[str]:
    """The amount as it was stated, where that was in another year's kroner."""
    stated, year = scenario.stated[named.path], int(scenario.time.price_year.value)
    if not isinstance(stated, Quantity) or stated.price_year in (None, year):
        return []
    value = format_value(stated.value, named.unit, state.language)
    return [state.language.say("today.stated_in", year=str(stated.price_year), value=value)]


def _basis(quantity: Quantity, basis: Basis, state: State) -> str:
    """What a range rests on, an interval by its level."""
    texts = state.language
    if basis is Basis.INTERVAL:
        level = texts.numbers.percent(quantity.level or LEVEL)
        return texts.say("assumptions.interval", level=level)
    basis_word = texts.words.word("basis", basis.value)
    return texts.say("assumptions.convention", basis=basis_word) if basis is Basis.CONVENTION else basis_word


def _setting(state: State, scenario: Scenario, path: str, value: str | None) -> None:
    """A choice; one that the scenario leaves out, and with it perhaps its section, is made by choosing."""
    texts = state.language
    if path == DAYS_EVIDENCE:
        choose_days_evidence(state, scenario)
        return
    choice = choices()[key_of(path)]
    name = label_of(path, scenario, texts)
    key = f"setting:{path}:{state.widget_version}:{texts.code}"
    if path == ACTS_ON:
        value = scenario.effect.way.value

    def picked() -> None:
        picked_value = st.session_state[key]
        if path == ACTS_ON:
            choose(ActsOn(picked_value), state, scenario)
        elif picked_value is not None:
            state.attempt({path: str(picked_value)})

    # lists and curves are shown, and the sets are chosen where they are told of
    is_shown = choice.several or not choice.options or path == EVIDENCE
    has_section = scenario.sick_pay is not None or path == _SICK_PAY_RULES or not path.startswith("sick_pay.")
    if value is None and (is_shown or not has_section):
        return
    with st.container(border=True, key=f"row-{path.replace('.', '-')}"):
        if is_shown:
            st.markdown(f"**{plain(name)}**: {plain(format_input(path, value, texts))}")
            return
        st.selectbox(
            label(name),
            list(choice.options),
            index=None if value is None else list(choice.options).index(value),
            format_func=lambda option: texts.words.word("options", option),
            placeholder=texts.say("today.not_stated"),
            key=key,
            disabled=path == ACTS_ON and scenario.absence.spells is None,
            on_change=state.ignore_when_stale(picked),
        )
