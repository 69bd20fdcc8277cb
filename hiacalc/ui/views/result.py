"""The result view: when it pays back, what it rests on, and a second scenario."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.deterministic.beyond_horizon import left_out
from hiacalc.analysis.deterministic.whole_groups import extra_for_whole_groups
from hiacalc.model import Evaluation
from hiacalc.present.charts.result import cash_flow
from hiacalc.present.exhibits.result import ResultPicture
from hiacalc.present.words.cautions import cautions
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.ui.session.state import State
from hiacalc.ui.views.answer import show_figures
from hiacalc.ui.views.background import show_background, show_next_steps
from hiacalc.ui.views.calculation import show_trace
from hiacalc.ui.views.comparison import show_comparison
from hiacalc.ui.views.individual import show_apart
from hiacalc.ui.views.rule_effects import show_rule_effects
from hiacalc.ui.widgets.charts import offer_result, show_chart
from hiacalc.ui.widgets.markup import plain


def show_result(state: State, run: Evaluation) -> None:
    """The whole view.

    Args:
        state: of the session.
        run: the result to show.
    """
    texts, perspective = state.language, state.perspective
    show_next_steps(state, run)
    show_figures(state, run)
    show_apart(state, run)
    st.subheader(texts.say("page.cash_flow"), anchor=False)
    show_chart(cash_flow(run, perspective, texts), "cash_flow")
    view = texts.say(f"run.in_sentence.{perspective.value}")
    st.caption(plain(texts.say("page.cash_flow_caption", perspective=view)))
    offer_result(state, run, ResultPicture.CASH_FLOW)
    show_trace(state, run)
    _caveats(state, run)
    show_comparison(state, run)
    show_rule_effects(state)
    show_background(state)


def _caveats(state: State, run: Evaluation) -> None:
    texts, view, scenario = state.language, state.perspective, run.scenario
    inputs = quantities(scenario).values()
    judged = sum(quantity.provenance is not Provenance.PUBLISHED for quantity in inputs)
    lines = cautions(left_out(run, view), extra_for_whole_groups(run, view), texts)
    lines += [text.in_language(texts.code) for text in scenario.caveats]
    lines.append(texts.say("page.rests_line", judged=judged, count=len(inputs)))
    with st.container(border=True):
        st.markdown(
            f"**{plain(texts.say('page.caveats'))}**\n\n" + "\n".join(f"- {plain(line)}" for line in lines)
        )
