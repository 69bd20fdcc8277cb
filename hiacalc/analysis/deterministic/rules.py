"""What rule sets do to an answer: each rule alone, and whole sets side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hiacalc.analysis.deterministic.beyond_horizon import LeftOut, left_out
from hiacalc.evidence.rules import RuleSet, RuleSetting, read_rule_sets
from hiacalc.model import Evaluation, Outcome, Perspective, Viewpoint, ViewpointOrName, evaluate, viewpoint_of
from hiacalc.model.table import Table
from hiacalc.scenario import changed
from hiacalc.scenario.comparison import InputValue
from hiacalc.scenario.options import Sector, TaxFundingBase
from hiacalc.scenario.rules import RuleChange, rule_changes, with_rules
from hiacalc.scenario.schema import Scenario

_LEAST = 1e-9  # of the base case: what moves the outcome less does not move it


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """One rule laid over a scenario alone, and the outcome with it.

    `before` is what the scenario makes of the input or setting, None where it lacks
    it; `change` is the outcome less that of the scenario, in its unit.
    """

    setting: RuleSetting
    before: InputValue
    outcome: float
    change: float


@dataclass(frozen=True, slots=True)
class RuleEffects:
    """Each rule of a set alone, in the order of the set, and all of them together.

    `base` and `together` are the outcome without the rules and with all of them;
    `ruled` is the scenario under all of them, and `years` the horizon then.
    """

    scenario: Scenario
    rules: RuleSet
    outcome: Outcome
    perspective: Viewpoint
    base: float
    together: float
    ruled: RuledRun
    years: int
    effects: tuple[RuleEffect, ...]
    left_out: LeftOut | None = None
    cut: tuple[str, ...] = ()

    @property
    def moving(self) -> tuple[RuleEffect, ...]:
        """The rules that move the outcome, or leave it undefined, the largest change first."""
        moving = [effect for effect in self.effects if not self._is_still(effect)]
        return tuple(sorted(moving, key=lambda effect: -np.nan_to_num(abs(effect.change), nan=np.inf)))

    @property
    def still(self) -> tuple[RuleEffect, ...]:
        """The rules that alone do not move the outcome, in the order of the set."""
        return tuple(effect for effect in self.effects if self._is_still(effect))

    @property
    def change_together(self) -> float:
        """What all rules together do to the outcome."""
        return self.together - self.base

    @property
    def joint(self) -> float:
        """What the rules do together beyond the sum of what each does alone: their interaction.

        >>> from hiacalc.evidence.rules import rule_set
        >>> from hiacalc.scenario import shipped
        >>> effects = rule_effects(shipped("helseiarbeid-2016"), rule_set("r-109-21"))
        >>> round(effects.joint)
        2329
        """
        return self.change_together - sum(effect.change for effect in self.effects)

    @property
    def threshold(self) -> float | None:
        """Where the decision turns on this outcome; `Outcome.threshold`."""
        return self.outcome.threshold

    def _is_still(self, effect: RuleEffect) -> bool:
        return abs(effect.change) <= _LEAST * max(1.0, abs(self.base))

    def table(self) -> Table:
        """The rules as columns, one row each in the order of the set.

        `outcome` and `change` are in the outcome's unit.

        >>> from hiacalc.evidence.rules import rule_set
        >>> from hiacalc.scenario import shipped
        >>> columns = rule_effects(shipped("helseiarbeid-2016"), rule_set("r-109-21")).table()
        >>> columns["parameter"][1], columns["change"].round(3).tolist()[1]
        ('valuation.tax_funding_cost', 864258.817)
        """
        return {
            "parameter": [effect.setting.path for effect in self.effects],
            "standing": [effect.setting.standing.value for effect in self.effects],
            "outcome": np.array([effect.outcome for effect in self.effects]),
            "change": np.array([effect.change for effect in self.effects]),
        }


@dataclass(frozen=True, slots=True)
class RuledRun:
    """A scenario evaluated under a rule set, or as it stands where `rules` is None.

    `changes` are what each rule made of the scenario.
    """

    rules: RuleSet | None
    run: Evaluation
    changes: tuple[RuleChange, ...] = ()

    @property
    def name(self) -> str:
        """That of the rule set; that of the scenario where there is none."""
        return self.run.scenario.name if self.rules is None else self.rules.name

    def net_benefit_on(self, base: TaxFundingBase) -> float:
        """The net benefit for society, had tax funding been counted of a base, NOK, discounted.

        Args:
            base: the net public outlay, or what is paid out alone.

        >>> from hiacalc.evidence.rules import rule_set
        >>> from hiacalc.scenario import shipped
        >>> _, ruled = side_by_side(shipped("helseiarbeid-2016"), [rule_set("r-109-21")])
        >>> net, outlays = (ruled.net_benefit_on(base) for base in TaxFundingBase)
        >>> round(net - outlays)
        1109930
        """
        run = self.run.single()
        chosen = self.run.scenario.valuation.tax_funding_base or TaxFundingBase.NET
        return run.net_benefit() + run.tax_funding_cost(chosen) - run.tax_funding_cost(base)

    @property
    def credits_what_nav_saves(self) -> bool:
        """Whether society is credited with a share of what NAV saves and a private employer is billed."""
        run = self.run.single()
        private = (self.run.scenario.population.employer_sector or Sector.PRIVATE) is Sector.PRIVATE
        return bool(private and run.tax_funding_cost(TaxFundingBase.NET) != 0.0 and run.transfers("nav") > 0)


def rule_effects(
    scenario: Scenario,
    rules: RuleSet,
    outcome: Outcome | str = Outcome.NET_BENEFIT,
    perspective: ViewpointOrName = Perspective.SOCIETY,
) -> RuleEffects:
    """What each rule of a set alone does to an outcome, and what all do together.

    A rule alone is the scenario with that one setting stated anew; what rules do
    together need not be the sum.

    Args:
        scenario: without the rules.
        rules: whose settings are laid over it one by one.
        outcome: the figure to follow, itself or by name.
        perspective: whose costs and gains count, a perspective or an actor, itself or by name.

    Raises:
        ScenarioError: where a rule does not fit the scenario.

    >>> from hiacalc.evidence.rules import rule_set
    >>> from hiacalc.scenario import shipped
    >>> effects = rule_effects(shipped("helseiarbeid-2016"), rule_set("r-109-21"))
    >>> effects.moving[0].setting.path, round(effects.moving[0].change)
    ('valuation.labour_cost_multiplier', 1684211)
    """
    outcome, perspective = Outcome.named(outcome), viewpoint_of(perspective)
    base = outcome.of(evaluate(scenario).single(), perspective)
    ruled = with_rules(scenario, rules)
    together = evaluate(ruled)
    changes = tuple(rule_changes(scenario, ruled, rules))
    effects = []
    for change in changes:
        alone = evaluate(changed(scenario, {change.setting.path: change.setting.change}))
        result = outcome.of(alone.single(), perspective)
        effects.append(RuleEffect(change.setting, change.before, result, result - base))
    return RuleEffects(
        scenario=scenario,
        rules=rules,
        outcome=outcome,
        perspective=perspective,
        base=base,
        together=outcome.of(together.single(), perspective),
        ruled=RuledRun(rules, together, changes),
        years=together.ledger.years,
        effects=tuple(effects),
        left_out=left_out(together, perspective),
    )


def side_by_side(scenario: Scenario, rule_sets: Sequence[RuleSet] | None = None) -> tuple[RuledRun, ...]:
    """A scenario as it stands, and under each rule set.

    Args:
        scenario: without rules.
        rule_sets: to lay over it, each alone; None for all there are.

    Raises:
        ScenarioError: where a rule does not fit the scenario.

    >>> from hiacalc.scenario import shipped
    >>> [ruled.name for ruled in side_by_side(shipped("helseiarbeid-2016"))]
    ['helseiarbeid-2016', 'report-2016', 'r-109-21']
    """
    sets = read_rule_sets() if rule_sets is None else rule_sets
    runs = [RuledRun(None, evaluate(scenario))]
    for rules in sets:
        ruled = with_rules(scenario, rules)
        runs.append(RuledRun(rules, evaluate(ruled), tuple(rule_changes(scenario, ruled, rules))))
    return tuple(runs)


def side_by_side_table(runs: Sequence[RuledRun]) -> Table:
    """Whole rule sets as columns: a row for each figure, NOK, hours, years or a ratio of them.

    Net benefit for society, the public sector and the employers; costs and gains
    of society and the ratio of them; hours avoided; the cost of tax funding by
    either base, and the net benefit that each would give; years that count.

    Args:
        runs: of one scenario, as `side_by_side` gives them.

    >>> from hiacalc.scenario import shipped
    >>> columns = side_by_side_table(side_by_side(shipped("helseiarbeid-2016")))
    >>> columns["figure"][0], columns["r-109-21"].round()[0].tolist()
    ('net_benefit.society', 7353811.0)
    """
    figures = [_figures(ruled) for ruled in runs]
    table: Table = {"figure": list(figures[0])}
    for ruled, row in zip(runs, figures, strict=True):
        table[ruled.name] = np.array(list(row.values()))
    return table


def _figures(ruled: RuledRun) -> dict[str, float]:
    run = ruled.run.single()
    views = (Perspective.SOCIETY, Perspective.PUBLIC, Perspective.EMPLOYER)
    return {
        **{f"net_benefit.{view.value}": run.net_benefit(view) for view in views},
        "costs": run.costs(),
        "benefits": run.benefits(),
        "benefit_cost_ratio": run.benefit_cost_ratio(),
        "hours_avoided": run.hours_avoided,
        **{f"tax_funding.{base.value}": run.tax_funding_cost(base) for base in TaxFundingBase},
        **{f"net_benefit_on.{base.value}": ruled.net_benefit_on(base) for base in TaxFundingBase},
        "years": float(ruled.run.ledger.years),
    }
