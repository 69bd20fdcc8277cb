"""The individual measure on the page: its switch, what it gives beside the other, and its evidence."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.evidence_synthesis.evidence_findings import DaysFindings
from hiacalc.analysis.probabilistic.findings import UncertaintyFindings
from hiacalc.evidence.days_saved import read_days_saved
from hiacalc.model import Evaluation
from hiacalc.present.charts.result import by_component
from hiacalc.present.exhibits.result import ResultPicture
from hiacalc.present.tables.individual import components_by_actor, components_table
from hiacalc.present.words.days_evidence import days_set_lines, days_set_rows, days_study_rows
from hiacalc.present.words.days_spread import days_spread_rows, days_spread_sentences
from hiacalc.present.words.individual import individual_sentences
from hiacalc.scenario import Scenario
from hiacalc.scenario.evidence_name import OWN_RANGE
from hiacalc.ui.session.state import State
from hiacalc.ui.session.switch import INDIVIDUAL
from hiacalc.ui.widgets.charts import offer_result, show_chart
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

DAYS_EVIDENCE = "individual.evidence"


def switch_individual(state: State, scenario: Scenario) -> None:
    """Whether the individual measure counts.

    Args:
        state: of the session, changed by the switch.
        scenario: as changed.
    """
    texts, is_on = state.language, scenario.individual is not None
    key = f"with-individual:{state.widget_version}:{texts.code}:{is_on}"

    def switched() -> None:
        state.switch(INDIVIDUAL, on=bool(st.session_state[key]))

    st.toggle(
        texts.say("individual.switch.label"),
        is_on,
        help=texts.say("individual.switch.help"),
        key=key,
        on_change=state.ignore_when_stale(switched),
    )
    if not is_on:
        st.caption(plain(texts.say("individual.switch.without_it")))


def show_apart(state: State, run: Evaluation) -> None:
    """The two measures apart and together; nothing without the individual one.

    Args:
        state: of the session.
        run: the result to show.
    """
    if run.scenario.individual is None:
        return
    texts, view = state.language, state.perspective
    heading = texts.say("individual.heading")
    st.subheader(heading, anchor=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in individual_sentences(run, view, texts)))
    show_chart(by_component(run, view, texts), "components")
    st.caption(plain(texts.say("individual.apart.reading")))
    offer_result(state, run, ResultPicture.COMPONENTS)
    show_table(components_table(run, view, texts), heading, "components")
    show_table(components_by_actor(run, texts), heading, "components-by-actor")


def choose_days_evidence(state: State, scenario: Scenario) -> None:
    """Whose word on the days saved is drawn, with what it is and is not; nothing without patients.

    Args:
        state: of the session, changed by the choice.
        scenario: as changed.
    """
    if scenario.individual is None:
        return
    texts, in_use = state.language, scenario.individual.evidence
    sets = {chosen.name: chosen for chosen in read_days_saved().offered}
    titles = {OWN_RANGE: texts.say("individual.evidence.own")}
    titles |= {name: chosen.title.in_language(texts.code) for name, chosen in sets.items()}
    names = list(titles)
    key = f"days-evidence:{state.widget_version}:{texts.code}:{in_use}"

    def chosen() -> None:
        state.attempt({DAYS_EVIDENCE: st.session_state[key]})

    st.selectbox(
        texts.say("individual.evidence.choose"),
        names,
        index=names.index(in_use) if in_use in names else 0,
        format_func=titles.__getitem__,
        help=texts.say("individual.evidence.choose_help"),
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )
    if in_use in sets:
        about = sets[in_use]
        words = (about.what_it_is.in_language(texts.code), about.what_it_is_not.in_language(texts.code))
        st.caption(plain(" ".join(words)))


def show_days_spread(state: State, follows: UncertaintyFindings) -> None:
    """How often the individual measure pays, by what is believed of the days; nothing without patients.

    Args:
        state: of the session.
        follows: the draws and what follows from them.
    """
    spread = follows.days_spread
    if spread is None:
        return
    texts, heading = state.language, state.language.say("individual.evidence.heading")
    st.subheader(heading, anchor=False)
    leading, in_use = days_spread_sentences(spread, state.perspective, texts)
    st.markdown(f"**{plain(leading)}**\n\n{plain(in_use)}")
    show_table(days_spread_rows(spread, texts), heading, "days-spread")
    st.caption(plain(texts.say("individual.evidence.reading")))


def show_days_evidence(state: State, scenario: Scenario) -> None:
    """Studies of measures for patients, and the sets on days saved.

    Args:
        state: of the session.
        scenario: as changed.
    """
    texts = state.language
    findings = DaysFindings(read_days_saved())
    title = texts.say("individual.evidence.title")
    st.subheader(title, anchor=False)
    choose_days_evidence(state, scenario)
    show_table(days_set_rows(findings, texts), title, "days-sets")
    st.markdown("\n".join(f"- {plain(line)}" for line in days_set_lines(findings, texts)))
    studies = texts.say("individual.evidence.studies")
    st.markdown(f"**{plain(studies)}**")
    show_table(days_study_rows(findings, texts), studies, "days-studies", numbers=False)
