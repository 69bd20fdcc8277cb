"""What fewer or shorter spells come to: the days avoided, and whose days they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hiacalc.arrays import Floats
from hiacalc.model.spell_curve import HastenedCurve, ShortenedCurve, SurvivalCurve, TreatedCurve


@dataclass(frozen=True, slots=True, eq=False)
class SpellEffect:
    """The relative reduction of absence days that an effect on spells gives, in all and by who pays.

    Each is of shape `(1,)` or `(draws,)`; shares are of days unless said.

    Attributes:
        reduction: relative reduction of all absence days.
        reduction_outside: relative reduction of the days outside the employer's period.
        share_outside: days outside the employer's period, of all absence days before.
        avoided_inside_share: avoided days inside the employer's period, of all avoided; nan where
            inside and outside move in different directions, or nothing moves.
        early: NAV's days up to the day until which it gives holiday pay, of all NAV's days before.
        avoided_early: the same share of the NAV days avoided; `early` where none is.
        mean_days_before: calendar days of a mean certified spell.
        mean_days_after: the same with the measure.
        reaching_cap_before: share of certified spells that reach the cap.
        reaching_cap_after: the same with the measure, of the spells that are left.
        certified_spells_left: certified spells with the measure, for each before.
    """

    reduction: Floats
    reduction_outside: Floats
    share_outside: Floats
    avoided_inside_share: Floats
    early: Floats
    avoided_early: Floats
    mean_days_before: Floats
    mean_days_after: Floats
    reaching_cap_before: Floats
    reaching_cap_after: Floats
    certified_spells_left: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Days of a mean certified spell inside the employer's period, of NAV's days early, and late."""

    inside: Floats
    early: Floats
    late: Floats

    @property
    def outside(self) -> Floats:
        return np.asarray(self.early + self.late)

    def times(self, factor: Floats) -> _Parts:
        return _Parts(self.inside * factor, self.early * factor, self.late * factor)


def share_in_employer_period(curve: SurvivalCurve, self_share: Floats, employer_period: float) -> Floats:
    """The share of all absence days that lie inside the employer's period, self-certified days all of them.

    Args:
        curve: of certified spells.
        self_share: share of absence days that are self-certified.
        employer_period: calendar days that the employer pays.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> share_in_employer_period(curve, np.array([0.157]), 16.0).round(6).tolist()
        [0.279004]
    """
    inside = float(curve.area(0.0, employer_period)) / curve.mean_days
    return np.asarray(self_share + (1.0 - self_share) * inside)


def fewer_spells(
    curve: SurvivalCurve,
    self_share: Floats,
    fewer_certified: Floats,
    fewer_self_certified: Floats,
    share_of_spells: Floats,
    *,
    employer_period: float,
    holiday_pay_until: float,
) -> SpellEffect:
    """The effect of spells that never begin, while the others last as long as before.

    Args:
        curve: of certified spells.
        self_share: share of absence days that are self-certified.
        fewer_certified: relative reduction of certified spells among those reached.
        fewer_self_certified: relative reduction of self-certified spells.
        share_of_spells: share of certified spells that are reached.
        employer_period: calendar days that the employer pays.
        holiday_pay_until: calendar day until which NAV gives holiday pay on its sick pay.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> law = {"employer_period": 16.0, "holiday_pay_until": 83.2}
        >>> every = np.ones(1)
        >>> effect = fewer_spells(curve, np.array([0.157]), 0.05 * every, 0.0 * every, every, **law)
        >>> effect.reduction.round(9).tolist()
        [0.04215]
    """
    before = _parts_of(curve, employer_period, holiday_pay_until)
    fewer = np.asarray(fewer_certified * share_of_spells)
    return _effect(
        curve,
        self_share,
        before,
        before.times(fewer),
        fewer_self_certified=fewer_self_certified,
        mean_days_after=np.full(1, curve.mean_days),
        reaching_cap_after=np.full(1, curve.at_cap),
        certified_spells_left=np.asarray(1.0 - fewer),
    )


def shorter_spells(
    curve: SurvivalCurve,
    self_share: Floats,
    days_shorter: Floats,
    from_day: Floats,
    share_of_spells: Floats,
    *,
    employer_period: float,
    holiday_pay_until: float,
) -> SpellEffect:
    """The effect of certified spells that end some days sooner when they are still open on a day.

    Args:
        curve: of certified spells.
        self_share: share of absence days that are self-certified.
        days_shorter: calendar days; negative where spells last longer.
        from_day: first calendar day on which a spell may end sooner.
        share_of_spells: share of certified spells that are reached.
        employer_period: calendar days that the employer pays.
        holiday_pay_until: calendar day until which NAV gives holiday pay on its sick pay.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> law = {"employer_period": 16.0, "holiday_pay_until": 83.2}
        >>> every = np.ones(1)
        >>> effect = shorter_spells(curve, np.array([0.157]), 2 * every, 17 * every, every, **law)
        >>> effect.reduction.round(9).tolist(), effect.avoided_inside_share.tolist()
        ([0.00944434], [0.0])
    """
    treated = ShortenedCurve(curve, days_shorter, from_day)
    return _treated(curve, self_share, treated, share_of_spells, employer_period, holiday_pay_until)


