"""The name of an input beside its field: where it is money, with the year whose kroner it is in."""

from __future__ import annotations

from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.schema import money_units


def input_name(path: str, scenario: Scenario, texts: Language) -> str:
    """The name of an input or setting, with the price year of the answer where it is money.

    Args:
        path: of the input or setting.
        scenario: as changed.
        texts: of the language.

    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import shipped
    >>> input_name("valuation.annual_value_per_fte", shipped("helseiarbeid-2025"), language("en"))
    'Value of a full-time year, 2025 kroner'
    """
    name = label_of(path, scenario, texts)
    if path not in money_units():
        return name
    return texts.say("today.in_kroner", label=name, year=f"{scenario.time.price_year.value:.0f}")
