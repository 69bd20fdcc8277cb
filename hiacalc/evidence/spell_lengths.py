"""How long spells of sickness absence last: survival curves by industry, and how regions differ."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import DatedSource, Standing
from hiacalc.evidence.keyed import of_key
from hiacalc.record import Record
from hiacalc.text import Text

LAST_DAY = 365  # the law pays no longer
_ROUNDING = 0.005  # ten shares rounded to a tenth of a per cent


class Bin(Record):
    """A class of length of certified spells: its last calendar day, and the mean length within it."""

    last_day: int = Field(gt=0)
    mean_days: float = Field(gt=0)


class IndustryLengths(Record):
    """The lengths of certified spells in one industry.

    `survival` is the share of certified spells that are still open at the end of a
    calendar day (survival function), 1 at day 0; between its days the hazard is
    constant. `day_shares` is what it is derived from: the shares of man-days in
    self-certified spells and then in each of the `bins`.
    """

    key: str
    label: Text
    survival: dict[int, float]
    self_certified_day_share: float = Field(gt=0, lt=1)
    day_shares: tuple[float, ...]
    man_days: float = Field(gt=0)

    @model_validator(mode="after")
    def _falls_to_the_last_day(self) -> Self:
        days, shares = list(self.survival), list(self.survival.values())
        if not days or days[-1] != LAST_DAY or not all(first < then for first, then in pairwise([0, *days])):
            raise ValueError("the days of a survival curve rise to the last that is paid")
        if not all(first >= then > 0 for first, then in pairwise([1.0, *shares])):
            raise ValueError("a survival curve falls and stays above 0 before the last day is over")
        return self

    @model_validator(mode="after")
    def _shares_make_up_all_days(self) -> Self:
        shares = (self.self_certified_day_share, *self.day_shares)
        if not all(0 < share < 1 for share in shares) or abs(sum(shares) - 1) > _ROUNDING:
            raise ValueError("the shares of man-days make up all of them")
        return self


class Region(Record):
    """The mean length in days of certified spells in a county; `factor` is relative to the country."""

    key: str
    label: Text
    mean_days: float = Field(gt=0)
    factor: float = Field(gt=0)


class Regions(DatedSource):
    """How long spells are in counties, by spells that began in one quarter."""

    national_mean_days: float = Field(gt=0)
    regions: tuple[Region, ...]
    note: Text

    @model_validator(mode="after")
    def _factors_follow_from_the_means(self) -> Self:
        for region in self.regions:
            if abs(region.factor - region.mean_days / self.national_mean_days) > 0.0006:
                raise ValueError("a factor is the county's mean over that of the country")
        return self


class SelfCertifiedSpells(Record):
    """Self-certified absence: its share of all days, and the mean length of a spell in working days."""

    share: float = Field(gt=0, lt=1)
    share_standing: Standing
    mean_working_days: float = Field(gt=0)
    low: float = Field(gt=0)
    high: float = Field(gt=0)
    mean_standing: Standing
    note: Text

    @model_validator(mode="after")
    def _mean_lies_between_its_ends(self) -> Self:
        if not self.low <= self.mean_working_days <= self.high:
            raise ValueError("the mean length lies between its ends")
        return self


class SpellLengths(DatedSource):
    """Spell lengths by industry, the first of them that of all; regions; self-certified spells; caveats.

    `standing` is that of the curves, `day_shares_standing` that of the shares of
    man-days they follow from.
    """

    key: str
    label: Text
    day_shares_standing: Standing
    bins: tuple[Bin, ...]
    share_to_last_day: float = Field(gt=0, le=1)
    industries: tuple[IndustryLengths, ...] = Field(min_length=1)
    regions: Regions
    self_certified: SelfCertifiedSpells
    derivation: Text
    caveats: tuple[Text, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _curves_follow_the_bins(self) -> Self:
        days = [bin_.last_day for bin_ in self.bins]
        if len({lengths.key for lengths in self.industries}) < len(self.industries):
            raise ValueError("two industries of one key")
        for lengths in self.industries:
            if list(lengths.survival) != days or len(lengths.day_shares) != len(days):
                raise ValueError("a curve has the days of the bins")
        return self

    @property
    def default(self) -> IndustryLengths:
        """The spell lengths of all industries.

        Example:
            >>> read_spell_lengths().default.survival[16]
            0.357
        """
        return self.industries[0]

    def industry(self, key: str) -> IndustryLengths:
        """The spell lengths of an industry.

        Raises:
            KeyError: there is none of that key.

        Example:
            >>> read_spell_lengths().industry("education").survival[273]
            0.068
        """
        return of_key(self.industries, key)

    def region(self, key: str) -> Region:
        """A county and the factor by which its spells are longer or shorter.

        Raises:
            KeyError: there is none of that key.

        Example:
            >>> read_spell_lengths().region("troms").factor
            1.075
        """
        return of_key(self.regions.regions, key)


@cache
def read_spell_lengths() -> SpellLengths:
    """The data file, read once.

    Example:
        >>> read_spell_lengths().self_certified.share
        0.157
    """
    return SpellLengths.model_validate(read_data("spell-lengths.yaml"))
