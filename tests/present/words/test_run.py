"""Headlines have no more than three significant figures, in every sentence and in both languages."""

from __future__ import annotations

import re

import numpy as np
import pytest

from hiacalc.analysis.deterministic.compare import compare, compare_all
from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.analysis.deterministic.threshold import threshold
from hiacalc.analysis.deterministic.two_way import two_way
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.present.charts import two_way as two_way_map
from hiacalc.present.charts.result_framed import actors_finding, cash_flow_finding
from hiacalc.present.locale.language import language
from hiacalc.present.reports.thresholds import threshold_answer
from hiacalc.present.words import one_way as sweep
from hiacalc.present.words.comparison import best_of, difference, increments
from hiacalc.present.words.run import finding, for_whom
from hiacalc.scenario import changed, shipped
from tests.present.cases import BASE, NO_RANGE, REDUCTION

AMOUNTS = {"en": r"NOK [-+]?(\d[\d ]*(?:\.\d+)?)", "nb": r"(\d[\d ]*(?:,\d+)?) (?:kr|mill\.|mrd\.)"}
HOURS = (Outcome.HOURS_AVOIDED, Outcome.COSTS, Outcome.BENEFITS)


def figures(amount: str) -> str:
    """The significant figures of a number as written."""
    digits = re.sub(r"\D", "", amount).lstrip("0")
    return digits.rstrip("0") if re.fullmatch(r"[\d ]+", amount) else digits


def headlines(code: str) -> list[str]:
    spoken = language(code)
    halden = shipped("halden")
    safe = one_way(changed(BASE, {REDUCTION: NO_RANGE}))
    comparisons = compare_all(BASE, [shipped("no-effect"), halden])
    alike = compare(shipped("model-1"), shipped("model-2"))
    views = [finding(evaluate(BASE), view, spoken.plain) for view in Perspective]
    maps = (two_way(BASE, REDUCTION, "absence.rate", outcome, points=5) for outcome in HOURS)
    return [
        *views,
        for_whom(evaluate(BASE), spoken.plain),
        actors_finding(evaluate(halden), spoken.plain),
        cash_flow_finding(evaluate(halden), Perspective.SOCIETY, spoken.plain),
        *(sweep.finding(swept, spoken.plain) for swept in (safe, one_way(BASE, Outcome.COSTS))),
        *(two_way_map.finding(grid, spoken.plain) for grid in maps),
        threshold_answer(threshold(BASE, "time.discount_rate"), BASE, spoken),
        best_of(comparisons, spoken.plain),
        *(difference(comparison, spoken.plain) for comparison in (*comparisons, alike)),
        *(increments(comparison, spoken.plain)[0] for comparison in (*comparisons, alike)),
    ]


@pytest.mark.parametrize("code", ["nb", "en"])
def test_headlines_are_rounded_to_three_significant_figures(code: str) -> None:
    amounts = []
    for headline in headlines(code):
        written = [amount.strip() for amount in re.findall(AMOUNTS[code], headline)]
        assert all(len(figures(amount)) <= 3 for amount in written), headline
        amounts += written
    assert len(amounts) > 30


def test_a_headline_rounds_the_figure_that_its_table_has_in_full() -> None:
    net = float(evaluate(BASE).net_benefit()[0])
    sentence = finding(evaluate(BASE), Perspective.SOCIETY, language("en").plain)
    (shown,) = re.findall(r"net benefit of NOK ([\d.]+) million", sentence)
    assert float(shown) == np.round(net / 1e6, 2)


@pytest.mark.parametrize("outcome", [Outcome.HOURS_AVOIDED, Outcome.HOURS_AVOIDED_DISCOUNTED])
def test_hours_are_rounded_like_kroner(outcome: Outcome) -> None:
    sentence = sweep.finding(one_way(BASE, outcome), language("en").plain)
    least, greatest = re.search(r"from ([\d ]+) to ([\d ]+)$", sentence).groups()
    assert max(len(figures(least)), len(figures(greatest))) <= 3
