"""What a planner can move in a roll-out; every one of them is an input of the scenario but what is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from hiacalc.present.words.inputs import label_of
from hiacalc.present.words.programme_charts import region_title
from hiacalc.present.words.roll_out import team_text
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.outlook import Teams
from hiacalc.scenario.options import Pace
from hiacalc.ui.session.change import number_of
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.markup import label, plain

DELAY, PACE = "programme.delay", "programme.pace"
TEAM_SIZE, ACCEPTANCE = "programme.team_size", "programme.acceptance"
_SIZES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
_SHARES = tuple(share / 20 for share in range(1, 21))
_ALL = ""


def show_controls(state: State, run: ProgrammeEvaluation, teams: Teams) -> None:
    """Start, pace, people and the share who say yes.

    Args:
        state: of the session.
        run: of the roll-out.
        teams: of the roll-out.
    """
    with st.container(key="roll-out-controls"):
        st.subheader(state.language.say("rollout.controls"), anchor=False)
        with st.grid(min_column_width=290, gap="medium"):
            with st.container(gap="small"):
                _start(state, run)
            with st.container(gap="small"):
                _pace(state, run)
            with st.container(gap="small"):
                _team_size(state, run, teams)
            with st.container(gap="small"):
                _acceptance(state, run)


def _start(state: State, run: ProgrammeEvaluation) -> None:
    calendar, texts = run.calendar, state.language
    years = {year: float(year - calendar.first_year) for year in calendar.calendar_years}

    def moved(year: int) -> None:
        state.change(DELAY, years[year])

    st.selectbox(
        label(texts.say("rollout.start_year")),
        list(years),
        index=min(calendar.delay, len(years) - 1),
        help=texts.say("rollout.start_help"),
        **_moves(state, DELAY, moved),
    )


def _pace(state: State, run: ProgrammeEvaluation) -> None:
    texts = state.language
    paces = [pace.value for pace in Pace]
    chosen = str(state.changes.get(PACE, state.given(PACE)))
    st.selectbox(
        label(label_of(PACE, run.scenario, texts)),
        paces,
        index=paces.index(chosen),
        format_func=lambda pace: texts.say(f"rollout.paces.{pace}"),
        help=texts.say("rollout.pace_help"),
        **_moves(state, PACE, partial(state.change, PACE)),
    )


def _team_size(state: State, run: ProgrammeEvaluation, teams: Teams) -> None:
    texts = state.language
    size = state.value(TEAM_SIZE)
    sizes = sorted({*_SIZES, size})
    is_limited = teams.are_limited
    st.selectbox(
        label(texts.say("rollout.people_field")),
        sizes,
        index=sizes.index(size),
        format_func=lambda share: (
            team_text(share, teams.at(share), texts) if is_limited else texts.say("rollout.people_unlimited")
        ),
        help=texts.say("rollout.people_help", last=run.calendar.last_year),
        disabled=not is_limited,
        # the browser tells an option by its text, which another start may change
        **_moves(state, TEAM_SIZE, partial(state.change, TEAM_SIZE), team_text(1.0, teams.posts, texts)),
    )


def _acceptance(state: State, run: ProgrammeEvaluation) -> None:
    texts = state.language
    share = state.value(ACCEPTANCE)
    st.select_slider(
        label(label_of(ACCEPTANCE, run.scenario, texts)),
        sorted({*_SHARES, share}),
        value=share,
        format_func=texts.numbers.percent,
        help=texts.say("rollout.acceptance_help"),
        **_moves(state, ACCEPTANCE, partial(state.change, ACCEPTANCE)),
    )


def region_shown(state: State, regions: Sequence[str]) -> str | None:
    """The region whose workers and people are shown; None for all of them.

    Args:
        state: of the session.
        regions: of the roll-out.
    """
    chosen = st.session_state.get(_region_key(state))
    return chosen if chosen in regions else None


def _region_key(state: State) -> str:
    return f"roll-out-region:{state.scenario.name}:{state.language_code}"


def choose_region(state: State, run: ProgrammeEvaluation) -> None:
    """The region whose workers and people are shown.

    Args:
        state: of the session.
        run: of the roll-out.
    """
    texts = state.language

    def title(name: str) -> str:
        if name == _ALL:
            return texts.say("rollout.all_regions")
        return region_title(run, name, texts)

    st.selectbox(
        label(texts.say("rollout.shown_region")),
        [_ALL, *run.regions],
        format_func=title,
        key=_region_key(state),
    )


def choose_end_of_funding(state: State, run: ProgrammeEvaluation) -> None:
    """A line of funding, and the year in which it ends.

    Args:
        state: of the session.
        run: of the roll-out.
    """
    texts, programme = state.language, run.scenario.programme
    assert programme is not None
    lines = {f"programme.funding.{number}.ends": line for number, line in enumerate(programme.funding, 1)}
    if not lines:
        return
    first = next((path for path in lines if path in state.changes), next(iter(lines)))
    path = st.selectbox(
        label(texts.say("rollout.line")),
        list(lines),
        index=list(lines).index(first),
        format_func=lambda option: lines[option].title.in_language(texts.code),
        key=f"roll-out-line:{state.scenario.name}:{state.widget_version}:{texts.code}",
    )
    given, change = state.given(path), state.changes.get(path)
    ends = "" if change is None else f"{number_of(change):.0f}"
    years = sorted({*map(str, run.calendar.calendar_years), *filter(None, [ends])})

    def chosen(year: str) -> None:
        if year:
            state.change(path, float(year))
        else:
            state.changes = {name: value for name, value in state.changes.items() if name != path}
            state.has_read()

    goes_on = texts.say("rollout.line_goes_on")
    if isinstance(given, float):
        goes_on = f"{goes_on} ({given:.0f})"
    st.selectbox(
        label(texts.say("rollout.line_year")),
        ["", *years],
        index=["", *years].index(ends),
        format_func=lambda year: year or goes_on,
        help=texts.say("rollout.line_help"),
        **_moves(state, path, chosen),
    )
    st.caption(plain(texts.say("rollout.line_about")))


def _moves(state: State, path: str, moved: Callable[[Any], None], options: str = "") -> dict[str, Any]:
    """The key of a widget for an input, and what happens when a reader moves it."""
    key = f"roll-out:{path}:{state.scenario.name}:{state.widget_version}:{state.language_code}:{options}"
    return {"key": key, "on_change": state.ignore_when_stale(lambda: moved(st.session_state[key]))}
