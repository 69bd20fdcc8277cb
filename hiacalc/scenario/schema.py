"""The scenario: what an economist writes, as frozen models with units and bounds.

Every field annotated with `InputBounds` is a named input; its dotted path is its
place in this tree. Nothing here has a default number: numbers live in scenario
files, with their source.
"""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from hiacalc.evidence.basic_amount import read_basic_amount
from hiacalc.evidence.price_series import OutsideSeries, PriceIndex, read_price_series
from hiacalc.problem_code import Code
from hiacalc.record import Record
from hiacalc.scenario.bounds import Bounds, Slider, Unit
from hiacalc.scenario.conversion import conversion, in_kroner_of
from hiacalc.scenario.correlation import Correlation, check_correlations
from hiacalc.scenario.effect import REDUCTION, Effect
from hiacalc.scenario.error_line import error_line
from hiacalc.scenario.evidence_name import OWN_RANGE
from hiacalc.scenario.fields import fields_of
from hiacalc.scenario.individual import DAYS_SAVED, Individual
from hiacalc.scenario.options import (
    ActsOn,
    Attendees,
    Groups,
    Place,
    Profession,
    Sector,
    SickPayRules,
    TaxFundingBase,
    Timing,
    Zone,
)
from hiacalc.scenario.paths import leaves, quantities_in
from hiacalc.scenario.plain import as_written
from hiacalc.scenario.problems import Mark
from hiacalc.scenario.programme import Programme
from hiacalc.scenario.programme_problems import checked, without_workers
from hiacalc.scenario.quantity import Quantity, Rate
from hiacalc.scenario.quantity_reading import InputBounds
from hiacalc.scenario.survival import Survival
from hiacalc.scenario.yaml_tree import Node, as_node
from hiacalc.scenario.yes_or_no import YesOrNo
from hiacalc.text import Text

SCHEMA_VERSION = "hiacalc/1"
MAX_YEARS = 100
# What a scenario says of itself alone, and does not hand on to those built on it.
NOT_INHERITED = ("name", "title", "description")
ACTIVITY_NAME = r"^[a-z][a-z0-9_]{0,39}$"
# A workplace holds all workers where the two differ by no more than this share of them.
SAME_SIZE = 1e-9

Share = Annotated[Quantity, InputBounds(Unit.SHARE, 0.0, 1.0)]
Hours = Annotated[Quantity, InputBounds(Unit.HOURS, 0.0, 1000.0)]
HourlyCost = Annotated[
    Quantity, InputBounds(Unit.NOK_PER_HOUR, 0.0, 100_000.0, slider=Slider(200.0, 1000.0, 20.0))
]
Price = Annotated[Quantity, InputBounds(Unit.NOK, 0.0, 1_000_000.0)]
Meetings = Annotated[Quantity, InputBounds(Unit.MEETINGS, 0.0, 1000.0)]


class Population(Record):
    """The workers served."""

    workers: Annotated[
        Quantity, InputBounds(Unit.WORKERS, 1.0, 5_000_000.0, slider=Slider(250.0, 25_000.0, 250.0))
    ]
    workers_per_employer: Annotated[
        Quantity, InputBounds(Unit.WORKERS, 1.0, 100_000.0, slider=Slider(5.0, 200.0, 5.0))
    ]
    fte_per_worker: Annotated[Quantity, InputBounds(Unit.SHARE, 0.01, 1.0)]
    employer_sector: Sector | None = None

    @model_validator(mode="after")
    def _fill_a_workplace(self) -> Self:
        workers, size = self.workers.value, self.workers_per_employer.value
        if holds_workplace(workers, size):
            return self
        context = {"found": f"{workers:.10g}", "allowed": f"{size:.10g}"}
        error = PydanticCustomError(Code.FEWER_WORKERS_THAN_WORKPLACE, "{found}", context)
        detail = InitErrorDetails(type=error, loc=("workers",), input=workers)
        raise ValidationError.from_exception_data("population", [detail])


class Spells(Record):
    """How absence comes in spells: what workers certify themselves, and how long certified spells last."""

    self_certified_share: Share
    survival: Survival


