"""Published effects on spells of absence, as ways of acting on their length. None of them has a cost here."""

from __future__ import annotations

from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import DatedSource, Standing
from hiacalc.evidence.studies import Source, read_studies
from hiacalc.record import Record
from hiacalc.text import Text

InputName = Literal["days_shorter", "hazard_ratio", "from_day", "to_day"]


class EffectInputs(Record):
    """The numbers of an effect: days by which a spell is shorter, or a hazard ratio of return to work.

    Days are calendar days of the spell, from 1; the effect acts from `from_day` to
    `to_day`, which only a hazard ratio has.
    """

    days_shorter: float | None = Field(default=None, gt=0)
    hazard_ratio: float | None = Field(default=None, gt=0)
    from_day: int = Field(ge=1, le=365)
    to_day: int | None = Field(default=None, ge=1, le=365)

    @property
    def by_name(self) -> dict[str, float]:
        """The inputs that there are, by their name in a scenario's `effect`.

        Example:
            >>> spell_effect("hamar").inputs.by_name
            {'days_shorter': 2.0, 'from_day': 1}
        """
        return self.model_dump(exclude_none=True)


class PublishedEffect(DatedSource):
    """A published effect: the way it acts, its inputs, what it was compared with, where it does not fit.

    `study` is the key of the study, `standings` says how well each input stands
    where that differs from `standing`, and `waning` what is known of later effects.
    """

    key: str
    label: Text
    study: str
    acts_on: Literal["length", "hazard"]
    inputs: EffectInputs
    standings: dict[InputName, Standing] = Field(default_factory=dict)
    sources: tuple[Source, ...] = Field(min_length=1)
    comparator: Text
    waning: Text | None = None
    misfits: tuple[Text, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _inputs_fit_the_way_of_acting(self) -> Self:
        inputs = self.inputs
        if self.acts_on == "length":
            fits = inputs.days_shorter is not None and inputs.hazard_ratio is None and inputs.to_day is None
        else:
            fits = (
                inputs.hazard_ratio is not None and inputs.days_shorter is None and inputs.to_day is not None
            )
        if not fits or (inputs.to_day is not None and inputs.to_day < inputs.from_day):
            raise ValueError("the inputs are those of the way of acting")
        if not set(self.standings) <= set(inputs.by_name):
            raise ValueError("a standing is that of an input")
        return self

    def standing_of(self, name: InputName) -> Standing:
        """How well an input stands.

        Example:
            >>> spell_effect("hamar").standing_of("from_day").value
            'assumption'
        """
        return self.standings.get(name, self.standing)


class PublishedEffects(Record):
    """All of them, and what holds for each."""

    effects: tuple[PublishedEffect, ...]
    no_cost: Text

    @model_validator(mode="after")
    def _keys_studies_and_documents_are_known(self) -> Self:
        studies = read_studies()
        keys = [effect.key for effect in self.effects]
        documents = {source.document for effect in self.effects for source in effect.sources} - {None}
        if len(set(keys)) < len(keys):
            raise ValueError("two effects of one key")
        if not {effect.study for effect in self.effects} <= {study.key for study in studies.studies}:
            raise ValueError("an effect is that of a study")
        if not documents <= set(studies.documents):
            raise ValueError("a document that is not listed")
        return self


@cache
def read_spell_effects() -> PublishedEffects:
    """The data file, read once.

    Example:
        >>> [effect.key for effect in read_spell_effects().effects][:2]
        ['hamar', 'hamar-day-17']
    """
    return PublishedEffects.model_validate(read_data("spell-effects.yaml"))


def spell_effect(name: str) -> PublishedEffect:
    """The published effect of a name.

    Raises:
        KeyError: there is none.

    Example:
        >>> spell_effect("brief-intervention-200-days").inputs.hazard_ratio
        2.36
    """
    for effect in read_spell_effects().effects:
        if effect.key == name:
            return effect
    raise KeyError(name)
