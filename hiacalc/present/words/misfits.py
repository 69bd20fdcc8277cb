"""Where a value and what is drawn for it do not belong together, in words and for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hiacalc.analysis.probabilistic.plausibility import Misfit
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import named_input


def misfit_sentences(misfits: Sequence[Misfit], scenario: Scenario, language: Language) -> list[str]:
    """A sentence for each, which names the input and says what does not fit.

    Args:
        misfits: values and distributions that do not fit together.
        scenario: which they are of.
        language: of the sentences.
    """
    sentences = []
    for misfit in misfits:
        unit = named_input(scenario, misfit.path).unit
        words = {
            name: format_value(float(f"{value:.3g}"), unit, language)
            for name, value in (("value", misfit.value), ("low", misfit.low), ("high", misfit.high))
        }
        label, share = label_of(misfit.path, scenario, language), language.numbers.percent(misfit.share, 1)
        sentences.append(language.say(f"misfit.{misfit.fault.value}", label=label, share=share, **words))
    return sentences


def misfits_data(misfits: Sequence[Misfit]) -> list[dict[str, Any]]:
    """The same for machines."""
    return [
        {
            "parameter": misfit.path,
            "fault": misfit.fault.value,
            "value": misfit.value,
            "low": misfit.low,
            "high": misfit.high,
            "share": misfit.share,
        }
        for misfit in misfits
    ]
