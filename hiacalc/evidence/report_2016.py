"""What the HelseIArbeid report of 2016 publishes, figure by figure."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from hiacalc.evidence.data_file import read_data
from hiacalc.record import Record
from hiacalc.text import Text


class Expected(StrEnum):
    """How a published figure should compare with the computed one.

    `UNFITTED` is hard to fit to another figure of the report by any one plan.
    """

    AGREES = "agrees"
    SLIP = "slip"
    UNFITTED = "unfitted"
    CONTEXT = "context"


class PublishedFigure(Record):
    """A figure as the report prints it.

    `decimals` is the precision it is printed with (negative for tens and up);
    `published` is None where the report leaves the figure open.
    """

    key: str
    label: Text
    published: float | None
    unit: str
    decimals: int = 0
    where: str
    expected: Expected
    note: Text | None = None

    @property
    def should_agree(self) -> bool:
        """Whether the computed figure must be the published one.

        >>> read_report().figures[0].should_agree
        True
        """
        return self.expected is Expected.AGREES


class Resources(Record):
    """The inputs of the report's national resource estimate, section 8.3."""

    where: str
    health_cost_troms: float
    health_coverage_troms: float
    counties: int
    population_share: float
    nav_fte_three_counties: float
    nav_coverage: float
    cost_per_fte: float
    large_centres: int
    fte_per_large_centre: float
    other_centres: int
    fte_per_other_centre: float
    funding_nav_2015: float
    funding_health_2015: float
    adopted_nav_2015: float
    accounts_health_2015: float


class Report(Record):
    """The report's figures and the inputs of its resource estimate."""

    source: Text
    resources: Resources
    figures: tuple[PublishedFigure, ...]


@cache
def read_report() -> Report:
    """The report's figures, read once.

    >>> read_report().figures[0].published
    3337496.0
    """
    return Report.model_validate(read_data("report-2016.yaml"))
