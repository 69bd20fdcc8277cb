"""The roll-out year by year: its answer first, four controls, more behind a door, and the pictures."""

from __future__ import annotations

import streamlit as st

from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.model import evaluate
from hiacalc.present.data.programme import cash_rows
from hiacalc.present.tables.roll_out import roll_out_table
from hiacalc.present.words.effect_warning import effect_standing
from hiacalc.present.words.programme_charts import region_title
from hiacalc.present.words.programme_funding import standing_sentences
from hiacalc.present.words.roll_out import (
    after_sentence,
    basis_sentence,
    compared_sentence,
    money_sentences,
    patients_sentence,
    payer_sentences,
    people_sentences,
    reach_sentence,
    roll_out_figures,
)
from hiacalc.present.words.roll_out_premises import (
    no_difference_sentence,
    premise_sentence,
    scenario_caveats,
    shortened_sentence,
    sick_pay_sentence,
)
from hiacalc.programme import ProgrammeEvaluation
from hiacalc.programme.outlook import Outlook, Teams
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.ui.session.programme import programme_for
from hiacalc.ui.session.state import State, View
from hiacalc.ui.views.roll_out_choice import choose_other_roll_out, choose_roll_out
from hiacalc.ui.views.roll_out_controls import (
    DELAY,
    choose_end_of_funding,
    choose_region,
    region_shown,
    show_controls,
)
from hiacalc.ui.views.roll_out_pictures import show_pictures
from hiacalc.ui.widgets.downloads import offer_table
from hiacalc.ui.widgets.error_list import show_problems
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_MOVED = "programme."  # inputs that the controls of the view move


def show_roll_out(state: State, scenario: Scenario) -> None:
    """The whole view; a choice of roll-outs where the scenario in use has none.

    Args:
        state: of the session.
        scenario: as changed.
    """
    if scenario.programme is None:
        choose_roll_out(state)
        return
    try:
        run = programme_for(scenario)
    except ScenarioError as error:
        show_problems(error, state.language)
        return
    region = region_shown(state, run.regions)
    _answer(state, run, region)
    show_controls(state, run, Teams.of(run))
    _more(state, run)
    _caveats(state, scenario)
    show_pictures(state, run, region)
    _years(state, run, region)


def _answer(state: State, run: ProgrammeEvaluation, region: str | None) -> None:
    texts, view = state.language, state.perspective
    outlook = Outlook.of(run, view, region)
    period = run.calendar.first_year, run.calendar.last_year
    with st.container(key="roll-out-answer", border=True):
        st.header(plain(reach_sentence(outlook, texts)), anchor=False)
        st.markdown(f"**{plain(money_sentences(outlook, period, view, texts))}**")
        st.markdown(f":material/warning: {plain(_premise(state, run.scenario, outlook))}")
        if state.changes:
            before = Outlook.of(programme_for(state.base), view, region)
            compared = compared_sentence(outlook, before, view, texts)
            st.markdown(f":material/compare_arrows: {plain(compared)}")
        for line in _without_effect(state, run):
            st.markdown(f":material/info: {plain(line)}")
        with st.grid(4, min_column_width=150, gap="small", key="roll-out-figures"):
            for name, value in roll_out_figures(outlook, period, view, texts):
                st.metric(name, value, border=True)
        lines = [
            shortened_sentence(outlook, int(state.base.numbers[DELAY]), texts),
            patients_sentence(outlook, texts),
            *people_sentences(outlook, run, texts),
            *payer_sentences(outlook, texts),
            sick_pay_sentence(outlook, period, texts),
            after_sentence(outlook, texts),
        ]
        st.markdown("\n".join(f"- {plain(line)}" for line in lines if line))
        _doubt(state)
        notes = [*standing_sentences(run.scenario, texts), basis_sentence(run.scenario, texts)]
        if region is not None:
            notes.append(texts.say("rollout.region", region=region_title(run, region, texts)))
        st.caption(plain(" ".join(notes)))


def _premise(state: State, scenario: Scenario, outlook: Outlook) -> str:
    """What the surplus takes for granted; the effect is that of one group of the same scenario."""
    texts = state.language
    measured = effect_standing(scenario, largest_trial_effect(), texts) is None
    return premise_sentence(outlook, evaluate(scenario), texts, measured=measured)


def _without_effect(state: State, run: ProgrammeEvaluation) -> list[str]:
    """That a control which was moved makes no difference, of each that makes none."""
    outlook, sentences = Outlook.of(run, state.perspective), []
    for path in state.changes:
        if not path.startswith(_MOVED):
            continue
        try:
            other = Outlook.of(programme_for(state.without(path)), state.perspective)
        except ScenarioError:  # which holds only with this change
            continue
        if outlook.gives_the_same(other):
            sentences.append(no_difference_sentence(path, outlook, run.scenario, state.language))
    return sentences


def _doubt(state: State) -> None:
    """That nobody knows whether the effect holds, and the way to what that means."""
    texts = state.language
    st.markdown(plain(texts.say("rollout.doubt")))
    st.button(
        texts.say("rollout.doubt_button"),
        key=f"roll-out-doubt:{texts.code}",
        icon=":material/help:",
        on_click=state.go_to,
        args=(View.UNCERTAINTY,),
    )


def _caveats(state: State, scenario: Scenario) -> None:
    """What the scenario's author wants read with care."""
    caveats = scenario_caveats(scenario, state.language)
    if not caveats:
        return
    title = state.language.say("page.caveats")
    with st.expander(title, icon=":material/warning:", key="roll-out-caveats", expanded=True):
        st.markdown("\n".join(f"- {plain(line)}" for line in caveats))


def _more(state: State, run: ProgrammeEvaluation) -> None:
    title = state.language.say("rollout.more")
    with (
        st.expander(title, icon=":material/tune:", key="roll-out-more"),
        st.grid(min_column_width=290, gap="medium"),
    ):
        with st.container(gap="small"):
            choose_region(state, run)
        with st.container(gap="small"):
            choose_end_of_funding(state, run)
        with st.container(gap="small"):
            choose_other_roll_out(state)


def _years(state: State, run: ProgrammeEvaluation, region: str | None) -> None:
    """The figures year by year, and every sum of money as a file."""
    texts, scenario = state.language, run.scenario
    title = texts.say("rollout.table.title")
    st.subheader(title, anchor=False)
    show_table(roll_out_table(run, state.perspective, texts, region), title, "roll-out")
    st.caption(plain(texts.say("rollout.table.about")))
    offer_table(state, cash_rows(run), state.origin(scenario), f"{scenario.name}-roll-out")
