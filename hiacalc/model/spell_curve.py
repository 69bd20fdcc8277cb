"""How long sickness spells last: the survival curve of spells, as they are and as a measure makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from hiacalc.arrays import Floats

_NO_FALL = 1e-300
_SERIES_BELOW = 1e-2  # there the closed form of the mean day would lose digits


# Pieces of the curve that days lie in, and the days since each piece began.
_Place: TypeAlias = tuple[np.intp | np.ndarray[tuple[int, ...], np.dtype[np.intp]], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalCurve:
    """The survival function of spells: the share of them that is still open after each calendar day.

    The hazard is constant between the knots, so that the logarithm of the share
    is linear; the share is 1 at day 0, and what is open at the last day, the
    cap, is stopped there.

    Attributes:
        days: calendar days of the knots, rising, shape `(knots,)`; the last is the cap.
        shares: share of spells open after each, falling, above 0, of the same shape.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> float(curve.at(8.0).round(6)), curve.at_cap, float(curve.at(366.0))
        (0.707107, 0.05, 0.0)
    """

    days: Floats
    shares: Floats
    _starts: Floats = field(init=False, repr=False)
    _open: Floats = field(init=False, repr=False)
    _hazards: Floats = field(init=False, repr=False)
    _hazards_before: Floats = field(init=False, repr=False)
    _days_before: Floats = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Tabulate the pieces, a last one without hazard after the cap.

        Raises:
            ValueError: where days do not rise from above 0, or shares do not fall from at most 1 to above 0.
        """
        starts = np.concatenate([[0.0], self.days])
        opened = np.concatenate([[1.0], self.shares])
        if len(self.days) == 0 or not (np.all(np.diff(starts) > 0) and np.all(np.diff(opened) <= 0)):
            raise ValueError("the days of a survival curve must rise, and its shares fall")
        if opened[-1] <= 0:
            raise ValueError("some spells must be open until the last day of a survival curve")
        lengths, falls = np.diff(starts), -np.diff(np.log(opened))
        areas = opened[:-1] * lengths * mean_share_open(falls)
        for name, value in (
            ("_starts", starts),
            ("_open", opened),
            ("_hazards", np.append(falls / lengths, 0.0)),
            ("_hazards_before", np.concatenate([[0.0], np.cumsum(falls)])),
            ("_days_before", np.concatenate([[0.0], np.cumsum(areas)])),
        ):
            object.__setattr__(self, name, value)

    @property
    def cap(self) -> float:
        """The last calendar day that a spell can have.

        >>> SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05])).cap
        365.0
        """
        return float(self.days[-1])

    @property
    def at_cap(self) -> float:
        """The share of spells that reach the cap and are stopped by it.

        >>> SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05])).at_cap
        0.05
        """
        return float(self.shares[-1])

    def at(self, day: ArrayLike) -> Floats:
        """The share of spells still open after a calendar day; at the cap what it stops, after it 0.

        >>> SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05])).at([0, 16, 365]).tolist()
        [1.0, 0.5, 0.05]
        """
        days = np.asarray(day, dtype=np.float64)
        return np.asarray(np.where(days <= self.cap, self.continued(days), 0.0))

    def continued(self, day: ArrayLike) -> Floats:
        """As `at`, but with the share of the cap on all days after it.

        >>> SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05])).continued([365, 400]).tolist()
        [0.05, 0.05]
        """
        piece, since = self._piece(day)
        return np.asarray(self._open[piece] * np.exp(-self._hazards[piece] * since))

    def cumulative_hazard(self, day: ArrayLike) -> Floats:
        """The cumulative hazard up to a calendar day, that is, minus the logarithm of the share open.

        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> float(np.exp(-curve.cumulative_hazard(16.0)).round(12))
        0.5
        """
        return self._hazard_until(self._piece(day))

    def continued_area(self, day: ArrayLike) -> Floats:
        """The integral of `continued` from day 0 to a day.

        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> float((curve.continued_area(385.0) - curve.continued_area(365.0)).round(12))
        1.0
        """
        return self._area_until(self._piece(day))

    def area(self, start: ArrayLike, end: ArrayLike) -> Floats:
        """Days of a mean spell between two calendar days, the integral of S(t) in closed form.

        Args:
            start: day at whose end the area begins, 0 for all of a spell's days.
            end: day at whose end it ends, not before `start`. Both broadcast.

        Returns:
            Days, of the shape that the two broadcast to.

        Example:
            >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
            >>> float(curve.area(0.0, 16.0).round(6))
            11.54156
        """
        ends = np.minimum(end, self.cap)
        return np.asarray(self.continued_area(ends) - self.continued_area(np.minimum(start, self.cap)))

    @property
    def mean_days(self) -> float:
        """The mean length of a spell in calendar days, E[L].

        >>> round(SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05])).mean_days, 6)
        79.747509
        """
        return float(self._days_before[-1])

    @property
    def mean_square(self) -> float:
        """The mean square of a spell's calendar days, E[L^2], twice the integral of t S(t).

        >>> round(SurvivalCurve(np.array([10.0]), np.array([1.0])).mean_square, 9)
        100.0
        """
        starts, lengths = self._starts[:-1], np.diff(self._starts)
        falls = self._hazards[:-1] * lengths
        by_day = starts * lengths * mean_share_open(falls) + lengths**2 * _mean_day_open(falls)
        return float(2.0 * np.sum(self._open[:-1] * by_day))

    def pieces(self) -> Iterator[tuple[float, float, float, float]]:
        """Pieces of constant hazard: first and last day, the hazard, and the cumulative hazard before.

        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> [(first, last) for first, last, *_ in curve.pieces()]
        [(0.0, 16.0), (16.0, 365.0)]
        """
        ends = self._starts[1:].tolist()
        starts, hazards = self._starts.tolist(), self._hazards.tolist()
        return iter(list(zip(starts, ends, hazards, self._hazards_before.tolist(), strict=False)))

    def _hazard_until(self, place: _Place) -> Floats:
        piece, since = place
        return np.asarray(self._hazards_before[piece] + self._hazards[piece] * since)

    def _area_until(self, place: _Place) -> Floats:
        piece, since = place
        share = mean_share_open(self._hazards[piece] * since)
        return np.asarray(self._days_before[piece] + self._open[piece] * since * share)

    def _piece(self, day: ArrayLike) -> _Place:
        """Which piece each day lies in, and the days since it began."""
        days = np.maximum(day, 0.0)
        piece = np.searchsorted(self._starts, days, side="right") - 1
        return piece, np.asarray(days - self._starts[piece])


