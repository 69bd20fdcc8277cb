"""The programme: regions, the years in which they begin, the people there are, fixed costs and funding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from hiacalc.evidence.price_series import PriceIndex, read_price_series
from hiacalc.problem_code import Code
from hiacalc.record import Record
from hiacalc.scenario.amounts import Amounts
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.error_line import error_line
from hiacalc.scenario.options import Component, CostItem, Pace, Payer
from hiacalc.scenario.paid_item import FIXED, PaidItem
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
# The lists of a region, one number for each year; the last one holds on.
LISTS = ("starts", "reach", "health_hours", "nav_hours", "health_fte", "nav_fte", "clinic_coverage")


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

    @field_validator("regions", "fixed", mode="wrap")
    @classmethod
    def _lists_within(cls, raw: Any, handler: Callable[[Any], Any], info: ValidationInfo) -> Any:
        years = info.data.get("years")
        most = MOST_YEARS if years is None else int(years.value)
        return _checked(raw, handler, _too_long(raw, most))

    @field_validator("funding", mode="wrap")
    @classmethod
    def _lines_that_can_pay(cls, raw: Any, handler: Callable[[Any], Any], info: ValidationInfo) -> Any:
        return _checked(raw, handler, [*_named_twice(raw), *_unknown_items(raw, info), *_outside(raw, info)])


def _checked(raw: Any, handler: Callable[[Any], Any], lines: list[InitErrorDetails]) -> Any:
    """What a check gives, or all its error lines together with some of our own."""
    try:
        checked = handler(raw)
    except ValidationError as error:
        for line in error.errors(include_url=False):
            context = line.get("ctx") or {}
            kind: Any = line["type"]
            if kind in list(Code):
                kind = PydanticCustomError(kind, "{found}", context)
            lines.append(InitErrorDetails(type=kind, loc=line["loc"], input=line["input"], ctx=context))
    if lines:
        raise ValidationError.from_exception_data("programme", lines)
    return checked


def _too_long(raw: Any, most: int) -> list[InitErrorDetails]:
    parts = raw.items() if isinstance(raw, Mapping) else ()
    return [
        error_line(Code.LIST_BEYOND_PERIOD, name, str(most), str(len(values)), (str(part), name))
        for part, region in parts
        if isinstance(region, Mapping)
        for name in (*LISTS, "amounts")
        if isinstance(values := region.get(name), (list, tuple)) and len(values) > most
    ]


def _lines(raw: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(raw if isinstance(raw, (list, tuple)) else ()):
        if isinstance(line, Mapping):
            yield number, line


def _named_twice(raw: Any) -> Iterator[InitErrorDetails]:
    seen: set[str] = set()
    for number, line in _lines(raw):
        name = line.get("name")
        if isinstance(name, str) and name in seen:
            yield _line_error(Code.GIVEN_TWICE, name, "", (number, "name"))
        elif isinstance(name, str):
            seen.add(name)


def _unknown_items(raw: Any, info: ValidationInfo) -> Iterator[InitErrorDetails]:
    if "fixed" not in info.data:
        return
    known = (*CostItem, FIXED, *info.data["fixed"])
    for number, line in _lines(raw):
        items = line.get("pays_for")
        for place, item in enumerate(items if isinstance(items, (list, tuple)) else ()):
            if item not in known:
                yield _line_error(Code.NOT_A_CHOICE, item, ", ".join(known), (number, "pays_for", place))


def _outside(raw: Any, info: ValidationInfo) -> Iterator[InitErrorDetails]:
    """Amounts of years outside the programme, or in kroner of years that the series lack."""
    if "first_year" not in info.data or "years" not in info.data:
        return
    first = int(info.data["first_year"].value)
    last = first + int(info.data["years"].value) - 1
    for number, line in _lines(raw):
        years = Amounts.years_in(line.get("amounts"))
        for year in years:
            if not first <= year <= last:
                yield _line_error(
                    Code.YEAR_OUTSIDE_PROGRAMME, year, f"{first}–{last}", (number, "amounts", str(year))
                )
        kroner = line.get("price_year")
        asked = years if kroner == "current" else [kroner] if isinstance(kroner, int) else []
        for year in asked:
            series_first, series_last = read_price_series().years(PriceIndex.WAGES)
            if not series_first <= year <= series_last:
                span = f"{series_first}–{series_last}"
                yield _line_error(Code.OUTSIDE_SERIES, year, span, (number, "price_year"))


def _line_error(code: Code, actual: object, allowed: str, where: tuple[int | str, ...]) -> InitErrorDetails:
    error = PydanticCustomError(code, "{found}", {"found": str(actual), "allowed": allowed})
    return InitErrorDetails(type=error, loc=where, input=actual)
