"""Every kind of problem has its sentence in both languages, and no sentence is left of one that is gone."""

import string
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from hiacalc.problem_code import Code
from hiacalc.scenario.labels import LANGUAGES
from hiacalc.scenario.yaml_tree import SYNTAX

TEXTS = Path(__file__).resolve().parents[1] / "hiacalc" / "present" / "locale" / "texts"
# What stands beside the sentences: words that are put into them, or after them.
PIECES = {"suggestion", "span", "kinds", "more", "syntax"}


@cache
def texts(language: str) -> dict[str, Any]:
    return yaml.safe_load((TEXTS / language / "problems.yaml").read_text(encoding="utf-8"))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence_and_every_sentence_a_code(language: str) -> None:
    assert set(texts(language)) - PIECES == {code.value for code in Code}


@pytest.mark.parametrize("code", Code)
def test_a_sentence_names_what_was_found_and_allowed_alike_in_both_languages(code: Code) -> None:
    nb, en = (placeholders(texts(language)[code]) for language in LANGUAGES)
    assert nb == en <= {"found", "allowed"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slip_of_syntax_has_a_sentence_and_every_sentence_a_slip(language: str) -> None:
    assert set(texts(language)["syntax"]) == {*SYNTAX.values(), "other"}
