"""Problems with an input as sentences in the reader's language."""

from __future__ import annotations

from hiacalc.present.language import Language
from hiacalc.present.numbers import Numbers
from hiacalc.scenario.problems import Problem, ScenarioError


def message(problem: Problem, language: Language) -> str:
    """One problem in a sentence or two, without its place.

    >>> from hiacalc.present.language import language
    >>> from hiacalc.scenario import Mark
    >>> message(Problem("unknown_key", Mark("a"), "efect", "efect", suggestion="effect"), language("en"))
    'efect: unknown key "efect". Did you mean "effect"?'
    """
    key = f"problems.{problem.code}"
    text = language.say(
        key if language.has(key) else "problems.other",
        found=_found(problem, language),
        allowed=_allowed(problem, language),
        code=problem.code,
    )
    placed = problem.path and problem.code != "unknown_path"  # which names the path itself
    parts = [f"{problem.path}: {text}" if placed else text]
    if problem.suggestion:
        parts.append(language.say("problems.suggestion", suggestion=problem.suggestion))
    return " ".join(parts)


def _found(problem: Problem, language: Language) -> str:
    is_syntax = problem.code == "yaml_syntax"
    return language.say(f"problems.syntax.{problem.found}") if is_syntax else problem.found


def _allowed(problem: Problem, language: Language) -> str:
    """What is allowed, in words: a span in the input's own unit, a kind of value, or as it stands."""
    if problem.span is not None:
        numbers = Numbers(language.code, typeset=False)
        lower, upper, unit = problem.span
        word = language.words.unit(unit)
        ends = [numbers.quantity(end, unit, word) for end in (lower, upper)]
        return language.say("problems.span", lower=ends[0], upper=ends[1])
    kind = f"problems.kinds.{problem.allowed}"
    return language.say(kind) if language.has(kind) else problem.allowed


def messages(error: ScenarioError, language: Language) -> list[str]:
    """The problems of an error, each with file, line and column, and how many more there are.

    >>> from hiacalc.present.language import language
    >>> from hiacalc.scenario import Mark
    >>> messages(ScenarioError([Problem("empty_file", Mark("a.yaml"))]), language("en"))
    ['a.yaml: the file is empty.']
    """
    sentences = [_placed(problem, message(problem, language)) for problem in error.problems]
    return [*sentences, language.say("problems.more", count=str(error.more))] if error.more else sentences


def _placed(problem: Problem, text: str) -> str:
    """With its place before it, unless there is none, or the path is the only place there is."""
    place = str(problem.mark)
    return text if not place or text.startswith(f"{place}: ") else f"{place}: {text}"
