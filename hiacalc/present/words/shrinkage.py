"""An own absence rate beside the industry's, and what both say together, in sentences."""

from __future__ import annotations

from hiacalc.analysis.deterministic.shrinkage import Shrunk
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value
from hiacalc.scenario.bounds import Unit

_MOSTLY_OWN = 0.8  # of the weight: above it little of the own figure is said to be chance


def shrinkage_lines(  # noqa: PLR0917 - three figures, and what each of them is
    both: Shrunk,
    span: tuple[float, float] | None,
    years: float,
    workers: float,
    industry: tuple[str, str],
    language: Language,
) -> list[str]:
    """The own rate with its span by chance, the industry's, and both together; a line each.

    Args:
        both: of a single own rate.
        span: that chance gives the own rate; None where it has none.
        years: that it covers.
        workers: at the workplace.
        industry: its name, and the period of its rate.
        language: of the lines.
    """
    own, theirs, rate, low, high = (
        _percent(float(number), language)
        for number in (both.own, both.industry, both.rate, both.low, both.high)
    )
    covered = format_value(years, Unit.YEARS, language)
    mine = language.say("workplace.shrink.own_only", rate=own, years=covered)
    if span is not None:
        ends = {"low": _percent(span[0], language), "high": _percent(span[1], language)}
        mine = language.say("workplace.shrink.own", rate=own, years=covered, **ends)
    name, period = industry
    weight = float(both.weight)
    key = "shrunk" if weight < _MOSTLY_OWN else "shrunk_many"
    return [
        mine,
        language.say("workplace.shrink.industry", label=name, rate=theirs, period=period),
        language.say(
            f"workplace.shrink.{key}",
            rate=rate,
            low=low,
            high=high,
            weight=language.numbers.percent(weight, 0),
            workers=language.numbers.number(workers, 1, trim=True),
        ),
    ]


def counted_label(kind: str, both: Shrunk, language: Language) -> str:
    """The name of the choice of one rate to count with.

    Args:
        kind: `own` or `shrunk`.
        both: of a single own rate.
        language: of the name.
    """
    rate = both.own if kind == "own" else both.rate
    return language.say(f"workplace.shrink.count_{kind}", rate=_percent(float(rate), language))


def _percent(share: float, language: Language) -> str:
    return language.numbers.percent(share, 1)
