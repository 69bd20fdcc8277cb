"""Problems with an input as sentences in the reader's language."""

from __future__ import annotations

from hiacalc.present.locale.language import Language
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Problem, ScenarioError


def message(problem: Problem, language: Language) -> str:
    """One problem in a sentence or two, without its place.

    Args:
        problem: to tell.
        language: to tell it in.

    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import Mark
    >>> message(Problem(Code.UNKNOWN_KEY, Mark("a"), "efect", "efect", suggestion="effect"), language("en"))
    'efect: unknown key "efect". Did you mean "effect"?'
    """
    actual, allowed = _actual(problem, language), _allowed(problem, language)
    sentence = language.say(f"problems.{problem.code}", found=actual, allowed=allowed)
    names_path = problem.code == Code.UNKNOWN_PATH or not problem.path
    parts = [sentence if names_path else f"{problem.path}: {sentence}"]
    if problem.suggestion:
        parts.append(language.say("problems.suggestion", suggestion=problem.suggestion))
    return " ".join(parts)


def _actual(problem: Problem, language: Language) -> str:
    is_syntax = problem.code == Code.YAML_SYNTAX
    return language.say(f"problems.syntax.{problem.actual}") if is_syntax else problem.actual


def _allowed(problem: Problem, language: Language) -> str:
    """What is allowed, in words: a span in the input's own unit, a kind of value, or as it stands."""
    if problem.span is not None:
        numbers = language.plain.numbers
        lower, upper, unit = problem.span
        word = language.words.unit(unit)
        ends = [numbers.quantity(end, unit, word) for end in (lower, upper)]
        return language.say("problems.span", lower=ends[0], upper=ends[1])
    if problem.code == Code.INDEX_WITHOUT_MONEY:
        return language.words.unit(problem.allowed)
    kind = f"problems.kinds.{problem.allowed}"
    return language.say(kind) if language.has(kind) else problem.allowed


def messages(error: ScenarioError, language: Language) -> list[str]:
    """The problems of an error, each with file, line and column, and how many more there are.

    Args:
        error: with its problems.
        language: to tell them in.

    >>> from hiacalc.present.locale.language import language
    >>> from hiacalc.scenario import Mark
    >>> messages(ScenarioError([Problem(Code.EMPTY_FILE, Mark("a.yaml"))]), language("en"))
    ['a.yaml: the file is empty.']
    """
    sentences = [_placed(problem, message(problem, language)) for problem in error.problems]
    more = [language.say("problems.more", count=str(error.more))] if error.more else []
    return [*sentences, *more]


def _placed(problem: Problem, sentence: str) -> str:
    """With its place before it, unless there is none, or the path is the only place there is."""
    mark = str(problem.mark)
    return sentence if not mark or sentence.startswith(f"{mark}: ") else f"{mark}: {sentence}"
