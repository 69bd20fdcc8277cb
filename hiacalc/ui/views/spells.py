"""Who pays for a spell of any length, and how many spells last with and without a measure."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.deterministic.spells import (
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
from hiacalc.present.words.spells import whose_money
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.charts import show_picture
from hiacalc.ui.widgets.downloads import offer_picture
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_WIDTH = 820  # of the pictures, in pixels
_NONE = ""


def show_spells(state: State, run: Evaluation) -> None:
    """The part of the view; nothing where absence does not come in spells.

    Args:
        state: of the session.
        run: the result whose scenario it is.
    """
    if run.scenario.absence.spells is None:
        return
    texts = state.language
    payers = spell_payers(run.scenario)
    title = texts.say("spells.title")
    st.subheader(title, anchor=False)
    if run.reduction.spells is not None:
        st.markdown(plain(whose_money(run, texts)))
    exhibit = payers_exhibit(payers, state.origin(run.scenario), texts, width=_WIDTH)
    show_picture(exhibit.chart, "payers", name="picture-payers")
    offer_picture(state, lambda: exhibit, f"{run.scenario.name}-payers")
    show_table(payers_table(payers, texts), title, "payers")
    st.caption(plain(length_sentence(payers, texts)))
    _survival(state, payers)


def _survival(state: State, payers: SpellPayers) -> None:
    """The survival curve without and with the scenario's own measure, or a published one that is chosen."""
    texts, own = state.language, own_measure(payers)
    st.subheader(texts.say("spells.lasting"), anchor=False)
    unchosen = texts.say("spells.own_choice" if own else "spells.no_choice")
    effects = {effect.key: effect.label.in_language(texts.code) for effect in read_spell_effects().effects}
    name = st.selectbox(
        texts.say("spells.measure"),
        [_NONE, *effects],
        format_func=lambda key: effects.get(key, unchosen),
        key=f"spell-measure:{state.widget_version}:{texts.code}",
    )
    measure = measure_on_spells(payers, name) if name else own
    if measure is None:
        st.caption(plain(texts.say("spells.no_measure")))
        return
    _with_and_without(state, payers, measure)


def _with_and_without(state: State, payers: SpellPayers, measure: MeasureOnSpells) -> None:
    texts = state.language
    exhibit = survival_exhibit(payers, measure, state.origin(payers.scenario), texts, width=_WIDTH)
    show_picture(exhibit.chart, "survival", name="picture-survival")
    offer_picture(state, lambda: exhibit, f"{payers.scenario.name}-survival")
    show_table(measure_table(measure, texts), texts.say("spells.lasting"), "measure")
