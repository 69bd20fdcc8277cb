"""Widgets of one's own workplace that show what is counted with, and count with what is typed in them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.views.own_entry import enter, notice
from hiacalc.ui.views.own_notice import Notice
from hiacalc.ui.views.own_numbers import SIZE, UNITS, WORD_OF, OwnNumbers, Sure
from hiacalc.ui.widgets.markup import label, plain

_LONGEST = 60  # characters of what is typed


def field_key(name: str, code: str, value: object) -> str:
    """The key of a widget, which from now on shows a value.

    The key stays the same whatever the widget shows, so that a field that somebody is typing in is
    never made anew.

    Args:
        name: of the field.
        code: of the language.
        value: that it is to show.
    """
    key = f"own:{name}:{code}"
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def text_field(numbers: OwnNumbers, name: str, *, has_help: bool = True) -> None:
    """A field for a number, what is counted with where it is empty, and what is to be said of it.

    Args:
        numbers: the fields.
        name: of the field.
        has_help: whether it has a word on where to find the number.
    """
    state, texts = numbers.state, numbers.state.language
    key = field_key(name, texts.code, numbers.shown[name])
    instead = numbers.instead.get(name, "")
    change = state.changes.get(SIZE if name == UNITS else name)
    is_moved = change is not None and not isinstance(change, OwnFigure)
    whose = "workplace.now" if is_moved else "workplace.in_the_example"
    st.text_input(
        label(numbers.titles[name]),
        key=key,
        max_chars=_LONGEST,
        placeholder=texts.say(whose, value=instead) if instead else None,
        help=texts.say(f"workplace.help.{WORD_OF[name]}") if has_help else None,
        on_change=lambda: enter(state, name, st.session_state[key]),
    )
    show_notice(numbers, name, notice(state, name))


def choice_field(numbers: OwnNumbers, name: str, options: Sequence[str], *, can_be_unstated: bool) -> None:
    """A list of choices, the first of which takes the choice back where it can be taken back.

    Args:
        numbers: the fields.
        name: of the field.
        options: that there are.
        can_be_unstated: whether nothing need be chosen.
    """
    state, texts = numbers.state, numbers.state.language
    key = field_key(name, texts.code, numbers.shown[name])

    def written(option: str) -> str:
        if not option:
            return texts.say("today.workplace.unstated")
        return option if option.isdecimal() else texts.words.word("options", option)

    st.selectbox(
        label(numbers.titles[name]),
        [*([""] if can_be_unstated else []), *options],
        format_func=written,
        key=key,
        help=texts.say(f"workplace.help.{WORD_OF[name]}"),
        on_change=lambda: enter(state, name, st.session_state[key]),
    )
    show_notice(numbers, name, notice(state, name))


def sure_field(numbers: OwnNumbers, short: str) -> None:
    """How sure a figure is, and the ends of a range of one's own where that is chosen.

    Args:
        numbers: the fields.
        short: name of the figure, as in `SURE_OF`.
    """
    state, texts = numbers.state, numbers.state.language
    name = f"{short}:sure"
    key = field_key(name, texts.code, numbers.shown[name] or None)
    st.segmented_control(
        label(numbers.titles[name]),
        [sure.value for sure in Sure],
        format_func=lambda sure: texts.say(f"workplace.sure.{sure}"),
        key=key,
        on_change=lambda: enter(state, name, st.session_state[key] or ""),
    )
    if numbers.shown[name] == Sure.RANGE:
        with st.container(horizontal=True, gap="small"):
            for end in ("low", "high"):
                with st.container(gap="small", width=180):
                    text_field(numbers, f"{short}:{end}", has_help=False)
    show_notice(numbers, name, notice(state, name))


def show_notice(numbers: OwnNumbers, name: str, words: Notice | None) -> None:
    """What is to be said beside a field, and buttons that put in it what may have been meant.

    Args:
        numbers: the fields.
        name: of the field.
        words: to say; None for nothing.
    """
    if words is None:
        return
    state, texts = numbers.state, numbers.state.language
    if words.is_refused:
        st.error(plain(words.sentence), icon=":material/error:")
    else:
        st.warning(plain(words.sentence), icon=":material/help:")
    if words.offers:
        with st.container(horizontal=True, gap="small"):
            for offer in words.offers:
                st.button(
                    label(texts.say("workplace.field.use", value=offer)),
                    key=f"offer:{name}:{offer}:{texts.code}",
                    on_click=enter,
                    args=(state, name, offer),
                )
