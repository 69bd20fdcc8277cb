"""A field of one's own workplace is left: what stands in it is counted with, or kept as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hiacalc.analysis.deterministic.whole_groups import workplaces
from hiacalc.evidence.plausible import read_plausible
from hiacalc.present.locale.error_messages import message
from hiacalc.present.words.own_field import field_text
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.options import Groups
from hiacalc.scenario.registry import keys
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import Change, State
from hiacalc.ui.views.own_absence import OwnAbsence, count_absence, own_absence
from hiacalc.ui.views.own_notice import (
    Notice,
    UnusableError,
    bounds_sentence,
    number_in,
    offers,
    say_of,
    unusual,
    within_bounds,
)
from hiacalc.ui.views.own_numbers import (
    FIELDS,
    GROUPS,
    PART_OF,
    PART_TIME,
    RATE,
    SECTOR,
    SIZE,
    SURE_OF,
    UNITS,
    WAGE,
    WAGE_YEAR,
    WORKERS,
    YEARS,
    ZONE,
    Sure,
    can_stand_in,
    own_or_converted,
    shown_of,
    sureness,
)
from hiacalc.ui.views.own_range import as_sure, forget_ends

_WHOLE = 1.0  # a full position
_PASSES = 2  # one field may wait for another that comes after it


def enter(state: State, name: str, text: str) -> None:
    """Count with what was typed in a field, or keep it as it is until it can be counted with.

    Other fields are left as they are, but for those that waited for this one.

    Args:
        state: of the session, changed in place.
        name: of the field.
        text: that stands in it now; empty takes back what stood there.
    """
    text = text.strip()
    state.typed.pop(name, None)
    if name.endswith(":sure") and text != Sure.RANGE:
        forget_ends(state, name)
    if text == shown_of(state, state.current())[name]:
        return
    state.typed[name] = text
    for _ in range(_PASSES):
        for waiting in FIELDS:
            if waiting not in state.typed:
                continue
            try:
                trial = counted(state, waiting, state.typed[waiting])
            except UnusableError:
                continue
            trial.typed.pop(waiting, None)
            state.changes, state.typed = trial.changes, trial.typed
            state.has_read()
            state.widget_version += 1


def notice(state: State, name: str) -> Notice | None:
    """What is to be said beside a field; None for nothing.

    Args:
        state: of the session.
        name: of the field.
    """
    if name in state.typed:
        try:
            counted(state, name, state.typed[name])
        except UnusableError as refusal:
            return refusal.notice if refusal.notice.sentence else None
        return None
    return unusual(state, name)


def counted(state: State, name: str, text: str) -> State:
    """A state like the one of the session that counts with what stands in a field.

    Args:
        state: of the session, left as it is.
        name: of the field.
        text: that stands in it.

    Raises:
        UnusableError: it can't be counted with.
    """
    if not can_stand_in(name, text):
        raise UnusableError  # an address says it, and nobody can have chosen it
    trial = replace(state, changes=dict(state.changes), typed=dict(state.typed), problems=None)
    if name in (SECTOR, ZONE):
        _put(trial, name, {name: text} if text else {}, () if text else (name,))
    elif name in (RATE, YEARS):
        _absence(trial, name, text)
    elif name == UNITS:
        _places(trial, name, text)
    elif name == PART_TIME:
        _part_time(trial, text)
    elif name == WAGE_YEAR:
        _wage_year(trial, text)
    elif name in PART_OF:
        _how_sure(trial, name, text)
    else:
        _figure(trial, name, text)
    if name in (WORKERS, PART_TIME) and own_absence(trial) is not None:
        count_absence(trial, own_absence(trial))  # chance is another among so many
        _put(trial, name, {})
    return trial


def _figure(trial: State, path: str, text: str) -> None:
    """A number of workers, a wage, an attendance or a share of substitutes, as sure as it was."""
    before = trial.changes.get(path)
    if not text:
        _take_back(trial, path)
        return
    value = number_in(trial, path, text, keys()[path].unit)
    within_bounds(trial, path, text, value)
    asked = trial.typed.get(WAGE_YEAR, "")
    asked = asked if can_stand_in(WAGE_YEAR, asked) else _shown(trial, WAGE_YEAR)
    year = int(asked) if path == WAGE else None
    figure = OwnFigure(value, price_year=year)
    if isinstance(before, OwnFigure) and path in SURE_OF.values():
        figure = as_sure(trial, path, figure, sureness(before, keys()[path]), before)
    if path == WORKERS:
        _places_of(trial, figure)
    else:
        _put(trial, path, {path: figure})
    if path == WAGE:
        trial.typed.pop(WAGE_YEAR, None)


def _take_back(trial: State, path: str) -> None:
    if path == WORKERS:
        units = _shown(trial, UNITS)
        if units:
            trial.typed.setdefault(UNITS, units)  # which is counted with among those of the scenario
        _put(trial, path, {}, (WORKERS, SIZE, GROUPS))
    elif isinstance(trial.changes.get(path), OwnFigure):
        _put(trial, path, {}, (path,))


def _how_sure(trial: State, name: str, text: str) -> None:
    """How sure a figure is: by a choice, or by the ends of a range."""
    short, _, part = name.partition(":")
    path = SURE_OF[short]
    before = trial.changes.get(path)
    own = before if isinstance(before, OwnFigure) else None
    known = OwnFigure(
        own_or_converted(path, trial.current()).value if own is None else own.value,
        price_year=own.price_year if own is not None else None,
    )
    if part == "sure" and text != Sure.RANGE:
        if text or own is not None:
            figure = as_sure(trial, path, known, Sure(text or Sure.KNOWN), known)
            _put_with_places(trial, path, figure)
        return
    ends = {}
    for end in ("low", "high"):
        stands = text if part == end else trial.typed.get(f"{short}:{end}") or _shown(trial, f"{short}:{end}")
        if not stands:
            raise UnusableError(say_of(trial, path, "range_missing"))
        ends[end] = number_in(trial, f"{short}:{end}", stands, keys()[path].unit)
    range_ = replace(known, low=min(ends.values()), high=max(ends.values()))
    _put_with_places(trial, path, as_sure(trial, path, known, Sure.RANGE, range_))
    trial.typed.pop(f"{short}:sure", None)
    forget_ends(trial, name)


def _put_with_places(trial: State, path: str, figure: OwnFigure) -> None:
    if path == WORKERS:
        _places_of(trial, figure)
    else:
        _put(trial, path, {path: figure})


def _wage_year(trial: State, text: str) -> None:
    figure = trial.changes.get(WAGE)
    if not isinstance(figure, OwnFigure):
        raise UnusableError  # it waits for a wage
    _put(trial, WAGE, {WAGE: replace(figure, price_year=int(text))})


def _part_time(trial: State, text: str) -> None:
    """The mean position as a share, from itself or from the full-time equivalents of all."""
    if not text:
        _take_back(trial, PART_TIME)
        return
    if "%" in text:
        share = number_in(trial, PART_TIME, text, Unit.SHARE)
    else:
        count = number_in(trial, PART_TIME, text, Unit.YEARS)
        workers = trial.changes.get(WORKERS)
        share = count
        if count > _WHOLE:
            if not isinstance(workers, OwnFigure):
                raise UnusableError(say_of(trial, PART_TIME, "workers_first", text=text))
            share = count / workers.number
            if share > _WHOLE:
                shown = field_text(workers.number, Unit.WORKERS, trial.language)
                sentence = say_of(trial, PART_TIME, "more_full_time", text=text, workers=shown)
                raise UnusableError(sentence, offers(trial, [count / 100.0], Unit.SHARE))
    within_bounds(trial, PART_TIME, text, share)
    _put(trial, PART_TIME, {PART_TIME: OwnFigure(float(f"{share:.12g}"))})


def _absence(trial: State, name: str, text: str) -> None:
    """The own rate, or the years that it covers."""
    before = own_absence(trial)
    if name == RATE and not text:
        if before is not None:
            count_absence(trial, None)
            _put(trial, RATE, {})
        return
    if name == RATE:
        rate = number_in(trial, RATE, text, Unit.SHARE)
        within_bounds(trial, RATE, text, rate)
        years = before.years if before is not None else 1.0
        count_absence(trial, OwnAbsence(rate, years, is_shrunk=before is not None and before.is_shrunk))
    else:
        years = number_in(trial, YEARS, text, Unit.YEARS) if text else 1.0
        low, high = read_plausible().years_asked
        if not low <= years <= high:
            raise UnusableError(bounds_sentence(trial, YEARS, text, (low, high), Unit.YEARS))
        if before is None:
            raise UnusableError  # it waits for a rate
        count_absence(trial, replace(before, years=years))
    _put(trial, RATE, {})


def _places(trial: State, name: str, text: str) -> None:
    """How many places of work there are."""
    own = trial.changes.get(WORKERS)
    workers = own if isinstance(own, OwnFigure) else None
    if not text:
        trial.changes = {path: change for path, change in trial.changes.items() if path not in (SIZE, GROUPS)}
        if workers is not None:
            _places_of(trial, workers)
        return
    places = number_in(trial, name, text, Unit.EMPLOYERS)
    everyone = workers or OwnFigure(trial.current().numbers[WORKERS])
    if places <= 0.0 or places > everyone.number:
        shown = field_text(everyone.number, Unit.WORKERS, trial.language)
        raise UnusableError(say_of(trial, name, "more_places", text=text, workers=shown))
    _put(trial, name, {SIZE: everyone.shared(places), GROUPS: Groups.WHOLE.value})


def _places_of(trial: State, workers: OwnFigure) -> None:
    """As many places as were said, or about as large as in the scenario, or one; whole groups."""
    is_own = isinstance(trial.changes.get(SIZE), OwnFigure)
    usual = max(1.0, round(workers.number / trial.base.numbers[SIZE]))
    places = workplaces(trial.current()) if is_own else usual
    if places > workers.number:
        trial.typed.setdefault(UNITS, _shown(trial, UNITS))  # said again beside its field
        places, is_own = 1.0, False
    size: Change = workers.shared(places) if is_own else workers.number / places
    _put(trial, WORKERS, {WORKERS: workers, SIZE: size, GROUPS: Groups.WHOLE.value})


def _put(trial: State, name: str, changes: Mapping[str, Change], taken_back: tuple[str, ...] = ()) -> None:
    """Change the state; what the scenario refuses is told beside the field."""
    if taken_back:
        trial.changes = {path: change for path, change in trial.changes.items() if path not in taken_back}
    trial.attempt(changes)
    if trial.problems is not None:
        reason = message(trial.problems.problems[0]._replace(path=""), trial.language)
        raise UnusableError(say_of(trial, name, "refused", reason=reason))


def _shown(trial: State, name: str) -> str:
    return shown_of(trial, trial.current())[name]
