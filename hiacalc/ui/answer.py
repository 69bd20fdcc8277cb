"""The answer first: one sentence, what it takes to pay, four figures, and any of them taken apart."""

from __future__ import annotations

import datetime

import streamlit as st

from hiacalc.model import Evaluation
from hiacalc.present.figures import FOUR, Figure, shown
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin
from hiacalc.present.report import break_even, finding
from hiacalc.present.trace import trace
from hiacalc.scenario import Scenario
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.ui.downloads import offer_table
from hiacalc.ui.markup import plain
from hiacalc.ui.state import State
from hiacalc.ui.tables import show_table


def show_answer(state: State, run: Evaluation) -> None:
    """The sentence and the figures."""
    texts, view = state.language, state.perspective
    numbers = Numbers(texts.code)
    pays = float(run.net_benefit(view)[0]) >= 0
    with st.container(key="verdict-pays" if pays else "verdict-loses"):
        st.header(plain(finding(run, view, texts, numbers)), anchor=False)
        st.markdown(plain(break_even(run, view, texts, numbers)))
    with st.grid(4, min_column_width=150, gap="small", key="figures"):
        for figure in FOUR:
            one = shown(run, figure, view, texts)
            st.metric(one.label, one.value, border=True)


def show_rests(state: State, run: Evaluation) -> None:
    """How to take a figure apart, and what to beware of."""
    _trace(state, run)
    _caveats(state, run.scenario)


def _trace(state: State, run: Evaluation) -> None:
    texts = state.language
    key = f"trace:{texts.code}"

    def chosen() -> None:
        state.traced = st.session_state[key]

    st.pills(
        texts.say("trace.open"),
        list(Figure),
        default=state.traced,
        format_func=lambda figure: shown(run, figure, state.perspective, texts).label,
        key=key,
        on_change=chosen,
    )
    if state.traced is None:
        return
    found = trace(run, state.traced, state.perspective, texts)
    with st.container(border=True, key="trace"):
        st.markdown(f"**{plain(texts.say('trace.heading', figure=found.title))}**")
        st.markdown("\n".join(f"- {plain(said)}" for said in found.formulas))
        if state.traced not in (Figure.BREAK_EVEN, Figure.PAYBACK):
            st.caption(plain(texts.say("trace.lines")))
        with st.container(key="scroll-trace"):
            show_table(found.rows, found.title, "trace", numbers=False)
        origin = Origin(run.scenario, state.perspective, datetime.date.today(), len(state.changes))
        offer_table(state, found.data, origin, f"ledger-{state.traced.value}")


def _caveats(state: State, scenario: Scenario) -> None:
    texts = state.language
    given = quantities(scenario).values()
    judged = sum(quantity.provenance is not Provenance.PUBLISHED for quantity in given)
    lines = [text.in_language(texts.code) for text in scenario.caveats]
    lines.append(texts.say("page.rests_line", judged=judged, count=len(given)))
    with st.container(border=True, key="caveats"):
        st.markdown(
            f"**{plain(texts.say('page.caveats'))}**\n\n" + "\n".join(f"- {plain(line)}" for line in lines)
        )
