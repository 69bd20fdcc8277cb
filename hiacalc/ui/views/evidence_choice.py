"""Whose word on the effect counts: a ready set of evidence, or studies of one's own choice."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.evidence_synthesis.effect_sets import effect_set
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.locale.numbers import Numbers
from hiacalc.scenario import ScenarioError
from hiacalc.scenario.evidence_name import OWN_RANGE
from hiacalc.scenario.options import ActsOn
from hiacalc.ui.session.state import EVIDENCE, State
from hiacalc.ui.widgets.markup import plain


def choose_belief(state: State, *, with_scenario: bool) -> str:
    """A list of what one can believe; the name that is chosen.

    `with_scenario` adds the scenario's own word on the effect; without it the
    first set stands for that.

    Args:
        state: of the session.
        with_scenario: whether the scenario's own word on the effect is among the choices.
    """
    texts, sets = state.language, read_effect_sets()
    titles = {OWN_RANGE: texts.say("uncertainty.page.own")} if with_scenario else {}
    titles |= {offered.name: offered.title.in_language(texts.code) for offered in sets.offered}
    ticked = state.evidence if sets.is_selection(state.evidence) else sets.everything(read_studies()).name
    titles[ticked] = sets.ticked.title.in_language(texts.code)
    names = list(titles)
    key = f"belief:{with_scenario}:{texts.code}:{state.widget_version}:{ticked}"

    in_use = state.way is ActsOn.ABSENCE  # else a set is only looked at

    def chosen() -> None:
        if in_use:
            state.change(EVIDENCE, st.session_state[key])

    believed = state.evidence if state.evidence in names else names[0]
    picked = st.selectbox(
        texts.say("evidence.choose"),
        names,
        index=names.index(believed),
        format_func=titles.__getitem__,
        help=texts.say("evidence.choose_help"),
        key=key,
        on_change=state.ignore_when_stale(chosen),
    )
    return believed if in_use else picked


def tick_studies(state: State) -> None:
    """Boxes for the studies to pool and the reasons to be less certain of them here."""
    texts, sets, code = state.language, read_effect_sets(), state.language_code
    numbers = Numbers(code)
    own = sets.named(state.evidence)
    assert own is not None
    assert own.kind == "studies"
    boxes: dict[str, list[tuple[str, str]]] = {"studies": [], "reasons": []}

    def key_of(kind: str, name: str) -> str:
        return f"tick:{kind}:{name}:{code}:{state.widget_version}"

    def ticked() -> None:
        reasons = {
            kind: [name for name, _ in named if st.session_state[key_of(kind, name)]]
            for kind, named in boxes.items()
        }
        name = sets.selection(reasons["studies"], reasons["reasons"]).name
        try:
            effect_set(name, sets, read_studies())
        except ScenarioError as error:
            state.problems = error
            state.widget_version += 1  # the box is ticked again
        else:
            state.change(EVIDENCE, name)

    for study in read_studies().on_request:
        boxes["studies"].append((study.key, study.title.in_language(code)))
    for reason in sets.widening:
        words = {"title": reason.title.in_language(code), "sd": numbers.number(reason.sd, 2)}
        boxes["reasons"].append((reason.key, texts.say("evidence.reason", **words)))
    ticks = {"studies": own.studies, "reasons": own.widening}
    for side, kind in zip(st.columns(2), boxes, strict=True):
        with side:
            st.markdown(f"**{plain(texts.say(f'evidence.tick_{kind}'))}**")
            for name, title in boxes[kind]:
                st.checkbox(
                    plain(title),
                    name in ticks[kind],
                    key=key_of(kind, name),
                    on_change=state.ignore_when_stale(ticked),
                )
    st.caption(plain(texts.say("evidence.ticking")))
