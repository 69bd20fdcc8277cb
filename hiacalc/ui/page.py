"""The page as a whole."""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st

from hiacalc.model import Evaluation, evaluate
from hiacalc.present.locale.language import Language
from hiacalc.scenario import ScenarioError
from hiacalc.ui.session.address import follow, hold
from hiacalc.ui.session.render_queue import render_slot
from hiacalc.ui.session.screen import show_choices_of_width
from hiacalc.ui.session.session import is_new, session_state
from hiacalc.ui.session.state import State, View
from hiacalc.ui.views.answer import (
    place_lead,
    show_expected,
    show_finding,
    show_lead_figure,
    show_lead_rest,
)
from hiacalc.ui.views.case import show_case
from hiacalc.ui.views.counterpart import show_counterpart
from hiacalc.ui.views.link_notice import show_link
from hiacalc.ui.views.one_group import show_one_group
from hiacalc.ui.views.printed import show_printed_inputs
from hiacalc.ui.views.questions import choose_view
from hiacalc.ui.views.share import show_share
from hiacalc.ui.views.side_panel import show_choices, show_settings, show_sliders
from hiacalc.ui.views.standing import show_rules_in_use, show_stale_series
from hiacalc.ui.views.undo import show_undo
from hiacalc.ui.widgets.error_list import show_problems
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.page_script import script

_HERE = Path(__file__).parent

# Seconds that the browser gets for what it has before more arrives. It draws at once whatever comes
# within 10 ms: after a blink the figures stand, and are not held up by the words. After a breath the
# answer stands. A slider that moves on in the meantime starts the page anew, and charts of a passing
# state are never drawn. A page that opens fetches what draws the figures first: the 4.7 MB that draw
# charts, asked for at the same time, would keep the browser from all else for seconds.
_FIRST_PAINT = 0.012
_SECOND_PAINT = 0.12
_OPENING_PAINT = 0.2


def show() -> None:
    """Draw the page once, as Streamlit does after every move.

    What is looked at first arrives first: the figure, the answer in words, the
    side panel, whose sliders have told their values already, and then the view,
    which may take long. All is worked out before any is drawn, since what comes
    within 10 ms goes to the browser together.
    """
    opening = is_new()
    expected = None
    with render_slot():
        state = session_state()
        follow(state)
        if opening:
            _configure(state)
        run, refused = _evaluate_or_last_good(state)
        above, lead = st.container(), None
        if state.view not in (View.WORKPLACE, View.ROLL_OUT):  # whose own answers lead
            lead = place_lead()
            show_lead_figure(state, run, lead)
    if not opening:
        time.sleep(_FIRST_PAINT)
    with render_slot():
        hold(state)
        st.html(_HERE / "style.css")
        st.html(_HERE / "print.css")
        with above:
            _heading(state)
            show_one_group(state, run.scenario)
            show_undo(state)
            show_link(state)
            for problems in filter(None, (state.problems, refused)):
                show_problems(problems, state.language)
        if lead is not None:
            show_finding(state, run, lead)
            if state.view is View.RESULT:
                expected = show_lead_rest(state, run, lead)
    time.sleep(_OPENING_PAINT if opening else _SECOND_PAINT)
    with render_slot():
        if not opening:
            _configure(state)  # the answer need not wait for it: the width is right since the page was opened
        st.logo(str(_HERE / "logo.svg"), size="large")
        with st.sidebar:
            show_choices(state)
            show_sliders(state, run.scenario)
            show_settings(state, run.scenario)
            show_share(state, run.scenario)
        if expected is not None:
            show_expected(state, run.scenario, expected)
        _show_view(state, run)
        if state.view in (View.RESULT, View.WORKPLACE):
            from hiacalc.ui.views.meeting import show_meeting

            show_meeting(state, run)
        show_printed_inputs(state, run.scenario)
        _foot(state, run)
        show_choices_of_width()
        _tell_browser(state.language)


def _configure(state: State) -> None:
    st.set_page_config(
        page_title=f"hiacalc: {state.language.say('page.tagline')}",
        page_icon=str(_HERE / "icon.svg"),
        layout="wide",
    )


def _tell_browser(texts: Language) -> None:
    """Language and scrolling parts."""
    st.html(f"<script>{script(texts)}</script>", unsafe_allow_javascript=True)


def _show_view(state: State, run: Evaluation) -> None:
    """The view that is chosen; its room is opened only then."""
    choose_view(state)
    view = state.view
    with st.container(key=f"view-{view.value}"):
        if view is View.WORKPLACE:
            from hiacalc.ui.views.kept import show_kept
            from hiacalc.ui.views.workplace import show_workplace

            show_workplace(state, run)
            show_kept(state, run)
        elif view is View.ACTORS:
            from hiacalc.ui.views.actors import show_actors

            show_actors(state, run)
        elif view is View.ROLL_OUT:
            from hiacalc.ui.views.roll_out import show_roll_out

            show_roll_out(state, run.scenario)
        elif view is View.SENSITIVITY:
            from hiacalc.ui.views.sensitivity import show_sensitivity

            show_sensitivity(state, run.scenario)
        elif view is View.UNCERTAINTY:
            from hiacalc.ui.views.uncertainty import show_uncertainty

            show_uncertainty(state, run.scenario)
        elif view is View.ASSUMPTIONS:
            from hiacalc.ui.views.assumptions import show_assumptions

            show_assumptions(state, run)
        elif view is View.EVIDENCE:
            from hiacalc.ui.views.evidence import show_evidence
            from hiacalc.ui.views.individual import show_days_evidence
            from hiacalc.ui.views.reproduction import show_reproduction

            show_evidence(state)
            show_days_evidence(state, run.scenario)
            show_reproduction(state)
        elif view is View.METHOD:
            st.markdown(state.language.long_text("method"))
        else:
            from hiacalc.ui.views.result import show_result

            show_result(state, run)


def _evaluate_or_last_good(state: State) -> tuple[Evaluation, ScenarioError | None]:
    """The result, or the last good one and what is wrong with what is asked for."""
    try:
        return evaluate(state.current()), None
    except ScenarioError as error:
        return evaluate(state.base), error


def _heading(state: State) -> None:
    st.title(state.language.say("page.tagline"), anchor=False)
    show_case(state)
    show_rules_in_use(state)
    show_counterpart(state)


def _foot(state: State, run: Evaluation) -> None:
    """What the result is compared with, and where it comes from."""
    texts = state.language
    comparator = run.scenario.comparator.in_language(texts.code)
    origin = state.origin(run.scenario)
    st.divider()
    show_stale_series(state, run.scenario)
    st.caption(f"{plain(texts.say('page.comparator', comparator=comparator))}  \n{plain(origin.line(texts))}")
