"""The answer first: one sentence, what it takes to pay, and four figures."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from hiacalc.analysis.probabilistic.plausibility import misfits
from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.model import Evaluation, Perspective
from hiacalc.present.words.effect_warning import effect_standing
from hiacalc.present.words.evidence_spread import expectation_sentence
from hiacalc.present.words.key_figures import FOUR, shown
from hiacalc.present.words.misfits import misfit_sentences
from hiacalc.present.words.run import break_even, finding, for_whom
from hiacalc.present.words.spells import whose_money
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.ui.session.draws import drawn_for
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.markup import plain

_KEPT = "expected"  # what was last said of it in this session


def show_figures(state: State, run: Evaluation) -> None:
    """The four figures.

    Args:
        state: of the session.
        run: the result to show.
    """
    four = [shown(run, figure, state.perspective, state.language) for figure in FOUR]
    with st.grid(4, min_column_width=150, gap="small", key="figures"):
        for key_figure in four:
            st.metric(key_figure.label, key_figure.value, border=True)


def show_verdict(state: State, run: Evaluation) -> DeltaGenerator:
    """The sentence, what it takes to pay, and a word of warning where one is due.

    Returns the place for what draws expect, which takes longer.

    Args:
        state: of the session.
        run: the result to put in words.
    """
    texts, view = state.language, state.perspective
    pays = run.single().net_benefit(view) >= 0
    with st.container(key="verdict-pays" if pays else "verdict-loses"):
        st.header(plain(finding(run, view, texts)), anchor=False)
        sentences = [break_even(run, view, texts)]
        if view is Perspective.SOCIETY:  # which hides that some may lose what others gain
            sentences.insert(0, for_whom(run, texts))
        sentences.append(whose_money(run, texts))
        st.markdown("  \n".join(plain(line) for line in sentences if line))
        expected = st.empty()
        warning = effect_standing(run.scenario, largest_trial_effect(), texts)
        if warning:
            st.markdown(f":material/warning: {plain(warning)}")
        for misfit in misfit_sentences(misfits(run.scenario), run.scenario, texts):
            st.markdown(f":material/warning: {plain(misfit)}")
    return expected


def show_expected(state: State, scenario: Scenario, place: DeltaGenerator) -> None:
    """What draws of all doubts give on average, where that is not what the base values give.

    Args:
        state: of the session.
        scenario: as changed, to be drawn.
        place: kept on the page by `show_verdict`.
    """
    key = scenario, state.perspective, state.language_code
    kept: tuple[object, str] | None = st.session_state.get(_KEPT)
    if kept is None or kept[0] != key:
        kept = st.session_state[_KEPT] = (key, _expected(state, scenario))
    if kept[1]:
        place.markdown(plain(kept[1]))


def _expected(state: State, scenario: Scenario) -> str:
    texts = state.language
    try:
        drawn = drawn_for(scenario, state.perspective)
    except ScenarioError:  # which the uncertainty view tells
        return ""
    if not drawn.expectation.is_apart:
        return ""
    return expectation_sentence(drawn.expectation, drawn.sample, texts)
