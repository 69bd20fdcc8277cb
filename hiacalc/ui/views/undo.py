"""One step back, called by what it takes back."""

from __future__ import annotations

import streamlit as st

from hiacalc.present.words.inputs import label_of
from hiacalc.scenario.registry import choices, key_of, keys
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.markup import label

_PLAIN = ("scenario", "rules", "case", "kept")


def show_undo(state: State) -> None:
    """A button that takes back the last change of values; nothing before the first one.

    What is looked at is no change of values: the browser's Back returns to that, too.

    Args:
        state: of the session.
    """
    if not state.past.has_begun:
        return
    st.button(
        label(undo_text(state)),
        key="undo",
        icon=":material/undo:",
        shortcut="Ctrl+Z",
        disabled=not state.past.last_change(),
        on_click=state.undo,
    )


def undo_text(state: State) -> str:
    """What the button says that it takes back, by the name of the input where it is only one.

    Args:
        state: of the session.

    >>> from hiacalc.scenario import shipped
    >>> state = State("en", shipped("helseiarbeid-2025"))
    >>> state.past.note(state.values())
    >>> state.change("absence.rate", 0.1)
    >>> state.past.note(state.values())
    >>> undo_text(state)
    'Undo: Sickness absence without the measure'
    """
    texts, names = state.language, state.past.last_change()
    if not names:
        return texts.say("undo.nothing")
    if len(names) > 1:
        return texts.say("undo.several", count=len(names))
    (name,) = names
    if name in _PLAIN:
        return texts.say("undo.one", label=texts.say(f"undo.{name}"))
    known = key_of(name) in keys() or key_of(name) in choices()
    return texts.say("undo.one", label=label_of(name, state.scenario, texts) if known else name)
