"""An amount of money that a reader gave an input, in the kroner of the year in which it was given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from hiacalc.evidence.price_series import PriceIndex, read_price_series
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.schema import Scenario, money_units

_WRITTEN = re.compile(r"(-?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:e[-+]?[0-9]{1,3})?)@([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Amount:
    """A what-if in kroner: it keeps its year, and is converted when the answer is asked for in another's."""

    value: float
    price_year: int

    def stated(self) -> dict[str, Any]:
        """The amount as a move of its input.

        >>> Amount(620_000.0, 2025).stated()
        {'value': 620000.0, 'provenance': 'moved', 'price_year': 2025}
        """
        return {"value": self.value, "provenance": Provenance.MOVED.value, "price_year": self.price_year}

    def in_link(self) -> str:
        """The amount as the value of a parameter of a link.

        >>> Amount(620_000.0, 2025).in_link()
        '620000.0@2025'
        """
        return f"{self.value!r}@{self.price_year}"


def read_amount(text: str) -> Amount | None:
    """The amount in the value of a link's parameter; None where it is something else.

    >>> read_amount("620000.0@2025")
    Amount(value=620000.0, price_year=2025)
    >>> read_amount("620000") is None
    True
    """
    written = _WRITTEN.fullmatch(text)
    return None if written is None else Amount(float(written[1]), int(written[2]))


def conversion(path: str, scenario: Scenario, year: int, answer_year: int) -> float:
    """What a krone that was given to an input in one year is in another.

    Args:
        path: of the input; what it follows is for the scenario to say, and else for its unit.
        scenario: that has the input.
        year: whose kroner it was given in.
        answer_year: whose kroner are asked for.

    Raises:
        OutsideSeries: a year that the series lacks.

    >>> from hiacalc.scenario import shipped
    >>> round(conversion("delivery.fare", shipped("helseiarbeid-2016"), 2014, 2025), 4)
    1.4065
    """
    unit = money_units().get(path)
    index = PriceIndex.NONE if unit is None else unit.price_index
    stated = scenario.stated.get(path)
    return read_price_series().conversion(getattr(stated, "index", None) or index, year, answer_year)


def years_held() -> tuple[int, ...]:
    """The price years that both series reach, the newest first.

    >>> years_held()[0], years_held()[-1]
    (2025, 2009)
    """
    series = read_price_series()
    spans = [series.years(index) for index in (PriceIndex.PRICES, PriceIndex.WAGES)]
    first, last = max(span[0] for span in spans), min(span[1] for span in spans)
    return tuple(range(last, first - 1, -1))
