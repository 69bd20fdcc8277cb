"""What is wrong with an input, in the language in use."""

from __future__ import annotations

import streamlit as st

from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import Language
from hiacalc.scenario import ScenarioError
from hiacalc.ui.widgets.markup import plain


def show_problems(error: ScenarioError, texts: Language) -> None:
    """Every problem, one line each; what stands elsewhere on the page is left as it was.

    Args:
        error: with all that is wrong.
        texts: of the language to say it in.
    """
    lines = "\n".join(f"- {plain(line)}" for line in messages(error, texts))
    st.error(f"{plain(texts.say('page.problems'))}\n\n{lines}", icon=":material/error:")
