"""What the evidence says, set by set, is what each set says by itself."""

import pytest

from hiacalc.analysis.evidence_synthesis.effect_sets import effect_set
from hiacalc.analysis.evidence_synthesis.evidence_findings import EvidenceFindings
from hiacalc.evidence.effect_sets import MixtureSet, read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.scenario import ScenarioError


@pytest.fixture(scope="module")
def findings() -> EvidenceFindings:
    return EvidenceFindings(read_studies(), read_effect_sets())


def test_every_set_on_offer_is_worked_out_in_its_order(findings: EvidenceFindings) -> None:
    assert list(findings.offered) == [offered.name for offered in findings.sets.offered]
    for name, effect in findings.offered.items():
        alone = effect_set(name, findings.sets, findings.studies)
        assert (effect.value, effect.low, effect.high) == (alone.value, alone.low, alone.high)


def test_the_ceiling_is_the_trial_with_the_largest_fall(findings: EvidenceFindings) -> None:
    assert findings.ceiling.study.key == "odeen-2013-clinic"
    assert findings.offered["odeen-clinic"].value == pytest.approx(0.16, abs=1e-6)  # as published


def test_a_mixture_lies_between_what_it_weighs_together(findings: EvidenceFindings) -> None:
    mixture = findings.sets.named("mixture")
    assert isinstance(mixture, MixtureSet)
    parts = findings.components(mixture)
    assert [part.chosen.name for part in parts] == [component.set for component in mixture.components]
    values = [part.value for part in parts]
    assert min(values) < findings.offered["mixture"].value < max(values)


def test_a_set_that_is_not_there_is_refused(findings: EvidenceFindings) -> None:
    with pytest.raises(ScenarioError):
        findings.effect("nissen-2020")