class Absence(Record):
    """Sickness absence without the measure.

    How much of it lies in the employer's period is a share, or follows from the spells.
    """

    rate: Annotated[Quantity, InputBounds(Unit.SHARE, 0.0, 1.0, slider=Slider(0.02, 0.15, 0.005))]
    share_in_employer_period: Share | None = None
    spells: Spells | None = Field(default=None, validate_default=True)

    @field_validator("spells")
    @classmethod
    def _share_or_spells(cls, spells: Spells | None, info: ValidationInfo) -> Spells | None:
        if "share_in_employer_period" not in info.data:
            return spells
        share = info.data["share_in_employer_period"]
        if (share is None) == (spells is None):
            code = Code.SHARE_BESIDE_SPELLS if share is not None else Code.SHARE_OR_SPELLS_MISSING
            raise PydanticCustomError(
                code, "{found}", {"found": "", "allowed": "share_in_employer_period, spells"}
            )
        return spells


class SickPay(Record):
    """How sick pay moves between employer, NAV, treasury and worker when absence falls."""

    rules: SickPayRules = SickPayRules.PLAIN
    wage_spread: Annotated[Quantity, InputBounds(Unit.FACTOR, 0.0, 2.0)]
    share_within_48_days: Share
    zone: Zone | None = None
    employer_contribution: Share
    full_pay: YesOrNo = YesOrNo.YES
    exempt_share: Share


class Employer(Record):
    """What the employer does about absence: whether substitutes are paid."""

    replaced_share: Share
    substitute_price: Annotated[Quantity, InputBounds(Unit.FACTOR, 0.0, 5.0)]


class Valuation(Record):
    """What an hour of work is worth."""

    annual_value_per_fte: Annotated[
        Quantity,
        InputBounds(
            Unit.NOK_PER_FTE_YEAR,
            1_000.0,
            10_000_000.0,
            slider=Slider(400_000.0, 1_200_000.0, 20_000.0),
        ),
    ]
    hours_per_fte_year: Annotated[Quantity, InputBounds(Unit.HOURS_PER_FTE_YEAR, 100.0, 4000.0)]
    labour_cost_multiplier: Annotated[Quantity, InputBounds(Unit.FACTOR, 0.1, 3.0)]
    production_share: Annotated[Quantity, InputBounds(Unit.SHARE, 0.0, 2.0)]
    real_wage_growth: Annotated[Quantity, InputBounds(Unit.SHARE, -0.1, 0.1)]
    # NOK lost to society for each krone of public outlay; left out, none is counted.
    tax_funding_cost: Share | None = None
    tax_funding_base: TaxFundingBase | None = None


class Time(Record):
    """Discounting, horizon and price year."""

    discount_rate: Annotated[Rate, InputBounds(Unit.SHARE, 0.0, 0.5, slider=Slider(0.0, 0.08, 0.005))]
    timing: Timing
    horizon: Annotated[Quantity, InputBounds(Unit.YEARS, 1.0, MAX_YEARS, integer=True)] | None = None
    price_year: Annotated[Quantity, InputBounds(Unit.CALENDAR_YEAR, 1990.0, 2100.0, integer=True)]


class HourlyCosts(Record):
    """What an hour of each profession costs its service."""

    health_service: HourlyCost
    nav: HourlyCost


class Activity(Record):
    """A kind of meeting: how long, who, where, and how many in programme years 1, 2, 3 ..."""

    title: Text | None = None
    hours: Hours
    count: tuple[Meetings, ...] = Field(min_length=1, max_length=50)
    attends: Attendees
    where: Place
    professions: tuple[Profession, ...] = Field(max_length=2)
    employers_per_session: Annotated[Quantity, InputBounds(Unit.EMPLOYERS, 1.0, 10_000.0)]
    source: Text | None = None
    note: Text | None = None

    @field_validator("professions")
    @classmethod
    def _each_once(cls, professions: tuple[Profession, ...]) -> tuple[Profession, ...]:
        if len(set(professions)) < len(professions):
            raise PydanticCustomError(Code.GIVEN_TWICE, "{found}", {"found": ", ".join(professions)})
        return professions


