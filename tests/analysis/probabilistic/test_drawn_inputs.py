"""What is drawn is every input with a range that is no convention, and what is asked for beside."""

import pytest

from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.analysis.probabilistic.drawn_inputs import marginals
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.scenario import ScenarioError, changed, shipped, shipped_names
from hiacalc.scenario.quantity import Basis
from hiacalc.scenario.registry import quantities

REDUCTION = "effect.relative_reduction"


@pytest.mark.parametrize("name", shipped_names())
def test_inputs_with_a_range_are_drawn_and_conventions_are_not(name: str) -> None:
    inputs = quantities(shipped(name))
    drawn = marginals(shipped(name))
    assert list(drawn) == [path for path in inputs if path in drawn]
    for path, quantity in inputs.items():
        if path != REDUCTION:  # which is drawn from the evidence
            is_range = quantity.low is not None and quantity.low < quantity.high
            is_wide = is_range or quantity.distribution is not None
            assert (path in drawn) == (is_wide and quantity.basis is not Basis.CONVENTION), path


def test_the_reduction_is_drawn_from_the_evidence_in_use() -> None:
    scenario = changed(shipped("helseiarbeid-2016"), {"effect.evidence": "odeen-clinic"})
    trial = EvidenceFindings(read_studies(), read_effect_sets()).offered["odeen-clinic"]
    assert marginals(scenario)[REDUCTION].ppf(0.5) == pytest.approx(trial.value, abs=1e-3)


def test_a_convention_is_drawn_when_it_is_asked_for_and_a_known_input_cannot_be() -> None:
    scenario = shipped("helseiarbeid-2016")
    convention = "population.fte_per_worker"
    assert convention not in marginals(scenario)
    assert convention in marginals(scenario, [convention])
    with pytest.raises(ScenarioError) as raised:
        marginals(scenario, ["population.workers"])
    assert [problem.code for problem in raised.value.problems] == ["not_uncertain"]


def test_all_that_cannot_be_drawn_is_told_at_once() -> None:
    far = {"value": 500, "distribution": {"kind": "normal", "mean": 1e9, "sd": 1}}
    scenario = changed(shipped("helseiarbeid-2016"), {"delivery.fare": far, "delivery.venue_price": far})
    with pytest.raises(ScenarioError) as raised:
        marginals(scenario)
    assert len(raised.value.problems) == 2
