"""What if a line of funding ends: the gap with it gone, beside the gap with it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hiacalc.programme.evaluation import ProgrammeEvaluation, evaluate_programme
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.programme.rounding import A_KRONE
from hiacalc.scenario.options import Payer
from hiacalc.scenario.programme import FundingLine
from hiacalc.scenario.schema import Scenario


@dataclass(frozen=True, slots=True, eq=False)
class LineEnds:
    """A programme with and without some lines of funding to their end.

    Args:
        lines: each line that ends, with the calendar year from which it is gone.
        before: the programme with every line as the scenario has it.
        after: the programme where they end.
    """

    lines: tuple[tuple[FundingLine, int], ...]
    before: ProgrammeEvaluation
    after: ProgrammeEvaluation

    @classmethod
    def of(cls, scenario: Scenario, ends: Mapping[int, int]) -> LineEnds:
        """A scenario's programme with and without some lines.

        Args:
            scenario: with a programme.
            ends: by number of a line of funding from 0, the calendar year from which it is gone.

        Raises:
            ScenarioError: `no_programme`.
        """
        after = evaluate_programme(scenario, ends=ends)
        funding = after.funding.lines
        lines = tuple((funding[number].line, year) for number, year in ends.items())
        return cls(lines, evaluate_programme(scenario), after)

    @property
    def figures_before(self) -> ProgrammeFigures:
        """The figures with every line as the scenario has it."""
        return ProgrammeFigures.of(self.before)

    @property
    def figures_after(self) -> ProgrammeFigures:
        """The figures where the lines end."""
        return ProgrammeFigures.of(self.after)

    @property
    def gap_growth(self) -> dict[Payer, list[float]]:
        """By how many NOK each payer's gap grows, by year of the programme."""
        return {
            payer: (self.after.funding.gap(payer) - self.before.funding.gap(payer))[:, 0].tolist()
            for payer in Payer
        }

    @property
    def gap_growth_total(self) -> float:
        """By how many NOK the gap grows in all."""
        return self.figures_after.gap - self.figures_before.gap

    @property
    def displaced_growth_total(self) -> float:
        """How many NOK more could be had only from money that is bound to other tasks."""
        return self.figures_after.displaced - self.figures_before.displaced

    @property
    def first_year(self) -> int | None:
        """The first calendar year in which the gap is wider; None where it never is."""
        growth = [sum(amounts) for amounts in zip(*self.gap_growth.values(), strict=True)]
        years = self.after.calendar.calendar_years
        wider = (year for year, amount in zip(years, growth, strict=True) if amount > A_KRONE)
        return next(wider, None)
