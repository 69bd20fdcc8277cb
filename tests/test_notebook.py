"""What the chapter on notebooks says can be typed does what it says."""

import doctest
import re
from pathlib import Path

import pytest

CHAPTER = Path(__file__).resolve().parents[1] / "docs" / "notebook.md"
TEXT = CHAPTER.read_text(encoding="utf-8")


def test_every_example_runs() -> None:
    chapter = doctest.DocTestParser().get_doctest(TEXT, {}, CHAPTER.name, str(CHAPTER), 0)
    assert len(chapter.examples) == TEXT.count("\n>>> ")
    assert doctest.DocTestRunner().run(chapter).failed == 0


@pytest.mark.parametrize("module", sorted(set(re.findall(r"`(hiacalc\.[a-z_.]+)`", TEXT))))
def test_what_is_named_is_there(module: str) -> None:
    room, _, name = module.rpartition(".")
    assert hasattr(__import__(room, fromlist=[name]), name)
