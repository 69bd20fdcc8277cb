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
from hiacalc.ui.session.session import is_new, state
from hiacalc.ui.session.state import State, View
from hiacalc.ui.views.answer import show_expected, show_figures, show_verdict
from hiacalc.ui.views.link_notice import show_link
from hiacalc.ui.views.share import show_share
from hiacalc.ui.views.side_panel import show_choices, show_sliders
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
        now = state()
        if opening:
            _configure(now)
        run, refused = _evaluate_or_last_good(now)
        above = st.container()
        show_figures(now, run)
    if not opening:
        time.sleep(_FIRST_PAINT)
    with render_slot():
        st.html(_HERE / "style.css")
        with above:
            _heading(now)
            show_link(now)
            for problems in filter(None, (now.problems, refused)):
                show_problems(problems, now.language)
            expected = show_verdict(now, run)
    time.sleep(_OPENING_PAINT if opening else _SECOND_PAINT)
    with render_slot():
        if not opening:
            _configure(now)  # the answer need not wait for it: the width is right since the page was opened
        st.logo(str(_HERE / "logo.svg"), size="large")
        with st.sidebar:
            show_choices(now)
            show_sliders(now)
            show_share(now, run.scenario)
        show_expected(now, run.scenario, expected)
        _show_view(now, run)
        _foot(now, run)
        _tell_browser(now.language)


def _configure(now: State) -> None:
    st.set_page_config(
        page_title=f"hiacalc: {now.language.say('page.tagline')}",
        page_icon=str(_HERE / "icon.svg"),
        layout="wide",
    )


def _tell_browser(texts: Language) -> None:
    """Language and scrolling parts."""
    st.html(f"<script>{script(texts)}</script>", unsafe_allow_javascript=True)


def _show_view(now: State, run: Evaluation) -> None:
    """The view that is chosen; its room is opened only then."""
    view = _chosen_view(now)
    if view is View.SENSITIVITY:
        from hiacalc.ui.views.sensitivity import show_sensitivity

        show_sensitivity(now, run.scenario)
    elif view is View.UNCERTAINTY:
        from hiacalc.ui.views.uncertainty import show_uncertainty

        show_uncertainty(now, run.scenario)
    elif view is View.ACTORS:
        from hiacalc.ui.views.actors import show_actors

        show_actors(now, run)
    elif view is View.ASSUMPTIONS:
        from hiacalc.ui.views.assumptions import show_assumptions

        show_assumptions(now, run)
    elif view is View.EVIDENCE:
        from hiacalc.ui.views.evidence import show_evidence
        from hiacalc.ui.views.reproduction import show_reproduction

        show_evidence(now)
        show_reproduction(now)
    elif view is View.METHOD:
        st.markdown(now.language.long_text("method"))
    else:
        from hiacalc.ui.views.result import show_result

        show_result(now, run)


def _chosen_view(now: State) -> View:
    texts = now.language
    key = f"view:{texts.code}:{now.scenario.name}"

    def chosen() -> None:
        now.view = View(st.session_state[key])
        now.has_read()

    st.segmented_control(
        texts.say("page.view"),
        list(View),
        default=now.view,
        format_func=lambda view: texts.say(f"page.views.{view.value}"),
        key=key,
        label_visibility="collapsed",
        required=True,
        on_change=chosen,
    )
    return now.view


def _evaluate_or_last_good(now: State) -> tuple[Evaluation, ScenarioError | None]:
    """The result, or the last good one and what is wrong with what is asked for."""
    try:
        return evaluate(now.current()), None
    except ScenarioError as error:
        return evaluate(now.scenario), error


def _heading(now: State) -> None:
    scenario = now.scenario
    st.title(now.language.say("page.tagline"), anchor=False)
    st.markdown(f"**{plain(changed_title(scenario, len(now.changes), now.language))}**")
    if scenario.description and not now.changes:  # it speaks of the scenario as it was
        st.caption(plain(scenario.description.in_language(now.language_code)))


def _foot(now: State, run: Evaluation) -> None:
    """What the result is compared with, and where it comes from."""
    texts = now.language
    comparator = run.scenario.comparator.in_language(texts.code)
    origin = now.origin(run.scenario)
    st.divider()
    st.caption(f"{plain(texts.say('page.comparator', comparator=comparator))}  \n{plain(origin.line(texts))}")
