"""The result: one sentence, the main figures, who pays and gains, and when it pays back."""

from __future__ import annotations

import datetime

import numpy as np
import streamlit as st

from hiacalc.model import Evaluation, Perspective
from hiacalc.present.charts import Chart, by_actor, cash_flow
from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.present.origin import Origin
from hiacalc.present.report import break_even, finding
from hiacalc.scenario import Scenario
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import quantities
from hiacalc.ui.markup import plain

_CHART = {"displayModeBar": False, "scrollZoom": False}


def show_answer(run: Evaluation, perspective: Perspective, texts: Language) -> None:
    """The sentence, the figures and what to beware of."""
    numbers = Numbers(texts.code)
    pays = float(run.net_benefit(perspective)[0]) >= 0
    with st.container(key="verdict-pays" if pays else "verdict-loses"):
        st.header(plain(finding(run, perspective, texts, numbers)), anchor=False)
        st.markdown(plain(break_even(run, perspective, texts, numbers)))
    _figures(run, perspective, texts, numbers)
    _caveats(run.scenario, texts)


def show_pictures(run: Evaluation, perspective: Perspective, texts: Language, changes: int) -> None:
    """Who pays and gains, when it pays back, and where all this comes from."""
    scenario = run.scenario
    st.subheader(texts.say("page.by_actor"))
    _chart(by_actor(run, texts), "by_actor")
    st.caption(plain(texts.say("page.by_actor_caption")))
    st.subheader(texts.say("page.cash_flow"))
    _chart(cash_flow(run, perspective, texts), "cash_flow")
    view = texts.words.word("perspectives", perspective.value).lower()
    st.caption(plain(texts.say("page.cash_flow_caption", perspective=view)))
    st.divider()
    st.caption(
        plain(texts.say("page.comparator", comparator=scenario.comparator.in_language(texts.code)))
        + "  \n"
        + plain(Origin(scenario, perspective, datetime.date.today(), changes).line(texts))
    )


def _figures(run: Evaluation, perspective: Perspective, texts: Language, numbers: Numbers) -> None:
    own = "" if perspective is Perspective.SOCIETY else "_own"
    net = float(run.net_benefit(perspective)[0])
    transfers = float(run.transfers(perspective)[0])
    hour = float(run.cost_per_hour_avoided(perspective)[0])
    year = float(run.payback_year(perspective)[0])
    at = float(run.break_even_reduction(perspective)[0])
    figures = [
        ("net_benefit", numbers.money(net)),
        ("costs", numbers.money(float(run.costs(perspective)[0]))),
        (
            "gains_with_transfers" if transfers else "gains",
            numbers.money(float(run.benefits(perspective)[0]) + transfers),
        ),
        (f"cost_per_hour{own}", numbers.money(hour) if np.isfinite(hour) else texts.say("run.undefined")),
        ("break_even", numbers.percent(at) if np.isfinite(at) else texts.say("page.no_break_even")),
        (
            "payback",
            texts.say("page.year", year=numbers.number(year))
            if np.isfinite(year)
            else texts.say("run.never"),
        ),
    ]
    with st.grid(3, min_column_width=140, gap="small", key="figures"):
        for key, figure in figures:
            st.metric(texts.say(f"page.{key}"), figure, border=True)


def _caveats(scenario: Scenario, texts: Language) -> None:
    given = quantities(scenario).values()
    judged = sum(quantity.provenance is not Provenance.PUBLISHED for quantity in given)
    lines = [text.in_language(texts.code) for text in scenario.caveats]
    lines.append(texts.say("page.rests_line", judged=judged, count=len(given)))
    with st.container(border=True, key="caveats"):
        st.markdown(
            f"**{plain(texts.say('page.caveats'))}**\n\n" + "\n".join(f"- {plain(line)}" for line in lines)
        )


def _chart(chart: Chart, key: str) -> None:
    st.plotly_chart(chart.figure, key=key, config=_CHART, alt=chart.alternative)
