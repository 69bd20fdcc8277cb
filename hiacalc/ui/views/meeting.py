"""For the meeting: the case on a sheet of A4 and on a slide, each made when its button is pressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.own_workplace import own_workplace
from hiacalc.analysis.probabilistic.evidence_spread import EvidenceSpread, evidence_spread
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty
from hiacalc.evidence.rules import rule_set
from hiacalc.evidence.studies import largest_trial_effect
from hiacalc.model import Evaluation, Outcome
from hiacalc.present.document.meeting import Meeting, meeting_sheet, meeting_slide
from hiacalc.present.document.model import Document
from hiacalc.present.document.pdf import pdf
from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import Language
from hiacalc.scenario import ScenarioError
from hiacalc.ui.session.draws import drawn_for
from hiacalc.ui.session.link import query
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.downloads import file_stem, offer_file
from hiacalc.ui.widgets.markup import plain


def show_meeting(state: State, run: Evaluation) -> None:
    """Two buttons: the sheet and the slide of what stands on the page.

    Args:
        state: of the session.
        run: the result on the page.
    """
    texts = state.language
    page = str(st.context.url)  # which is not known any more when a button is pressed
    with st.container(key="meeting-part"):
        st.subheader(texts.say("meeting.heading"), anchor=False)
        st.markdown(plain(texts.say("meeting.about")))
        with st.grid(min_column_width=190, gap="small", key="meeting"):
            for name, laid_out in (("sheet", meeting_sheet), ("slide", meeting_slide)):
                offer_file(
                    state,
                    texts.say(f"meeting.{name}"),
                    partial(_file, state, run, page, laid_out),
                    f"{file_stem(state)}-{texts.say(f'meeting.file.{name}')}.pdf",
                    texts.say(f"meeting.{name}_help"),
                )


def case_address(state: State, page: str) -> str | None:
    """The address that opens the case again; None where it would be too long.

    Args:
        state: of the session.
        page: the page's own address.

    Example:
        >>> from hiacalc.scenario import shipped
        >>> address = case_address(State("nb", shipped("bergen")), "https://example.org/hiacalc?view=method")
        >>> address.partition("?")[0], "scenario=bergen" in address
        ('https://example.org/hiacalc', True)
    """
    try:
        asked = query(state)
    except ScenarioError:
        return None
    address = urlsplit(page)
    return urlunsplit((address.scheme, address.netloc, address.path or "/", asked, ""))


def _file(
    state: State,
    run: Evaluation,
    page: str,
    laid_out: Callable[[Meeting, Language], Document],
) -> bytes:
    try:
        return pdf(laid_out(_meeting(state, run, case_address(state, page)), state.language))
    except ScenarioError as error:
        return "\n".join(messages(error, state.language)).encode()


def _meeting(state: State, run: Evaluation, address: str | None) -> Meeting:
    scenario, perspective = run.scenario, state.perspective
    drawn, spread = _drawn(state, run)
    return Meeting(
        run=run,
        perspective=perspective,
        workplace=own_workplace(run),
        sweep=one_way(scenario, Outcome.NET_BENEFIT, perspective),
        drawn=drawn,
        spread=spread,
        ceiling=largest_trial_effect(),
        origin=state.origin(scenario),
        rules=rule_set(state.rules) if state.rules else None,
        link=address,
    )


def _drawn(state: State, run: Evaluation) -> tuple[Uncertainty | None, EvidenceSpread | None]:
    try:
        drawn = drawn_for(run.scenario, state.perspective).sample
    except ScenarioError:  # which the uncertainty view tells
        return None, None
    return drawn, evidence_spread(drawn)
