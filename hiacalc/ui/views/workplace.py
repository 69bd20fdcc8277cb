"""My workplace: its answer first, then the fields for one's own numbers, and what they are."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.deterministic.absence_by_chance import chance_in, spell_days_in
from hiacalc.analysis.deterministic.own_workplace import full_time_equivalents
from hiacalc.evidence.working_time import read_working_time
from hiacalc.model import Evaluation
from hiacalc.present.words.workplace import absence_by_chance_sentences
from hiacalc.scenario.options import Sector, SickPayRules, Zone
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.ui.session.amount import years_held
from hiacalc.ui.session.link import LONGEST_CASE
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import State
from hiacalc.ui.views.own_absence_choice import show_both_rates
from hiacalc.ui.views.own_answer import show_answer
from hiacalc.ui.views.own_numbers import (
    ATTENDANCE,
    PART_OF,
    PART_TIME,
    RATE,
    REPLACED,
    SECTOR,
    SURE_OF,
    UNITS,
    WAGE,
    WAGE_YEAR,
    WORKERS,
    YEARS,
    ZONE,
    OwnNumbers,
    Sure,
)
from hiacalc.ui.views.own_standing import standing_sentences
from hiacalc.ui.views.own_widgets import choice_field, field_key, sure_field, text_field
from hiacalc.ui.views.presets import choose_industry, choose_wage, show_about_presets
from hiacalc.ui.widgets.markup import plain

_BEHIND_MORE = (SECTOR, ZONE, REPLACED, *PART_OF)
_OPEN = "own-more-open"  # whether more was opened when the view was


def show_workplace(state: State, run: Evaluation) -> None:
    """The answer for one's own workplace, and the fields it is given in.

    Args:
        state: of the session.
        run: the result, of whose scenario the workplace is a part.
    """
    numbers = OwnNumbers.of(state, run.scenario)
    with st.container(key="own-workplace"):
        show_answer(numbers, run)
        _fields(numbers)
        show_both_rates(state, run.scenario)
        _more(numbers)
        _what_they_are(numbers, run)


def _fields(numbers: OwnNumbers) -> None:
    """What a reader knows of a workplace, in the order in which it is asked for at the office."""
    state, texts = numbers.state, numbers.state.language
    st.header(texts.say("workplace.fields"), anchor=False)
    st.markdown(plain(texts.say("workplace.about")))
    with st.grid(min_column_width=290, gap="medium"):
        with st.container(gap="small"):
            _case(state)
        with st.container(gap="small"):
            text_field(numbers, WORKERS)
        with st.container(gap="small"):
            text_field(numbers, PART_TIME)
            _full_time(numbers)
        with st.container(gap="small"):
            text_field(numbers, UNITS)
        with st.container(gap="small"):
            text_field(numbers, RATE)
            text_field(numbers, YEARS)
        with st.container(gap="small"):
            choose_industry(state)
        with st.container(gap="small"):
            text_field(numbers, WAGE)
            years = sorted({*map(str, years_held()), numbers.shown[WAGE_YEAR]}, reverse=True)
            choice_field(numbers, WAGE_YEAR, years, can_be_unstated=False)
        with st.container(gap="small"):
            choose_wage(state)
        with st.container(gap="small"):
            text_field(numbers, ATTENDANCE)
    show_about_presets(state, numbers.scenario)


def _case(state: State) -> None:
    """What the reader calls the case."""
    texts = state.language
    key = field_key("case", texts.code, state.case)

    def named() -> None:
        state.case = " ".join(st.session_state[key].split())[:LONGEST_CASE]

    st.text_input(
        texts.say("workplace.case"),
        key=key,
        max_chars=LONGEST_CASE,
        help=texts.say("workplace.help.case"),
        on_change=named,
    )


def _full_time(numbers: OwnNumbers) -> None:
    """The full-time equivalents that a mean position gives."""
    texts, scenario = numbers.state.language, numbers.scenario
    paths = WORKERS, PART_TIME
    if all(isinstance(numbers.state.changes.get(path), OwnFigure) for path in paths):
        fte = texts.numbers.number(full_time_equivalents(scenario), 1, trim=True)
        st.caption(plain(texts.say("workplace.part_time_is", fte=fte, workers=numbers.value(WORKERS))))


def _more(numbers: OwnNumbers) -> None:
    """How sure the figures are, whose employer it is, and substitutes."""
    texts = numbers.state.language
    wanted = any(numbers.shown[name] not in ("", Sure.KNOWN) for name in _BEHIND_MORE)
    is_open = st.session_state.setdefault(_OPEN, wanted)
    with st.expander(texts.say("workplace.more"), expanded=is_open, key="own-more"):
        st.markdown(f"**{plain(texts.say('workplace.sure_title'))}**")
        with st.grid(min_column_width=290, gap="medium"):
            for short in SURE_OF:
                with st.container(gap="small"):
                    sure_field(numbers, short)
        st.markdown(f"**{plain(texts.say('workplace.employer_title'))}**")
        with st.grid(min_column_width=290, gap="medium"):
            with st.container(gap="small"):
                choice_field(numbers, SECTOR, [option.value for option in Sector], can_be_unstated=True)
            with st.container(gap="small"):
                choice_field(numbers, ZONE, [option.value for option in Zone], can_be_unstated=True)
                _about_zones(numbers)
            with st.container(gap="small"):
                text_field(numbers, REPLACED)


def _about_zones(numbers: OwnNumbers) -> None:
    """What to be careful of with a zone."""
    texts, sick_pay = numbers.state.language, numbers.scenario.sick_pay
    if sick_pay is None or sick_pay.rules is not SickPayRules.STATUTORY:
        st.caption(plain(texts.say("today.workplace.zone_plain")))
    if numbers.shown[SECTOR] == Sector.STATE:
        st.caption(plain(texts.say("today.workplace.zone_state")))


def _what_they_are(numbers: OwnNumbers, run: Evaluation) -> None:
    """What is known, estimated, moved or the scenario's, and what chance does."""
    texts = numbers.state.language
    st.markdown("  \n".join(plain(sentence) for sentence in standing_sentences(numbers)))
    rate = quantities(numbers.scenario)[RATE]
    if rate.provenance is not Provenance.OWN:
        return
    with st.expander(texts.say("workplace.chance_title"), key="own-chance"):
        time = read_working_time()
        days = spell_days_in(run.scenario, time)
        chance = chance_in(run, time, days)
        sentences = absence_by_chance_sentences(chance, run.scenario, time, texts)
        st.markdown("\n\n".join(plain(text) for text in sentences))
