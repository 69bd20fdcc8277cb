"""The questions that the page answers: each is a view, or a few that answer it together."""

from __future__ import annotations

from enum import StrEnum

import streamlit as st

from hiacalc.ui.session.state import State, View


class Question(StrEnum):
    """The questions, in the order in which they are asked."""

    DOES_IT_PAY = "does_it_pay"
    WORKPLACE = "workplace"
    WHO_PAYS = "who_pays"
    WHOLE_COUNTRY = "whole_country"
    WHAT_DECIDES = "what_decides"
    HOW_SURE = "how_sure"
    RESTS_ON = "rests_on"


VIEWS: dict[Question, tuple[View, ...]] = {
    Question.DOES_IT_PAY: (View.RESULT,),
    Question.WORKPLACE: (View.WORKPLACE,),
    Question.WHO_PAYS: (View.ACTORS,),
    Question.WHOLE_COUNTRY: (View.ROLL_OUT,),
    Question.WHAT_DECIDES: (View.SENSITIVITY,),
    Question.HOW_SURE: (View.UNCERTAINTY,),
    Question.RESTS_ON: (View.ASSUMPTIONS, View.EVIDENCE, View.METHOD),
}


def question_of(view: View) -> Question:
    """The question that a view answers.

    >>> question_of(View.METHOD).value
    'rests_on'
    """
    return next(question for question, views in VIEWS.items() if view in views)


def choose_view(state: State) -> None:
    """The questions in a row, and the views of the one that is chosen where it has several.

    Args:
        state: of the session, which keeps the view.
    """
    texts = state.language
    question = question_of(state.view)
    # what is chosen elsewhere, as by a button or by going back, makes the rows anew
    key = f"view:{state.adopted}:{texts.code}:{state.scenario.name}"
    inner_key = f"view-of:{state.adopted}:{texts.code}:{state.scenario.name}"

    def asked() -> None:
        state.view = VIEWS[Question(st.session_state[key])][0]
        state.has_read()

    def chosen() -> None:
        state.view = View(st.session_state[inner_key])
        state.has_read()

    st.segmented_control(
        texts.say("page.view"),
        list(Question),
        default=question,
        format_func=lambda asked_for: texts.say(f"page.questions.{asked_for.value}"),
        key=key,
        label_visibility="collapsed",
        required=True,
        on_change=asked,
    )
    if len(VIEWS[question]) > 1:
        st.segmented_control(
            texts.say("page.view"),
            list(VIEWS[question]),
            default=state.view,
            format_func=lambda view: texts.say(f"page.views.{view.value}"),
            key=inner_key,
            label_visibility="collapsed",
            required=True,
            on_change=chosen,
        )
