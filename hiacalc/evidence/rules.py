"""Rule sets: the settings that a body of rules asks for, by path, with where each of them stands."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from hiacalc.evidence.data_file import read_data
from hiacalc.evidence.dated_source import DatedSource, Standing
from hiacalc.record import Record
from hiacalc.text import Text


class RuleSetting(Record):
    """What a rule set makes of one input or setting of a scenario.

    `value` is a number, a text, or a schedule of rates by elapsed year. `low` and
    `high` are the ends of its range. `provenance` is what the scenario shows,
    `standing` how well the source was read.
    """

    path: str = Field(pattern=r"^[a-z_]+(\.[a-z_]+)+$")
    value: float | str | dict[int, float]
    low: float | None = None
    high: float | None = None
    basis: Literal["published", "interval", "judgement", "convention"] | None = None
    provenance: Literal["published", "derived", "calibrated", "assumption"]
    standing: Standing
    source: Text
    note: Text | None = None

    @model_validator(mode="after")
    def _range_encloses_a_number(self) -> Self:
        ends = (self.low, self.high, self.basis)
        if all(end is None for end in ends):
            return self
        if self.low is None or self.high is None or self.basis is None:
            raise ValueError("the ends of a range and its basis go together")
        if not isinstance(self.value, float) or not self.low <= self.value <= self.high:
            raise ValueError("a range encloses a number")
        return self

    @model_validator(mode="after")
    def _schedule_begins_at_the_start(self) -> Self:
        if isinstance(self.value, dict):
            years = list(self.value)
            if not years or years[0] != 0 or years != sorted(set(years)):
                raise ValueError("the years of a schedule rise from 0")
        return self

    @model_validator(mode="after")
    def _what_was_not_read_is_an_assumption(self) -> Self:
        if self.standing.is_assumption and self.provenance == "published":
            raise ValueError("what was not read is not published")
        return self

    @property
    def change(self) -> Any:
        """The setting as a change to a scenario: a mapping, or the bare text of a setting that is one.

        Example:
            >>> {setting.path: setting.change for setting in rule_set("report-2016").settings}["time.timing"]
            'start'
        """
        if isinstance(self.value, str):
            return self.value
        return self.model_dump(exclude={"path", "standing"}, exclude_none=True)


class RuleSet(DatedSource):
    """A body of rules, to be laid over a scenario as visible changes."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: Text
    description: Text
    settings: tuple[RuleSetting, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_path_once(self) -> Self:
        if len({setting.path for setting in self.settings}) < len(self.settings):
            raise ValueError("two settings of one path")
        return self

    def changes(self) -> dict[str, Any]:
        """The settings by path, ready to be laid over a scenario.

        A number or a schedule comes as a mapping with value, range, provenance,
        source and note, so that it is stated anew and not moved; a setting that is
        a text comes bare.

        Example:
            >>> changes = rule_set("r-109-21").changes()
            >>> changes["time.discount_rate"]["value"], changes["valuation.tax_funding_base"]
            ({0: 0.04, 40: 0.03, 75: 0.02}, 'net')
        """
        return {setting.path: setting.change for setting in self.settings}


class RuleSets(Record):
    """All rule sets, each of a name of its own."""

    rule_sets: tuple[RuleSet, ...]

    @model_validator(mode="after")
    def _each_name_once(self) -> Self:
        if len({rules.name for rules in self.rule_sets}) < len(self.rule_sets):
            raise ValueError("two rule sets of one name")
        return self


@cache
def read_rule_sets() -> tuple[RuleSet, ...]:
    """The rule sets of the data file, read once.

    Example:
        >>> [rules.name for rules in read_rule_sets()]
        ['report-2016', 'r-109-21']
    """
    return RuleSets.model_validate(read_data("rules.yaml")).rule_sets


def rule_set(name: str) -> RuleSet:
    """The rule set of a name.

    Raises:
        KeyError: there is none.

    Example:
        >>> rule_set("r-109-21").last_period.year
        2021
    """
    for rules in read_rule_sets():
        if rules.name == name:
            return rules
    raise KeyError(name)
