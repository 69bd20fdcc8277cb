"""The uncertainty view: how likely it is that it pays, what that rests on, and what is worth knowing."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from hiacalc.analysis.probabilistic.findings import UncertaintyFindings, findings
from hiacalc.analysis.probabilistic.uncertainty import Progress, Uncertainty
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.draws import save_draws
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.uncertainty import uncertainty_report
from hiacalc.present.words.drawn_origin import DrawnOrigin
from hiacalc.present.words.evidence_spread import EvidenceSpreadText, listing
from hiacalc.present.words.misfits import misfit_sentences
from hiacalc.present.words.uncertainty import (
    above_evidence_sentences,
    judgement_sentence,
    value_of_information_sentence,
)
from hiacalc.scenario import Scenario, ScenarioError
from hiacalc.scenario.options import ActsOn
from hiacalc.ui.session.draws import DRAWS, drawn_for
from hiacalc.ui.session.render_queue import release_slot
from hiacalc.ui.session.screen import picture_width
from hiacalc.ui.session.state import State
from hiacalc.ui.views.evidence_choice import choose_belief
from hiacalc.ui.views.individual import choose_days_evidence, show_days_spread
from hiacalc.ui.widgets.charts import show_picture
from hiacalc.ui.widgets.downloads import machine_name, offer_file, offer_picture
from hiacalc.ui.widgets.error_list import show_problems
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.markup import plain

_WIDTH = 820
_DRAWS = (1_000, DRAWS, 200_000)
_KEPT = "findings"  # what followed from the last draws of this session, without the draws


def show_uncertainty(state: State, scenario: Scenario) -> None:
    """The whole view.

    Args:
        state: of the session.
        scenario: as changed, to be drawn.
    """
    texts = state.language
    draws = _choices(state, scenario)
    try:
        follows = _findings(state, scenario, draws)
    except ScenarioError as error:
        show_problems(error, texts)  # a statement that no distribution can hold
        return
    drawn = follows.drawn
    origin = DrawnOrigin.of(state.origin(scenario), drawn)
    spread = EvidenceSpreadText(follows.spread, drawn, texts)
    above = above_evidence_sentences(follows.assumed, follows.evidence, follows.ceiling, texts)
    with st.container(border=True, key="chance"):
        st.markdown(f"**{plain(spread.leading())}**")
        st.markdown(plain(spread.in_use()))
        st.markdown(plain(spread.least_favourable()))
        for line in spread.more():
            st.markdown(plain(line))
        st.markdown(plain(value_of_information_sentence(follows.value_of_information, drawn, texts)))
        for warning in (above, *misfit_sentences(follows.misfits, scenario, texts)):
            if warning:
                st.markdown(f":material/warning: {plain(warning)}")
    _picture(state, follows, origin)
    show_days_spread(state, follows)
    with lazy_expander(texts.say("uncertainty.report.listing"), ":material/checklist:", "listing") as wanted:
        if wanted:
            st.markdown("\n".join(f"- {plain(line)}" for line in listing(drawn, texts)))
            st.markdown(plain(judgement_sentence(drawn, texts)))
    with lazy_expander(
        texts.say("uncertainty.page.report"), ":material/description:", "uncertainty-report"
    ) as wanted:
        if wanted:
            st.code(uncertainty_report(follows, origin, texts), language=None)
            name = f"{scenario.name}-draws"
            for form, file, style, help_key in (
                ("CSV", f"{name}.csv", Style.READER, "page.csv_help"),
                (texts.say("page.csv_machine"), machine_name(name), Style.MACHINE, "page.csv_machine_help"),
                ("Parquet", f"{name}.parquet", Style.MACHINE, None),
            ):
                label = texts.say("uncertainty.page.draws_as", form=form)
                about = None if help_key is None else texts.say(help_key)
                offer_file(state, label, partial(_file, drawn, origin, texts, file, style), file, about)


def _choices(state: State, scenario: Scenario) -> int:
    """Whose word on the effect counts, and how many draws."""
    texts = state.language
    left, right = st.columns([3, 1])
    with left:
        if state.way is ActsOn.ABSENCE:
            choose_belief(state, with_scenario=True)
        else:
            way = texts.words.word("options", state.way.value)
            st.markdown(plain(texts.say("today.sets_for_absence", way=way)))
        choose_days_evidence(state, scenario)
    numbers = texts.numbers
    draws = right.selectbox(
        texts.say("uncertainty.page.draws"),
        _DRAWS,
        index=_DRAWS.index(DRAWS),
        format_func=numbers.number,
        help=texts.say("uncertainty.page.draws_help"),
        key=f"draws:{texts.code}",
    )
    return int(draws)


def _findings(state: State, scenario: Scenario, draws: int) -> UncertaintyFindings:
    """The draws and what follows from them, with a bar and a way to stop when they are many."""
    if draws <= DRAWS:
        return _worked_out(state, scenario, draws, lambda _: None)
    texts = state.language
    key = f"draws:{texts.code}"

    def stop() -> None:
        st.session_state[key] = DRAWS

    slot = st.empty()
    with slot.container():
        bar = st.progress(0.0, texts.say("uncertainty.page.drawing"))
        st.button(texts.say("uncertainty.page.stop"), icon=":material/close:", on_click=stop, key="stop")
        # a press of the button ends this run of the page at the bar's next step
        follows = _worked_out(state, scenario, draws, bar.progress)
    slot.empty()
    return follows


def _worked_out(state: State, scenario: Scenario, draws: int, progress: Progress) -> UncertaintyFindings:
    """As this session last made them, or anew; `progress` is called with the share done."""
    drawn = drawn_for(scenario, state.perspective, draws, lambda share: progress(share / 4))
    key = scenario, state.perspective, draws
    kept: tuple[object, dict[str, Any]] | None = st.session_state.get(_KEPT)
    if kept is None or kept[0] != key:
        with release_slot():
            begun = findings(drawn.sample, worked_out={"expectation": drawn.expectation})
            kept = st.session_state[_KEPT] = (key, begun.complete(progress).worked_out())
    return findings(drawn.sample, worked_out=kept[1])


def _picture(state: State, follows: UncertaintyFindings, origin: DrawnOrigin) -> None:
    texts = state.language
    picture = st.pills(
        texts.say("sensitivity.picture"),
        list(UncertaintyPicture),
        default=UncertaintyPicture.EVIDENCE,
        format_func=lambda picture: texts.say(f"uncertainty.page.pictures.{picture.value}"),
        key=f"doubt:{texts.code}",
        required=True,
    )
    shown = picture or UncertaintyPicture.EVIDENCE
    exhibit = partial(uncertainty_exhibit, follows, shown, origin, texts)
    show_picture(exhibit(width=picture_width(_WIDTH)).chart, f"doubt:{picture}")
    offer_picture(state, lambda: exhibit(width=_WIDTH), f"{follows.drawn.scenario.name}-{picture}")


def _file(drawn: Uncertainty, origin: DrawnOrigin, texts: Language, name: str, style: Style) -> bytes:
    """The draws as the bytes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"draws{Path(name).suffix}"
        save_draws(drawn, path, origin, texts, style=style)
        return path.read_bytes()
