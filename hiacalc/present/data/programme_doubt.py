"""What the draws make of a programme, for other programs: unrounded numbers, undefined is null."""

from __future__ import annotations

from typing import Any

import numpy as np

from hiacalc.analysis.probabilistic.programme_bands import Bands, ProgrammeBands
from hiacalc.scenario.options import Payer


def programme_bands_data(bands: ProgrammeBands) -> dict[str, Any]:
    """Bands by year, and how likely it is that the programme pays and pays back.

    Args:
        bands: of the programme.
    """
    calendar, total = bands.calendar, bands.total
    years, period = calendar.all_calendar_years, calendar.calendar_years
    return {
        "first_year": calendar.first_year,
        "years": calendar.years,
        "net_benefit": {
            "mean": total.mean,
            "sd": total.sd,
            "percentiles": {f"{percent:g}": value for percent, value in total.percentiles.items()},
        },
        "probability_pays": bands.probability_pays,
        "probability_paid_back_by": {str(year): bands.probability_paid_back_by(year) for year in years},
        "net_by_year": _by_year(bands.net_by_year, years),
        "cumulative": _by_year(bands.cumulative, years),
        "waiting": _by_year(bands.waiting, period),
        "need": {payer.value: _by_year(bands.need[payer], period) for payer in Payer},
        "gap": {payer.value: _by_year(bands.gap[payer], period) for payer in Payer},
        "probability_of_gap": {
            payer.value: dict(
                zip(map(str, period), np.asarray(bands.probability_of_gap(payer)).tolist(), strict=True)
            )
            for payer in Payer
        },
    }


def _by_year(bands: Bands, years: tuple[int, ...]) -> list[dict[str, Any]]:
    mean, percentiles = bands.mean, bands.percentiles
    return [
        {
            "year": year,
            "mean": float(mean[number]),
            "percentiles": {f"{percent:g}": float(values[number]) for percent, values in percentiles.items()},
        }
        for number, year in enumerate(years)
    ]
