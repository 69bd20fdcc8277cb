"""What studies report on sickness absence, each with its design, product, quality and verdict."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.keyed import of_key
from hiacalc.record import Record
from hiacalc.text import Text


class Design(StrEnum):
    """How a study was made, the strongest design first."""

    CLUSTER_RANDOMISED = "cluster_randomised"
    RANDOMISED = "randomised"
    QUASI_EXPERIMENTAL = "quasi_experimental"
    UNCONTROLLED = "uncontrolled"
    ASSOCIATION = "association"
    ANECDOTE = "anecdote"
    NOT_REPORTED = "not_reported"


class Comparator(StrEnum):
    """What kind of comparison a result stands against."""

    UNTREATED = "untreated"
    USUAL_CARE = "usual_care"
    ACTIVE = "active"
    OTHER_UNITS = "other_units"
    TREND = "trend"
    NOTHING = "nothing"
    NOT_REPORTED = "not_reported"


class Condition(StrEnum):
    """Which complaints a product was for."""

    MUSCULOSKELETAL = "musculoskeletal"
    MENTAL = "mental"
    OTHER = "other"
    ANY = "any"


class Measure(StrEnum):
    """What a reported figure counts; only `RATE_RATIO` is a ratio of all absence."""

    RATE_RATIO = "rate_ratio"
    RATE_RATIO_SHORT = "rate_ratio_short"
    RATE_RATIO_LONG = "rate_ratio_long"
    OWN_CHANGE = "own_change"
    OWN_CHANGE_BACK = "own_change_back"
    RELATIVE_CHANGE = "relative_change"
    RELATIVE_CHANGE_AT_LEAST = "relative_change_at_least"
    PERCENTAGE_POINTS = "percentage_points"
    SHARE_ABSENT = "share_absent"
    SHARE_ABSENT_5_YEARS = "share_absent_5_years"
    ABSENCE_BEFORE_AFTER = "absence_before_after"
    DAYS_PER_SPELL = "days_per_spell"
    MEDIAN_DAYS = "median_days"
    HAZARD_RATIO_RETURN = "hazard_ratio_return"
    ODDS_RATIO_RETURN = "odds_ratio_return"
    DAYS_SAVED = "days_saved"
    NO_DAYS_SAVED = "no_days_saved"
    QUALITY_OF_LIFE = "quality_of_life"
    NO_DIFFERENCE = "no_difference"


class Significance(StrEnum):
    """Whether the source calls a result statistically significant."""

    SIGNIFICANT = "significant"
    NOT_SIGNIFICANT = "not_significant"
    NOT_REPORTED = "not_reported"


class Verdict(StrEnum):
    """What a study can be used for here."""

    USABLE = "usable"
    CONDITIONAL = "conditional"
    DIRECTION_ONLY = "direction_only"
    AWAITED = "awaited"
    DO_NOT_USE = "do_not_use"


class Result(Record):
    """A figure as the source reports it.

    `comparator_value` is that of the other group, or before; `derived` marks a
    figure worked out from printed ones.
    """

    measure: Measure
    value: float | None
    comparator_value: float | None = None
    interval: tuple[float, float] | None = None
    level: float | None = None
    p_value: float | None = None
    significance: Significance
    derived: bool = False

    @model_validator(mode="after")
    def _interval_has_a_level(self) -> Result:
        if (self.interval is None) != (self.level is None):
            raise ValueError("an interval and its level go together")
        if self.interval is not None and not (
            self.value is not None and self.interval[0] <= self.value <= self.interval[1]
        ):
            raise ValueError("an interval holds its value")
        return self

    @property
    def can_be_pooled(self) -> bool:
        """Whether it is a ratio of all absence with an interval.

        >>> read_studies()["odeen-2013-clinic"].results[0].can_be_pooled
        True
        """
        return self.measure is Measure.RATE_RATIO and self.interval is not None


class Clusters(Record):
    """Randomised units of an arm, and of the control group it is compared with."""

    arm: int
    control: int


class Source(Record):
    """Where a figure stands: a document and its lines, a doi, or a citation in words."""

    document: str | None = None
    lines: str | None = None
    doi: str | None = None
    citation: str | None = None


class StandIn(Record):
    """A ratio of part of the absence that may stand for all of it; `sd`, of the log ratio, is added."""

    measure: Literal[Measure.RATE_RATIO_SHORT, Measure.RATE_RATIO_LONG]
    sd: float = Field(gt=0)
    basis: Literal["judgement"]
    why: Text


class Study(Record):
    """One study, or one arm of it: arms that name the same `trial` share its control group.

    `follow_up_years` is how long its results were followed; None where no length
    or no result is reported.
    """

    key: str
    title: Text
    year: int | None
    design: Design
    trial: str | None = None
    clusters: Clusters | None = None
    size: Text
    population: Text
    comparator: Text
    against: Comparator
    product: Text
    is_helseiarbeid: bool
    complaints: tuple[Condition, ...]
    follow_up: Text
    follow_up_years: float | None = Field(default=None, gt=0)
    results: tuple[Result, ...]
    stand_in: StandIn | None = None
    quality: tuple[Text, ...]
    verdict: Verdict
    why: Text
    sources: tuple[Source, ...]

    @model_validator(mode="after")
    def _stand_in_is_reported(self) -> Study:
        if self.stand_in is not None and (self.ratio is not None or self.nearest_ratio is None):
            raise ValueError("what stands for a ratio of all absence is reported, and that ratio is not")
        return self

    @property
    def ratio(self) -> Result | None:
        """The rate ratio of all absence with its interval, where one is reported.

        >>> read_studies()["odeen-2013-clinic"].ratio.value
        0.84
        """
        return next((result for result in self.results if result.can_be_pooled), None)

    @property
    def nearest_ratio(self) -> Result | None:
        """The ratio of all absence, or the one that may stand for it, with its interval.

        >>> study = read_studies()["framke-2016"]
        >>> study.ratio, study.nearest_ratio.measure is study.stand_in.measure
        (None, True)
        """
        if self.stand_in is None:
            return self.ratio
        stands = (result for result in self.results if result.measure is self.stand_in.measure)
        return next((result for result in stands if result.interval is not None), None)

    @property
    def is_trial_against_nothing(self) -> bool:
        """Whether absence was compared, by randomisation, with that of an untreated group.

        >>> read_studies()["odeen-2013-clinic"].is_trial_against_nothing
        True
        """
        drawn = self.design in (Design.CLUSTER_RANDOMISED, Design.RANDOMISED)
        return drawn and self.against is Comparator.UNTREATED and self.ratio is not None


class LargestTrialEffect(Record):
    """The largest fall in absence that a trial against an untreated group has shown.

    `low` and `high` are the ends of its interval, at `level`; negative is more absence.
    """

    study: Study
    reduction: float
    low: float
    high: float
    level: float

    def is_exceeded_by(self, reduction: float) -> bool:
        """Whether an assumed reduction lies above the best estimate of every trial.

        >>> largest_trial_effect().is_exceeded_by(0.20), largest_trial_effect().is_exceeded_by(0.05)
        (True, False)
        """
        return reduction > self.reduction


class Studies(Record):
    """All studies, and the documents that their line numbers refer to."""

    documents: dict[str, Text]
    studies: tuple[Study, ...]

    @model_validator(mode="after")
    def _keys_and_documents_are_known(self) -> Studies:
        keys = [study.key for study in self.studies]
        named = {source.document for study in self.studies for source in study.sources} - {None}
        if len(set(keys)) < len(keys) or not named <= set(self.documents):
            raise ValueError("two studies of one key, or a document that is not listed")
        return self

    @property
    def poolable(self) -> tuple[Study, ...]:
        """The studies that report a rate ratio of all absence with its interval.

        >>> [study.key for study in read_studies().poolable]
        ['odeen-2013-clinic', 'odeen-2013-peer']
        """
        return tuple(study for study in self.studies if study.ratio is not None)

    @property
    def on_request(self) -> tuple[Study, ...]:
        """The studies that a reader may pool: also those of part of the absence, with the doubt that adds.

        >>> [study.key for study in read_studies().on_request]
        ['odeen-2013-clinic', 'odeen-2013-peer', 'framke-2016']
        """
        return tuple(study for study in self.studies if study.nearest_ratio is not None)

    def __getitem__(self, key: str) -> Study:
        """The study of a key.

        Raises:
            KeyError: there is none.
        """
        return of_key(self.studies, key)


@cache
def read_studies() -> Studies:
    """The data file, read once.

    >>> read_studies()["odeen-2013-clinic"].ratio.interval
    (0.71, 0.99)
    """
    return Studies.model_validate(read_data("studies.yaml"))


def largest_trial_effect() -> LargestTrialEffect:
    """What no assumption should exceed without saying so.

    >>> largest = largest_trial_effect()
    >>> largest.study.key, round(largest.reduction, 2), round(largest.low, 2), round(largest.high, 2)
    ('odeen-2013-clinic', 0.16, 0.01, 0.29)
    """
    best: LargestTrialEffect | None = None
    for study in read_studies().studies:
        ratio = study.ratio
        if not study.is_trial_against_nothing or ratio is None:
            continue
        assert ratio.value is not None
        assert ratio.interval is not None
        assert ratio.level is not None
        if best is None or 1 - ratio.value > best.reduction:
            low, high = 1 - ratio.interval[1], 1 - ratio.interval[0]
            best = LargestTrialEffect(
                study=study, reduction=1 - ratio.value, low=low, high=high, level=ratio.level
            )
    if best is None:
        raise LookupError("no trial against an untreated group")
    return best
