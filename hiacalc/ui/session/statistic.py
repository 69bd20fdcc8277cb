"""A figure of official statistics that a reader has filled in, by its name in a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hiacalc.evidence.absence_statistics import AbsenceRate, MonthlyWage, read_absence_statistics
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Problem, ScenarioError, shown
from hiacalc.scenario.quantity import Provenance
from hiacalc.text import Text
from hiacalc.ui.session.parameters import NOWHERE

RATE, SELF_CERTIFIED = "absence.rate", "absence.spells.self_certified_share"
WAGE = "valuation.annual_value_per_fte"
_WRITTEN = re.compile(r"stat:([a-z0-9_]{1,40})")


@dataclass(frozen=True, slots=True)
class Statistic:
    """The figure of a group of the statistics, for one of the inputs that they have figures for."""

    path: str
    key: str

    def stated(self) -> dict[str, Any]:
        """The figure as a whole statement of its input, with source and note.

        >>> statistic = Statistic("absence.rate", "trade").stated()
        >>> statistic["value"], statistic["provenance"]
        (0.06, 'published')
        """
        return _STATEMENTS[self.path](self.key)

    def in_link(self) -> str:
        """The figure as the value of a parameter of a link.

        >>> Statistic("absence.rate", "trade").in_link()
        'stat:trade'
        """
        return f"stat:{self.key}"


def rates() -> dict[str, AbsenceRate]:
    """The absence rates that can be filled in, by key: all employees, then sectors, then industries.

    >>> next(iter(rates()))
    'all_adjusted'
    """
    statistics = read_absence_statistics()
    groups = (statistics.all_economy.adjusted, *statistics.sectors, *statistics.industries)
    return {rate.key: rate for rate in groups}


def wages() -> dict[str, MonthlyWage]:
    """The wages that can be filled in, by key.

    >>> list(wages())
    ['all', 'private', 'municipality', 'state']
    """
    return {wage.key: wage for wage in read_absence_statistics().wages}


def read_statistic(text: str, path: str) -> Statistic | None:
    """The figure of the statistics in the value of a link's parameter; None where it is something else.

    Args:
        text: value of the link's parameter.
        path: of the input, which is the parameter's name.

    Raises:
        ScenarioError: `link_part_unknown`, for a figure that the statistics do not have.

    >>> read_statistic("stat:trade", "absence.rate")
    Statistic(path='absence.rate', key='trade')
    """
    if not text.startswith("stat:"):
        return None
    written = _WRITTEN.fullmatch(text)
    statistic = None if written is None else Statistic(path, written[1])
    if statistic is None or not _is_there(statistic):
        raise ScenarioError([Problem(Code.LINK_PART_UNKNOWN, NOWHERE, actual=shown(f"{path}={text}"))])
    return statistic


def _is_there(statistic: Statistic) -> bool:
    if statistic.path == WAGE:
        return statistic.key in wages()
    rate = rates().get(statistic.key)
    if rate is None:
        return False
    return statistic.path == RATE or (
        statistic.path == SELF_CERTIFIED and rate.self_certified_share is not None
    )


def _rate(key: str) -> dict[str, Any]:
    rate, statistics = rates()[key], read_absence_statistics()
    provenance = Provenance.ASSUMPTION if rate.standing.is_assumption else Provenance.PUBLISHED
    notes = [*rate.notes, *filter(None, [statistics.caution(rate)]), statistics.basis_caution]
    return _statement(rate.rate, provenance, rate, notes)


def _self_certified(key: str) -> dict[str, Any]:
    rate = rates()[key]
    assert rate.self_certified_share is not None
    return _statement(rate.self_certified_share, Provenance.DERIVED, rate, rate.notes)


def _wage(key: str) -> dict[str, Any]:
    wage = wages()[key]
    caution = read_absence_statistics().annual_wage_caution
    return {**_statement(wage.annual, Provenance.ASSUMPTION, wage, [caution]), "price_year": wage.year}


_STATEMENTS: dict[str, Callable[[str], dict[str, Any]]] = {
    RATE: _rate,
    SELF_CERTIFIED: _self_certified,
    WAGE: _wage,
}


def _statement(
    value: float, provenance: Provenance, source: AbsenceRate | MonthlyWage, notes: Sequence[Text]
) -> dict[str, Any]:
    period = source.period if isinstance(source, AbsenceRate) else f"{source.last_period:%Y-%m}"
    labelled = {
        code: f"{source.source.in_language(code)}; {source.label.in_language(code)}, {period}"
        for code in ("nb", "en")
    }
    statement: dict[str, Any] = {"value": value, "provenance": provenance.value, "source": labelled}
    if notes:
        statement["note"] = {code: " ".join(note.in_language(code) for note in notes) for code in labelled}
    return statement
