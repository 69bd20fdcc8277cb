"""What stands on paper alone: the values in use, which the side panel shows on the screen."""

from __future__ import annotations

import streamlit as st

from hiacalc.present.words.changed_values import named_values
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import named_inputs
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.markup import plain


def show_printed_inputs(state: State, scenario: Scenario) -> None:
    """The values of the sliders, and every value that was changed, as a line that only print shows.

    Args:
        state: of the session.
        scenario: as changed.
    """
    texts = state.language
    sliders = [named.path for named in named_inputs(scenario).values() if named.bounds.slider is not None]
    in_use = "; ".join(named_values(sliders, scenario, texts))
    lines = [texts.say("meeting.printed", values=in_use)]
    if state.changes:
        changed = "; ".join(named_values(list(state.changes), scenario, texts))
        lines.append(texts.say("meeting.printed_changed", values=changed))
    with st.container(key="printed"):
        st.markdown("  \n".join(plain(line) for line in lines))
