"""One's own absence rate: counted with as it is, or drawn towards the rate of the industry."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace

from hiacalc.analysis.deterministic.absence_by_chance import interval_by_chance, spell_days_in
from hiacalc.analysis.deterministic.shrinkage import Shrunk, shrunk_in
from hiacalc.evidence.working_time import read_working_time
from hiacalc.evidence.workplace_spread import read_workplace_spread
from hiacalc.scenario import Scenario
from hiacalc.scenario.quantity import Basis
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import State
from hiacalc.ui.session.statistic import RATE, Statistic, rates

# Kept with what is typed and not counted with as it stands: the own rate and its years while it is
# drawn towards the industry's, the industry beside an own rate, and how different workplaces are.
OWN_ABSENCE, INDUSTRY, SPREAD = "absence:own", "absence:industry", "absence:spread"


@dataclass(frozen=True, slots=True)
class OwnAbsence:
    """An own absence rate, the years it covers, and whether it is drawn towards the industry's.

    `moved` is the value of a what-if that began at it, or None.
    """

    rate: float
    years: float
    is_shrunk: bool
    moved: float | None = None


def own_absence(state: State) -> OwnAbsence | None:
    """The reader's own rate; None where there is none.

    Args:
        state: of the session.
    """
    figure = state.changes.get(RATE)
    if not isinstance(figure, OwnFigure):
        return None
    kept = state.typed.get(OWN_ABSENCE, "")
    if kept and figure.years is None and figure.has_width:
        with suppress(ValueError):  # not as it is kept here
            rate, years = (float(number) for number in kept.split(":"))
            if 0.0 <= rate <= 1.0 and years > 0.0:
                return OwnAbsence(rate, years, is_shrunk=True, moved=figure.moved)
    return OwnAbsence(figure.value, figure.years or 1.0, is_shrunk=False, moved=figure.moved)


def industry_of(state: State) -> str | None:
    """The key of the industry or sector that absence is taken from or held against; None where there is none.

    Args:
        state: of the session.
    """
    figure = state.changes.get(RATE)
    if isinstance(figure, Statistic):
        return figure.key
    key = state.typed.get(INDUSTRY, "")
    return key if isinstance(figure, OwnFigure) and key in rates() else None


def spread_of(state: State) -> float:
    """How different workplaces of one industry are taken to be.

    Args:
        state: of the session.
    """
    spread = read_workplace_spread()
    with suppress(ValueError):
        chosen = float(state.typed.get(SPREAD, ""))
        if chosen in spread.choices:
            return chosen
    return spread.value


def shrunk_of(state: State, scenario: Scenario, absence: OwnAbsence) -> Shrunk | None:
    """The own rate drawn towards the industry's; None without an industry.

    Args:
        state: of the session.
        scenario: as changed.
        absence: the own rate.
    """
    key = industry_of(state)
    if key is None:
        return None
    time, spread = read_working_time(), spread_of(state)
    return shrunk_in(scenario, time, absence.rate, rates()[key].rate, spread, absence.years)


def figure_of(state: State, absence: OwnAbsence) -> OwnFigure:
    """The figure to count with for an own rate: with the span by chance, or as both sources together have it.

    Args:
        state: of the session, with everything else changed already.
        absence: the own rate, and whether it is drawn towards the industry's.
    """
    scenario = state.current()
    both = shrunk_of(state, scenario, absence) if absence.is_shrunk else None
    if both is not None:
        rate, low, high = (float(f"{float(end):.6g}") for end in (both.rate, both.low, both.high))
        return replace(OwnFigure(rate, low, high, Basis.INTERVAL), moved=absence.moved)
    span = chance_span(scenario, absence)
    if span is None:
        return OwnFigure(absence.rate)
    figure = OwnFigure(absence.rate, *span, Basis.INTERVAL, absence.years)
    return replace(figure, moved=absence.moved)


def chance_span(scenario: Scenario, absence: OwnAbsence) -> tuple[float, float] | None:
    """The span that chance gives an own rate; None where it has none.

    Args:
        scenario: as changed.
        absence: the own rate.
    """
    time = read_working_time()
    workers = scenario.numbers["population.workers"]
    days = spell_days_in(scenario, time)
    span = interval_by_chance(scenario, time, workers, absence.rate, absence.years, days)
    return None if span is None else (float(f"{span[0]:.6g}"), float(f"{span[1]:.6g}"))


def count_absence(state: State, absence: OwnAbsence | None) -> None:
    """Count with an own rate, or with the industry's where there is none.

    Args:
        state: of the session, changed in place.
        absence: the own rate; None for none.
    """
    key = industry_of(state)
    if absence is None:
        others = {path: change for path, change in state.changes.items() if path != RATE}
        state.changes = others if key is None else {**others, RATE: Statistic(RATE, key)}
        for name in (OWN_ABSENCE, INDUSTRY):
            state.typed.pop(name, None)
        return
    if key is not None:
        state.typed[INDUSTRY] = key
    # an industry beside an own figure is known only once that stands there
    state.changes = {**state.changes, RATE: OwnFigure(absence.rate)}
    is_shrunk = absence.is_shrunk and key is not None
    state.changes = {**state.changes, RATE: figure_of(state, replace(absence, is_shrunk=is_shrunk))}
    if is_shrunk:
        state.typed[OWN_ABSENCE] = f"{absence.rate!r}:{absence.years!r}"
    else:
        state.typed.pop(OWN_ABSENCE, None)
