"""A programme under doubt: bands by year, how likely it is to pay back, and the money that may lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from hiacalc.analysis.probabilistic.uncertainty import PERCENTILES, Summary, Uncertainty
from hiacalc.arrays import Floats
from hiacalc.model import Viewpoint
from hiacalc.programme import Calendar, ProgrammeEvaluation, evaluate_programme
from hiacalc.programme.rounding import A_KRONE
from hiacalc.scenario.options import Payer

_BLOCK = 2048  # draws at a time: regions x years of them stay within the processor's reach


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """A figure by calendar year over all draws.

    Args:
        values: NOK, or workers, shape `(years, draws)`.
    """

    values: Floats

    @property
    def mean(self) -> Floats:
        """The mean of each year, shape `(years,)`."""
        return np.asarray(self.values.mean(axis=1))

    def percentile(self, percent: float) -> Floats:
        """A percentile of each year, shape `(years,)`.

        >>> Bands(np.array([[1.0, 2.0, 3.0]])).percentile(50.0).tolist()
        [2.0]
        """
        return np.asarray(np.percentile(self.values, percent, axis=1))

    @property
    def percentiles(self) -> dict[float, Floats]:
        """The usual percentiles of each year, by per cent."""
        by_percent = np.percentile(self.values, PERCENTILES, axis=1)
        return dict(zip(PERCENTILES, by_percent, strict=True))


@dataclass(frozen=True, eq=False)
class ProgrammeBands:
    """What the draws make of a programme from the sample's perspective; arrays are in order of the draws.

    Args:
        base: the programme at the scenario's own values.
        total: figures of `net_benefit` over all draws.
        net_benefit: discounted, every cohort to its end, shape `(draws,)`.
        net_benefit_period: discounted, cut at the last year of the programme.
        net_by_year: undiscounted net benefit, run-out included.
        cumulative: discounted net benefit up to and with each year, run-out included.
        waiting: workers who wait at the end of each year of the programme.
        need: cash costs of each payer by year of the programme.
        gap: what no line of funding pays of it.
        payback_year: nan where it does not pay back.
        all_reached_year: nan where some still wait at the end.
    """

    base: ProgrammeEvaluation
    total: Summary
    net_benefit: Floats
    net_benefit_period: Floats
    net_by_year: Bands
    cumulative: Bands
    waiting: Bands
    need: dict[Payer, Bands]
    gap: dict[Payer, Bands]
    payback_year: Floats
    all_reached_year: Floats

    @property
    def calendar(self) -> Calendar:
        """The calendar of the programme, whose run-out is that of the longest effect drawn."""
        run_out = len(self.net_by_year.values) - self.base.calendar.years
        return replace(self.base.calendar, run_out=run_out)

    @property
    def nine_in_ten(self) -> tuple[Floats, Floats]:
        """Between what nine draws of ten lie of net benefit so far: 5th and 95th percentile by year."""
        low, high = np.percentile(self.cumulative.values, (5.0, 95.0), axis=1)
        return low, high

    @property
    def probability_pays(self) -> float:
        """The share of draws in which net benefit, every cohort to its end, is above zero."""
        return float(np.mean(self.net_benefit > 0.0))

    def probability_paid_back_by(self, year: int) -> float:
        """The share of draws in which it has paid back by a calendar year.

        Args:
            year: at whose end it is asked.
        """
        return float(np.mean(self.payback_year <= year))

    def probability_of_gap(self, payer: Payer) -> Floats:
        """The share of draws in which a payer lacks money in each year, shape `(years,)`."""
        return np.asarray((self.gap[payer].values > A_KRONE).mean(axis=1))


def programme_bands(sample: Uncertainty) -> ProgrammeBands | None:
    """The programme of a scenario on the draws of its inputs; None where it has no programme.

    Args:
        sample: the draws, whose effect is that of the evidence in use.

    >>> from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    >>> from hiacalc.scenario import changed, shipped
    >>> region = {"starts": [1000, 2000]}
    >>> programme = {"first_year": 2027, "years": 5, "regions": {"nord": region}}
    >>> scenario = changed(shipped("helseiarbeid-2016"), {"programme": programme})
    >>> bands = programme_bands(uncertainty(scenario, draws=256))
    >>> bands.net_by_year.values.shape, bool(0.5 < bands.probability_pays < 0.8)
    ((11, 256), True)
    """
    if sample.scenario.programme is None:
        return None
    base = evaluate_programme(sample.scenario)
    runs = [_Figures.of(run, sample.perspective) for run in _blocks(sample)]
    net_benefit = np.concatenate([run.net_benefit for run in runs])
    return ProgrammeBands(
        base=base,
        total=sample.summary(net_benefit),
        net_benefit=net_benefit,
        net_benefit_period=np.concatenate([run.net_benefit_period for run in runs]),
        net_by_year=_joined([run.net_by_year for run in runs]),
        cumulative=_joined([run.cumulative for run in runs], stays=True),
        waiting=_joined([run.waiting for run in runs]),
        need={payer: _joined([run.need[payer] for run in runs]) for payer in Payer},
        gap={payer: _joined([run.gap[payer] for run in runs]) for payer in Payer},
        payback_year=np.concatenate([run.payback_year for run in runs]),
        all_reached_year=np.concatenate([run.all_reached_year for run in runs]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Figures:
    """What is kept of a block of draws, whose streams are not."""

    net_benefit: Floats
    net_benefit_period: Floats
    net_by_year: Floats
    cumulative: Floats
    waiting: Floats
    need: dict[Payer, Floats]
    gap: dict[Payer, Floats]
    payback_year: Floats
    all_reached_year: Floats

    @classmethod
    def of(cls, run: ProgrammeEvaluation, view: Viewpoint) -> _Figures:
        waiting = run.roll_out.waiting.sum(axis=1)
        return cls(
            run.net_benefit(view),
            run.net_benefit_period(view),
            run.by_year(view),
            run.cumulative_net(view),
            np.broadcast_to(waiting, (len(waiting), run.draws)),
            {payer: run.funding.needed(payer) for payer in Payer},
            {payer: run.funding.gap(payer) for payer in Payer},
            run.payback_year(view),
            run.all_reached_year,
        )


def _blocks(sample: Uncertainty) -> Iterator[ProgrammeEvaluation]:
    for start in range(0, sample.draws, _BLOCK):
        block = slice(start, min(start + _BLOCK, sample.draws))
        draws = {path: values[block] for path, values in sample.values.items()}
        yield evaluate_programme(sample.laid, draws)


def _joined(parts: list[Floats], *, stays: bool = False) -> Bands:
    """Blocks side by side; after its last year a figure is nought, or stays what it was."""
    years = max(len(part) for part in parts)
    longer = [
        np.concatenate([part, np.repeat(part[-1:] if stays else 0.0 * part[-1:], years - len(part), axis=0)])
        for part in parts
    ]
    return Bands(np.concatenate(longer, axis=1))
