"""The evidence view: what studies say, which of them one believes, and what follows for the effect."""

from __future__ import annotations

import datetime

import streamlit as st

from hiacalc.analysis.effect_sets import Effect, effect_set
from hiacalc.evidence.effect_sets import EffectSets, MixtureSet, read_effect_sets
from hiacalc.evidence.studies import Studies, read_studies
from hiacalc.present.evidence_origin import EvidenceOrigin
from hiacalc.present.evidence_words import EvidenceTeller
from hiacalc.present.forest import forest_exhibit
from hiacalc.ui.charts import show_picture
from hiacalc.ui.downloads import offer_picture
from hiacalc.ui.markup import plain
from hiacalc.ui.state import OWN_EVIDENCE, State
from hiacalc.ui.tables import show_table

_WIDTH = 820
_REDUCTION = "effect.relative_reduction"


def show_evidence(state: State) -> None:
    """The whole view but for the reproduction of the report."""
    texts = state.language
    studies, sets = read_studies(), read_effect_sets()
    teller = EvidenceTeller(studies, sets, texts)
    st.subheader(texts.say("evidence.title"), anchor=False)
    st.markdown(plain(teller.ceiling()))
    if not teller.has_product_trial:
        st.markdown(plain(texts.say("evidence.no_product_trial")))
    effect = _chosen(state, studies, sets, teller)
    _set(state, effect, teller)
    origin = EvidenceOrigin.of(effect, studies, datetime.date.today())
    exhibit = forest_exhibit(effect, studies, sets, origin, texts, width=_WIDTH)
    show_picture(exhibit.chart, "forest")
    offer_picture(state, lambda: exhibit, f"forest-{state.evidence}")
    st.subheader(texts.say("evidence.studies"), anchor=False)
    show_table(teller.studies_rows(), texts.say("evidence.studies"), "studies", numbers=False)
    st.subheader(texts.say("evidence.sets"), anchor=False)
    show_table(teller.sets_rows(), texts.say("evidence.sets"), "sets")


def _chosen(state: State, studies: Studies, sets: EffectSets, teller: EvidenceTeller) -> Effect:
    """The set that the reader believes in."""
    texts = state.language
    names = [one.name for one in sets.offered]
    titles = {one.name: teller.said(one.title) for one in sets.offered}
    key = f"set:{texts.code}:{state.generation}"
    believed = names[0] if state.evidence == OWN_EVIDENCE else state.evidence

    def chosen() -> None:
        state.evidence = st.session_state[key]

    st.selectbox(
        texts.say("evidence.choose"),
        names,
        index=names.index(believed),
        format_func=titles.__getitem__,
        help=texts.say("evidence.choose_help"),
        key=key,
        on_change=chosen,
    )
    return effect_set(believed, sets, studies)


def _set(state: State, effect: Effect, teller: EvidenceTeller) -> None:
    """What the set is, what it gives, and a button to count on it."""
    texts = state.language
    assert effect.chosen is not None
    said = [
        texts.say("evidence.what_it_is", text=teller.said(effect.chosen.what_it_is)),
        texts.say("evidence.what_it_is_not", text=teller.said(effect.chosen.what_it_is_not)),
    ]
    if effect.studies is not None:
        said += [*teller.pooled_said(effect.studies), teller.widening_said(effect.studies)]
    if isinstance(effect.chosen, MixtureSet):
        said += teller.components(effect.chosen)
    said += teller.effect(effect)
    with st.container(border=True, key="evidence-set"):
        st.markdown("\n".join(f"- {plain(line)}" for line in said))
        now = state.changes.get(_REDUCTION, state.scenario.numbers[_REDUCTION])
        if now == effect.value:
            st.caption(plain(texts.say("evidence.in_use")))
        else:
            st.button(
                texts.say("evidence.use"),
                icon=":material/check:",
                on_click=state.attempt,
                args=({_REDUCTION: effect.value},),
            )
