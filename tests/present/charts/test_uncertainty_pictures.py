"""The pictures of uncertainty stand for the draws: each is held to the draws themselves, or to the model."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hiacalc.analysis.probabilistic.findings import findings
from hiacalc.analysis.probabilistic.probability_curves import adaptive_curve
from hiacalc.analysis.probabilistic.value_of_information import value_of_information
from hiacalc.model import Outcome, Perspective, evaluate
from hiacalc.present.exhibits.uncertainty import ALONG, UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.files.export import rendered
from hiacalc.present.locale.language import language
from hiacalc.scenario import changed
from tests.present.browser import InPage, Shown, measured, middle, outside, overlapping, plain
from tests.present.cases import BASE as SCENARIO
from tests.present.pictures import BASE, TRIAL, View
from tests.present.uncertainty_cases import drawn, drawn_exhibit, origin_of

pytestmark = pytest.mark.browser
EN = language("en")


def bars(seen: View) -> list[tuple[float, float]]:
    """Where every bar of a histogram stands, and how high it is, as the axes read."""
    bars = [bar for trace in seen.page["bars"] for bar in trace]
    return [(seen.value("x", middle(bar)[0]), seen.value("y", bar["top"])) for bar in bars]


@pytest.mark.parametrize("evidence", [None, "mixture"])
def test_the_bars_below_zero_are_the_draws_that_do_not_pay(view: Any, evidence: str | None) -> None:
    picture = "distribution-mixture" if evidence else "distribution"
    sample = drawn(BASE, evidence)
    exhibit = drawn_exhibit(BASE, UncertaintyPicture.DISTRIBUTION, evidence, EN, 1200)
    below = sum(row[2] for row in exhibit.rows[1:] if row[1] <= 1e-6)
    out_of_sight = int((sample.net_benefit < exhibit.rows[1][0]).sum())
    assert below + out_of_sight == int((sample.net_benefit <= 0).sum())
    assert all(not row[0] < -1e-6 < 1e-6 < row[1] for row in exhibit.rows[1:])
    if evidence:
        seen = view(picture, BASE, "en", 1200)
        shown = sum(high for at, high in bars(seen) if at < 0)
        assert shown == pytest.approx(100 * below / sample.draws, abs=0.5)


def test_lines_stand_at_base_case_mean_and_zero(view: Any) -> None:
    seen = view("distribution-mixture", BASE, "en", 1200)
    sample = drawn(BASE, "mixture")
    base = float(evaluate(sample.scenario).net_benefit()[0])
    upright = [
        middle(line)[0]
        for trace in seen.page["curves"]
        for line in trace
        if line["bottom"] - line["top"] > line["right"] - line["left"]
    ]
    expected = [seen.pixel("x", value / 1e6) for value in (base, sample.net_benefit.mean(), 0.0)]
    assert upright == pytest.approx(expected, abs=1.5)


def test_as_likely_as_not_is_where_half_of_the_draws_break_even() -> None:
    """Net benefit is affine in the reduction, so each draw has a break-even of its own."""
    for evidence in ("mixture", "sceptical"):
        sample = drawn(BASE, evidence)
        run = evaluate(sample.scenario, {path: values[:4096] for path, values in sample.values.items()})
        expected = float(np.median(run.break_even_reduction()))
        at = adaptive_curve(sample, ALONG[UncertaintyPicture.PAYS_BY_EFFECT]).crossing()
        assert at == pytest.approx(expected, abs=3e-4)


def test_a_circle_and_a_diamond_stand_on_the_curve(view: Any) -> None:
    seen = view("pays_by_effect-mixture", BASE, "en", 1200)
    sample = drawn(BASE, "mixture")
    curve = adaptive_curve(sample, "effect.relative_reduction")
    base = sample.scenario.effect.relative_reduction.value
    share = float(curve.probabilities[np.flatnonzero(curve.values == base)[0]])
    even = curve.crossing()
    assert even is not None
    marks = [middle(mark) for trace in seen.page["marks"] for mark in trace]
    for x, y in ((base, share), (even, 0.5)):
        at = seen.pixel("x", 100 * x), seen.pixel("y", 100 * y)
        assert any(mark == pytest.approx(at, abs=1.5) for mark in marks)


def test_the_acceptability_curve_crosses_half_at_the_median_cost_of_an_hour() -> None:
    sample = drawn(BASE)
    exhibit = drawn_exhibit(BASE, UncertaintyPicture.ACCEPTABILITY, None, EN, 800)
    priced = np.where(
        sample.hours > 0, sample.costs / sample.hours, np.inf
    )  # no price buys an hour not avoided
    median = float(np.median(priced))
    assert f"NOK\N{NO-BREAK SPACE}{median:.0f}" in exhibit.chart.title
    prices, shares = np.array(exhibit.rows[1:]).T
    for price, share in zip(prices[::40], shares[::40], strict=True):
        assert share == pytest.approx(np.mean(priced < price), abs=1e-12)


def test_the_acceptability_curve_goes_on_until_nearly_all_is_said() -> None:
    sample = drawn(BASE, "sceptical")
    exhibit = drawn_exhibit(BASE, UncertaintyPicture.ACCEPTABILITY, "sceptical", EN, 800)
    assert exhibit.rows[-1][1] >= 0.94 * np.mean(sample.hours > 0)


def test_the_plane_shows_two_thousand_of_the_draws_and_says_so(view: Any) -> None:
    seen = view("plane-mixture", BASE, "en", 1200)
    sample = drawn(BASE, "mixture")
    small = [mark for trace in seen.page["marks"] for mark in trace if mark["right"] - mark["left"] < 9]
    assert len(small) == 2000
    assert "first2000ofthe4096draws" in seen.all_text
    pays, loses = (
        int(part.sum()) for part in (sample.net_benefit[:2000] > 0, sample.net_benefit[:2000] <= 0)
    )
    assert [len(trace["x"]) for trace in seen.exhibit.chart.figure["data"][:2]] == [pays, loses]


def test_bars_of_what_is_worth_knowing_end_at_its_value(view: Any) -> None:
    seen = view("worth-mixture", BASE, "en", 1200)
    voi = value_of_information(drawn(BASE, "mixture"))
    ends = [seen.value("x", bar["right"]) * 1e6 for trace in seen.page["bars"] for bar in trace]
    shown = [worth.value for worth in voi.inputs.values()][: len(ends) - 1]
    assert shown
    assert ends == pytest.approx([voi.everything.value, *shown], rel=0.005)
    named = {row[0]: row[3] for row in seen.exhibit.rows[1:] if row[2] == "input"}
    assert named == {path: worth.value for path, worth in voi.inputs.items()}


def test_the_last_step_of_convergence_is_the_result() -> None:
    sample = drawn(TRIAL)
    *_, last = drawn_exhibit(TRIAL, UncertaintyPicture.CONVERGENCE, None, EN, 800).rows
    assert last[:2] == [sample.draws, pytest.approx(sample.net_benefit.mean())]
    assert last[3] == pytest.approx(sample.probability_pays)


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("picture", ["plane", "acceptability", "worth"])
def test_without_an_hour_avoided_a_picture_says_why(in_page: InPage, picture: str, code: str) -> None:
    exhibit = drawn_exhibit(BASE, UncertaintyPicture(picture), "no-effect", language(code), 800)
    says_why(in_page, exhibit, code)


def says_why(in_page: InPage, exhibit: Any, code: str) -> None:
    svg = rendered(exhibit, "svg").decode()
    seen = Shown(svg, code, measured(in_page, svg))
    assert plain(exhibit.chart.title) in seen.all_text
    assert [*seen.texts("xtick"), *seen.texts("ytick"), *seen.page["bars"], *seen.page["marks"]] == []
    assert overlapping(seen) == outside(seen) == []


def test_correlated_inputs_have_no_shares_of_variance(in_page: InPage) -> None:
    from hiacalc.analysis.probabilistic.uncertainty import uncertainty

    pair = {"between": ["effect.relative_reduction", "effect.duration"], "rank": 0.4}
    sample = uncertainty(changed(SCENARIO, {"correlations": [pair]}), draws=200)
    exhibit = uncertainty_exhibit(
        findings(sample), UncertaintyPicture.VARIANCE, origin_of(sample), EN, width=800
    )
    says_why(in_page, exhibit, "en")
    assert "correlated" in exhibit.chart.alternative


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("view_of", [Perspective.SOCIETY, Perspective.HEALTH_SERVICE])
def test_every_outcome_and_view_has_every_picture(outcome: Outcome, view_of: Perspective) -> None:
    sample = drawn(TRIAL, None, outcome, view_of)
    follows = findings(sample)
    for picture in UncertaintyPicture:
        exhibit = uncertainty_exhibit(follows, picture, origin_of(sample), language("nb"), width=800)
        assert exhibit.chart.title
        assert exhibit.chart.alternative
        assert "nan" not in (exhibit.chart.title + exhibit.chart.alternative).lower().split()
        assert "{" not in exhibit.chart.title
        assert len(exhibit.rows) >= 1
        assert exhibit.origin.as_dict()["draws"] == sample.draws


def test_the_chart_without_colour_tells_pays_from_does_not(view: Any) -> None:
    loses, pays, *_ = view("distribution-mixture", BASE, "nb", 800).exhibit.chart.figure["data"]
    assert (loses["marker"]["pattern"]["shape"], pays["marker"]["pattern"]["shape"]) == ("/", "")
