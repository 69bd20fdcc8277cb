"""A chart on the page, with its text alternative and its buttons for taking it away."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import streamlit as st

from hiacalc.model import Evaluation
from hiacalc.present.charts import Chart
from hiacalc.present.exhibits import ResultPicture, result_exhibit
from hiacalc.present.export import Exhibit
from hiacalc.present.origin import Origin
from hiacalc.ui.downloads import offer_picture
from hiacalc.ui.state import State

_CONFIG = {"displayModeBar": False, "scrollZoom": False}


def show_chart(chart: Chart, key: str) -> None:
    """A chart that fits the page's width and follows its theme."""
    st.plotly_chart(chart.figure, key=key, config=_CONFIG, alt=chart.alternative)


def show_picture(chart: Chart, key: str, on_select: Callable[[], None] | None = None) -> None:
    """A chart of fixed size, made as for print; where the page is narrower it scrolls by itself.

    `on_select` is called when a point of it is clicked.
    """
    drawn: dict[str, Any] = {"config": _CONFIG, "theme": None, "alt": chart.alternative, "width": "content"}
    if on_select is not None:
        drawn |= {"on_select": on_select, "selection_mode": "points"}
    with st.container(key=f"picture-{key.partition(':')[0]}"):
        st.plotly_chart(chart.figure, key=key, **drawn)


def offer_result(state: State, run: Evaluation, picture: ResultPicture) -> None:
    """A chart of the result as files, made as for print."""

    def exhibit() -> Exhibit:
        origin = Origin(run.scenario, state.perspective, datetime.date.today(), len(state.changes))
        return result_exhibit(run, picture, origin, state.language)

    with st.popover(state.language.say("page.take"), icon=":material/download:"):
        offer_picture(state, exhibit, f"{run.scenario.name}-{picture.value}")
