"""The evidence view: what studies say, which of them one believes, and what follows for the effect."""

from __future__ import annotations

import datetime
from functools import partial

import streamlit as st

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.effect_sets import MixtureSet, read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.exhibits.evidence import forest_exhibit
from hiacalc.present.tables.evidence import set_rows, study_rows
from hiacalc.present.words.evidence import EvidenceText
from hiacalc.present.words.evidence_origin import EvidenceOrigin
from hiacalc.scenario.options import ActsOn
from hiacalc.ui.session.screen import picture_width
from hiacalc.ui.session.state import EVIDENCE, State
from hiacalc.ui.views.evidence_choice import choose_belief, tick_studies
from hiacalc.ui.widgets.charts import show_picture
from hiacalc.ui.widgets.downloads import offer_picture, offer_table
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_WIDTH = 820
_REDUCTION = "effect.relative_reduction"


def show_evidence(state: State) -> None:
    """The whole view but for the reproduction of the report."""
    texts = state.language
    findings = EvidenceFindings(read_studies(), read_effect_sets())
    studies = findings.studies
    teller = EvidenceText(findings, texts)
    st.subheader(texts.say("evidence.title"), anchor=False)
    st.markdown(plain(teller.ceiling()))
    if not teller.has_product_trial:
        st.markdown(plain(texts.say("evidence.no_product_trial")))
    believed = choose_belief(state, with_scenario=False)
    if findings.sets.is_selection(believed) and state.way is ActsOn.ABSENCE:
        tick_studies(state)
    effect = findings.effect(believed)
    _set(state, effect, teller)
    origin = EvidenceOrigin.of(effect, studies, datetime.date.today())
    exhibit = partial(forest_exhibit, effect, findings, origin, texts)
    show_picture(exhibit(width=picture_width(_WIDTH)).chart, "forest")
    offer_picture(state, lambda: exhibit(width=_WIDTH), f"forest-{believed.partition(':')[0]}")
    st.subheader(texts.say("evidence.studies"), anchor=False)
    show_table(teller.studies_rows(), texts.say("evidence.studies"), "studies", numbers=False)
    every = EvidenceOrigin.of(None, studies, origin.date)
    offer_table(state, study_rows(studies, texts.code), every, "studies")
    st.subheader(texts.say("evidence.sets"), anchor=False)
    show_table(teller.sets_rows(), texts.say("evidence.sets"), "sets")
    offer_table(state, set_rows(findings, texts.code), every, "sets")


def _set(state: State, effect: Effect, teller: EvidenceText) -> None:
    """What the set is, what it gives, and a button to count on it."""
    texts = state.language
    sentences = [
        texts.say("evidence.what_it_is", text=teller.text(effect.chosen.what_it_is)),
        texts.say("evidence.what_it_is_not", text=teller.text(effect.chosen.what_it_is_not)),
    ]
    if effect.studies is not None:
        sentences += [*teller.pooled_sentence(effect.studies), teller.allowance_sentence(effect.studies)]
    if isinstance(effect.chosen, MixtureSet):
        sentences += teller.components(effect.chosen)
    sentences += teller.effect(effect)
    with st.container(border=True, key="evidence-set"):
        st.markdown("\n".join(f"- {plain(line)}" for line in sentences))
        way = state.way
        if way is not ActsOn.ABSENCE:
            acts_on = texts.words.word("options", way.value)
            st.caption(plain(texts.say("today.sets_for_absence", way=acts_on)))
        if way is ActsOn.ABSENCE and _is_in_use(state, effect):
            st.caption(plain(texts.say("evidence.in_use")))
        else:
            st.button(
                texts.say("evidence.use"),
                icon=":material/check:",
                on_click=state.act_on,
                args=(ActsOn.ABSENCE, {_REDUCTION: effect.value, EVIDENCE: effect.chosen.name}),
            )


def _is_in_use(state: State, effect: Effect) -> bool:
    return state.value(_REDUCTION) == effect.value and state.evidence == effect.chosen.name
