"""The answer first: one sentence, what it takes to pay, and four figures."""

from __future__ import annotations

import streamlit as st

from hiacalc.model import Evaluation
from hiacalc.present.figures import FOUR, shown
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import break_even, finding
from hiacalc.present.standing import effect_standing
from hiacalc.ui.markup import plain
from hiacalc.ui.state import State


def show_answer(state: State, run: Evaluation) -> None:
    """The sentence and the figures."""
    texts, view = state.language, state.perspective
    numbers = Numbers(texts.code)
    pays = float(run.net_benefit(view)[0]) >= 0
    verdict = st.container(key="verdict-pays" if pays else "verdict-loses")
    with st.grid(4, min_column_width=150, gap="small", key="figures"):
        for figure in FOUR:
            one = shown(run, figure, view, texts)
            st.metric(one.label, one.value, border=True)
    with verdict:
        st.header(plain(finding(run, view, texts, numbers)), anchor=False)
        st.markdown(plain(break_even(run, view, texts, numbers)))
        warning = effect_standing(run.scenario, texts)
        if warning:
            st.markdown(f":material/warning: {plain(warning)}")
