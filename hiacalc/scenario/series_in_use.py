"""Which of the published series a scenario rests on, and which of those are old."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hiacalc.evidence.absence_statistics import read_absence_statistics
from hiacalc.evidence.dated_source import DatedSource
from hiacalc.evidence.staleness import Series, all_series, stale_series
from hiacalc.scenario.options import SickPayRules
from hiacalc.scenario.quantity import Quantity
from hiacalc.scenario.schema import Scenario, money_units
from hiacalc.text import Text

RATE, WAGE = "absence.rate", "valuation.annual_value_per_fte"


def series_in_use(scenario: Scenario) -> frozenset[str]:
    """The keys of the series that a scenario rests on.

    Prices and wages count where an amount is converted by them, the basic amount
    and the employer's contribution where sick pay follows the law, spell lengths
    where absence comes in spells, and the statistics where a figure is theirs.

    Args:
        scenario: with all changes made.

    Example:
        >>> from hiacalc.scenario import shipped
        >>> sorted(series_in_use(shipped("helseiarbeid-2016")))
        []
        >>> sorted(series_in_use(shipped("helseiarbeid-2025")))[:3]
        ['absence', 'basic_amount', 'employer_contribution']
    """
    keys = _conversions(scenario)
    statistics = read_absence_statistics()
    every = (statistics.all_economy.adjusted, *statistics.sectors, *statistics.industries)
    if _rests_on(scenario, RATE, every):
        keys.add(statistics.key)
    if _rests_on(scenario, WAGE, statistics.wages):
        keys.add(statistics.monthly_wages.key)
    if scenario.absence.spells is not None:  # whose self-certified part is of the statistics too
        keys |= {statistics.key, "spell_lengths"}
    if scenario.sick_pay is not None and scenario.sick_pay.rules is SickPayRules.STATUTORY:
        keys |= {"basic_amount", "employer_contribution"}
    return frozenset(keys)


def stale_in(scenario: Scenario, today: date) -> tuple[Series, ...]:
    """The series that a scenario rests on and that are stale on a day.

    Args:
        scenario: with all changes made.
        today: the day that is asked about.

    Example:
        >>> from hiacalc.scenario import shipped
        >>> [series.key for series in stale_in(shipped("helseiarbeid-2025"), date(2026, 11, 26))]
        ['spell_lengths']
    """
    in_use = series_in_use(scenario)
    return tuple(series for series in stale_series(today) if series.key in in_use)


def label_of_series(key: str) -> Text:
    """The name of a series.

    Args:
        key: of the series.

    Raises:
        KeyError: there is none of that key.

    Example:
        >>> label_of_series("absence").en
        'Sickness absence'
    """
    return {series.key: series.label for series in all_series()}[key]


def _conversions(scenario: Scenario) -> set[str]:
    year = int(scenario.time.price_year.value)
    keys = set()
    for path, unit in money_units().items():
        amount = scenario.stated.get(path)
        if isinstance(amount, Quantity) and amount.price_year not in (None, year):
            keys.add((amount.index or unit.price_index).value)
    return keys - {"none"}


def _rests_on(scenario: Scenario, path: str, figures: Iterable[DatedSource]) -> bool:
    """Whether the source of an input is that of one of the figures."""
    quantity = scenario.stated.get(path)
    if not isinstance(quantity, Quantity) or quantity.source is None:
        return False
    return any(quantity.source.en.startswith(figure.source.en) for figure in figures)
