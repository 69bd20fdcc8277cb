"""The answer first: yes or no and on which condition, one figure, a small picture, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from hiacalc.analysis.probabilistic.plausibility import misfits
from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.model import Evaluation, Perspective
from hiacalc.present.charts.effect_scale import effect_scale
from hiacalc.present.words.effect_warning import effect_standing
from hiacalc.present.words.evidence_spread import expectation_sentence
from hiacalc.present.words.key_figures import FOUR, shown
from hiacalc.present.words.lead import condition, lead_figure
from hiacalc.present.words.misfits import misfit_sentences
from hiacalc.present.words.run import break_even, finding, for_whom
from hiacalc.present.words.spells import whose_money
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.ui.session.draws import drawn_for
from hiacalc.ui.session.state import State, View
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.markup import plain

_KEPT = "expected"  # what was last said of it in this session


@dataclass(frozen=True, slots=True)
class Lead:
    """The places of the answer, in the order in which they are read."""

    finding: DeltaGenerator
    figure: DeltaGenerator
    rest: DeltaGenerator


def place_lead() -> Lead:
    """Room for the answer, so that its figure can be sent before the words above it."""
    with st.container(key="lead"):
        return Lead(st.container(), st.container(), st.container())


def show_lead_figure(state: State, run: Evaluation, lead: Lead) -> None:
    """The one figure, rounded as a sentence rounds it, and what it holds for.

    Args:
        state: of the session.
        run: the result to show.
        lead: the places of the answer.
    """
    figure = lead_figure(run, state.perspective, state.language)
    with lead.figure:
        st.metric(figure.label, figure.amount)
        st.caption(plain(figure.scope))


def show_finding(state: State, run: Evaluation, lead: Lead) -> None:
    """Whether it pays, and on which condition.

    Args:
        state: of the session.
        run: the result to put in words.
        lead: the places of the answer.
    """
    texts, view = state.language, state.perspective
    measured = effect_standing(run.scenario, largest_trial_effect(), texts) is None
    pays = run.single().net_benefit(view) >= 0
    with lead.finding, st.container(key="verdict-pays" if pays else "verdict-loses"):
        st.header(plain(condition(run, view, texts, measured=measured)), anchor=False)


def show_lead_rest(state: State, run: Evaluation, lead: Lead) -> DeltaGenerator:
    """The picture, the way to one's own numbers, and what else the answer holds.

    Returns the place for what draws expect, which takes longer.

    Args:
        state: of the session.
        run: the result to put in words.
        lead: the places of the answer.
    """
    texts, view = state.language, state.perspective
    with lead.rest:
        if run.reduction.spells is None:
            st.html(effect_scale(run, view, largest_trial_effect(), texts))
        st.button(
            texts.say("lead.go_workplace"),
            key=f"go-workplace:{texts.code}",
            type="primary",
            icon=":material/apartment:",
            on_click=state.go_to,
            args=(View.WORKPLACE,),
        )
        with st.container(key="lead-more"):
            sentences = [finding(run, view, texts)]
            if view is Perspective.SOCIETY:  # which hides that some may lose what others gain
                sentences.append(for_whom(run, texts))
            sentences.append(whose_money(run, texts))
            st.markdown("  \n".join(plain(line) for line in sentences if line))
            expected = st.empty()
            for misfit in misfit_sentences(misfits(run.scenario), run.scenario, texts):
                st.markdown(f":material/warning: {plain(misfit)}")
            with lazy_expander(texts.say("lead.more"), ":material/menu_book:", "standing") as is_open:
                if is_open:
                    warning = effect_standing(run.scenario, largest_trial_effect(), texts)
                    lines = [break_even(run, view, texts), warning]
                    st.markdown("\n\n".join(plain(line) for line in lines if line))
    return expected


def show_figures(state: State, run: Evaluation) -> None:
    """The four figures, to the krone.

    Args:
        state: of the session.
        run: the result to show.
    """
    four = [shown(run, figure, state.perspective, state.language) for figure in FOUR]
    with st.grid(4, min_column_width=150, gap="small", key="figures"):
        for key_figure in four:
            st.metric(key_figure.label, key_figure.value, border=True)


def show_expected(state: State, scenario: Scenario, place: DeltaGenerator) -> None:
    """What draws of all doubts give on average, where that is not what the base values give.

    Args:
        state: of the session.
        scenario: as changed, to be drawn.
        place: kept on the page by `show_lead_rest`.
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
