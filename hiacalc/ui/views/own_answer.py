"""The answer for one's own workplace, the employer's part first."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.deterministic.own_workplace import own_workplace
from hiacalc.model import Evaluation
from hiacalc.present.words.own_workplace import (
    break_even_sentences,
    chance_sentence,
    employer_figures,
    employer_sentence,
    money_sentences,
    others_lines,
    people_sentence,
    workplace_title,
)
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import State
from hiacalc.ui.session.statistic import Statistic
from hiacalc.ui.views.own_numbers import WORKERS, OwnNumbers
from hiacalc.ui.widgets.markup import plain


def says_anything(state: State) -> bool:
    """Whether a reader has stated anything of a workplace.

    Args:
        state: of the session.
    """
    return any(isinstance(change, (OwnFigure, Statistic)) for change in state.changes.values())


def show_answer(numbers: OwnNumbers, run: Evaluation) -> None:
    """Money out and in apart from the value of time, days of break-even, people and chance; then the others.

    Args:
        numbers: the fields, for what they are empty of.
        run: the result.
    """
    state, texts = numbers.state, numbers.state.language
    if not says_anything(state):
        st.info(plain(texts.say("workplace.answer.invitation")), icon=":material/edit_note:")
        return
    own = own_workplace(run)
    with st.container(key="own-answer", border=True):
        st.header(plain(workplace_title(state.case, texts)), anchor=False)
        st.markdown(f"**{plain(employer_sentence(own, texts))}**")
        with st.grid(4, min_column_width=150, gap="small", key="own-figures"):
            for figure in employer_figures(own, texts):
                st.metric(figure.label, figure.value, border=True)
        st.caption(plain(" ".join(money_sentences(own, texts))))
        lines = [*break_even_sentences(own, texts), people_sentence(own, texts)]
        if WORKERS not in state.changes:
            lines.append(texts.say("workplace.answer.workers_of_scenario", employees=numbers.value(WORKERS)))
        lines.append(chance_sentence(own, texts))
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
        st.markdown(f"**{plain(texts.say('workplace.answer.others'))}**")
        st.markdown("\n".join(f"- {plain(line)}" for line in others_lines(own, texts)))
