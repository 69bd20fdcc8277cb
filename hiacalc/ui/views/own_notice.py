"""What is said beside a field of one's own workplace, and how a number is read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hiacalc.evidence.plausible import Usual, read_plausible
from hiacalc.present.locale.field_entry import typed_number
from hiacalc.present.words.own_field import (
    exact_text,
    field_text,
    not_a_number,
    out_of_bounds,
    unclear_number,
    unusual_value,
)
from hiacalc.scenario import ScenarioError
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.registry import keys
from hiacalc.ui.session.own_figure import OwnFigure
from hiacalc.ui.session.state import State
from hiacalc.ui.views.own_absence import own_absence
from hiacalc.ui.views.own_numbers import PART_OF, RATE, WORD_OF, titles_of


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said beside a field, and texts that it may hold instead.

    `is_refused` is whether the field is not counted with.
    """

    sentence: str
    offers: tuple[str, ...] = ()
    is_refused: bool = False


class UnusableError(Exception):
    """What stands in a field can't be counted with; without a sentence it waits for another field."""

    def __init__(self, sentence: str = "", offered: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.notice = Notice(sentence, offered, is_refused=True)


def number_in(trial: State, name: str, text: str, unit: Unit) -> float:
    """The number that stands in a field.

    Args:
        trial: whose language it is in.
        name: of the field.
        text: that stands in it.
        unit: of the number.

    Raises:
        UnusableError: it is no number, or it can't be known which.
    """
    texts, title = trial.language, titles_of(trial.language, trial.scenario)[name]
    try:
        typed = typed_number(text, unit, texts.code, title)
    except ScenarioError:
        raise UnusableError(not_a_number(title, text, _example(trial, name), texts)) from None
    if typed.unclear is None:
        return typed.value
    usual = read_plausible().figures.get(PART_OF.get(name, name))
    likely = [value for value in typed.candidates if usual is None or usual.holds(value)]
    meant = [field_text(value, unit, texts) for value in likely or typed.candidates]
    sentence = unclear_number(title, text, typed.unclear, texts.say("workplace.field.or").join(meant), texts)
    raise UnusableError(sentence, offers(trial, typed.candidates, unit))


def within_bounds(trial: State, path: str, text: str, value: float) -> None:
    """Refuse a value that its input can't have, with what may have been meant.

    Args:
        trial: whose language it is in.
        path: of the input.
        text: that was typed.
        value: of it.

    Raises:
        UnusableError: it is out of bounds.
    """
    bounds, unit = keys()[path], keys()[path].unit
    if bounds.lower <= value <= bounds.upper:
        return
    usual = read_plausible().figures.get(path)
    likelier = usual.likelier(value) if usual is not None else ()
    sentence = bounds_sentence(trial, path, text, (bounds.lower, bounds.upper), unit)
    raise UnusableError(sentence, offers(trial, likelier, unit))


def bounds_sentence(trial: State, name: str, text: str, span: tuple[float, float], unit: Unit) -> str:
    """That a number is none that can be.

    Args:
        trial: whose language it is in.
        name: of the field.
        text: that was typed.
        span: the least and the most.
        unit: of both.
    """
    texts = trial.language
    lower, upper = (field_text(end, unit, texts) for end in span)
    title = titles_of(texts, trial.scenario)[name]
    return out_of_bounds(title, text, (lower, upper), _example(trial, name), texts)


def unusual(state: State, path: str) -> Notice | None:
    """What is said beside a figure that is counted with and is unusual; None where it is usual.

    Args:
        state: of the session.
        path: of the input.
    """
    usual, figure = read_plausible().figures.get(path), state.changes.get(path)
    if usual is None or path not in keys() or not isinstance(figure, OwnFigure):
        return None
    absence = own_absence(state)
    value = absence.rate if path == RATE and absence is not None else figure.value
    if usual.holds(value):
        return None
    return _unusual_notice(state, path, value, usual)


def _unusual_notice(state: State, path: str, value: float, usual: Usual) -> Notice:
    texts, unit = state.language, keys()[path].unit
    meant = [field_text(likely, unit, texts) for likely in usual.likelier(value)]
    written, joined = field_text(value, unit, texts), texts.say("workplace.field.or").join(meant)
    title = titles_of(texts, state.scenario)[path]
    return Notice(unusual_value(title, written, joined, texts, is_low=value < usual.lowest), tuple(meant))


def offers(trial: State, values: Sequence[float], unit: Unit) -> tuple[str, ...]:
    """Values as texts that a field may hold.

    Args:
        trial: whose language they are in.
        values: in the unit.
        unit: of the input.
    """
    return tuple(exact_text(value, unit, trial.language) for value in values)


def _example(trial: State, name: str) -> str:
    word = WORD_OF[PART_OF.get(name, name)]
    return trial.language.say(f"workplace.example.{word}")


def say_of(trial: State, name: str, key: str, **words: str) -> str:
    """A sentence on a field, which begins with its title.

    Args:
        trial: whose language it is in.
        name: of the field.
        key: of the sentence.
        words: that it needs besides.
    """
    label = titles_of(trial.language, trial.scenario)[name]
    return trial.language.say(f"workplace.field.{key}", label=label, **words)
