"""Who pays for a spell of sickness, and what a published effect does to how long spells last."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hiacalc.analysis.deterministic.spells import (
    LAST_DAY,
    MeasureOnSpells,
    SpellPayers,
    measure_on_spells,
    own_measure,
    spell_payers,
)
from hiacalc.evidence.spell_effects import read_spell_effects
from hiacalc.model import Evaluation
from hiacalc.present.exhibits.spells import payers_exhibit, survival_exhibit
from hiacalc.present.reports.spells import measure_table, payers_table
from hiacalc.present.words.spell_payers import length_sentence
from hiacalc.scenario import Scenario
from hiacalc.ui.session.screen import picture_width
from hiacalc.ui.session.state import State
from hiacalc.ui.views.way_of_acting import effect_in_use
from hiacalc.ui.widgets.charts import show_picture
from hiacalc.ui.widgets.downloads import offer_picture
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_WIDTH = 820  # of the pictures, in pixels
_OWN = "own"
_LONGER = 60  # days of a spell that the reader may ask for, to begin with


def show_spell_money(state: State, run: Evaluation) -> None:
    """Who pays for a spell of so many days, and the curve of spells without and with an effect.

    Nothing where the absence of the scenario does not come in spells.

    Args:
        state: of the session.
        run: the result to show.
    """
    if run.scenario.absence.spells is None:
        return
    payers = spell_payers(run.scenario)
    _payers(state, run.scenario, payers)
    _survival(state, run.scenario, payers)


def _payers(state: State, scenario: Scenario, payers: SpellPayers) -> None:
    texts = state.language
    title = texts.say("spells.title")
    st.subheader(title, anchor=False)
    exhibit = partial(payers_exhibit, payers, state.origin(scenario), texts)
    show_picture(exhibit(width=picture_width(_WIDTH)).chart, "payers")
    offer_picture(state, lambda: exhibit(width=_WIDTH), f"{scenario.name}-spell")
    days = st.number_input(
        texts.say("today.spell_days"),
        min_value=1,
        max_value=LAST_DAY,
        value=_LONGER,
        key=f"days:{texts.code}",
    )
    show_table(payers_table(payers, texts, int(days)), title, "spell-payers")
    st.markdown(plain(length_sentence(payers, texts)))


def _survival(state: State, scenario: Scenario, payers: SpellPayers) -> None:
    texts = state.language
    effects = {effect.key: effect for effect in read_spell_effects().effects}
    own = own_measure(payers)
    st.subheader(texts.say("today.survival"), anchor=False)
    in_use = effect_in_use(effects, scenario)
    left, right = st.columns([3, 1])
    name = left.selectbox(
        texts.say("today.survival_of"),
        [*([_OWN] if own is not None else []), *effects],
        format_func=lambda key: (
            effects[key].label.in_language(texts.code) if key in effects else texts.say("spells.own_choice")
        ),
        key=f"survival-of:{in_use}:{own is None}:{texts.code}",
    )
    if own is not None and name == _OWN:
        _without_and_with(state, scenario, payers, own, _OWN)
        return
    reached = scenario.numbers.get("effect.share_of_spells", 1.0)
    share = right.number_input(
        texts.say("today.survival_share"),
        min_value=0,
        max_value=100,
        value=round(100 * reached),
        key=f"survival-share:{reached}:{texts.code}",
    )
    _without_and_with(state, scenario, payers, measure_on_spells(payers, name, share / 100), name)


def _without_and_with(
    state: State, scenario: Scenario, payers: SpellPayers, measure: MeasureOnSpells, name: str
) -> None:
    texts = state.language
    exhibit = partial(survival_exhibit, payers, measure, state.origin(scenario), texts)
    show_picture(exhibit(width=picture_width(_WIDTH)).chart, f"survival:{name}", part="survival")
    offer_picture(state, lambda: exhibit(width=_WIDTH), f"{scenario.name}-{name}")
    show_table(measure_table(measure, texts), texts.say("today.survival"), "survival")
