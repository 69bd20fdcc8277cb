"""Every text exists in both languages, with the same placeholders, and none stands in the page's code."""

import ast
import datetime
import re
import string
from pathlib import Path
from typing import Any

import pytest
import yaml

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.evidence.report_2016 import read_report
from hiacalc.model import Actor, Item, Kind, Outcome, Perspective
from hiacalc.present.exhibits.sensitivity import OneWayPicture, one_way_exhibit
from hiacalc.present.locale.language import language, preferred
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import shipped, shipped_names
from hiacalc.scenario.bounds import Unit
from hiacalc.scenario.labels import LANGUAGES, wording
from hiacalc.scenario.options import Component
from hiacalc.scenario.quantity import Basis, Provenance
from hiacalc.scenario.registry import choices, keys

PACKAGE = Path(__file__).resolve().parents[3] / "hiacalc"
WORDS, SENTENCES = PACKAGE / "scenario" / "texts", PACKAGE / "present" / "locale" / "texts"
CHAPTERS = ["words", *sorted({file.stem for file in SENTENCES.glob("*/*.yaml")})]


def flat(tree: Any, path: str = "") -> dict[str, str]:
    if isinstance(tree, dict):
        texts: dict[str, str] = {}
        for key, value in tree.items():
            assert isinstance(key, str), f"{path}.{key} is not text; quote it"
            texts |= flat(value, f"{path}.{key}")
        return texts
    assert isinstance(tree, str), f"{path} is {tree!r}, not text; quote it"
    return {path: tree}


def read(code: str, name: str) -> dict[str, str]:
    file = WORDS / f"{code}.yaml" if name == "words" else SENTENCES / code / f"{name}.yaml"
    return flat(yaml.safe_load(file.read_text(encoding="utf-8")))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_languages_have_the_same_files() -> None:
    nb, en = (sorted(file.name for file in (SENTENCES / code).iterdir()) for code in LANGUAGES)
    assert nb == en


@pytest.mark.parametrize("name", CHAPTERS)
def test_languages_have_the_same_texts_and_placeholders(name: str) -> None:
    nb, en = read("nb", name), read("en", name)
    # a language has words for one of something only where they differ
    assert {key for key in nb if not key.startswith(".one.")} == {
        key for key in en if not key.startswith(".one.")
    }
    for key in nb.keys() & en.keys():
        assert nb[key].strip(), key
        assert en[key].strip(), key
        assert placeholders(nb[key]) == placeholders(en[key]), key


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_name_of_the_models_has_a_word(code: str) -> None:
    words = wording(code).words
    assert set(words["inputs"]) == set(keys())
    assert set(words["settings"]) == set(choices())
    assert set(words["options"]) == {
        str(option)
        for key, choice in choices().items()
        for option in choice.options
        if not key.endswith((".pays_for", ".components"))  # which have words of their own
    }
    groups = {
        "components": Component,
        "units": Unit,
        "actors": Actor,
        "perspectives": (*Perspective, *Actor),
        "kinds": Kind,
        "items": Item,
        "provenance": Provenance,
        "basis": Basis,
        "outcomes": Outcome,
    }
    for group, names in groups.items():
        assert set(words[group]) == {str(name) for name in names}, group
    named = {name for scenario in shipped_names() for name in shipped(scenario).delivery.activities}
    assert named <= set(words["activities"])


def test_norwegian_texts_are_norwegian() -> None:
    for name in CHAPTERS:
        nb, en = read("nb", name), read("en", name)
        same = {key for key in nb.keys() & en.keys() if nb[key] == en[key] and len(nb[key].split()) > 2}
        assert all("{" in nb[key] for key in same), same


def test_published_figures_and_scenarios_speak_both_languages() -> None:
    for figure in read_report().figures:
        assert figure.label.nb
        assert figure.label.en
    for name in shipped_names():
        scenario = shipped(name)
        for text in (scenario.title, scenario.description, scenario.comparator, *scenario.caveats):
            assert text is not None
            assert text.nb
            assert text.en
        assert all(text.nb != text.en for text in (scenario.description, *scenario.caveats))


def test_no_text_stands_in_the_code_of_the_page() -> None:
    """Strings with spaces in ui/ may only be docstrings, style or format templates."""
    for path in sorted((PACKAGE / "ui").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                words = re.findall(r"(?:^|\s)[A-Za-zÆØÅæøå]{2,}(?=\s|$)", node.value)
                assert len(words) < 2 or "\\" in node.value, f"{path.name}: {node.value!r}"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("nb", "nb"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("en_GB.UTF-8", "en"),
        ("C", "en"),
        (None, "en"),
        ("", "en"),
    ],
)
def test_preferred_language(asked: str | None, answer: str) -> None:
    assert preferred(asked) == answer


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("view", [*Perspective, *Actor], ids=repr)
def test_every_view_can_be_named_in_a_sentence_and_in_a_list(code: str, view: Perspective | Actor) -> None:
    sweep = one_way(shipped("helseiarbeid-2016"), "costs", view)
    origin = Origin(sweep.scenario, sweep.perspective, datetime.date(2026, 1, 31))
    for picture in OneWayPicture:
        assert one_way_exhibit(sweep, picture, origin, language(code)).chart.alternative
    assert language(code).words.word("perspectives", view.value) in origin.line(language(code))
