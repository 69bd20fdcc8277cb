"""Evidence and reproduction: the report's figures beside the computed ones."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.deterministic.reproduce import Reproduced, reproduce
from hiacalc.evidence.budget_lines import read_budget_lines
from hiacalc.evidence.report_2016 import read_report
from hiacalc.model import Perspective
from hiacalc.present.data.results import reproduced_rows
from hiacalc.present.reports.reproduction import (
    ended_rows,
    reproduction_notes,
    reproduction_rows,
    reproduction_verdict,
)
from hiacalc.ui.session.state import REPORT, State, shipped_scenario
from hiacalc.ui.widgets.downloads import offer_table
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table


@st.cache_resource(show_spinner=False)
def _reproduced() -> list[Reproduced]:
    """The report does not change while the page is served, nor does the base case."""
    return reproduce(read_report(), shipped_scenario(REPORT))


def show_reproduction(state: State) -> None:
    """The table, and what explains the slips."""
    texts = state.language
    rows = _reproduced()
    st.subheader(texts.say("reproduce.title"), anchor=False)
    st.markdown(plain(reproduction_verdict(rows, texts)))
    show_table(reproduction_rows(rows, texts), texts.say("reproduce.title"), "reproduction")
    ended = ended_rows(read_budget_lines().ended, texts)
    st.markdown(f"**{plain(texts.say('reproduce.ended'))}**")
    show_table(ended, texts.say("reproduce.ended"), "ended")
    origin = state.origin(shipped_scenario(REPORT), perspective=Perspective.SOCIETY, changes=0)
    offer_table(state, reproduced_rows(rows, texts.code), origin, "reproduction")
    st.markdown("\n".join(f"- {plain(note)}" for note in reproduction_notes(rows, texts)))
