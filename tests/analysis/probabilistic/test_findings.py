"""What follows from draws is worked out when it is asked for, once, and nothing else with it."""

from dataclasses import replace

import pytest

from hiacalc.analysis.probabilistic.evidence_spread import evidence_spread
from hiacalc.analysis.probabilistic.findings import Decision, UncertaintyFindings, findings
from hiacalc.analysis.probabilistic.uncertainty import Uncertainty, uncertainty
from hiacalc.analysis.probabilistic.value_of_information import value_of_information
from hiacalc.model import evaluate
from hiacalc.present.exhibits.uncertainty import UncertaintyPicture, uncertainty_exhibit
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped
from tests.present.cases import DATE

BASE = shipped("helseiarbeid-2016")
NEEDS = {
    UncertaintyPicture.WORTH: {"value_of_information"},
    UncertaintyPicture.VARIANCE: {"variance_shares"},
    UncertaintyPicture.ACCEPTABILITY: {"acceptability", "price_of_hour"},
    UncertaintyPicture.CONVERGENCE: {"convergence"},
}


@pytest.fixture(scope="module")
def drawn() -> Uncertainty:
    return uncertainty(BASE, draws=512)


@pytest.mark.parametrize("picture", list(UncertaintyPicture))
def test_a_picture_asks_for_what_it_shows_alone(drawn: Uncertainty, picture: UncertaintyPicture) -> None:
    follows = findings(drawn)
    origin = Origin(BASE, drawn.perspective, DATE)
    uncertainty_exhibit(follows, picture, origin, language("en"))
    assert set(follows.worked_out()) == {"spread"} | NEEDS.get(picture, set())


def test_findings_are_those_of_the_analyses(drawn: Uncertainty) -> None:
    groups = {"effect": ["effect.relative_reduction"]}
    follows = findings(drawn, groups)
    assert follows.value_of_information == value_of_information(drawn, groups)
    rows = zip(follows.spread.rows, evidence_spread(drawn).rows, strict=True)
    assert all(row.as_thought == other.as_thought for row, other in rows)
    even = follows.probability_curve("effect.relative_reduction").crossing()
    assert even == pytest.approx(float(evaluate(BASE).break_even_reduction()[0]), abs=0.01)


def test_what_was_worked_out_is_begun_with_and_not_worked_out_again(drawn: Uncertainty) -> None:
    first = findings(drawn).complete()
    names = {
        "spread",
        "days_spread",
        "variance_shares",
        "misfits",
        "value_of_information",
        "expectation",
        "programme",
    }
    assert set(first.worked_out()) == names
    again = findings(drawn, worked_out=first.worked_out())
    assert all(getattr(again, name) is getattr(first, name) for name in names)


def test_work_is_told_in_halves(drawn: Uncertainty) -> None:
    shares: list[float] = []
    findings(drawn).complete(shares.append)
    assert shares == [0.5, 1.0]


def test_a_decision_is_for_the_workers_of_the_draws_unless_others_are_named(drawn: Uncertainty) -> None:
    alone = UncertaintyFindings(drawn)
    assert alone.for_decision is None
    same = replace(alone, decision=Decision())
    assert same.decision_workers == alone.value_of_information.workers
    assert same.for_decision == alone.value_of_information.everything
    twice = replace(alone, decision=Decision(2 * same.decision_workers))
    assert twice.for_decision is not None
    assert twice.for_decision.value == pytest.approx(2 * alone.value_of_information.everything.value)
