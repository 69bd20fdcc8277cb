"""What the answer rests on that a reader must know at once: rules laid over it, and series that are old."""

from __future__ import annotations

import datetime

import streamlit as st

from hiacalc.evidence.rules import rule_set
from hiacalc.present.words.staleness import stale_sentences
from hiacalc.scenario import Scenario
from hiacalc.scenario.series_in_use import stale_in
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.markup import plain


def show_rules_in_use(state: State) -> None:
    """The rules laid over the scenario; nothing where there are none.

    Args:
        state: of the session.
    """
    if state.rules:
        texts = state.language
        title = rule_set(state.rules).title.in_language(texts.code)
        st.caption(plain(texts.say("rules.under", rules=title)))


def show_stale_series(state: State, scenario: Scenario) -> None:
    """Each series in use that is old.

    Args:
        state: of the session.
        scenario: as changed.
    """
    stale = stale_sentences(stale_in(scenario, datetime.date.today()), state.language)
    if stale:
        st.caption("  \n".join(f":material/history: {plain(sentence)}" for sentence in stale))
