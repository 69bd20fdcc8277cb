"""Any main figure taken apart: its formula, its ledger lines, and both as a file."""

from __future__ import annotations

import streamlit as st

from hiacalc.model import Evaluation
from hiacalc.present.tables.calculation import trace
from hiacalc.present.words.key_figures import Figure, label
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.downloads import offer_table
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_MANY, _TALL = 12, 460  # rows that are too many for the page, and the pixels they then get


def show_trace(state: State, run: Evaluation) -> None:
    """Figures to choose among, and the one that is chosen.

    Args:
        state: of the session, which keeps the figure that is chosen.
        run: the result whose figure is taken apart.
    """
    texts = state.language
    key = f"trace:{texts.code}"

    def chosen() -> None:
        state.traced = st.session_state[key]

    st.pills(
        texts.say("trace.open"),
        list(Figure),
        default=state.traced,
        format_func=lambda figure: label(run, figure, state.perspective, texts),
        key=key,
        on_change=chosen,
    )
    if state.traced is None:
        return
    calculation = trace(run, state.traced, state.perspective, texts)
    with st.container(border=True, key="trace"):
        st.markdown(f"**{plain(texts.say('trace.heading', figure=calculation.title))}**")
        st.markdown("\n".join(f"- {plain(formula)}" for formula in calculation.formulas))
        if state.traced not in (Figure.BREAK_EVEN, Figure.PAYBACK):
            st.caption(plain(texts.say("trace.lines")))
        with st.container(key="tall-trace", height=_TALL if len(calculation.rows) > _MANY else "content"):
            show_table(calculation.rows, calculation.title, "trace", numbers=False)
        offer_table(
            state,
            calculation.data,
            state.origin(run.scenario),
            f"{run.scenario.name}-ledger-{state.traced.value}",
        )
