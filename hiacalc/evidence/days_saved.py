"""What studies say of measures for patients, and what one may believe of the sick-pay days they save."""

from __future__ import annotations

from functools import cache
from typing import Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import Standing
from hiacalc.evidence.effect_sets import MixtureSet, NamedSets, NormalSet
from hiacalc.evidence.keyed import of_key
from hiacalc.evidence.studies import Study
from hiacalc.text import Text


class PatientStudy(Study):
    """A study of a measure for patients: what it found, how well that stands, and where it does not fit.

    `misfits` say why the result does not hold for the individual measure: who was
    treated, with what, and which outcome was counted.
    """

    finding: Text
    standing: Standing
    misfits: tuple[Text, ...] = Field(min_length=1)


class DaysSaved(NamedSets):
    """The studies, and the sets that `individual.evidence` chooses from."""

    studies: tuple[PatientStudy, ...]

    @model_validator(mode="after")
    def _keys_are_known(self) -> Self:
        keys = [study.key for study in self.studies]
        if len(set(keys)) < len(keys):
            raise ValueError("two studies of one key")
        named = {key for chosen in self.sets if isinstance(chosen, NormalSet) for key in chosen.studies}
        if not named <= set(keys):
            raise ValueError("a set names an unknown study")
        return self

    def mixed_in(self, name: str) -> float:
        """The weight of a set in the mixture; 0 for one that stands alone.

        Args:
            name: of the set.

        >>> read_days_saved().mixed_in("raskere-tilbake"), read_days_saved().mixed_in("i-more")
        (0.5, 0.0)
        """
        mixtures = (chosen for chosen in self.sets if isinstance(chosen, MixtureSet))
        parts = (part for mixture in mixtures for part in mixture.components if part.set == name)
        return sum((part.weight for part in parts), 0.0)

    def __getitem__(self, key: str) -> PatientStudy:
        """The study of a key.

        Raises:
            KeyError: there is none.
        """
        return of_key(self.studies, key)


@cache
def read_days_saved() -> DaysSaved:
    """The data file, read once.

    >>> [chosen.name for chosen in read_days_saved().offered]
    ['raskere-tilbake', 'sceptical', 'i-more', 'judgement', 'mixture']
    >>> read_days_saved()["i-more-2-years"].results[0].interval
    (-6.0, 92.0)
    """
    return DaysSaved.model_validate(read_data("days-saved.yaml"))
