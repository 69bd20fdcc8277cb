"""The words that the guide keeps from users' texts are in none of them."""

import re
from pathlib import Path

import pytest

from hiacalc import present, scenario

ROOT = Path(__file__).resolve().parents[3]
TEXTS = [
    *(Path(present.__file__).parent / "locale" / "texts" / "nb").iterdir(),
    Path(scenario.__file__).parent / "texts" / "nb.yaml",
]
# What has the word in another meaning: a part of the concept's name, a device, or a unit of measurement.
ELSEWHERE = re.compile(r"bedriftstiltak|rør eller en enhet|enheten er|enheten her|unit: Enhet|enheter mot")


def unwanted() -> list[str]:
    """The last column of the table."""
    guide = (ROOT / "docs" / "contributing" / "words.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in guide.splitlines() if line.startswith("|")][2:]
    return [word.strip() for row in rows for word in row[-1].split(",") if word.strip()]


@pytest.mark.parametrize("word", unwanted())
def test_a_word_that_people_do_not_use_is_in_no_text(word: str) -> None:
    pattern = re.compile(rf"\b{re.escape(word)}(er|en|ene|s)?\b", re.IGNORECASE)
    lines = [
        f"{path.name}: {line}"
        for path in TEXTS
        for line in path.read_text(encoding="utf-8").splitlines()
        if pattern.search(ELSEWHERE.sub("", line))
    ]
    assert lines == []
