"""Who pays and who gains: by actor, by item and by year."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.deterministic.rules import RuledRun
from hiacalc.evidence.rules import rule_set
from hiacalc.model import Evaluation
from hiacalc.present.charts.result import by_actor
from hiacalc.present.exhibits.result import ResultPicture
from hiacalc.present.tables.ledger import by_actor_table, by_item_table, by_year_table, ledger_rows
from hiacalc.present.words.rules import tax_funding_sentences
from hiacalc.present.words.run import money_and_time
from hiacalc.present.words.spells import whose_money
from hiacalc.ui.session.state import State
from hiacalc.ui.views.spell_money import show_spell_money
from hiacalc.ui.widgets.charts import offer_result, show_chart
from hiacalc.ui.widgets.downloads import offer_table
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table


def show_actors(state: State, run: Evaluation) -> None:
    """The whole view.

    Args:
        state: of the session.
        run: the result to show.
    """
    texts, view = state.language, state.perspective
    st.subheader(texts.say("page.by_actor"), anchor=False)
    show_chart(by_actor(run, texts), "by_actor")
    st.caption(plain(texts.say("page.by_actor_caption")))
    offer_result(state, run, ResultPicture.BY_ACTOR)
    rules = rule_set(state.rules) if state.rules else None
    sentences = [whose_money(run, texts), money_and_time(run, texts)]
    sentences += tax_funding_sentences(RuledRun(rules, run), texts)
    st.markdown("\n".join(f"- {plain(line)}" for line in sentences if line))
    show_table(by_actor_table(run, texts), texts.say("page.by_actor"), "by_actor")
    for heading, rows in (
        (texts.say("run.by_item"), by_item_table(run, view, texts)),
        (texts.say("run.by_year"), by_year_table(run, view, texts)),
    ):
        st.subheader(heading, anchor=False)
        show_table(rows, heading, f"table-{len(rows[0])}")
    show_spell_money(state, run)
    origin = state.origin(run.scenario)
    offer_table(state, ledger_rows(run), origin, f"{run.scenario.name}-ledger")