class Delivery(Record):
    """How the measure is carried out and what its parts cost."""

    attendance: Share
    representatives_per_employer: Annotated[Quantity, InputBounds(Unit.PERSONS, 0.0, 1000.0)]
    hourly_cost: HourlyCosts
    # What an hour of the professionals costs beside their pay; left out, their hourly cost is all.
    labour_cost_multiplier: Annotated[Quantity, InputBounds(Unit.FACTOR, 0.1, 3.0)] | None = None
    preparation_hours: Hours
    travel_hours: Hours
    fare: Price
    venue_price: Price
    largest_group: Annotated[Quantity, InputBounds(Unit.PERSONS, 1.0, 10_000.0)]
    groups: Groups = Groups.AVERAGE
    coordination_hours: Hours
    activities: dict[Annotated[str, Field(pattern=ACTIVITY_NAME)], Activity] = Field(
        min_length=1, max_length=40
    )


class Scenario(Record):
    """A whole scenario: texts for the reader, inputs for the model.

    Read one with `hiacalc.scenario.load`; change one with `hiacalc.scenario.changed`.
    """

    schema_version: Literal["hiacalc/1"] = Field(alias="schema")
    name: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")
    title: Text
    description: Text | None = None
    comparator: Text
    caveats: tuple[Text, ...] = Field(default=(), max_length=20)
    population: Population
    absence: Absence
    effect: Effect
    valuation: Valuation
    time: Time
    sick_pay: SickPay | None = None
    employer: Employer | None = None
    delivery: Delivery
    individual: Individual | None = None
    programme: Programme | None = None
    correlations: tuple[Correlation, ...] = Field(default=(), max_length=200)

    @field_validator("time")
    @classmethod
    def _horizon_when_effect_fades(cls, time: Time, info: ValidationInfo) -> Time:
        effect = info.data.get("effect")
        if effect is None or time.horizon is not None:
            return time
        decay = effect.decay
        if decay.value < 1 or decay.has_width:  # for a range or a distribution reaches below 1
            least = min(decay.value, decay.value if decay.low is None else decay.low)
            actual = f"effect.decay {least:g}" if least < 1 else "effect.decay < 1"
            detail = InitErrorDetails(
                type=PydanticCustomError(Code.HORIZON_MISSING, "{found}", {"found": actual}),
                loc=("horizon",),
                input=None,
            )
            raise ValidationError.from_exception_data("time", [detail])
        return time

    @field_validator("effect")
    @classmethod
    def _spells_to_act_on(cls, effect: Effect, info: ValidationInfo) -> Effect:
        absence = info.data.get("absence")
        if effect.way is ActsOn.ABSENCE or absence is None or absence.spells is not None:
            return effect
        lines = [error_line(Code.WAY_WITHOUT_SPELLS, "acts_on", "absence.spells", effect.way.value)]
        raise ValidationError.from_exception_data("effect", lines)

    @field_validator("programme", mode="wrap")
    @classmethod
    def _workers_for_patients(cls, raw: Any, handler: Callable[[Any], Any], info: ValidationInfo) -> Any:
        if info.data.get("individual") is None:
            return handler(raw)
        return checked(raw, handler, without_workers)

    @model_validator(mode="after")
    def _within_the_series(self) -> Self:
        lines: list[InitErrorDetails] = []
        for path, bounds in _money_inputs().items():
            quantity = self.stated.get(path)
            if isinstance(quantity, Quantity):
                lines += _price_year_lines(path, quantity, bounds, int(self.time.price_year.value))
        if self.programme is not None:
            lines += _kroner_lines(self.programme, int(self.time.price_year.value))
        if self.sick_pay is not None and self.sick_pay.rules is SickPayRules.STATUTORY:
            lines += _basic_amount_lines(int(self.time.price_year.value))
        if lines:
            raise ValidationError.from_exception_data("scenario", lines)
        return self

    @field_validator("correlations")
    @classmethod
    def _between_uncertain_inputs(
        cls, correlations: tuple[Correlation, ...], info: ValidationInfo
    ) -> tuple[Correlation, ...]:
        unread = [name for name in cls.model_fields if name not in info.data]
        inputs = quantities_in(info.data)
        drawn = {path for path, quantity in inputs.items() if quantity.is_uncertain}
        effect = info.data.get("effect")
        if effect is not None and effect.evidence != OWN_RANGE:
            drawn.add(REDUCTION)
        individual = info.data.get("individual")
        if individual is not None and individual.evidence != OWN_RANGE:
            drawn.add(DAYS_SAVED)
        check_correlations(correlations, inputs, drawn, unread)
        return correlations

    @cached_property
    def tree(self) -> Node:
        """The scenario as it would be read from a file that the product wrote.

        >>> from hiacalc.scenario import shipped
        >>> shipped("no-effect").tree.at("name").plain()
        'no-effect'
        """
        return as_node(as_written(self), Mark(self.name))

    @cached_property
    def inputs_by_node(self) -> dict[int, tuple[Node, Quantity]]:
        """The inputs that `tree` writes in full: by the identity of a node, the node and its input.

        One written as a bare value is left out, since its node may come to
        stand within another input.
        """
        nodes = {}
        for path, quantity in quantities_in(self).items():
            node = self.tree
            for step in path.split("."):
                node = node.at(int(step) - 1 if isinstance(node.value, list) else step)
            if isinstance(node.value, dict) and "value" in node.value:
                nodes[id(node)] = node, quantity
        return nodes

    @cached_property
    def origin_tree(self) -> Node:
        """The tree the scenario was read from, with the places of all its parts."""
        return self.tree  # of a scenario that was not read but built

    @cached_property
    def stated(self) -> dict[str, Quantity | str]:
        """Every input and setting by dotted path, amounts in the kroner in which they were stated.

        >>> from hiacalc.scenario import shipped
        >>> shipped("no-effect").stated["delivery.fare"].value
        600.0
        """
        return dict(leaves(self))

    @cached_property
    def leaves(self) -> dict[str, Quantity | str]:
        """Every input, and every setting that is not a number, by dotted path, in kroner of the price year.

        >>> from hiacalc.scenario import changed, shipped
        >>> shipped("no-effect").leaves["time.timing"]
        'start'
        >>> round(changed(shipped("no-effect"), {"time.price_year": 2025}).leaves["delivery.fare"].value, 2)
        843.88
        """
        year = int(self.time.price_year.value)
        return self.stated | {
            path: in_kroner_of(leaf, unit, year)
            for path, unit in money_units().items()
            if isinstance(leaf := self.stated.get(path), Quantity)
        }

    def conversion(self, path: str, year: int | None = None) -> float:
        """What a krone of the amount at a path, as stated, is in the kroner of the price year, or another's.

        Args:
            path: of the input.
            year: whose kroner are asked for, those of the price year by default.

        Raises:
            OutsideSeries: a year that the series lacks.

        >>> from hiacalc.scenario import shipped
        >>> shipped("no-effect").conversion("delivery.fare")
        1.0
        """
        own = int(self.time.price_year.value)
        unit, leaf = money_units().get(path), self.stated[path]
        if unit is None or not isinstance(leaf, Quantity):
            return 1.0
        dated = leaf if leaf.price_year is not None else leaf.model_copy(update={"price_year": own})
        return conversion(dated, unit, own if year is None else year)

    @cached_property
    def price_years(self) -> tuple[int, ...]:
        """The years in whose kroner it can be answered: its own, and those to which the series lead.

        >>> from hiacalc.scenario import shipped
        >>> shipped("no-effect").price_years[0], shipped("no-effect").price_years[-1]
        (2009, 2025)
        """
        own = int(self.time.price_year.value)
        first, last = (
            limit(read_price_series().years(index)[end] for index in (PriceIndex.WAGES, PriceIndex.PRICES))
            for end, limit in ((0, max), (1, min))
        )
        return tuple(year for year in sorted({own, *range(first, last + 1)}) if self._can_be_given_in(year))

    def _can_be_given_in(self, year: int) -> bool:
        try:
            for path in money_units().keys() & self.stated.keys():
                self.conversion(path, year)
            for _, index, stated in self.programme.kroner() if self.programme else ():
                own = int(self.time.price_year.value) if stated is None else stated
                read_price_series().conversion(index, own, year)
        except OutsideSeries:
            return False
        return True

    @cached_property
    def numbers(self) -> dict[str, float]:
        """The value of every named input by dotted path.

        >>> from hiacalc.scenario import shipped
        >>> shipped("no-effect").numbers["effect.relative_reduction"]
        0.0
        """
        return {path: leaf.value for path, leaf in self.leaves.items() if isinstance(leaf, Quantity)}

    def activity_titles(self, language: str) -> dict[str, str]:
        """The titles of those meetings that have one, by key.

        >>> from hiacalc.scenario import load
        >>> activities = {"module": {"title": {"nb": "Kurs", "en": "Course"}}}
        >>> base = {"schema": "hiacalc/1", "based_on": "hiacalc:helseiarbeid-2016"}
        >>> load({**base, "delivery": {"activities": activities}}).activity_titles("en")
        {'module': 'Course'}
        """
        titles = {name: activity.title for name, activity in self.delivery.activities.items()}
        return {name: title.in_language(language) for name, title in titles.items() if title is not None}


