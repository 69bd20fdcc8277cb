"""A browser tab has one state, begun when it is first asked for."""

from streamlit.testing.v1 import AppTest


def asked() -> None:
    import streamlit as st

    from hiacalc.ui.session.session import is_new, session_state

    st.text(f"{is_new()} {session_state().scenario.name} {is_new()}")
    session_state().traced = (session_state().traced or 0) + 1


def test_the_state_is_begun_once_from_the_link_and_kept() -> None:
    page = AppTest.from_function(asked, default_timeout=60)
    page.query_params["scenario"] = "model-1"
    assert page.run().text[0].value == "True model-1 False"
    page.query_params["scenario"] = "model-2"  # the link counts when the tab is opened, and not after
    assert page.run().text[0].value == "False model-1 False"
    assert page.session_state["hiacalc"].traced == 2
