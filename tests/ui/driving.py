"""What a reader does on the page, and what stands there after."""

import re
from collections.abc import Iterable
from typing import Any

from streamlit.testing.v1 import AppTest

from hiacalc.ui.session.state import State


def state_of(page: AppTest) -> State:
    state: State = page.session_state["hiacalc"]
    return state


def typed(page: AppTest, **values: str) -> AppTest:
    """My workplace with some of its fields filled in."""
    for name, value in values.items():
        labelled(page.text_input, name.replace("_", " ")).set_value(value)
    return page.run()


def labelled(widgets: Iterable[Any], label: str) -> Any:
    """The widget with a label."""
    return next(widget for widget in widgets if widget.label == label)


def text_of(elements: Iterable[Any]) -> str:
    """The text of elements, without what escapes Markdown and with common spaces."""
    text = " ".join(element.value for element in elements)
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "").replace("\N{WORD JOINER}", "")


def leading_amount(page: AppTest) -> str:
    """The one figure of the answer, with common spaces."""
    return str(page.metric[0].value).replace("\N{NO-BREAK SPACE}", " ")


def number_of(text: str) -> float:
    """The whole number in a text, such as an amount of kroner."""
    return float(re.sub(r"[^0-9-]", "", text.replace("\N{MINUS SIGN}", "-")))
