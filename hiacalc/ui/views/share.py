"""Keep and share: a file, a link, and a file of one's own."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from hiacalc.analysis.probabilistic.soundness import require_sound
from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import language
from hiacalc.scenario import Scenario, ScenarioError, changed, parse
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.session.link import query
from hiacalc.ui.session.state import REPORT, State, shipped_scenario
from hiacalc.ui.widgets.downloads import offer_file
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.markup import plain

_MAX_UPLOAD_NAME = 60


def show_share(state: State, scenario: Scenario) -> None:
    """Everything for keeping a state and handing it on.

    Args:
        state: of the session.
        scenario: as changed, to be kept.
    """
    texts = state.language
    if state.unwritten:
        st.caption(plain(texts.say("share.not_in_address")))
    with lazy_expander(texts.say("share.title"), ":material/share:", "share") as is_open:
        if is_open:
            _link(state)
            st.caption(plain(texts.say("share.file")))
            kept = _named(state, scenario)
            base = shipped_scenario(REPORT if state.own else state.scenario.name)
            parts, complete = f"{kept.name}-differences.yaml", f"{kept.name}.yaml"
            offer_file(state, texts.say("share.differences"), partial(to_yaml, kept, base), parts)
            offer_file(state, texts.say("share.whole"), partial(to_yaml, kept), complete)
    _upload(state)


def _named(state: State, scenario: Scenario) -> Scenario:
    """The scenario under a name and title that say it was changed; what described it no longer does."""
    if not (state.changes or state.rules):
        return scenario
    title = {
        code: language(code).say("share.changed_title", title=text)[:2000]
        for code, text in scenario.title.model_dump().items()
    }
    name = f"{scenario.name[:55]}-changed"
    gone = {"description": None} if scenario.description is not None else {}
    return changed(scenario, {"name": name, "title": title, **gone})


def _link(state: State) -> None:
    texts = state.language
    try:
        asked = query(state)
    except ScenarioError as error:
        if state.unwritten:  # which was told above
            return
        st.caption("  \n".join(plain(line) for line in messages(error, texts)))
        return
    st.caption(plain(texts.say("share.link")))
    address = urlsplit(str(st.context.url))
    link = urlunsplit((address.scheme, address.netloc, address.path or "/", asked, ""))
    st.code(link, language=None, wrap_lines=True)


def _upload(state: State) -> None:
    texts = state.language

    def read() -> None:
        file = st.session_state["upload"]
        if file is None:
            state.problems = None
            return
        try:
            scenario = parse(file.getvalue(), file.name[:_MAX_UPLOAD_NAME])
            require_sound(scenario)
            state.choose(scenario, own=True)
        except ScenarioError as error:
            state.problems = error

    with lazy_expander(texts.say("page.own_scenario"), ":material/upload_file:", "own") as is_open:
        if not is_open:
            return
        st.file_uploader(
            texts.say("page.own_scenario"),
            type=["yaml", "yml"],
            help=texts.say("page.own_scenario_help"),
            key="upload",
            label_visibility="collapsed",
            on_change=read,
        )
