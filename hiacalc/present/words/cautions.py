"""What a result leaves out, averages or cuts, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hiacalc.analysis.deterministic.beyond_horizon import LeftOut
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit


class Limited(Protocol):
    """An analysis that knows what falls after the horizon, and which inputs it had to cut."""

    @property
    def scenario(self) -> Scenario:
        """What was analysed."""

    @property
    def left_out(self) -> LeftOut | None:
        """What falls after the horizon; None for nothing."""

    @property
    def cut(self) -> Sequence[str]:
        """The paths of the inputs."""


def cautions(left_out: LeftOut | None, extra_for_whole_groups: float | None, language: Language) -> list[str]:
    """What a reader of a result must know of its horizon and of its groups; nothing where all is whole.

    Args:
        left_out: what falls after the horizon; None for nothing.
        extra_for_whole_groups: NOK that whole groups would cost beyond averaged ones; None where they are
            whole.
        language: of the sentences.

    >>> from hiacalc.present.locale.language import language
    >>> cautions(None, 17_231.0, language("en").plain)[0].split(". ")[1]
    'Whole groups would cost NOK 17 231 more (delivery.groups: whole).'
    """
    sentences = []
    if left_out is not None:
        sentences.append(beyond_horizon_sentence(left_out, language))
    if extra_for_whole_groups is not None:
        sentences.append(
            language.say("cautions.averaged", extra=language.numbers.money(extra_for_whole_groups))
        )
    return sentences


def cautions_of(analysis: Limited, language: Language) -> list[str]:
    """What a reader of a sweep or of draws must know of the horizon, and of where a workplace was cut.

    Args:
        analysis: a sweep, a grid or draws.
        language: of the sentences.
    """
    sentences = []
    if analysis.left_out is not None:
        sentences.append(beyond_horizon_sentence(analysis.left_out, language))
    if analysis.cut:
        sentences.append(cut_sentence(analysis.cut, analysis.scenario, language))
    return sentences


def beyond_horizon_sentence(left_out: LeftOut, language: Language) -> str:
    """What falls after the horizon, in kroner and hours.

    Args:
        left_out: costs, gains and hours after the horizon.
        language: of the sentence.
    """
    horizon, years = (
        format_value(float(count), Unit.YEARS, language) for count in (left_out.horizon, left_out.years)
    )
    return language.say(
        "cautions.left_out",
        horizon=horizon,
        years=years,
        costs=language.numbers.money(left_out.costs),
        gains=language.numbers.money(left_out.gains),
        hours=language.numbers.number(left_out.hours),
    )


def cut_sentence(paths: Sequence[str], scenario: Scenario, language: Language) -> str:
    """Which inputs were swept or drawn to where one workplace would hold more than all workers.

    Args:
        paths: of the inputs that were cut.
        scenario: which names its activities.
        language: of the sentence.

    Example:
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> cut_sentence(["delivery.venue_price"], shipped("bergen"), language("en"))[:20]
        'Where one workplace '
    """
    return language.say(
        "cautions.cut", inputs="; ".join(label_of(path, scenario, language) for path in paths)
    )
