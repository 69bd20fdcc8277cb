"""What an input must be for an outcome to reach a target, and what would turn the result, as plain text."""

from __future__ import annotations

from hiacalc.analysis.deterministic.switching_values import BreakEven, SwitchingValue
from hiacalc.analysis.deterministic.threshold import Threshold
from hiacalc.present.locale.language import Language
from hiacalc.present.reports.plain_text import table, wrapped
from hiacalc.present.words.individual import alone_sentence
from hiacalc.present.words.inputs import format_value, label_of
from hiacalc.present.words.outcomes import outcome_short, outcome_text
from hiacalc.scenario import Scenario
from hiacalc.scenario.registry import named_input


def threshold_answer(threshold: Threshold, scenario: Scenario, language: Language) -> str:
    """The threshold, or switching value, in a sentence; where there is none, the reason.

    Args:
        threshold: of an input.
        scenario: whose input it is.
        language: of the sentence.
    """
    language = language.plain
    numbers = language.numbers
    unit = named_input(scenario, threshold.parameter).unit

    def outcome(value: float) -> str:
        return outcome_text(value, threshold.outcome, numbers)

    def written(value: float) -> str:
        exact = threshold.parameter.endswith(("reduction", "rate"))
        return numbers.percent(value, 3) if exact else format_value(value, unit, language)

    label = label_of(threshold.parameter, scenario, language)
    words = {
        "outcome": language.words.word("outcomes", threshold.outcome.value),
        "label": label[0].lower() + label[1:],
        "target": outcome(threshold.target),
        "base": format_value(threshold.base, unit, language),
        "low": written(threshold.bracket[0]),
        "high": written(threshold.bracket[1]),
        "at_low": outcome_short(threshold.at_bounds[0], threshold.outcome, numbers),
        "at_high": outcome_short(threshold.at_bounds[1], threshold.outcome, numbers),
    }
    if threshold.value is None:
        if threshold.reason in ("below_target", "above_target", "no_influence"):
            words |= {"label": label, "outcome": words["outcome"].lower()}
        answer = language.say(f"threshold.{threshold.reason}", **words)
    else:
        answer = language.say("threshold.found", value=written(threshold.value), **words)
    others = [written(root) for root in threshold.roots if root != threshold.value]
    if others:
        answer += f" {language.say('threshold.several', values=', '.join(others))}"
    if threshold.alone is not None:
        answer += f" {alone_sentence(threshold.alone, threshold.perspective, language)}"
    return answer


def decision_answer(
    turnings: list[SwitchingValue], even: BreakEven, scenario: Scenario, language: Language
) -> str:
    """Every input's turning point, the nearest first, and break-even in human terms.

    Args:
        turnings: the switching values, the nearest first.
        even: the break-even in human terms.
        scenario: whose inputs they are.
        language: of the text.
    """
    language = language.plain
    numbers = language.numbers
    keys = ("tornado.columns.input", "curves.base", "sensitivity.turns_at", "sensitivity.widths")
    rows = []
    for turning in turnings:
        solved = turning.threshold
        unit = named_input(scenario, solved.parameter).unit
        at = (
            ", ".join(format_value(root, unit, language) for root in solved.roots)
            if solved.roots
            else language.say(
                "sensitivity.never_at",
                ends=" / ".join(numbers.short_money(value) for value in solved.at_bounds),
            )
        )
        rows.append(
            [
                label_of(solved.parameter, scenario, language),
                format_value(solved.base, unit, language),
                at,
                numbers.number(turning.distance, 2) if turning.distance is not None else "",
            ]
        )
    lines = table([[language.say(key) for key in keys], *rows], head=True)
    lines += ["", *(wrapped(sentence) for sentence in human_terms(even, language))]
    return "\n".join(lines)


def human_terms(even: BreakEven, language: Language) -> list[str]:
    """Break-even as days, spells and kroner a person can picture.

    Args:
        even: break-even per worker: days of absence, spells and NOK.
        language: of the sentences.
    """
    sentences = [language.say("human.cost", cost=language.numbers.money(even.highest_cost_per_worker))]
    if even.days_per_worker is not None:
        sentences.insert(0, language.say("human.days", days=language.numbers.number(even.days_per_worker, 2)))
    if even.workers_per_spell is not None:
        sentences.insert(
            1, language.say("human.spells", workers=language.numbers.number(even.workers_per_spell))
        )
    return sentences
