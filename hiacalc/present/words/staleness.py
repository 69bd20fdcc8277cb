"""Old series in words: what a result rests on that has not been published anew for long."""

from __future__ import annotations

from collections.abc import Sequence

from hiacalc.evidence.staleness import Series
from hiacalc.present.locale.language import Language


def stale_sentences(stale: Sequence[Series], language: Language) -> list[str]:
    """Each series that is old, and how far it reaches.

    Args:
        stale: the series, as `hiacalc.scenario.series_in_use.stale_in` gives them.
        language: of the sentences.

    Example:
        >>> from hiacalc.evidence.spell_lengths import read_spell_lengths
        >>> from hiacalc.present.locale.language import language
        >>> stale_sentences([read_spell_lengths()], language("en"))[0][-59:]
        'more than 18 months ago. Nothing is extrapolated from them.'
    """
    return [
        language.say(
            "today.stale", series=series.label.in_language(language.code), end=series.last_period.isoformat()
        )
        for series in stale
    ]
