"""The effect: how much of the absence goes away, in what way, and for how long."""

from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator

from hiacalc.problem_code import Code
from hiacalc.record import Record
from hiacalc.scenario.bounds import Slider, Unit
from hiacalc.scenario.error_line import error_line
from hiacalc.scenario.evidence_name import OWN_RANGE, EvidenceName
from hiacalc.scenario.options import ActsOn
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.quantity_reading import InputBounds
from hiacalc.scenario.survival import LAST_DAY

REDUCTION = "effect.relative_reduction"

Share = Annotated[Quantity, InputBounds(Unit.SHARE, 0.0, 1.0)]
Relative = Annotated[Quantity, InputBounds(Unit.SHARE, -1.0, 1.0)]
CalendarDay = Annotated[Quantity, InputBounds(Unit.CALENDAR_DAY, 1.0, LAST_DAY, integer=True)]

# The inputs of each way of acting, and those that it cannot do without.
EFFECT_INPUTS: dict[ActsOn, tuple[str, ...]] = {
    ActsOn.ABSENCE: ("relative_reduction", "evidence"),
    ActsOn.SPELLS: ("fewer_certified", "fewer_self_certified", "share_of_spells"),
    ActsOn.LENGTH: ("days_shorter", "from_day", "share_of_spells"),
    ActsOn.HAZARD: ("hazard_ratio", "from_day", "to_day", "share_of_spells"),
}
# The value of what says how strong an effect is, at which there is none.
NO_EFFECT: dict[str, float] = {
    REDUCTION: 0.0,
    "effect.fewer_certified": 0.0,
    "effect.fewer_self_certified": 0.0,
    "effect.days_shorter": 0.0,
    "effect.hazard_ratio": 1.0,
}
LEADING_INPUT: dict[ActsOn, tuple[str, ...]] = {
    ActsOn.ABSENCE: ("relative_reduction",),
    ActsOn.SPELLS: (),
    ActsOn.LENGTH: ("days_shorter",),
    ActsOn.HAZARD: ("hazard_ratio",),
}


class Effect(Record):
    """How much of the absence goes away, in what way, and for how long.

    Which inputs a way of acting has stands in `EFFECT_INPUTS`; those of another way are refused.
    """

    acts_on: ActsOn | None = None
    relative_reduction: (
        Annotated[
            Quantity, InputBounds(Unit.SHARE, -1.0, 1.0, slider=Slider(-0.10, 0.30, 0.005), is_reduction=True)
        ]
        | None
    ) = None
    fewer_certified: Relative | None = None
    fewer_self_certified: Relative | None = None
    days_shorter: Annotated[Quantity, InputBounds(Unit.DAYS, 0.0, LAST_DAY)] | None = None
    hazard_ratio: Annotated[Quantity, InputBounds(Unit.FACTOR, 0.1, 10.0)] | None = None
    from_day: CalendarDay | None = None
    to_day: CalendarDay | None = None
    share_of_spells: Share | None = None
    duration: Annotated[Quantity, InputBounds(Unit.YEARS, 0.0, 50.0, slider=Slider(0.0, 15.0, 1.0))]
    onset_years: Annotated[Quantity, InputBounds(Unit.YEARS, 0.0, 50.0)]
    decay: Share
    evidence: EvidenceName = EvidenceName(OWN_RANGE)
    # A file from before these were inputs means them so: the effect follows attendance, and the reduction
    # is what it is when all attend.
    follows_attendance: Share = Field(default_factory=lambda: Quantity(value=1.0))
    attendance_behind: Annotated[Quantity, InputBounds(Unit.SHARE, 0.01, 1.0)] = Field(
        default_factory=lambda: Quantity(value=1.0)
    )

    @property
    def way(self) -> ActsOn:
        """What the measure acts on: all absence, unless something else is said."""
        return self.acts_on or ActsOn.ABSENCE

    @property
    def leading_input(self) -> str:
        """The path of the input that says how strong it is: of spells the kind that becomes fewer."""
        if self.way is not ActsOn.SPELLS:
            return f"effect.{LEADING_INPUT[self.way][0]}"
        certified, self_certified = (
            quantity is not None and quantity.value
            for quantity in (self.fewer_certified, self.fewer_self_certified)
        )
        return f"effect.{'fewer_self_certified' if self_certified and not certified else 'fewer_certified'}"

    @model_validator(mode="after")
    def _inputs_of_its_way(self) -> Self:
        problems = [
            error_line(Code.MISSING, name, "")
            for name in LEADING_INPUT[self.way]
            if getattr(self, name) is None
        ]
        of_way = EFFECT_INPUTS[self.way]
        others = {name for names in EFFECT_INPUTS.values() for name in names} - {*of_way, "evidence"}
        problems += [
            error_line(Code.EFFECT_OF_ANOTHER_WAY, name, ", ".join(of_way))
            for name in type(self).model_fields
            if name in others and getattr(self, name) is not None
        ]
        if self.way is not ActsOn.ABSENCE and self.evidence != OWN_RANGE:
            problems.append(error_line(Code.EFFECT_OF_ANOTHER_WAY, "evidence", ", ".join(of_way)))
        if self.from_day and self.to_day and self.from_day.value > self.to_day.value:
            first, last = (f"{day.value:g}" for day in (self.from_day, self.to_day))
            problems.append(error_line(Code.FROM_AFTER_TO, "from_day", last, first))
        if problems:
            raise ValidationError.from_exception_data("effect", problems)
        return self