def faster_return(  # noqa: PLR0917 - absence, three numbers of the measure, and whom it reaches
    curve: SurvivalCurve,
    self_share: Floats,
    hazard_ratio: Floats,
    from_day: Floats,
    to_day: Floats,
    share_of_spells: Floats,
    *,
    employer_period: float,
    holiday_pay_until: float,
) -> SpellEffect:
    """The effect of a hazard ratio of return to work within a span of days of certified spells.

    Args:
        curve: of certified spells.
        self_share: share of absence days that are self-certified.
        hazard_ratio: at least 0; below 1 spells last longer.
        from_day: first calendar day of the span.
        to_day: its last calendar day.
        share_of_spells: share of certified spells that are reached.
        employer_period: calendar days that the employer pays.
        holiday_pay_until: calendar day until which NAV gives holiday pay on its sick pay.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> law = {"employer_period": 16.0, "holiday_pay_until": 83.2}
        >>> every = np.ones(1)
        >>> effect = faster_return(curve, np.array([0.157]), 2 * every, 17 * every, 365 * every, every, **law)
        >>> effect.reduction_outside.round(6).tolist(), effect.reaching_cap_after.round(9).tolist()
        ([0.45], [0.005])
    """
    treated = HastenedCurve(curve, hazard_ratio, from_day, to_day)
    return _treated(curve, self_share, treated, share_of_spells, employer_period, holiday_pay_until)


def treated_curve(
    curve: SurvivalCurve,
    from_day: Floats,
    days_shorter: Floats | None = None,
    hazard_ratio: Floats | None = None,
    to_day: Floats | None = None,
) -> TreatedCurve:
    """Spells that a measure reaches: some days shorter, or ending faster by a hazard ratio.

    Args:
        curve: of certified spells without it.
        from_day: first calendar day on which it acts.
        days_shorter: calendar days by which a spell ends sooner, where it acts so.
        hazard_ratio: of return to work, where it acts so.
        to_day: last calendar day on which a hazard ratio acts.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> treated_curve(curve, np.array([1.0]), days_shorter=np.array([2.0])).at(14.0).tolist()
        [0.5]
    """
    if days_shorter is not None:
        return ShortenedCurve(curve, days_shorter, from_day)
    assert hazard_ratio is not None
    return HastenedCurve(curve, hazard_ratio, from_day, np.full(1, curve.cap) if to_day is None else to_day)


def effect_of_curve(
    curve: SurvivalCurve,
    self_share: Floats,
    treated: TreatedCurve,
    share_of_spells: Floats,
    *,
    employer_period: float,
    holiday_pay_until: float,
) -> SpellEffect:
    """The effect of certified spells that come to last as another curve says.

    Args:
        curve: of certified spells.
        self_share: share of absence days that are self-certified.
        treated: the curve of the spells reached.
        share_of_spells: share of certified spells that are reached.
        employer_period: calendar days that the employer pays.
        holiday_pay_until: calendar day until which NAV gives holiday pay on its sick pay.

    Example:
        >>> curve = SurvivalCurve(np.array([16.0, 365.0]), np.array([0.5, 0.05]))
        >>> law = {"employer_period": 16.0, "holiday_pay_until": 83.2}
        >>> same = treated_curve(curve, np.ones(1), hazard_ratio=np.ones(1))
        >>> effect_of_curve(curve, np.array([0.157]), same, np.ones(1), **law).reduction.tolist()
        [0.0]
    """
    return _treated(curve, self_share, treated, share_of_spells, employer_period, holiday_pay_until)


def _treated(
    curve: SurvivalCurve,
    self_share: Floats,
    treated: TreatedCurve,
    share_of_spells: Floats,
    *law: float,
) -> SpellEffect:
    before = _parts_of(curve, *law)
    period, until = law
    avoided = _Parts(*treated.avoided_between(0.0, period, until, curve.cap)).times(share_of_spells)
    return _effect(
        curve,
        self_share,
        before,
        avoided,
        fewer_self_certified=np.zeros(1),
        mean_days_after=np.asarray(curve.mean_days - avoided.inside - avoided.outside),
        reaching_cap_after=np.asarray(curve.at_cap + share_of_spells * (treated.at_cap - curve.at_cap)),
        certified_spells_left=np.ones(1),
    )


def _parts_of(curve: SurvivalCurve, employer_period: float, holiday_pay_until: float) -> _Parts:
    edges = np.array([0.0, employer_period, holiday_pay_until, curve.cap])
    inside, early, late = np.split(curve.area(edges[:-1], edges[1:]), 3)
    return _Parts(inside, early, late)


def _effect(
    curve: SurvivalCurve,
    self_share: Floats,
    before: _Parts,
    avoided: _Parts,
    *,
    fewer_self_certified: Floats,
    mean_days_after: Floats,
    reaching_cap_after: Floats,
    certified_spells_left: Floats,
) -> SpellEffect:
    """Days of a mean certified spell, before and avoided, as shares of absence days and of their parts."""
    # each day of a mean certified spell as a share of all absence days
    share_of_day = (1.0 - self_share) / curve.mean_days
    inside = np.asarray(self_share * fewer_self_certified + share_of_day * avoided.inside)
    outside = np.asarray(share_of_day * avoided.outside)
    reduction = np.asarray(inside + outside)
    alike = (np.sign(inside) * np.sign(outside) >= 0.0) & (reduction != 0.0)
    early = before.early / before.outside
    return SpellEffect(
        reduction=reduction,
        reduction_outside=np.asarray(avoided.outside / before.outside),
        share_outside=np.asarray(share_of_day * before.outside),
        avoided_inside_share=_ratio(inside, reduction, alike, np.full(1, np.nan)),
        early=early,
        avoided_early=_ratio(avoided.early, avoided.outside, avoided.outside != 0.0, early),
        mean_days_before=np.full(1, curve.mean_days),
        mean_days_after=mean_days_after,
        reaching_cap_before=np.full(1, curve.at_cap),
        reaching_cap_after=reaching_cap_after,
        certified_spells_left=certified_spells_left,
    )


def _ratio(
    part: Floats, total: Floats, where: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], otherwise: Floats
) -> Floats:
    """A part of a total where there is one to divide by, and never -0."""
    return np.where(where, part / np.where(where, total, 1.0) + 0.0, otherwise)
