"""What the state's rules do to the answer: whole sets side by side, and a bar for each rule."""

from __future__ import annotations

import streamlit as st

from hiacalc.analysis.deterministic.rules import rule_effects, side_by_side, side_by_side_table
from hiacalc.evidence.rules import read_rule_sets
from hiacalc.model import Outcome
from hiacalc.present.exhibits.rules import rules_exhibit
from hiacalc.present.tables.rules import alone_table, beside_table
from hiacalc.present.words.rules import about, base_sentences, beside_scope
from hiacalc.scenario import Scenario
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.charts import show_picture
from hiacalc.ui.widgets.downloads import offer_picture
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_WIDTH = 780  # of the picture, in pixels; it stands within a frame


def show_rules(state: State, scenario: Scenario) -> None:
    """The part of the view, worked out when it is opened.

    Args:
        state: of the session.
        scenario: with the reader's changes, without any rules laid over it.
    """
    texts = state.language
    title = texts.say("rules.page_title")
    with lazy_expander(title, ":material/gavel:", "rules") as is_open:
        if not is_open:
            return
        runs = side_by_side(scenario, read_rule_sets())
        st.caption(plain(beside_scope(runs, texts)))
        show_table(beside_table(runs, side_by_side_table(runs), texts), title, "rules-beside")
        st.caption("  \n".join(plain(sentence) for sentence in base_sentences(runs, texts)))
        names = {rules.name: rules for rules in read_rule_sets()}
        newest = max(names.values(), key=lambda rules: rules.last_period).name
        chosen = st.selectbox(
            texts.say("rules.page_set"),
            list(names),
            index=list(names).index(newest),
            format_func=lambda name: names[name].title.in_language(texts.code),
            key=f"rules-alone:{state.widget_version}:{texts.code}",
        )
        rules = names[chosen or newest]
        st.caption(plain(about(rules, texts)))
        effects = rule_effects(scenario, rules, Outcome.NET_BENEFIT, state.perspective)
        exhibit = rules_exhibit(effects, state.origin(scenario), texts, width=_WIDTH)
        show_picture(exhibit.chart, "rule-bars", name="picture-rules")
        offer_picture(state, lambda: exhibit, f"{scenario.name}-{rules.name}")
        show_table(alone_table(effects, texts), rules.title.in_language(texts.code), "rules-table")
