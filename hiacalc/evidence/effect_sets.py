"""What one may believe about the effect, by name: which studies, which judgement, and what may be offered."""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.studies import Studies, read_studies
from hiacalc.record import Record
from hiacalc.text import Text

_SELECTION_PREFIX = "studies:"  # begins the name of a reader's own choice of studies


class Availability(StrEnum):
    """Whether a user may choose a set."""

    AS_SET = "as_set"
    COMPUTED = "computed"
    BOUND_ONLY = "bound_only"
    NEVER = "never"


class IndirectnessAllowance(Record):
    """A reason why a study's result holds less surely here; `sd` is added on the log scale."""

    key: str
    sd: float = Field(gt=0)
    basis: Literal["judgement"]
    title: Text
    why: Text


class _Set(Record):
    """What every set says of itself."""

    name: str
    offer: Availability
    title: Text
    what_it_is: Text
    what_it_is_not: Text


class FixedSet(_Set):
    """One figure, without uncertainty."""

    kind: Literal["fixed"]
    value: float
    provenance: Literal["published", "derived", "assumption"]
    source: Text


class JudgementSet(_Set):
    """A figure with a low and a high end; `basis` and `provenance` say who judged."""

    kind: Literal["judgement"]
    value: float
    low: float
    high: float
    basis: Literal["published", "judgement"]
    provenance: Literal["published", "assumption"]
    source: Text


class RatioSet(_Set):
    """An assumed interval for the ratio of absence with the measure to absence without."""

    kind: Literal["ratio"]
    ratio: float
    interval: tuple[float, float]
    level: float
    source: Text


class NormalSet(_Set):
    """A normal distribution by its mean, with its standard deviation or an interval of a level."""

    kind: Literal["normal"]
    mean: float
    sd: float | None = Field(default=None, gt=0)
    interval: tuple[float, float] | None = None
    level: float | None = None
    provenance: Literal["published", "assumption"]
    studies: tuple[str, ...] = ()
    source: Text

    @model_validator(mode="after")
    def _has_one_width(self) -> NormalSet:
        if (self.sd is None) == (self.interval is None) or (self.interval is None) != (self.level is None):
            raise ValueError(f"{self.name} needs a standard deviation, or an interval and its level")
        return self


class StudySet(_Set):
    """Studies that are pooled, and what makes their result less certain here."""

    kind: Literal["studies"]
    studies: tuple[str, ...]
    widening: tuple[str, ...] = ()


class UserSelection(Record):
    """What is said of a reader's own choice of studies."""

    title: Text
    what_it_is: Text
    what_it_is_not: Text


class Component(Record):
    """A set and its weight in a mixture."""

    weight: float = Field(gt=0)
    set: str


class MixtureSet(_Set):
    """Other sets, weighed together by judgement."""

    kind: Literal["mixture"]
    components: tuple[Component, ...] = Field(min_length=2)
    source: Text


class UnavailableSet(_Set):
    """What is computed elsewhere, or must not be used; named so that one can be told why."""

    kind: Literal["none"]
    studies: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_not_offered(self) -> UnavailableSet:
        if self.offer is Availability.AS_SET:
            raise ValueError("a set without figures cannot be offered")
        return self


AnySet = Annotated[
    FixedSet | JudgementSet | RatioSet | NormalSet | StudySet | MixtureSet | UnavailableSet,
    Field(discriminator="kind"),
]


class NamedSets(Record):
    """Sets of evidence by name, whatever they are evidence on."""

    sets: tuple[AnySet, ...]

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        names = [named.name for named in self.sets]
        if len(set(names)) < len(names):
            raise ValueError("two sets of one name")
        for named in self.sets:
            if isinstance(named, MixtureSet):
                self._check_components(named)
        return self

    def _check_components(self, mixture: MixtureSet) -> None:
        others = {named.name for named in self.sets} - {mixture.name}
        if not {component.set for component in mixture.components} <= others:
            raise ValueError(f"{mixture.name} mixes an unknown set")
        if not math.isclose(sum(component.weight for component in mixture.components), 1.0):
            raise ValueError(f"the weights of {mixture.name} do not sum to 1")

    @property
    def offered(self) -> tuple[AnySet, ...]:
        """The sets that a user may choose.

        >>> [effect_set.name for effect_set in read_effect_sets().offered][:3]
        ['report', 'high', 'no-effect']
        """
        return tuple(named for named in self.sets if named.offer is Availability.AS_SET)

    def named(self, name: str) -> AnySet | None:
        """A set by its name; None where there is none.

        >>> read_effect_sets().named("high").value
        0.1
        """
        return next((named for named in self.sets if named.name == name), None)


