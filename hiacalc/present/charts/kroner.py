"""Kroner along an upright axis: whole or in million, of which year, and whether discounted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hiacalc.present.locale.language import Language
from hiacalc.present.words.origin import discount_rate_text
from hiacalc.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Kroner:
    """Amounts divided by `scale`, and the words of their unit."""

    scale: float
    unit: str

    @classmethod
    def of(cls, values: Iterable[float]) -> Kroner:
        """The unit that suits the values to be drawn.

        Args:
            values: NOK.

        >>> Kroner.of([3e6, -1.0])
        Kroner(scale=1000000.0, unit='million')
        """
        is_large = max((abs(value) for value in values), default=0.0) >= 1e6
        return cls(1e6, "million") if is_large else cls(1.0, "kroner")

    def words(self, scenario: Scenario, language: Language, *, discounted: bool = False) -> str:
        """Unit, price year, and whether amounts are discounted.

        Args:
            scenario: gives price year and rate.
            language: of the words.
            discounted: whether they are.
        """
        rate = discount_rate_text(scenario, language)
        key = "discounted" if discounted else "undiscounted"
        return language.say(
            f"programme_charts.{self.unit}",
            price_year=f"{scenario.time.price_year.value:.0f}",
            rate=language.say(f"programme_charts.rates.{key}", rate=rate),
        )

    def placed(self, values: Sequence[float]) -> list[float]:
        """Amounts in the unit.

        Args:
            values: NOK.
        """
        return [value / self.scale for value in values]
