"""One's own absence beside the industry's, what both say together, and which of them is counted with."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from hiacalc.analysis.deterministic.shrinkage import Shrunk
from hiacalc.evidence.workplace_spread import read_workplace_spread
from hiacalc.present.words.shrinkage import counted_label, shrinkage_lines
from hiacalc.scenario import Scenario
from hiacalc.ui.session.state import State
from hiacalc.ui.session.statistic import rates
from hiacalc.ui.views.own_absence import (
    SPREAD,
    OwnAbsence,
    chance_span,
    count_absence,
    industry_of,
    own_absence,
    shrunk_of,
    spread_of,
)
from hiacalc.ui.views.own_widgets import field_key
from hiacalc.ui.views.presets import period_text
from hiacalc.ui.widgets.markup import plain

_OWN, _BOTH = "own", "shrunk"


def show_both_rates(state: State, scenario: Scenario) -> None:
    """Both rates and their mean, where a reader has given an own rate and an industry.

    Args:
        state: of the session.
        scenario: as changed.
    """
    absence, key = own_absence(state), industry_of(state)
    both = None if absence is None else shrunk_of(state, scenario, absence)
    if absence is None or key is None or both is None:
        return
    texts, rate = state.language, rates()[key]
    with st.container(border=True, key="own-and-industry"):
        st.markdown(f"**{plain(texts.say('workplace.shrink.title'))}**")
        label, period = rate.label.in_language(texts.code), period_text(rate.period, texts)
        workers = scenario.numbers["population.workers"]
        span = chance_span(scenario, absence)
        lines = shrinkage_lines(both, span, absence.years, workers, (label, period), texts)
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
        _which(state, absence, both)
        _spread(state, absence)
        st.caption(plain(read_workplace_spread().source.in_language(texts.code)))


def _which(state: State, absence: OwnAbsence, both: Shrunk) -> None:
    """Which of them is counted with."""
    texts = state.language
    key = field_key("counted", texts.code, _BOTH if absence.is_shrunk else _OWN)

    def chosen() -> None:
        is_shrunk = st.session_state[key] == _BOTH
        count_absence(state, replace(absence, is_shrunk=is_shrunk, moved=None))
        state.has_read()
        state.widget_version += 1

    st.radio(
        texts.say("workplace.shrink.counted"),
        [_OWN, _BOTH],
        format_func=lambda kind: counted_label(kind, both, texts),
        key=key,
        horizontal=True,
        on_change=chosen,
    )


def _spread(state: State, absence: OwnAbsence) -> None:
    """How different workplaces of one industry are taken to be."""
    texts = state.language
    key = field_key("spread", texts.code, spread_of(state))

    def chosen() -> None:
        state.typed[SPREAD] = repr(st.session_state[key])
        count_absence(state, absence)
        state.widget_version += 1

    st.selectbox(
        texts.say("workplace.shrink.spread"),
        list(read_workplace_spread().choices),
        format_func=lambda spread: texts.say(
            "workplace.shrink.spread_option", spread=texts.numbers.percent(spread)
        ),
        key=key,
        on_change=chosen,
    )
