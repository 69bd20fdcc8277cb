"""The picture of a rule set: its finding, a bar a rule, and the numbers behind it."""

import math

import pytest

from hiacalc.analysis.deterministic.rules import rule_effects
from hiacalc.evidence.rules import rule_set
from hiacalc.model import Outcome
from hiacalc.present.exhibits.rules import rules_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import changed, shipped
from tests.present.cases import DATE

BASE = shipped("helseiarbeid-2016")
CIRCULAR = rule_set("r-109-21")


def exhibit_of(scenario, code="en", outcome=Outcome.NET_BENEFIT, view="society", rules=CIRCULAR):
    effects = rule_effects(scenario, rules, outcome, view)
    return effects, rules_exhibit(effects, Origin(scenario, effects.perspective, DATE), language(code))


@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_bar_a_rule_from_the_base_case_to_its_result(code) -> None:
    effects, exhibit = exhibit_of(BASE, code)
    (trace,) = exhibit.chart.figure["data"]
    ends = [start + length for start, length in zip(trace["base"], trace["x"], strict=True)]
    results = [effect.outcome for effect in (*effects.moving, *effects.still)]
    assert ends == pytest.approx([result / 1e6 for result in (*results, effects.together)])
    assert set(trace["base"]) == {effects.base / 1e6}
    head, *rows = exhibit.rows
    assert [row[head.index("net_benefit")] for row in rows] == [*results, effects.together]
    assert [row[head.index("standing")] for row in rows[:-1]] == [
        effect.setting.standing.value for effect in (*effects.moving, *effects.still)
    ]


def test_the_finding_is_computed() -> None:
    _, exhibit = exhibit_of(BASE)
    title = exhibit.chart.title.replace("\N{NO-BREAK SPACE}", " ")
    assert "goes from NOK 4.93 million to NOK 7.35 million" in title
    assert "“Labour cost relative to gross wage” alone moves it most, by NOK +1.68 million" in title
    _, still = exhibit_of(BASE, rules=rule_set("report-2016"))
    assert still.chart.title == "The 2016 report does not move the net benefit"


def test_a_rule_set_that_turns_the_decision_says_so() -> None:
    near = changed(BASE, {"effect.relative_reduction": 0.0198})
    effects, exhibit = exhibit_of(near)
    assert effects.base < 0 < effects.together
    assert "it would pay" in exhibit.chart.title
    assert "can turn the decision" in str(exhibit.chart.figure["layout"]["yaxis"]["ticktext"])
    assert "Zero: gain equals cost" in str(exhibit.chart.figure["layout"]["annotations"])
    _, norwegian = exhibit_of(near, "nb")
    assert "ville det lønt seg" in norwegian.chart.title


def test_an_outcome_that_is_not_defined_is_said_and_not_drawn() -> None:
    none = changed(BASE, {"effect.duration": 0})
    effects, exhibit = exhibit_of(none, outcome=Outcome.COST_PER_HOUR_AVOIDED)
    assert math.isnan(effects.base)
    assert exhibit.chart.figure["data"] == []
    assert "is not defined without the rules" in exhibit.chart.title


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_text_alternative_names_every_rule_with_its_change_and_source(code) -> None:
    effects, exhibit = exhibit_of(BASE, code)
    head, *rows = exhibit.rows
    for row in rows:
        assert row[head.index("label")] in exhibit.chart.alternative
    assert str(effects.years) in str(exhibit.chart.figure["layout"]["annotations"])