class EffectSets(NamedSets):
    """All sets on the reduction in absence, and the reasons for widening that they refer to."""

    widening: tuple[IndirectnessAllowance, ...]
    ticked: UserSelection

    @model_validator(mode="after")
    def _studies_are_known(self) -> Self:
        for effect_set in self.sets:
            if isinstance(effect_set, (StudySet, UnavailableSet)):
                self._check_studies(effect_set)
        return self

    def _check_studies(self, studies: StudySet | UnavailableSet) -> None:
        if not set(studies.studies) <= {study.key for study in read_studies().studies}:
            raise ValueError(f"{studies.name} names an unknown study")
        if isinstance(studies, StudySet) and not studies.studies:
            raise ValueError(f"{studies.name} names no study")
        reasons = {reason.key for reason in self.widening}
        if isinstance(studies, StudySet) and not set(studies.widening) <= reasons:
            raise ValueError(f"{studies.name} names an unknown reason")

    def named(self, name: str) -> AnySet | None:
        """A set by its name, also one that `selection` has named; None where there is none.

        >>> read_effect_sets().named("studies:odeen-2013-peer:one_year").widening
        ('one_year',)
        """
        if self.is_selection(name):
            studies, _, reasons = name.removeprefix(_SELECTION_PREFIX).partition(":")
            return self.selection(_keys_in(studies), _keys_in(reasons))
        return super().named(name)

    @staticmethod
    def is_selection(name: str) -> bool:
        """Whether a name is that of a reader's own choice of studies.

        >>> EffectSets.is_selection("studies:odeen-2013-peer"), EffectSets.is_selection("report")
        (True, False)
        """
        return name.startswith(_SELECTION_PREFIX)

    def selection(self, studies: Iterable[str], widening: Iterable[str]) -> StudySet:
        """Studies and allowances for indirectness of a reader's own choice, as a set.

        Its name says which they are, so that a link or a command can hold it.

        Args:
            studies: the keys of the studies.
            widening: the keys of the allowances.

        >>> read_effect_sets().selection(["odeen-2013-peer"], ["one_year"]).name
        'studies:odeen-2013-peer:one_year'
        """
        chosen, reasons = tuple(dict.fromkeys(studies)), tuple(dict.fromkeys(widening))
        return StudySet(
            name=_SELECTION_PREFIX + ",".join(chosen) + (f":{','.join(reasons)}" if reasons else ""),
            offer=Availability.AS_SET,
            kind="studies",
            studies=chosen,
            widening=reasons,
            **dict(self.ticked),
        )

    def everything(self, studies: Studies) -> StudySet:
        """All studies that can be pooled, with every reason for doubt: a choice to begin with.

        >>> read_effect_sets().everything(read_studies()).studies
        ('odeen-2013-clinic', 'odeen-2013-peer')
        """
        return self.selection(
            (study.key for study in studies.poolable), (reason.key for reason in self.widening)
        )

    def reasons(self, keys: tuple[str, ...]) -> tuple[IndirectnessAllowance, ...]:
        """The allowances for indirectness of some keys, in the order of the file.

        >>> [reason.sd > 0 for reason in read_effect_sets().reasons(("one_year",))]
        [True]
        """
        return tuple(reason for reason in self.widening if reason.key in keys)


def _keys_in(keys: str) -> list[str]:
    return [key.strip() for key in keys.split(",") if key.strip()]


@cache
def read_effect_sets() -> EffectSets:
    """The data file, read once.

    >>> [reason.key for reason in read_effect_sets().widening]
    ['other_product', 'other_complaints', 'one_year']
    """
    return EffectSets.model_validate(read_data("effect-sets.yaml"))
