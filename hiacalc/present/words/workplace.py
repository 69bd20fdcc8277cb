"""How little a small workplace's own absence figures tell, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

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
    words = _words(chance, scenario, time, language)
    sentences = [language.say("workplace.one", **words), _span(scenario, words, language)]
    if chance.workers_to_tell is not None:
        needed = float(f"{chance.workers_to_tell:.2g}")
        sentences.append(language.say("workplace.needed", needed=language.numbers.number(needed), **words))
    return sentences + _power(chance, power, words, language)


def chance_and_power_sentences(
    chance: ChanceSpan, scenario: Scenario, time: WorkingTime, language: Language, power: float
) -> list[str]:
    """How far the rate wanders by chance, and the power of a year's figures to show the fall.

    Args:
        chance: what chance alone does to the rate.
        scenario: gives workers and their expected absence.
        time: how long a spell is taken to be.
        language: of the sentences.
        power: probability that the own figures show the fall, if it is real.

    Example:
        >>> from hiacalc.evidence.working_time import read_working_time
        >>> from hiacalc.present.locale.language import language
        >>> from hiacalc.scenario import shipped
        >>> span, time = ChanceSpan(0.066, 0.074, 0.95, 0.001, 0.0035, 9000.0), read_working_time()
        >>> base = shipped("helseiarbeid-2016")
        >>> chance_and_power_sentences(span, base, time, language("en").plain, 0.26)[-1][-34:]
        'if it is real, in 26 of 100 cases.'
    """
    words = _words(chance, scenario, time, language)
    return [_span(scenario, words, language), *_power(chance, power, words, language)]


def _words(chance: ChanceSpan, scenario: Scenario, time: WorkingTime, language: Language) -> dict[str, str]:
    numbers = language.numbers
    return {
        "workers": format_value(scenario.numbers["population.workers"], Unit.WORKERS, language),
        "rate": numbers.percent(scenario.numbers["absence.rate"]),
        "low": numbers.percent(chance.low, 1),
        "high": numbers.percent(min(1.0, chance.high), 1),
        "one": numbers.number(chance.one_worker * 100, 2, trim=True),
        "fall": numbers.number(abs(chance.fall) * 100, 2, trim=True),
        "level": numbers.percent(chance.level),
        "days": numbers.number(time.spell_calendar_days),
    }


def _span(scenario: Scenario, words: Mapping[str, str], language: Language) -> str:
    key = "workplace.span" if scenario.absence.spells is None else "workplace.span_by_lengths"
    return language.say(key, **words)


def _power(
    chance: ChanceSpan, power: float | None, words: Mapping[str, str], language: Language
) -> list[str]:
    if power is None or chance.fall <= 0:
        return []
    return [language.say("workplace.power", count=count_text(power, language), **words)]
