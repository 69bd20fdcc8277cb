"""The page as a whole."""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st

from hiacalc.model import Evaluation, evaluate
from hiacalc.present.language import Language
from hiacalc.present.messages import messages
from hiacalc.present.report import changed_title
from hiacalc.scenario import ScenarioError
from hiacalc.ui.markup import plain
from hiacalc.ui.panel import show_choices, show_sliders, show_upload
from hiacalc.ui.result import show_answer, show_pictures
from hiacalc.ui.state import State, state

_HERE = Path(__file__).parent


# Seconds that the browser gets to show the answer before the charts keep it busy. A slider
# that moves on in the meantime starts the page anew, and charts of a passing state are never drawn.
_BREATH = 0.12


def show() -> None:
    """Draw the page once, as Streamlit does after every move.

    The answer is drawn before the side panel, whose sliders have told their
    values already, and the charts last: what is looked at first arrives first.
    """
    now = state()
    st.set_page_config(
        page_title=f"hiacalc: {now.language.say('page.tagline')}",
        page_icon=str(_HERE / "icon.svg"),
        layout="wide",
    )
    answer, views, below = st.container(), st.container(), st.container()
    with answer:
        _heading(now)
        run = _evaluated(now)
        show_answer(run, now.perspective, now.language)
    st.html(_HERE / "style.css")
    st.logo(str(_HERE / "logo.svg"), size="large")
    with st.sidebar:
        show_choices(now)
        show_sliders(now)
        show_upload(now)
    time.sleep(_BREATH)
    with views:
        view = _view(now)
    with below:
        if view == "sensitivity":
            from hiacalc.ui.sensitivity import show_sensitivity

            show_sensitivity(now, run.scenario)
        else:
            show_pictures(run, now.perspective, now.language, len(now.changes))


def _view(now: State) -> str:
    """Which view stands below the answer."""
    chosen = st.segmented_control(
        now.language.say("page.view"),
        ["result", "sensitivity"],
        default=now.view,
        format_func=lambda view: now.language.say(f"page.views.{view}"),
        key="view",
        label_visibility="collapsed",
        required=True,
    )
    now.view = chosen or now.view
    return now.view


def _evaluated(now: State) -> Evaluation:
    """The result, or the last good one with what is wrong above it."""
    if now.problems is not None:
        _problems(now.problems, now.language)
    try:
        return evaluate(now.current())
    except ScenarioError as error:
        _problems(error, now.language)
        return evaluate(now.scenario)


def _heading(now: State) -> None:
    scenario = now.scenario
    st.title(now.language.say("page.tagline"), anchor=False)
    st.markdown(f"**{plain(changed_title(scenario, len(now.changes), now.language))}**")
    if scenario.description and not now.changes:  # it speaks of the scenario as it was
        st.caption(plain(scenario.description.in_language(now.language_code)))


def _problems(error: ScenarioError, texts: Language) -> None:
    lines = "\n".join(f"- {plain(line)}" for line in messages(error, texts))
    st.error(f"{plain(texts.say('page.problems'))}\n\n{lines}", icon=":material/error:")
