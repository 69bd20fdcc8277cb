"""The result view: when it pays back, one's own workplace, and two scenarios side by side."""

from __future__ import annotations

import streamlit as st

from hiacalc.model import Evaluation
from hiacalc.present.charts import cash_flow
from hiacalc.ui.charts import show_chart
from hiacalc.ui.comparing import show_comparison
from hiacalc.ui.markup import plain
from hiacalc.ui.state import State
from hiacalc.ui.workplace import show_workplace


def show_result(state: State, run: Evaluation) -> None:
    """The whole view."""
    texts, perspective = state.language, state.perspective
    st.subheader(texts.say("page.cash_flow"), anchor=False)
    show_chart(cash_flow(run, perspective, texts), "cash_flow")
    view = texts.words.word("perspectives", perspective.value).lower()
    st.caption(plain(texts.say("page.cash_flow_caption", perspective=view)))
    show_workplace(state, run)
    show_comparison(state, run)
