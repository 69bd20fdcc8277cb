"""Own workplaces kept and compared side by side, for one employee each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from hiacalc.analysis.deterministic.per_employee import PerEmployee, per_employee
from hiacalc.model import Evaluation, evaluate
from hiacalc.present.tables.kept import kept_table
from hiacalc.scenario import ScenarioError, changed
from hiacalc.scenario.price_years import PRICE_YEAR
from hiacalc.ui.session.keeping import is_kept, keep, kept_state, let_go, reopen
from hiacalc.ui.session.kept_case import MOST_KEPT, KeptCase
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.error_list import show_problems
from hiacalc.ui.widgets.markup import label, plain
from hiacalc.ui.widgets.tables import show_table


def show_kept(state: State, run: Evaluation) -> None:
    """A button that keeps the case in use, and the cases that are kept beside it.

    Args:
        state: of the session.
        run: the result of the case in use.
    """
    texts = state.language
    st.subheader(texts.say("kept.title"), anchor=False)
    in_use = is_kept(state)
    name = state.case or texts.say("kept.unnamed", number=len(state.kept) + 1)
    if in_use:
        st.markdown(plain(texts.say("kept.is_kept")))
    elif len(state.kept) >= MOST_KEPT:
        st.markdown(plain(texts.say("kept.full", count=MOST_KEPT)))
    else:
        st.markdown(plain(texts.say("kept.about")))
        st.button(
            texts.say("kept.keep"), key="keep", icon=":material/add:", on_click=keep, args=(state, name)
        )
    if not state.kept:
        return
    names = [] if in_use else [texts.say("kept.in_use", name=state.case or texts.say("kept.this"))]
    cases = [] if in_use else [per_employee(run)]
    for case in state.kept:
        try:
            cases.append(_counted(case, run.scenario.numbers[PRICE_YEAR]))
            names.append(case.name)
        except ScenarioError as error:
            show_problems(error, texts)
    if cases:
        show_table(kept_table(_distinct(names), cases, texts), texts.say("kept.title"), "kept")
        st.caption(plain(texts.say("kept.how_counted", year=str(cases[0].price_year))))
    for place, case in enumerate(state.kept):
        _choices(state, place, case)


def _choices(state: State, place: int, case: KeptCase) -> None:
    """What can be done with a case that is kept."""
    texts = state.language
    name = case.name or texts.say("kept.unnamed", number=place + 1)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"kept-{place}"):
        for word, icon, work, arguments in (
            ("open", "folder_open", reopen, (state, case)),
            ("let_go", "close", let_go, (state, place)),
        ):
            st.button(
                label(texts.say(f"kept.{word}", name=name)),
                key=f"{word}:{place}:{texts.code}",
                icon=f":material/{icon}:",
                type="tertiary",
                on_click=work,
                args=arguments,
            )


def _distinct(names: Sequence[str]) -> list[str]:
    """The names, those that were given before with a number."""
    return [
        f"{name} ({before + 1})" if (before := names[:place].count(name)) else name or " "
        for place, name in enumerate(names)
    ]


@lru_cache(maxsize=64)
def _counted(case: KeptCase, price_year: float) -> PerEmployee:
    """A case in kroner of a year; its query says all that it is, so that it is worked out once for all."""
    scenario = kept_state(case, "nb").current()
    return per_employee(evaluate(changed(scenario, {PRICE_YEAR: price_year})))
