"""The pictures of a roll-out, each with its files."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.exhibits.programme import ProgrammePicture, programme_exhibit
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.ui.session.screen import picture_width
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.charts import offer_exhibit, show_picture
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.markup import plain

_WIDTH = 820  # of the pictures, in pixels
_IN_FRAME = 780
_FIVE = (
    ProgrammePicture.ROLL_OUT,
    ProgrammePicture.PEOPLE,
    ProgrammePicture.MONEY,
    ProgrammePicture.FUNDING,
    ProgrammePicture.CUMULATIVE,
)


def show_pictures(state: State, run: ProgrammeEvaluation, region: str | None) -> None:
    """Who begins, people, money, funding and what is left, by calendar year; each region apart on demand.

    Args:
        state: of the session.
        run: of the roll-out.
        region: whose workers and people are shown; None for all of them.
    """
    texts = state.language
    for picture in _FIVE:
        st.subheader(texts.say(f"rollout.pictures.{picture.value}"), anchor=False)
        _picture(state, run, picture, region, _WIDTH)
        if picture is ProgrammePicture.PEOPLE:
            st.caption(plain(texts.say("rollout.people_about")))
    if len(run.regions) > 1:
        title = texts.say("rollout.pictures.regions")
        with lazy_expander(title, ":material/grid_view:", "roll-out-regions") as is_open:
            if is_open:
                _picture(state, run, ProgrammePicture.REGIONS, None, _IN_FRAME)


def _picture(
    state: State, run: ProgrammeEvaluation, picture: ProgrammePicture, region: str | None, wide: int
) -> None:
    exhibit = partial(
        programme_exhibit, run, picture, state.origin(run.scenario), state.language, region=region
    )
    show_picture(exhibit(width=picture_width(wide)).chart, picture.value, part=picture.value)

    def whole() -> Exhibit:
        return exhibit(width=wide)

    offer_exhibit(state, whole, f"{run.scenario.name}-{picture.value}", picture.value)
