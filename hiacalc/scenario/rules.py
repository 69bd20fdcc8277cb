"""Rule sets laid over a scenario, and what each of their rules makes of it."""

from __future__ import annotations

from typing import NamedTuple

from hiacalc.evidence.rules import RuleSet, RuleSetting, read_rule_sets
from hiacalc.problem_code import Code
from hiacalc.scenario.comparison import InputValue, values_of
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, nearest, shown
from hiacalc.scenario.reading import changed
from hiacalc.scenario.schema import Scenario


class RuleChange(NamedTuple):
    """One rule of a set, and its input or setting before and after; None where a scenario lacks it."""

    setting: RuleSetting
    before: InputValue
    after: InputValue

    @property
    def moves(self) -> bool:
        """Whether the rule makes another value of it than the one that was there."""
        return self.before != self.after

    @property
    def is_overruled(self) -> bool:
        """Whether something that was changed after the rules stands in its place."""
        return self.after != value_asked(self.setting)


def value_asked(setting: RuleSetting) -> InputValue:
    """What a rule makes of its input or setting, in the terms in which scenarios are compared.

    >>> from hiacalc.evidence.rules import rule_set
    >>> value_asked(rule_set("r-109-21").settings[0])
    ((0.0, 0.04), (40.0, 0.03), (75.0, 0.02))
    """
    if isinstance(setting.value, dict):
        return tuple((float(year), rate) for year, rate in setting.value.items())
    return setting.value


def rules_of_name(name: str, source: str = "--rules") -> RuleSet:
    """The rule set of a name that somebody wrote.

    Args:
        name: as written.
        source: where, for the message.

    Raises:
        ScenarioError: `rules_unknown`, with the names there are and the nearest of them.

    >>> rules_of_name("r-109-21").title.en
    'Ministry of Finance circular R-109/21'
    """
    by_name = {rules.name: rules for rules in read_rule_sets()}
    if name not in by_name:
        near = nearest(name, by_name)
        raise ScenarioError(
            [Problem(Code.RULES_UNKNOWN, Mark(source), "", shown(name), ", ".join(by_name), near)]
        )
    return by_name[name]


def with_rules(scenario: Scenario, rules: RuleSet) -> Scenario:
    """A scenario with a rule set laid over it: every rule a change like any other.

    Args:
        scenario: which stays as it is.
        rules: whose settings are stated anew, with source and range.

    Raises:
        ScenarioError: where a rule does not fit the scenario.

    >>> from hiacalc.evidence.rules import rule_set
    >>> from hiacalc.scenario import shipped
    >>> ruled = with_rules(shipped("helseiarbeid-2016"), rule_set("r-109-21"))
    >>> ruled.numbers["valuation.tax_funding_cost"]
    0.2
    """
    return changed(scenario, rules.changes())


def rule_changes(before: Scenario, after: Scenario, rules: RuleSet) -> list[RuleChange]:
    """What each rule of a set has made of a scenario, in the order of the set.

    Args:
        before: without the rules.
        after: with them, and with whatever was changed after them.
        rules: that were laid over it.

    >>> from hiacalc.evidence.rules import rule_set
    >>> from hiacalc.scenario import shipped
    >>> base, rules = shipped("helseiarbeid-2016"), rule_set("r-109-21")
    >>> [change.after for change in rule_changes(base, with_rules(base, rules), rules)][1:3]
    [0.2, 'net']
    """
    were, are = values_of(before), values_of(after)
    return [RuleChange(setting, were.get(setting.path), are.get(setting.path)) for setting in rules.settings]
