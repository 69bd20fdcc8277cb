"""The page of a comparison has every scenario's own figures, and steps that sum to the difference."""

import datetime

import pytest

from hiacalc.analysis.deterministic.compare import compare
from hiacalc.model import Perspective
from hiacalc.present.locale.language import language
from hiacalc.present.reports.comparison import comparison_report
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_figures_of_both_are_those_of_their_runs(code: str) -> None:
    scenarios = [shipped("model-1"), shipped("model-2")]
    comparison = compare(*scenarios)
    origins = [Origin(scenario, Perspective.SOCIETY, datetime.date(2026, 1, 31)) for scenario in scenarios]
    page = comparison_report([comparison], origins, language(code))
    numbers = language(code).plain.numbers
    for run in (comparison.base.single(), comparison.other.single()):
        for amount in (run.costs(), run.benefits(), run.net_benefit(Perspective.SOCIETY)):
            assert numbers.number(amount) in page