def _price_year_lines(path: str, quantity: Quantity, bounds: Bounds, year: int) -> list[InitErrorDetails]:
    """What is wrong with an amount in kroner of a year: the series lack one, or it is beyond its bounds."""
    where = tuple(path.split("."))
    try:
        converted = in_kroner_of(quantity, bounds.unit, year)
    except OutsideSeries as error:
        return [error_line(Code.OUTSIDE_SERIES, path, error.years, str(error.year), where)]
    ends = [end for end in (converted.value, converted.low, converted.high) if end is not None]
    if bounds.lower <= min(ends) and max(ends) <= bounds.upper:
        return []
    outside = max(ends) if max(ends) > bounds.upper else min(ends)
    context = {"lower": bounds.lower, "upper": bounds.upper, "unit": bounds.unit.value}
    error_kind = PydanticCustomError(
        Code.OUT_OF_BOUNDS, "{found}", {"found": f"{outside:g}", "allowed": bounds.span(), **context}
    )
    return [InitErrorDetails(type=error_kind, loc=where, input=outside)]


def _kroner_lines(programme: Programme, year: int) -> list[InitErrorDetails]:
    """What is wrong with the amounts of a programme: no series leads to the kroner of the answer."""
    lines = []
    for where, index, stated in programme.kroner():
        try:
            read_price_series().conversion(index, year if stated is None else stated, year)
        except OutsideSeries as error:
            kind = PydanticCustomError(
                Code.OUTSIDE_SERIES, "{found}", {"found": str(error.year), "allowed": error.years}
            )
            lines.append(InitErrorDetails(type=kind, loc=("programme", *where), input=stated))
    return lines


def _basic_amount_lines(year: int) -> list[InitErrorDetails]:
    """What is wrong with a price year in which the cap of sick pay is not there."""
    try:
        read_basic_amount().average(year)
    except OutsideSeries as error:
        return [
            error_line(
                Code.OUTSIDE_SERIES, "price_year", error.years, str(error.year), ("time", "price_year")
            )
        ]
    return []


@cache
def money_units() -> dict[str, Unit]:
    """The units of those inputs whose numbers are kroner, by path.

    >>> money_units()["delivery.fare"].value
    'NOK'
    """
    return {path: bounds.unit for path, bounds in _money_inputs().items()}


@cache
def _money_inputs() -> dict[str, Bounds]:
    return {
        key: bounds
        for key, bounds in fields_of(Scenario)
        if isinstance(bounds, Bounds) and bounds.unit.is_money and "*" not in key
    }


def holds_workplace(workers: float, size: float) -> bool:
    """Whether so many workers fill at least one workplace of a size.

    Args:
        workers: served in all.
        size: workers of an employer; it may be larger by `SAME_SIZE`, which is rounding.

    >>> holds_workplace(43, 43), holds_workplace(20, 32)
    (True, False)
    """
    return size <= workers * (1.0 + SAME_SIZE)
