"""A part that is closed costs nothing."""

from tests.ui.widgets.alone import shown


def closed() -> None:
    import streamlit as st

    from hiacalc.ui.widgets.expander import lazy_expander

    for key in ("shut", "wide"):
        with lazy_expander(f"Part {key}", ":material/share:", key) as is_open:
            if is_open:
                st.text(key)


def test_only_what_is_open_is_worked_out() -> None:
    page = shown(closed)
    assert [part.label for part in page.expander] == ["Part shut", "Part wide"]
    assert not page.text
    page.session_state["wide"] = True
    assert [text.value for text in page.run().text] == ["wide"]
