"""What a reader gives an input: its kinds, and how the model is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from hiacalc.scenario import Scenario
from hiacalc.ui.session.amount import Amount
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.statistic import Statistic
from hiacalc.ui.session.switch import has_section, is_switch, section_of

# A value moved, a setting, an amount moved in its kroner, an own figure stated, or one of the statistics.
Change: TypeAlias = float | str | Amount | OwnFigure | Statistic

# Workplaces of an unsure number of workers: as many more there are in all, as many more in each.
_SIZES = ("population.workers", "population.workers_per_employer")


def stated(changes: Mapping[str, Change], scenario: Scenario) -> dict[str, Any]:
    """Changes as `hiacalc.scenario.changed` takes them.

    Own figures for all workers and for those of one workplace are the same
    count, so that doubt about the one is doubt about the other.

    Args:
        changes: by path.
        scenario: to which they are made, unchanged.

    >>> from hiacalc.scenario import shipped
    >>> stated({"population.workers": OwnFigure(43.0)}, shipped("helseiarbeid-2016"))
    {'population.workers': {'value': 43.0, 'provenance': 'own'}}
    """
    statement: dict[str, Any] = {
        path: value if isinstance(value, (int, float, str)) else value.stated()
        for path, value in changes.items()
        if not is_switch(path)
    }
    statement |= {
        path: section_of(str(value))
        for path, value in changes.items()
        if is_switch(path) and value != has_section(path, scenario)
    }
    sizes = [changes.get(path) for path in _SIZES]
    if all(isinstance(size, OwnFigure) and size.has_width for size in sizes):
        kept = [pair for pair in scenario.correlations if set(pair.between) != set(_SIZES)]
        together = {"between": list(_SIZES), "rank": 1}
        statement["correlations"] = [*(pair.model_dump(exclude_none=True) for pair in kept), together]
    return statement


def number_of(change: Change) -> float:
    """The number that a change gives its input.

    >>> number_of(Amount(620_000.0, 2025))
    620000.0
    """
    if isinstance(change, Statistic):
        return float(change.stated()["value"])
    if isinstance(change, OwnFigure):
        return change.number
    return float(change.value if isinstance(change, Amount) else change)


def kroner_year(change: Change) -> int | None:
    """Whose kroner a change is in; None for what is no money.

    >>> kroner_year(Amount(620_000.0, 2025))
    2025
    """
    if isinstance(change, Statistic):
        return change.stated().get("price_year")
    if isinstance(change, OwnFigure):
        return change.year
    return change.price_year if isinstance(change, Amount) else None
