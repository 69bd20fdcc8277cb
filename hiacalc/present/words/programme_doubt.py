"""What the draws make of a programme, in sentences and rows."""

from __future__ import annotations

import numpy as np

from hiacalc.analysis.probabilistic.programme_bands import ProgrammeBands
from hiacalc.present.locale.language import Language
from hiacalc.scenario.options import Payer

_LOW, _MIDDLE, _HIGH = 5.0, 50.0, 95.0


class ProgrammeDoubtText:
    """Says the bands of a programme in a language.

    Args:
        bands: of the programme.
        language: of every text.
    """

    def __init__(self, bands: ProgrammeBands, language: Language) -> None:
        self.bands = bands
        self.language = language
        self.numbers = language.numbers

    def sentences(self) -> list[str]:
        """How likely it is to pay and to pay back, and which payer may lack money."""
        bands, numbers = self.bands, self.numbers
        calendar = bands.calendar
        low, high = (numbers.short_money(bands.total.percentiles[end]) for end in (_LOW, _HIGH))
        chance = bands.probability_paid_back_by(calendar.last_year)
        sentences = [
            self._say(
                "pays",
                percent=numbers.percent(bands.probability_pays, 0),
                mean=numbers.short_money(bands.total.mean),
                year=calendar.first_year,
            ),
            self._say("within", low=low, high=high),
            self._say(
                "paid_back" if chance else "never_paid_back",
                year=calendar.last_year,
                percent=numbers.percent(chance, 0),
            ),
        ]
        programme = bands.base.scenario.programme
        gaps = [self._gap(payer) for payer in Payer] if programme and programme.funding else []
        return [*sentences, *gaps, self._say("people")]

    def _gap(self, payer: Payer) -> str:
        chances = self.bands.probability_of_gap(payer)
        name = self._say(f"payers.{payer.value}")
        if not chances.any():
            return self._say("no_gap", payer=name)
        worst = int(np.argmax(chances))
        percent = self.numbers.percent(float(chances[worst]), 0)
        year = self.bands.calendar.calendar_years[worst]
        return self._say("gap", payer=name, year=year, percent=percent)

    def rows(self) -> list[list[str]]:
        """Net benefit by year, with a head: year, mean and the ends of nine in ten draws."""
        bands = self.bands.net_by_year
        columns = bands.mean, *(bands.percentiles[end] for end in (_LOW, _HIGH))
        head = [self._say(key) for key in ("year", "mean", "low", "high")]
        years = self.bands.calendar.all_calendar_years
        return [head] + [
            [str(year), *(self.numbers.short_money(float(column[number])) for column in columns)]
            for number, year in enumerate(years)
        ]

    def heading(self) -> str:
        """The heading of the rows: what they are and in whose kroner."""
        year = int(self.bands.base.scenario.time.price_year.value)
        return self._say("net", kroner=self.language.say("programme_doubt.kroner", year=year))

    def below(self) -> str:
        """What the years after the programme's last are."""
        return self._say("after", year=self.bands.calendar.last_year)

    def _say(self, key: str, **words: object) -> str:
        return self.language.say(f"programme_doubt.{key}", **words)
