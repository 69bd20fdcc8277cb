"""What the evidence says: every set on offer as an effect, and what trials have shown, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hiacalc.analysis.evidence_synthesis.effect_sets import Effect, days_set, effect_set
from hiacalc.analysis.evidence_synthesis.study_sets import FromStudies, from_studies
from hiacalc.evidence.days_saved import DaysSaved
from hiacalc.evidence.effect_sets import EffectSets, MixtureSet
from hiacalc.evidence.studies import LargestTrialEffect, Studies, largest_trial_effect


@dataclass(frozen=True, eq=False)
class EvidenceFindings:
    """Studies, sets, and what follows from them; a finding is worked out when it is first asked for.

    Example:
        >>> from hiacalc.evidence.effect_sets import read_effect_sets
        >>> from hiacalc.evidence.studies import read_studies
        >>> findings = EvidenceFindings(read_studies(), read_effect_sets())
        >>> findings.offered["report"].value, findings.ceiling.study.key
        (0.05, 'odeen-2013-clinic')
    """

    studies: Studies
    sets: EffectSets

    @cached_property
    def offered(self) -> Mapping[str, Effect]:
        """The effect of every set that is offered, by name, in their order."""
        return {offered.name: self.effect(offered.name) for offered in self.sets.offered}

    @cached_property
    def measured(self) -> FromStudies:
        """Every study that can be pooled, with nothing added by judgement."""
        keys = [study.key for study in self.studies.poolable]
        return from_studies(keys, (), self.sets, self.studies)

    @cached_property
    def ceiling(self) -> LargestTrialEffect:
        """The largest fall in absence that a trial has shown."""
        return largest_trial_effect()

    def effect(self, name: str) -> Effect:
        """A set as an effect.

        Raises:
            ScenarioError: an unknown set, or one that is not offered.
        """
        return effect_set(name, self.sets, self.studies)

    def components(self, mixture: MixtureSet) -> list[Effect]:
        """The effects that a mixture weighs together, in its order."""
        return [self.effect(component.set) for component in mixture.components]


@dataclass(frozen=True, eq=False)
class DaysFindings:
    """Studies and sets on days saved per patient, and what follows from them.

    Example:
        >>> from hiacalc.evidence.days_saved import read_days_saved
        >>> DaysFindings(read_days_saved()).offered["mixture"].none
        0.5
    """

    evidence: DaysSaved

    @cached_property
    def offered(self) -> Mapping[str, Effect]:
        """What every set says of the days, by name, in their order."""
        return {chosen.name: days_set(chosen.name, self.evidence) for chosen in self.evidence.offered}
