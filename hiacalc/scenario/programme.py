"""The programme: regions, the years in which they begin, the people there are, fixed costs and funding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ModelWrapValidatorHandler, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from hiacalc.evidence.price_series import PriceIndex
from hiacalc.problem_code import Code
from hiacalc.record import Record
from hiacalc.scenario.amounts import Amounts
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.options import Component, Pace, Payer
from hiacalc.scenario.paid_item import PaidItem
from hiacalc.scenario.programme_problems import between_parts, checked
from hiacalc.scenario.quantity import Provenance, Quantity
from hiacalc.scenario.quantity_reading import InputBounds
from hiacalc.text import Text

NAME = r"^[a-z][a-z0-9_]{0,39}$"
MOST_YEARS = 60
MOST_REGIONS = 100

_Share = Annotated[Quantity, InputBounds(Unit.SHARE, 0.0, 1.0)]
_Workers = Annotated[Quantity, InputBounds(Unit.WORKERS, 0.0, 5_000_000.0)]
_Hours = Annotated[Quantity, InputBounds(Unit.HOURS, 0.0, 100_000_000.0)]
_Posts = Annotated[Quantity, InputBounds(Unit.FTE_YEARS, 0.0, 50_000.0)]
_ByYear = Field(default=None, min_length=1, max_length=MOST_YEARS)


class Region(Record):
    """A region: who would begin when, and the people there are for it.

    `starts` are the workers who would begin in each year, `reach` the share of the region's workers
    who have begun by each year; one of them is given. Hours, or full-time years of `share_with_people`,
    are those of each year; no list means no limit. The last number of a list holds on.
    """

    title: Text | None = None
    workers: _Workers | None = None
    starts: Annotated[tuple[_Workers, ...] | None, _ByYear] = None
    reach: Annotated[tuple[_Share, ...] | None, Field(validate_default=True), _ByYear] = None
    health_hours: Annotated[tuple[_Hours, ...] | None, _ByYear] = None
    health_fte: Annotated[tuple[_Posts, ...] | None, _ByYear] = None
    nav_hours: Annotated[tuple[_Hours, ...] | None, _ByYear] = None
    nav_fte: Annotated[tuple[_Posts, ...] | None, _ByYear] = None
    share_with_people: _Share = Field(default_factory=lambda: Quantity(value=1.0))
    share_for_individual: _Share = Field(default_factory=lambda: Quantity(value=0.0))
    clinic_coverage: Annotated[tuple[_Share, ...] | None, _ByYear] = None
    source: Text | None = None
    note: Text | None = None

    @field_validator("reach")
    @classmethod
    def _starts_or_reach(
        cls, reach: tuple[Quantity, ...] | None, info: ValidationInfo
    ) -> tuple[Quantity, ...] | None:
        if "starts" in info.data and (reach is None) == (info.data["starts"] is None):
            code = Code.STARTS_OR_REACH_MISSING if reach is None else Code.STARTS_BESIDE_REACH
            raise PydanticCustomError(code, "{found}", {"found": "", "allowed": "starts, reach"})
        if reach is not None and "workers" in info.data and info.data["workers"] is None:
            raise PydanticCustomError(
                Code.WORKERS_NEEDED, "{found}", {"found": "reach", "allowed": "workers"}
            )
        values = [share.value for share in reach or ()]
        if values != sorted(values):
            raise PydanticCustomError(Code.REACH_FALLS, "{found}", {"found": ", ".join(map(str, values))})
        return reach

    @field_validator("health_fte", "nav_fte")
    @classmethod
    def _hours_or_posts(
        cls, posts: tuple[Quantity, ...] | None, info: ValidationInfo
    ) -> tuple[Quantity, ...] | None:
        hours = f"{str(info.field_name).partition('_')[0]}_hours"
        if posts is not None and info.data.get(hours) is not None:
            raise PydanticCustomError(Code.HOURS_BESIDE_POSTS, "{found}", {"found": hours})
        return posts


class FixedCost(Record):
    """What a payer has in each year however many begin: a secretariat, a forum, training."""

    title: Text | None = None
    payer: Payer
    amounts: Annotated[
        tuple[Annotated[Quantity, InputBounds(Unit.NOK_PER_YEAR, 0.0, 1e11)], ...],
        Field(min_length=1, max_length=MOST_YEARS),
    ]
    index: PriceIndex = PriceIndex.WAGES
    price_year: int | None = None
    source: Text | None = None
    note: Text | None = None


class FundingLine(Record):
    """Money that a payer may have by year, and what it may pay for.

    Amounts hold until the next listed year; from the calendar year `ends` on there are none. `share`
    is that of what the line pays for which it refunds; `available_share` the part of the amounts that
    is not bound to other tasks. `price_year` is that of its kroner, `current` for those of each listed
    year. `label` computes nothing.
    """

    name: Annotated[str, Field(pattern=NAME)] | None = None
    title: Text
    payer: Payer
    pays_for: tuple[PaidItem, ...] | None = Field(default=None, min_length=1, max_length=40)
    components: tuple[Component, ...] | None = Field(default=None, min_length=1, max_length=2)
    amounts: Amounts | None = None
    ends: Annotated[Quantity, InputBounds(Unit.CALENDAR_YEAR, 1990.0, 2100.0, integer=True)] | None = None
    share: Annotated[_Share | None, Field(validate_default=True)] = None
    available_share: _Share = Field(default_factory=lambda: Quantity(value=1.0))
    price_year: int | Literal["current"] | None = None
    label: Text | None = None
    provenance: Provenance = Provenance.ASSUMPTION
    source: Text | None = None
    note: Text | None = None

    @property
    def standing(self) -> Provenance:
        """Where what it gives comes from: its amounts, or the share that it refunds where it has none."""
        return self.provenance if self.amounts is not None or self.share is None else self.share.provenance

    @field_validator("share")
    @classmethod
    def _amounts_or_share(cls, share: Quantity | None, info: ValidationInfo) -> Quantity | None:
        if share is None and "amounts" in info.data and info.data["amounts"] is None:
            raise PydanticCustomError(Code.MISSING, "{found}", {"found": "amounts", "allowed": "amounts"})
        return share


class Programme(Record):
    """A roll-out over regions and calendar years, and who pays for it."""

    first_year: Annotated[Quantity, InputBounds(Unit.CALENDAR_YEAR, 1990.0, 2100.0, integer=True)]
    years: Annotated[Quantity, InputBounds(Unit.YEARS, 1.0, MOST_YEARS, integer=True)]
    # The lists of regions and fixed costs count from here; funding keeps its calendar years.
    delay: Annotated[Quantity, InputBounds(Unit.YEARS, 0.0, MOST_YEARS, integer=True)] = Field(
        default_factory=lambda: Quantity(value=0.0)
    )
    pace: Pace = Pace.AS_MANY
    acceptance: _Share = Field(default_factory=lambda: Quantity(value=1.0))
    team_size: Annotated[Quantity, InputBounds(Unit.FACTOR, 0.0, 20.0)] = Field(
        default_factory=lambda: Quantity(value=1.0)
    )
    repeat_after: Annotated[Quantity, InputBounds(Unit.YEARS, 1.0, MOST_YEARS, integer=True)] | None = None
    regions: dict[Annotated[str, Field(pattern=NAME)], Region] = Field(min_length=1, max_length=MOST_REGIONS)
    fixed: dict[Annotated[str, Field(pattern=NAME)], FixedCost] = Field(default_factory=dict, max_length=40)
    funding: tuple[FundingLine, ...] = Field(default=(), max_length=40)

    def title_of(self, kind: str, name: str) -> Text | None:
        """The own title of a region, a fixed cost or a line of funding; None where it has none.

        Args:
            kind: `regions`, `fixed` or `funding`.
            name: its key, or the number of the line, counted from 1.
        """
        if kind == "funding":
            number = int(name) if name.isdecimal() else 0
            return self.funding[number - 1].title if 0 < number <= len(self.funding) else None
        named: Mapping[str, Region | FixedCost] = self.regions if kind == "regions" else self.fixed
        return named[name].title if name in named else None

    def year_of(self, number: int) -> int:
        """The calendar year of the number-th figure in a list, counted from 1; a delay moves it."""
        return int(self.first_year.value) + int(self.delay.value) + number - 1

    def kroner(self) -> Iterator[tuple[tuple[int | str, ...], PriceIndex, int | None]]:
        """Whose kroner the amounts of fixed costs and funding stand in.

        Yields:
            The place of the price year, the index that the amounts follow, and the year; None for
            that of the scenario itself.
        """
        for name, cost in self.fixed.items():
            yield ("fixed", name, "price_year"), cost.index, cost.price_year
        for number, line in enumerate(self.funding):
            listed = [year for year, amount in line.amounts.steps if amount] if line.amounts else []
            stated = line.price_year
            for year in listed if isinstance(stated, str) else [stated] if listed else []:
                yield ("funding", number, "price_year"), PriceIndex.WAGES, year

    @model_validator(mode="wrap")
    @classmethod
    def _parts_that_agree(cls, raw: Any, handler: ModelWrapValidatorHandler[Programme]) -> Programme:
        result: Programme = checked(raw, handler, between_parts)
        return result
