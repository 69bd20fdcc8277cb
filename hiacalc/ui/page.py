"""The page as a whole."""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st

from hiacalc.model import Evaluation, evaluate
from hiacalc.present.locale.language import Language
from hiacalc.present.words.run import changed_title
from hiacalc.scenario import ScenarioError
from hiacalc.ui.session.render_queue import render_slot
from hiacalc.ui.session.session import is_new, session_state
from hiacalc.ui.session.state import State, View
from hiacalc.ui.views.answer import show_expected, show_figures, show_verdict
from hiacalc.ui.views.counterpart import show_counterpart
from hiacalc.ui.views.link_notice import show_link
from hiacalc.ui.views.printed import show_printed_inputs
from hiacalc.ui.views.share import show_share
from hiacalc.ui.views.side_panel import show_choices, show_sliders
from hiacalc.ui.views.standing import show_standing
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

    What is looked at first arrives first: the figures, the answer in words, the
    side panel, whose sliders have told their values already, and then the view,
    which may take long. All figures are worked out before any is drawn, since
    what comes within 10 ms goes to the browser together.
    """
    opening = is_new()
    with render_slot():
        state = session_state()
        if opening:
            _configure(state)
        run, refused = _evaluate_or_last_good(state)
        above = st.container()
        show_figures(state, run)
    if not opening:
        time.sleep(_FIRST_PAINT)
    with render_slot():
        st.html(_HERE / "style.css")
        st.html(_HERE / "print.css")
        with above:
            _heading(state)
            show_link(state)
            show_standing(state, run.scenario)
            for problems in filter(None, (state.problems, refused)):
                show_problems(problems, state.language)
            expected = show_verdict(state, run)
    time.sleep(_OPENING_PAINT if opening else _SECOND_PAINT)
    with render_slot():
        if not opening:
            _configure(state)  # the answer need not wait for it: the width is right since the page was opened
        st.logo(str(_HERE / "logo.svg"), size="large")
        with st.sidebar:
            show_choices(state)
            show_sliders(state, run.scenario)
            show_share(state, run.scenario)
        show_expected(state, run.scenario, expected)
        _show_view(state, run)
        if state.view in (View.RESULT, View.WORKPLACE):
            from hiacalc.ui.views.meeting import show_meeting

            show_meeting(state, run)
        show_printed_inputs(state, run.scenario)
        _foot(state, run)
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
    view = _chosen_view(state)
    if view is View.SENSITIVITY:
        from hiacalc.ui.views.sensitivity import show_sensitivity

        show_sensitivity(state, run.scenario)
    elif view is View.WORKPLACE:
        from hiacalc.ui.views.workplace import show_workplace

        show_workplace(state, run)
    elif view is View.UNCERTAINTY:
        from hiacalc.ui.views.uncertainty import show_uncertainty

        show_uncertainty(state, run.scenario)
    elif view is View.ACTORS:
        from hiacalc.ui.views.actors import show_actors

        show_actors(state, run)
    elif view is View.ASSUMPTIONS:
        from hiacalc.ui.views.assumptions import show_assumptions

        show_assumptions(state, run)
    elif view is View.EVIDENCE:
        from hiacalc.ui.views.evidence import show_evidence
        from hiacalc.ui.views.reproduction import show_reproduction

        show_evidence(state)
        show_reproduction(state)
    elif view is View.METHOD:
        st.markdown(state.language.long_text("method"))
    else:
        from hiacalc.ui.views.result import show_result

        show_result(state, run)


def _chosen_view(state: State) -> View:
    texts = state.language
    key = f"view:{texts.code}:{state.scenario.name}"

    def chosen() -> None:
        state.view = View(st.session_state[key])
        state.has_read()

    st.segmented_control(
        texts.say("page.view"),
        list(View),
        default=state.view,
        format_func=lambda view: texts.say(f"page.views.{view.value}"),
        key=key,
        label_visibility="collapsed",
        required=True,
        on_change=chosen,
    )
    return state.view


def _evaluate_or_last_good(state: State) -> tuple[Evaluation, ScenarioError | None]:
    """The result, or the last good one and what is wrong with what is asked for."""
    try:
        return evaluate(state.current()), None
    except ScenarioError as error:
        return evaluate(state.base), error


def _heading(state: State) -> None:
    scenario = state.scenario
    st.title(state.language.say("page.tagline"), anchor=False)
    st.markdown(f"**{plain(changed_title(scenario, len(state.changes), state.language))}**")
    if scenario.description and not (state.changes or state.rules):  # it speaks of the scenario as it was
        st.caption(plain(scenario.description.in_language(state.language_code)))
    show_counterpart(state)


def _foot(state: State, run: Evaluation) -> None:
    """What the result is compared with, and where it comes from."""
    texts = state.language
    comparator = run.scenario.comparator.in_language(texts.code)
    origin = state.origin(run.scenario)
    st.divider()
    st.caption(f"{plain(texts.say('page.comparator', comparator=comparator))}  \n{plain(origin.line(texts))}")
