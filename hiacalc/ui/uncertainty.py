"""The uncertainty view: how likely it is that it pays, what that rests on, and what is worth knowing."""

from __future__ import annotations

import datetime
import tempfile
from functools import partial
from pathlib import Path

import streamlit as st

from hiacalc.analysis.effect_sets import Effect, effect_set
from hiacalc.analysis.uncertainty import Uncertainty, uncertainty
from hiacalc.analysis.value_of_information import value_of_information
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.doubts import Doubts, shares_of
from hiacalc.present.drawn_origin import DrawnOrigin
from hiacalc.present.draws_file import save_draws
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin
from hiacalc.present.uncertainty_exhibits import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.uncertainty_report import uncertainty_report
from hiacalc.present.uncertainty_words import (
    above_evidence_said,
    chance_said,
    judgement_said,
    worth_knowing_said,
)
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.ui.belief import choose_belief
from hiacalc.ui.charts import show_picture
from hiacalc.ui.downloads import offer_file, offer_picture
from hiacalc.ui.markup import plain
from hiacalc.ui.parts import opened
from hiacalc.ui.problems import show_problems
from hiacalc.ui.state import OWN_EVIDENCE, State
from hiacalc.ui.turns import aside

_WIDTH = 820
_DRAWS = (1_000, 20_000, 200_000)
_QUICK = 20_000  # draws that need no progress bar
_SEED = 1
_KEPT = "drawn"  # the last draws of this session


def show_uncertainty(state: State, scenario: Scenario) -> None:
    """The whole view."""
    texts = state.language
    draws = _choices(state)
    try:
        told = _told(state, scenario, draws)
    except ScenarioError as error:
        show_problems(error, texts)  # a law that no distribution can hold
        return
    found, numbers = told.found, Numbers(texts.code)
    above = above_evidence_said(told.assumed, told.evidence, texts, numbers)
    with st.container(border=True, key="chance"):
        st.markdown(f"**{plain(chance_said(found, texts, numbers))}**")
        st.markdown(plain(worth_knowing_said(told.worth, found, texts, numbers)))
        if above:
            st.markdown(f":material/warning: {plain(above)}")
        st.markdown(plain(judgement_said(found, texts)))
    _picture(state, told)
    with opened(
        texts.say("uncertainty.page.report"), ":material/description:", "uncertainty-report"
    ) as wanted:
        if wanted:
            st.code(uncertainty_report(told, texts), language=None)
            for form in ("csv", "parquet"):
                name = f"{scenario.name}-draws.{form}"
                label = texts.say("uncertainty.page.draws_as", form=form.upper())
                offer_file(state, label, partial(_file, told, form), name)


def _choices(state: State) -> int:
    """Whose word on the effect counts, and how many draws."""
    texts = state.language
    left, right = st.columns([3, 1])
    with left:
        choose_belief(state, with_scenario=True)
    numbers = Numbers(texts.code)
    draws = right.selectbox(
        texts.say("uncertainty.page.draws"),
        _DRAWS,
        index=_DRAWS.index(_QUICK),
        format_func=numbers.number,
        key=f"draws:{texts.code}",
    )
    return int(draws)


def _told(state: State, scenario: Scenario, draws: int) -> Doubts:
    """The draws and what follows from them; drawn anew only when something they rest on has changed."""
    evidence: Effect | None = None
    laid = scenario
    if state.evidence != OWN_EVIDENCE:
        evidence = effect_set(state.evidence, read_effect_sets(), read_studies())
        laid = evidence.laid_over(scenario)
    rests_on = (laid, state.perspective, draws)
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != rests_on:
        with aside():
            found = _drawn(state, laid, draws)
            kept = (rests_on, (found, value_of_information(found), shares_of(found)))
        st.session_state[_KEPT] = kept
    found, worth, shares = kept[1]
    origin = Origin(laid, state.perspective, datetime.date.today(), len(state.changes))
    named = None if evidence is None else state.evidence
    return Doubts(
        found=found,
        worth=worth,
        shares=shares,
        origin=DrawnOrigin.of(origin, found, named),
        assumed=scenario.effect.relative_reduction.value,
        evidence=evidence,
    )


def _drawn(state: State, laid: Scenario, draws: int) -> Uncertainty:
    """The draws, with a bar and a way to stop when there are many."""
    if draws <= _QUICK:
        return uncertainty(laid, perspective=state.perspective, draws=draws, seed=_SEED)
    texts = state.language
    key = f"draws:{texts.code}"

    def stop() -> None:
        st.session_state[key] = _QUICK

    slot = st.empty()
    with slot.container():
        bar = st.progress(0.0, texts.say("uncertainty.page.drawing"))
        st.button(texts.say("uncertainty.page.stop"), icon=":material/close:", on_click=stop, key="stop")
        # a press of the button ends this run of the page at the bar's next step
        found = uncertainty(
            laid,
            perspective=state.perspective,
            draws=draws,
            seed=_SEED,
            progress=bar.progress,
        )
    slot.empty()
    return found


def _picture(state: State, told: Doubts) -> None:
    texts = state.language
    picture = st.pills(
        texts.say("sensitivity.picture"),
        list(UncertaintyPicture),
        default=UncertaintyPicture.EVIDENCE,
        format_func=lambda one: texts.say(f"uncertainty.page.pictures.{one.value}"),
        key=f"doubt:{texts.code}",
        required=True,
    )
    exhibit = uncertainty_exhibit(
        told.found,
        picture or UncertaintyPicture.EVIDENCE,
        told.origin,
        texts,
        width=_WIDTH,
        worth=told.worth,
        shares=told.shares,
    )
    show_picture(exhibit.chart, f"doubt:{picture}")
    offer_picture(state, lambda: exhibit, f"{told.found.scenario.name}-{picture}")


def _file(told: Doubts, form: str) -> bytes:
    """The draws as the bytes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"draws.{form}"
        save_draws(told.found, path, told.origin)
        return path.read_bytes()
