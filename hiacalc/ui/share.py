"""Keep and share: a file, a link, and a file of one's own."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from hiacalc.present.language import language
from hiacalc.present.messages import messages
from hiacalc.scenario import Scenario, ScenarioError, changed, parse
from hiacalc.scenario.writing import to_yaml
from hiacalc.ui.downloads import offer_text
from hiacalc.ui.link import query
from hiacalc.ui.markup import plain
from hiacalc.ui.state import BASE, State, shipped_scenario

_MAX_UPLOAD_NAME = 60


def show_share(state: State, scenario: Scenario) -> None:
    """Everything for keeping a state and handing it on."""
    texts = state.language
    with st.expander(texts.say("share.title"), icon=":material/share:", key="share"):
        st.caption(plain(texts.say("share.link")))
        _link(state)
        st.caption(plain(texts.say("share.file")))
        kept = _named(state, scenario)
        base = shipped_scenario(BASE if state.own else state.scenario.name)
        stem = kept.name
        offer_text(state, texts.say("share.differences"), to_yaml(kept, base), f"{stem}-differences.yaml")
        offer_text(state, texts.say("share.whole"), to_yaml(kept), f"{stem}.yaml")
    _upload(state)


def _named(state: State, scenario: Scenario) -> Scenario:
    """The scenario under a name and title that say it was changed; what described it no longer does."""
    if not state.changes:
        return scenario
    said = scenario.title.model_dump()
    title = {
        code: language(code).say("share.changed_title", title=text)[:2000] for code, text in said.items()
    }
    name = f"{scenario.name[:55]}-changed"
    return changed(scenario, {"name": name, "title": title, "description": None})


def _link(state: State) -> None:
    texts = state.language
    try:
        asked = query(state)
    except ScenarioError as error:
        st.caption("  \n".join(plain(said) for said in messages(error, texts)))
        return
    here = urlsplit(str(st.context.url))
    st.code(urlunsplit((here.scheme, here.netloc, here.path, asked, "")), language=None, wrap_lines=True)


def _upload(state: State) -> None:
    texts = state.language

    def read() -> None:
        file = st.session_state["upload"]
        if file is None:
            state.problems = None
            return
        try:
            state.choose(parse(file.getvalue(), file.name[:_MAX_UPLOAD_NAME]), own=True)
        except ScenarioError as error:
            state.problems = error

    with st.expander(texts.say("page.own_scenario"), icon=":material/upload_file:", key="own"):
        st.file_uploader(
            texts.say("page.own_scenario"),
            type=["yaml", "yml"],
            help=texts.say("page.own_scenario_help"),
            key="upload",
            label_visibility="collapsed",
            on_change=read,
        )
