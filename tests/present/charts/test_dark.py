"""Pictures on a dark page: texts keep WCAG AA's contrast, marks that of graphics, and no slab stays white."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from hiacalc.present.charts import palette
from hiacalc.present.charts.dark import DARK, on_dark
from hiacalc.present.charts.palette import parts
from hiacalc.present.locale.language import language
from tests.present.browser import luminance
from tests.present.cases import CASES, exhibit
from tests.present.pictures import BASE, PICTURES

TEXTS = ("INK", "FAINT", "TURNING")
MARKS = ("BLUE", "VERMILION", "GREEN", "ORANGE", "PURPLE", "RUST", "AMBER", "STEEL", "BRONZE", "GREY")


def dark(colour: str) -> str:
    figure: dict[str, Any] = on_dark({"data": [{"type": "bar", "marker": {"color": colour}}], "layout": {}})
    recoloured: str = figure["data"][0]["marker"]["color"]
    return recoloured


def contrast(first: str, other: str) -> float:
    light, deep = sorted((luminance(f"rgb{parts(colour)}") for colour in (first, other)), reverse=True)
    return (light + 0.05) / (deep + 0.05)


@pytest.mark.parametrize("name", TEXTS)
def test_texts_read_on_dark_paper(name: str) -> None:
    assert contrast(dark(getattr(palette, name)), DARK) >= 4.5


@pytest.mark.parametrize("name", MARKS)
def test_marks_are_seen_on_dark_paper(name: str) -> None:
    assert contrast(dark(getattr(palette, name)), DARK) >= 3.0


@pytest.mark.parametrize("picture", ["curve", "structural", "rules", "waterfall", "evidence", "distribution"])
def test_no_white_is_left_and_the_picture_itself_stays(picture: str) -> None:
    figure = PICTURES[picture](BASE, language("nb"), 820).chart.figure
    before = repr(figure)
    assert palette.WHITE not in set(strings(on_dark(figure)))
    assert repr(figure) == before


def test_only_colours_change() -> None:
    figure = exhibit(CASES["base"].sweep(), "en").chart.figure
    pairs = zip(strings(figure), strings(on_dark(figure)), strict=True)
    changed = [first for first, other in pairs if first != other]
    assert changed
    assert all(text.startswith(("#", "rgba")) for text in changed)


def strings(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from strings(inner)
    elif isinstance(part, str):
        yield part
