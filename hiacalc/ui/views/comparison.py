"""Two scenarios side by side: results, what differs, and what each difference is worth."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hiacalc.analysis.deterministic.compare import compare, in_kroner_of
from hiacalc.model import Evaluation
from hiacalc.present.exhibits.comparison import compare_exhibit
from hiacalc.present.tables.comparison import differing_table, results_table
from hiacalc.present.tables.side_by_side import side_by_side_rows
from hiacalc.present.words.comparison import conversion_sentence, difference, increments, sizes_sentence
from hiacalc.present.words.run import changed_title
from hiacalc.scenario import Scenario, ScenarioError, shipped_titles
from hiacalc.ui.session.screen import picture_width
from hiacalc.ui.session.state import State, shipped_scenario
from hiacalc.ui.widgets.charts import show_picture
from hiacalc.ui.widgets.downloads import offer_picture, offer_table
from hiacalc.ui.widgets.error_list import show_problems
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_WIDTH = 780  # of the picture, in pixels; it stands within a frame
_NONE = ""


def show_comparison(state: State, run: Evaluation) -> None:
    """A scenario to choose, and the comparison with it.

    Args:
        state: of the session.
        run: the result that another scenario is compared with.
    """
    texts = state.language
    with lazy_expander(texts.say("comparing.title"), ":material/compare_arrows:", "comparing") as is_open:
        if not is_open:
            return
        others = [
            name
            for name in shipped_titles()
            if state.own or state.changes or state.rules or name != run.scenario.name
        ]
        name = st.selectbox(
            texts.say("comparing.other"),
            [_NONE, *others],
            format_func=lambda choice: _title(choice, state),
            key=f"other:{state.widget_version}:{texts.code}",
        )
        if name:
            _compared(state, shipped_scenario(name), run.scenario)


def _title(name: str, state: State) -> str:
    texts = state.language
    if name == _NONE:
        return texts.say("comparing.none")
    return shipped_titles()[name].in_language(texts.code)


def _compared(state: State, base: Scenario, scenario: Scenario) -> None:
    texts, view = state.language, state.perspective
    own_year = int(base.time.price_year.value)
    try:
        base = in_kroner_of(base, scenario)
        compared = compare(base, scenario, view)
    except ScenarioError as error:
        show_problems(error, texts)
        return
    st.markdown(f"**{plain(difference(compared, texts))}**")
    for why in (sizes_sentence([compared], texts), conversion_sentence(base, own_year, texts)):
        if why is not None:
            st.caption(plain(why))
    titles = [base.title.in_language(texts.code), changed_title(scenario, len(state.changes), texts)]
    if titles[0] == titles[1]:
        titles[1] += " (2)"
    show_table(results_table(compared, titles, view, texts), texts.say("comparing.title"), "results")
    origins = [state.origin(base, changes=0), state.origin(scenario)]
    offer_table(state, side_by_side_rows(compared), origins[1], f"{scenario.name}-against-{base.name}")
    inputs = differing_table(compared, titles, texts)
    if len(inputs) > 1:
        st.markdown(f"**{plain(texts.say('comparing.differs'))}**")
        with st.container(key="tall-differing", height=360 if len(inputs) > 9 else "content"):
            show_table(inputs, texts.say("comparing.differs"), "inputs")
        exhibit = partial(compare_exhibit, [compared], origins, texts)
        show_picture(exhibit(width=picture_width(_WIDTH)).chart, "waterfall")
        offer_picture(state, lambda: exhibit(width=_WIDTH), f"{scenario.name}-comparison")
    st.markdown("\n\n".join(plain(sentence) for sentence in increments(compared, texts)))
