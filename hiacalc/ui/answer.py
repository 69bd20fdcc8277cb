"""The answer first: one sentence, what it takes to pay, and four figures."""

from __future__ import annotations

import streamlit as st

from hiacalc.model import Evaluation, Perspective
from hiacalc.present.figures import FOUR, shown
from hiacalc.present.numbers import Numbers
from hiacalc.present.report import break_even, finding, for_whom
from hiacalc.present.standing import effect_standing
from hiacalc.ui.markup import plain
from hiacalc.ui.state import State


def show_figures(state: State, run: Evaluation) -> None:
    """The four figures."""
    four = [shown(run, figure, state.perspective, state.language) for figure in FOUR]
    with st.grid(4, min_column_width=150, gap="small", key="figures"):
        for one in four:
            st.metric(one.label, one.value, border=True)


def show_verdict(state: State, run: Evaluation) -> None:
    """The sentence, what it takes to pay, and a word of warning where one is due."""
    texts, view = state.language, state.perspective
    numbers = Numbers(texts.code)
    pays = float(run.net_benefit(view)[0]) >= 0
    with st.container(key="verdict-pays" if pays else "verdict-loses"):
        st.header(plain(finding(run, view, texts, numbers)), anchor=False)
        said = [break_even(run, view, texts, numbers)]
        if view is Perspective.SOCIETY:  # which hides that some may lose what others gain
            said.insert(0, for_whom(run, texts, numbers))
        st.markdown("  \n".join(plain(line) for line in said if line))
        warning = effect_standing(run.scenario, texts)
        if warning:
            st.markdown(f":material/warning: {plain(warning)}")
