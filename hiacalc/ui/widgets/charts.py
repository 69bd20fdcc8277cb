"""A chart on the page, with its text alternative and its buttons for taking it away."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st
from plotly.basedatatypes import BaseFigure
from plotly.graph_objects import Figure

from hiacalc.model import Evaluation
from hiacalc.present.charts.chart import Chart, Exhibit
from hiacalc.present.charts.dark import on_dark
from hiacalc.present.exhibits.result import ResultPicture, result_exhibit
from hiacalc.ui.session.screen import is_narrow
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.downloads import offer_picture

_CONFIG = {"displayModeBar": False, "scrollZoom": False}


class _Checked(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """A figure that Streamlit hands on as it is.

    It would else build and check every part anew at every move of a slider, which takes longer than
    the model. That our figures pass the check is seen whenever one is written to a file.
    """

    def __init__(self, figure: dict[str, Any]) -> None:
        # the parent's own start is what is left out here
        object.__setattr__(self, "_drawn", figure)

    def to_dict(self) -> dict[str, Any]:
        drawn: dict[str, Any] = object.__getattribute__(self, "_drawn")
        return {**drawn, "layout": {"template": _template(), **drawn["layout"]}}


@cache
def _template() -> Any:
    """What plotly gives every figure to begin with."""
    return Figure().to_dict()["layout"]["template"]


def show_chart(chart: Chart, key: str) -> None:
    """A chart that fits the page's width and follows its theme.

    Args:
        chart: to be drawn.
        key: of the element, unique on the page.
    """
    st.plotly_chart(_Checked(chart.figure), key=key, config=_CONFIG, alt=chart.alternative)


def show_picture(
    chart: Chart, key: str, on_select: Callable[[], None] | None = None, *, part: str = ""
) -> None:
    """A chart of fixed size, made as for print but in the page's dark or light; a narrow page stretches it.

    One in a view has no `part`. `on_select` is called when a point of it is clicked.

    Args:
        chart: to be drawn.
        key: of the element, unique on the page.
        on_select: called when a point of the chart is clicked; by default clicks do nothing.
        part: of the view, for a second picture in it; the style sheet names each.
    """
    drawn: dict[str, Any] = {"config": _CONFIG, "theme": None, "alt": chart.alternative}
    drawn["width"] = "stretch" if is_narrow() else "content"
    if on_select is not None:
        drawn |= {"on_select": on_select, "selection_mode": "points"}
    figure = on_dark(chart.figure) if st.context.theme.type == "dark" else chart.figure
    kind = "narrow-picture" if is_narrow() else "picture"
    with st.container(key=f"{kind}-{part}" if part else kind):
        st.plotly_chart(_Checked(figure), key=key, **drawn)


def offer_result(state: State, run: Evaluation, picture: ResultPicture) -> None:
    """A chart of the result as files, made as for print.

    Args:
        state: of the session.
        run: the result to draw.
        picture: which chart of it.
    """

    def exhibit() -> Exhibit:
        return result_exhibit(run, picture, state.origin(run.scenario), state.language)

    offer_exhibit(state, exhibit, f"{run.scenario.name}-{picture.value}", picture.value)


def offer_exhibit(state: State, exhibit: Callable[[], Exhibit], name: str, key: str) -> None:
    """A chart as files behind a button, made as for print.

    Args:
        state: of the session.
        exhibit: makes the chart with its rows and origin, when asked.
        name: of the files, without their ending.
        key: of the button, unique on the page.
    """
    part = st.popover(
        state.language.say("page.take"), icon=":material/download:", key=f"take-{key}", on_change="rerun"
    )
    with part:
        if part.open:
            offer_picture(state, exhibit, name)
