"""How little a small workplace's own absence figures tell, in sentences."""

from __future__ import annotations

from hiacalc.analysis.deterministic.absence_by_chance import ChanceSpan
from hiacalc.evidence.working_time import WorkingTime
from hiacalc.present.locale.language import Language
from hiacalc.present.words.inputs import format_value
from hiacalc.present.words.natural_frequency import count_text
from hiacalc.scenario import Scenario
from hiacalc.scenario.bounds import Unit


def absence_by_chance_sentences(
    chance: ChanceSpan,
    scenario: Scenario,
    time: WorkingTime,
    language: Language,
    power: float | None = None,
) -> list[str]:
    """What one worker does to the rate, how far it wanders, and how many workers would tell an effect.

    Args:
        chance: what chance alone does to the rate.
        scenario: gives workers and their expected absence.
        time: how long a spell is taken to be.
        language: of the sentences.
        power: probability that the own figures show the fall, if it is real; None leaves it out.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> none = ChanceSpan(0.05, 0.09, 0.95, 0.02, 0.0, None)
        >>> len(absence_by_chance_sentences(none, shipped("no-effect"), read_working_time(), language("en")))
        2
    """
    numbers = language.numbers
    words = {
        "workers": format_value(scenario.numbers["population.workers"], Unit.WORKERS, language),
        "rate": numbers.percent(scenario.numbers["absence.rate"]),
        "low": numbers.percent(chance.low, 1),
        "high": numbers.percent(min(1.0, chance.high), 1),
        "one": numbers.number(chance.one_worker * 100, 2, trim=True),
        "fall": numbers.number(abs(chance.fall) * 100, 2, trim=True),
        "level": numbers.percent(chance.level),
        "days": numbers.number(time.spell_calendar_days),
    }
    span = "workplace.span" if scenario.absence.spells is None else "workplace.span_by_lengths"
    sentences = [language.say("workplace.one", **words), language.say(span, **words)]
    if chance.workers_to_tell is not None:
        needed = float(f"{chance.workers_to_tell:.2g}")
        sentences.append(language.say("workplace.needed", needed=numbers.number(needed), **words))
    if power is not None and chance.fall > 0:
        count = count_text(power, language)
        sentences.append(language.say("workplace.power", count=count, **words))
    return sentences
