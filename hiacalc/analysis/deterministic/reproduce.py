"""Does the base case give the figures that the report prints?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hiacalc.analysis.deterministic.one_schedule import Span, one_schedule
from hiacalc.arrays import Floats
from hiacalc.model import Evaluation, evaluate
from hiacalc.scenario import Scenario

if TYPE_CHECKING:  # the figures are handed in; this room reads no files
    from hiacalc.evidence.report_2016 import PublishedFigure, Report, Resources


@dataclass(frozen=True, slots=True)
class Reproduced:
    """A published figure beside the computed one.

    `computed` is None for figures the model does not compute; `agrees` is None
    where there is nothing to compare. `low` and `high` are there where the computed
    figure rests on assumed prices: its ends over their ranges.
    """

    figure: PublishedFigure
    computed: float | None
    low: float | None = None
    high: float | None = None

    @property
    def difference(self) -> float | None:
        """Computed less published."""
        if self.computed is None or self.figure.published is None:
            return None
        return self.computed - self.figure.published

    @property
    def agrees(self) -> bool | None:
        """Whether the computed figure, rounded as the report rounds, is the published one."""
        if self.computed is None or self.figure.published is None:
            return None
        rounded = round(self.computed, self.figure.decimals)
        return abs(rounded - self.figure.published) < 0.5 * 10.0 ** -(self.figure.decimals + 3)

    @property
    def as_expected(self) -> bool:
        """False when a figure that should agree does not."""
        return not self.figure.should_agree or self.agrees is True


def reproduce(report: Report, scenario: Scenario) -> list[Reproduced]:
    """Every published figure with its computed counterpart.

    Args:
        report: the published figures.
        scenario: the base case that should give them.

    Source: the HelseIArbeid report 2016, chapter 8.

    >>> from hiacalc.evidence.report_2016 import read_report
    >>> from hiacalc.scenario import shipped
    >>> rows = reproduce(read_report(), shipped("helseiarbeid-2016"))
    >>> all(row.as_expected for row in rows)
    True
    """
    computed = {
        **_from_model(scenario),
        **_from_resources(report.resources),
    }
    spans = _from_one_schedule(report, scenario)
    return [
        Reproduced(figure, *spans[figure.key])
        if figure.key in spans
        else Reproduced(figure, computed.get(figure.key))
        for figure in report.figures
    ]


def _from_model(scenario: Scenario) -> dict[str, float]:
    run = evaluate(scenario)
    two_reductions = evaluate(scenario, {"effect.relative_reduction": [0.02, 0.10]}).net_benefit()
    per_point = evaluate(scenario, {"effect.relative_reduction": 0.01}).benefits()

    def first(values: Floats) -> float:
        return float(values[0])

    return {
        "cost_total": first(run.costs()),
        "workers_per_employer": scenario.population.workers_per_employer.value,
        "absence_before": scenario.absence.rate.value,
        "absence_after": first(run.absence_rate_after),
        "effect_years": float(_years_with_effect(run)),
        "gain_total": first(run.benefits()),
        "net_benefit": first(run.net_benefit()),
        "net_benefit_2_percent": float(two_reductions[0]),
        "break_even": first(run.break_even_reduction()),
        "net_benefit_10_percent": float(two_reductions[1]),
        "gain_per_point": first(per_point),
        "cost_per_hour": first(run.cost_per_hour_avoided()),
    }


def _years_with_effect(run: Evaluation) -> int:
    return int((run.hours_by_year[:, 0] > 0).sum())


def _from_resources(resources: Resources) -> dict[str, float]:
    """The national estimate carried through without the report's roundings."""
    health_troms = resources.health_cost_troms / resources.health_coverage_troms
    health_north = health_troms * resources.counties
    nav_fte_north = resources.nav_fte_three_counties / resources.nav_coverage
    nav_fte_national = nav_fte_north / resources.population_share
    return {
        "health_troms": health_troms,
        "health_north": health_north,
        "health_national": health_north / resources.population_share,
        "nav_fte_north": nav_fte_north,
        "nav_fte_national": nav_fte_national,
        "nav_national": nav_fte_national * resources.cost_per_fte,
        "introduction_fte": resources.large_centres * resources.fte_per_large_centre
        + resources.other_centres * resources.fte_per_other_centre,
        "funding_total": resources.funding_nav_2015 + resources.funding_health_2015,
        "funding_total_adopted": resources.adopted_nav_2015 + resources.accounts_health_2015,
    }


def _from_one_schedule(report: Report, scenario: Scenario) -> dict[str, Span]:
    """The two national figures, as the report prints them, held against the same plan."""
    printed = {figure.key: figure.published for figure in report.figures}
    money, posts = printed["health_national"], printed["nav_fte_national"]
    if money is None or posts is None:
        return {}
    schedule = one_schedule(scenario, money, posts)
    return {
        "schedule_health_cost": schedule.health_cost,
        "schedule_workers": schedule.workers_for_money,
        "schedule_nav_fte": schedule.posts_for_those,
        "schedule_nav_workers": schedule.workers_for_posts,
    }