class TreatedCurve(Protocol):
    """The survival curve of spells that a measure reaches."""

    @property
    def at_cap(self) -> Floats:
        """The share of spells that reach the cap."""
        ...

    def at(self, day: ArrayLike) -> Floats:
        """The share of spells still open after a calendar day."""
        ...

    def area(self, start: ArrayLike, end: ArrayLike) -> Floats:
        """Days of a mean spell between two calendar days.

        Args:
            start: day at whose end the span begins.
            end: day at whose end it ends.
        """
        ...

    def avoided(self, start: ArrayLike, end: ArrayLike) -> Floats:
        """Days of a mean spell between two calendar days that are avoided.

        Args:
            start: day at whose end the span begins.
            end: day at whose end it ends.
        """
        ...

    def avoided_between(self, *edges: float) -> list[Floats]:
        """The days avoided between each calendar day and the next, all at once.

        Args:
            edges: calendar days, rising, from 0 to the cap.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class ShortenedCurve:
    """Spells of which each that is still open on a day ends some days sooner, none before that day.

    S'(t) = S(t + days) from the end of the day before `from_day`, and never
    below the share that the cap stops. Spells end later where the days are
    negative: none open at `from_day` then ends before as many days have gone.

    Attributes:
        curve: of spells as they are.
        days_shorter: calendar days, shape `(1,)` or `(draws,)`.
        from_day: first calendar day on which a spell may end sooner, of such a shape too.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> shortened = ShortenedCurve(curve, np.array([2.0]), np.array([17.0]))
        >>> shortened.avoided(0.0, 16.0).tolist(), shortened.avoided(16.0, 365.0).round(6).tolist()
        ([0.0], [0.893431])
    """

    curve: SurvivalCurve
    days_shorter: Floats
    from_day: Floats

    @property
    def at_cap(self) -> Floats:
        """The share of spells that reach the cap: as before, for its reason is not that spells are long.

        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> ShortenedCurve(curve, np.array([20.0]), np.array([1.0])).at_cap.tolist()
        [0.05]
        """
        return self.at(self.curve.cap)

    def at(self, day: ArrayLike) -> Floats:
        """The share of spells still open after a calendar day, after the cap 0.

        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> ShortenedCurve(curve, np.array([2.0]), np.array([15.0])).at([13, 14, 366]).round(4).tolist()
        [0.5694, 0.5, 0.0]
        """
        days, start = np.asarray(day, dtype=np.float64), self._start()
        moved = self.curve.continued(np.maximum(days + self._shift(), start))
        treated = np.where(days < start, self.curve.continued(days), moved)
        return np.asarray(np.where(days <= self.curve.cap, treated, 0.0))

    def area(self, start: ArrayLike, end: ArrayLike) -> Floats:
        """Days of a mean spell between two calendar days, in closed form.

        Args:
            start: day at whose end the area begins.
            end: day at whose end it ends.

        Example:
            >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
            >>> float(ShortenedCurve(curve, np.array([365.0]), np.array([1.0])).area(0.0, 365.0)[0].round(9))
            18.25
        """
        first = self._start()
        before = self.curve.area(np.minimum(start, first), np.minimum(end, first))
        return np.asarray(before + self._moved_area(*self._treated_days(start, end)))

    def avoided(self, start: ArrayLike, end: ArrayLike) -> Floats:
        """Days of a mean spell between two calendar days that are avoided; negative where spells last longer.

        Args:
            start: day at whose end the span begins.
            end: day at whose end it ends.

        Example:
            >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
            >>> ShortenedCurve(curve, np.array([0.0]), np.array([1.0])).avoided(0.0, 365.0).tolist()
            [0.0]
        """
        days = self._treated_days(start, end)
        avoided = self.curve.continued_area(days[1]) - self.curve.continued_area(days[0])
        return _of_sign(avoided - self._moved_area(*days), self.days_shorter)

    def avoided_between(self, *edges: float) -> list[Floats]:
        """The days avoided between each calendar day and the next.

        Args:
            edges: calendar days, rising, from 0 to the cap.

        Example:
            >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
            >>> shortened = ShortenedCurve(curve, np.array([2.0]), np.array([17.0]))
            >>> [float(days[0].round(3)) for days in shortened.avoided_between(0.0, 16.0, 365.0)]
            [0.0, 0.893]
        """
        return [self.avoided(*span) for span in pairwise(edges)]

    def _moved_area(self, start: Floats, end: Floats) -> Floats:
        """The integral of the curve moved by the days, between two of the treated days."""
        first, shift = self._start(), self._shift()
        opened = self.curve.continued(first)

        def up_to(day: Floats) -> Floats:
            # where spells last longer, none ends for the days after the first
            moved = day + shift
            waiting = opened * np.maximum(first - moved, 0.0)
            return np.asarray(self.curve.continued_area(np.maximum(moved, first)) - waiting)

        return np.asarray(up_to(end) - up_to(start))

    def _treated_days(self, start: ArrayLike, end: ArrayLike) -> tuple[Floats, Floats]:
        first, cap = self._start(), self.curve.cap
        return np.asarray(np.clip(start, first, cap)), np.asarray(np.clip(end, first, cap))

    def _start(self) -> Floats:
        return np.asarray(np.clip(self.from_day - 1.0, 0.0, self.curve.cap))

    def _shift(self) -> Floats:
        # more than all the days of a spell is the same as all
        return np.asarray(np.clip(self.days_shorter, -self.curve.cap, self.curve.cap))


@dataclass(frozen=True, slots=True, eq=False)
class HastenedCurve:
    """Spells whose hazard of ending, the return to work, is multiplied within a span of days.

    S'(t) = S(t0) (S(t)/S(t0))^ratio from t0, the end of the day before
    `from_day`, to the end of `to_day`; after it hazards are as before. An empty
    span changes nothing.

    Attributes:
        curve: of spells as they are.
        hazard_ratio: at least 0, shape `(1,)` or `(draws,)`; below 1 spells last longer.
        from_day: first calendar day of the span, of such a shape too.
        to_day: its last calendar day, of such a shape too.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> twice = HastenedCurve(curve, np.array([2.0]), np.array([1.0]), np.array([16.0]))
        >>> twice.at([0, 16, 365]).round(12).tolist()
        [1.0, 0.25, 0.025]
    """

    curve: SurvivalCurve
    hazard_ratio: Floats
    from_day: Floats
    to_day: Floats
    _places: tuple[_Place, _Place] = field(init=False, repr=False)
    _first: Floats = field(init=False, repr=False)
    _last: Floats = field(init=False, repr=False)
    _hazard_before: Floats = field(init=False, repr=False)
    _open_before: Floats = field(init=False, repr=False)
    _log_kept: Floats = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out once what every span of days asks for."""
        cap = self.curve.cap
        first = np.asarray(np.clip(self.from_day - 1.0, 0.0, cap))
        last = np.asarray(np.clip(self.to_day, first, cap))
        places = self.curve._piece(first), self.curve._piece(last)
        hazard_before = self.curve._hazard_until(places[0])
        through = self.curve._hazard_until(places[1]) - hazard_before
        for name, value in (
            ("_places", places),
            ("_first", first),
            ("_last", last),
            ("_hazard_before", hazard_before),
            ("_open_before", np.exp(-hazard_before)),
            # the logarithm of the share of spells open after the span that is left of those before
            ("_log_kept", np.asarray((1.0 - self.hazard_ratio) * through)),
        ):
            object.__setattr__(self, name, value)

    @property
    def at_cap(self) -> Floats:
        """The share of spells that reach the cap.

        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> twice = HastenedCurve(curve, np.array([2.0]), np.array([17.0]), np.array([365.0]))
        >>> twice.at_cap.round(9).tolist()
        [0.005]
        """
        return np.asarray(self.curve.at_cap * np.exp(self._log_kept))

    def at(self, day: ArrayLike) -> Floats:
        """The share of spells still open after a calendar day, after the cap 0.

        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> never = HastenedCurve(curve, np.array([0.0]), np.array([17.0]), np.array([365.0]))
        >>> never.at([16, 100, 365]).round(12).tolist()
        [0.5, 0.5, 0.5]
        """
        through = self.curve.cumulative_hazard(np.clip(day, self._first, self._last)) - self._hazard_before
        return np.asarray(self.curve.at(day) * np.exp((1.0 - self.hazard_ratio) * through))

    def area(self, start: ArrayLike, end: ArrayLike) -> Floats:
        """Days of a mean spell between two calendar days, in closed form.

        Args:
            start: day at whose end the area begins.
            end: day at whose end it ends.

        Example:
            >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
            >>> never = HastenedCurve(curve, np.array([0.0]), np.array([17.0]), np.array([365.0]))
            >>> float(never.area(16.0, 365.0)[0].round(9))
            174.5
        """
        first, last = self._first, self._last
        before = self.curve.area(np.minimum(start, first), np.minimum(end, first))
        within = self._area_within(self.hazard_ratio, np.clip(start, first, last), np.clip(end, first, last))
        after = self.curve.area(np.maximum(start, last), np.maximum(end, last))
        return np.asarray(before + within + after * np.exp(self._log_kept))

    def avoided(self, start: ArrayLike, end: ArrayLike) -> Floats:
        """Days of a mean spell between two calendar days that are avoided; negative where spells last longer.

        Args:
            start: day at whose end the span begins.
            end: day at whose end it ends.

        Example:
            >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
            >>> same = HastenedCurve(curve, np.array([1.0]), np.array([1.0]), np.array([365.0]))
            >>> same.avoided(0.0, 365.0).tolist()
            [0.0]
        """
        first, last = self._first, self._last
        low, high = np.clip(start, first, last), np.clip(end, first, last)
        within = self.curve.area(low, high) - self._area_within(self.hazard_ratio, low, high)
        after = self.curve.area(np.maximum(start, last), np.maximum(end, last))
        days = _of_sign(within - after * np.expm1(self._log_kept), self.hazard_ratio - 1.0)
        return np.where(self.hazard_ratio == 1.0, 0.0, days)

    def avoided_between(self, *edges: float) -> list[Floats]:
        """The days avoided between each calendar day and the next, with each day looked up once.

        Areas up to a day grow with the day, so that of a day cut at the span's ends
        is the area cut at theirs.

        Args:
            edges: calendar days, rising, from 0 to the cap.

        Example:
            >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
            >>> twice = HastenedCurve(curve, np.array([2.0]), np.array([17.0]), np.array([365.0]))
            >>> [float(days[0].round(3)) for days in twice.avoided_between(0.0, 16.0, 365.0)]
            [0.0, 30.693]
        """
        area_first, area_last = (self.curve._area_until(place) for place in self._places)
        areas = [self.curve.continued_area(edge) for edge in edges]
        within = [np.clip(area, area_first, area_last) for area in areas]
        after = [np.maximum(area, area_last) for area in areas]
        treated = self._treated_areas(edges)
        kept = np.expm1(self._log_kept)
        helpful, unchanged = self.hazard_ratio - 1.0, self.hazard_ratio == 1.0
        between = []
        for number in range(len(edges) - 1):
            days = within[number + 1] - within[number] - (treated[number + 1] - treated[number])
            days = days - (after[number + 1] - after[number]) * kept
            between.append(np.where(unchanged, 0.0, _of_sign(days, helpful)))
        return between

    def _treated_areas(self, edges: Sequence[float]) -> list[Floats]:
        """The area under the treated curve from the span's first day to each edge cut at the span's ends.

        It is the difference of the areas from a day to the cap, which are exact far out too.
        """
        # a fall of nothing at all is so small that it changes nothing
        ratio = np.maximum(self.hazard_ratio, _NO_FALL)
        lengths, hazards = np.diff(self.curve._starts), self.curve._hazards[:-1]
        falls = [np.expm1(-ratio * max(fall, _NO_FALL)) for fall in (hazards * lengths).tolist()]
        opened = [np.ones_like(ratio)]
        for fall in falls:
            opened.append(opened[-1] * (1.0 + fall))
        to_cap = [np.zeros_like(ratio)]
        for share, fall, length, hazard in reversed(
            list(zip(opened, falls, lengths.tolist(), (hazards * lengths).tolist(), strict=False))
        ):
            to_cap.append(to_cap[-1] - share * fall * (length / (ratio * max(hazard, _NO_FALL))))
        from_knot = np.array(to_cap[::-1])  # shape (knots, 1 or draws)

        def from_day(place: _Place) -> Floats:
            piece, since = place
            left = np.append(lengths, 0.0)[piece] - since
            hazard = self.curve._hazards[piece]
            column = np.arange(ratio.size) if ratio.size > 1 else 0
            beyond = from_knot[np.minimum(np.asarray(piece) + 1, len(lengths)), column]
            share = np.exp(-ratio * (self.curve._hazards_before[piece] + hazard * since))
            return np.asarray(beyond + share * left * mean_share_open(ratio * hazard * left))

        at_first, at_last = (from_day(place) for place in self._places)
        scale = np.exp((ratio - 1.0) * self._hazard_before)
        ends = {0.0: at_first, self.curve.cap: at_last}
        remaining = [
            ends[edge] if edge in ends else np.clip(from_day(self.curve._piece(edge)), at_last, at_first)
            for edge in edges
        ]
        return [np.asarray(scale * (at_first - left)) for left in remaining]

    def _area_within(self, ratio: Floats, start: Floats, end: Floats) -> Floats:
        """The integral of the curve with its hazard times a ratio, between two days of the span.

        Days that are the same for all draws meet the draws only in the ratio,
        and pieces that lie outside in all draws are left out.
        """
        area, earliest, latest = np.zeros(1), float(np.min(start)), float(np.max(end))
        for piece_start, piece_end, hazard, cumulative in self.curve.pieces():
            if piece_end <= earliest or piece_start >= latest:
                continue
            low, high = np.clip(start, piece_start, piece_end), np.clip(end, piece_start, piece_end)
            days = high - low
            through = np.maximum(cumulative + hazard * (low - piece_start) - self._hazard_before, 0.0)
            share = mean_share_open(ratio * (hazard * days))
            area = area + (self._open_before * days) * np.exp(-ratio * through) * share
        return np.asarray(area)


def mean_share_open(fall: Floats) -> Floats:
    """The mean of exp(-u) for u from 0 to a fall in the logarithm, (1 - exp(-fall)) / fall, and 1 at 0.

    >>> mean_share_open(np.array([0.0, 1.0])).round(6).tolist()
    [1.0, 0.632121]
    """
    share = np.ones_like(fall)
    return np.asarray(np.divide(-np.expm1(-fall), fall, out=share, where=fall != 0.0))


def _mean_day_open(fall: Floats) -> Floats:
    """The integral of v exp(-fall v) for v from 0 to 1."""
    series = 0.5 - fall / 3.0 + fall**2 / 8.0 - fall**3 / 30.0 + fall**4 / 144.0 - fall**5 / 840.0
    safe = np.where(fall < _SERIES_BELOW, 1.0, fall)
    return np.where(fall < _SERIES_BELOW, series, (-np.expm1(-safe) - safe * np.exp(-safe)) / safe**2)


def _of_sign(days: Floats, helpful: Floats) -> Floats:
    """Days avoided, where rounding must not turn the sign of the effect."""
    return np.where(helpful >= 0.0, np.maximum(days, 0.0), np.minimum(days, 0.0)) + 0.0
