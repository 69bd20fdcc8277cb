"""What rule sets do to the answer: whole sets side by side, and each rule of one alone."""

from __future__ import annotations

from functools import partial

import streamlit as st

from hiacalc.analysis.deterministic.rules import rule_effects, side_by_side, side_by_side_table
from hiacalc.evidence.rules import read_rule_sets, rule_set
from hiacalc.present.exhibits.rules import rules_exhibit
from hiacalc.present.tables.rules import alone_table, beside_table
from hiacalc.present.words.rules import asked_sentences, base_sentences, beside_scope
from hiacalc.scenario import ScenarioError
from hiacalc.ui.session.render_queue import release_slot
from hiacalc.ui.session.screen import picture_width
from hiacalc.ui.session.state import State
from hiacalc.ui.widgets.charts import show_picture
from hiacalc.ui.widgets.downloads import offer_picture
from hiacalc.ui.widgets.error_list import show_problems
from hiacalc.ui.widgets.expander import lazy_expander
from hiacalc.ui.widgets.markup import plain
from hiacalc.ui.widgets.tables import show_table

_WIDTH = 780  # of the picture, in pixels; it stands within a frame


def show_rule_effects(state: State) -> None:
    """A part that stays closed until it is asked for.

    Args:
        state: of the session, whose changes count and whose rules do not: all sets start from the same.
    """
    texts = state.language
    with lazy_expander(texts.say("today.rules_part"), ":material/gavel:", "rule-effects") as is_open:
        if not is_open:
            return
        try:
            _beside(state)
            _alone(state)
        except ScenarioError as error:  # a rule that does not fit the scenario
            show_problems(error, texts)


def _beside(state: State) -> None:
    texts, scenario = state.language, state.without_rules()
    with release_slot():
        runs = side_by_side(scenario)
    st.markdown(plain(beside_scope(runs, texts)))
    heading = texts.say("rules.beside", scenario=scenario.title.in_language(texts.code))
    show_table(beside_table(runs, side_by_side_table(runs), texts), heading, "rules-beside")
    for sentence in base_sentences(runs, texts):
        st.caption(plain(sentence))


def _alone(state: State) -> None:
    texts, scenario = state.language, state.without_rules()
    titles = {rules.name: rules.title.in_language(texts.code) for rules in read_rule_sets()}
    newest = max(read_rule_sets(), key=lambda rules: rules.last_period).name
    name = st.selectbox(
        texts.say("today.rules_set"),
        list(titles),
        index=list(titles).index(state.rules or newest),
        format_func=titles.__getitem__,
        key=f"rules-alone:{state.rules}:{texts.code}",
    )
    rules = rule_set(name)
    st.caption(plain(texts.say("today.rules_about")))
    with release_slot():
        effects = rule_effects(scenario, rules, perspective=state.perspective)
    origin = state.origin(scenario, changes=len(state.changes))
    exhibit = partial(rules_exhibit, effects, origin, texts)
    show_picture(exhibit(width=picture_width(_WIDTH)).chart, f"rules:{name}", part="rules")
    offer_picture(state, lambda: exhibit(width=_WIDTH), f"{scenario.name}-{name}")
    heading = texts.say(
        "rules.alone", rules=titles[name], outcome=texts.words.word("outcomes", "net_benefit")
    )
    show_table(alone_table(effects, texts), heading, "rules-alone", numbers=False)
    st.markdown("\n".join(f"- {plain(line)}" for line in asked_sentences(rules, scenario, texts)))
