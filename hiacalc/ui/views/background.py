"""What now, and what it is: three next steps, and a short background, each sentence with its source."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from hiacalc.analysis.deterministic.absence_by_chance import chance_in, power_in, spell_days_in
from hiacalc.evidence.background import Statement, read_background
from hiacalc.evidence.working_time import read_working_time
from hiacalc.model import Evaluation
from hiacalc.present.words.workplace import chance_and_power_sentences
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.markup import plain


def show_next_steps(state: State, run: Evaluation) -> None:
    """What to measure, whom to ask, and when it can be known, with what so many workers' figures can show.

    Args:
        state: of the session.
        run: the result, whose workers' own figures are judged.
    """
    texts = state.language
    st.subheader(texts.say("background.next_steps"), anchor=False)
    steps = [_sentence(state, step) for step in read_background().next_steps.in_order]
    time = read_working_time()
    days = spell_days_in(run.scenario, time)
    chance, power = chance_in(run, time, days), power_in(run, time, days)
    *_, last = chance_and_power_sentences(chance, run.scenario, time, texts, power)
    steps[-1] += f" {plain(last)}"
    st.markdown("\n".join(f"{place}. {step}" for place, step in enumerate(steps, 1)))


def show_background(state: State) -> None:
    """What HelseIArbeid is and what the strategy and the guidance say, behind a door.

    Args:
        state: of the session.
    """
    texts, background = state.language, read_background()
    with lazy_expander(texts.say("background.title"), ":material/info:", "background") as is_open:
        if not is_open:
            return
        _chapter(state, "about", background.about)
        _chapter(state, "strategy", background.strategy)
        _chapter(state, "municipalities", background.municipalities)


def _chapter(state: State, name: str, statements: Iterable[Statement]) -> None:
    st.markdown(f"**{plain(state.language.say(f'background.{name}'))}**")
    st.markdown("\n".join(f"- {_sentence(state, statement)}" for statement in statements))


def _sentence(state: State, statement: Statement) -> str:
    """A statement with where it stands, as Markdown."""
    texts = state.language
    text = plain(statement.text.in_language(texts.code))
    source = read_background().source(statement)
    if source is None:
        return text
    place = texts.say("background.source", source=source.in_language(texts.code), lines=statement.lines)
    return f"{text} :small[{plain(place)}]"
