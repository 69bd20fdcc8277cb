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


def show_standing(state: State, scenario: Scenario) -> None:
    """The rules in use, and each series that is old.

    Args:
        state: of the session.
        scenario: as changed.
    """
    texts = state.language
    lines = []
    if state.rules:
        title = rule_set(state.rules).title.in_language(texts.code)
        lines.append(plain(texts.say("rules.under", rules=title)))
    stale = stale_sentences(stale_in(scenario, datetime.date.today()), texts)
    lines += [f":material/history: {plain(sentence)}" for sentence in stale]
    if lines:
        st.caption("  \n".join(lines))
