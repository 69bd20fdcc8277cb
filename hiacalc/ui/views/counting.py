"""How the answer is counted: in kroner of which year, and by whose rules."""

from __future__ import annotations

import streamlit as st

from hiacalc.evidence.rules import read_rule_sets
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.ui.session.amount import years_held
from hiacalc.ui.session.state import State

_NONE = ""


def choose_price_year(state: State) -> None:
    """The price year of the answer: those that the series hold, and the one in use."""
    texts = state.language
    years = sorted({*state.scenario.price_years, state.answer_year}, reverse=True)
    key = f"price-year:{state.widget_version}:{texts.code}:{state.answer_year}"

    def chosen() -> None:
        state.attempt({PRICE_YEAR: float(st.session_state[key])})

    st.selectbox(
        texts.say("today.price_year"),
        years,
        index=years.index(state.answer_year),
        format_func=str,
        help=texts.say("today.price_year_help", first=str(years_held()[-1]), last=str(years_held()[0])),
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )


def choose_rules(state: State) -> None:
    """The rule set to lay between the scenario and the changes, or none."""
    texts = state.language
    titles = {_NONE: texts.say("today.no_rules")}
    titles |= {rules.name: rules.title.in_language(texts.code) for rules in read_rule_sets()}
    key = f"rules:{state.widget_version}:{texts.code}"

    def chosen() -> None:
        state.rule(st.session_state[key])

    st.selectbox(
        texts.say("today.rules"),
        list(titles),
        index=list(titles).index(state.rules),
        format_func=titles.__getitem__,
        help=texts.say("today.rules_help"),
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )
