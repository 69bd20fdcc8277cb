"""Every picture but the tornado within its frame: texts apart, title, scope and origin."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.present.locale.language import language
from hiacalc.present.locale.numbers import Numbers
from tests.present.browser import outside, overlap, overlapping, plain
from tests.present.cases import scenario_of
from tests.present.pictures import (
    every_picture,
)

pytestmark = pytest.mark.browser


@every_picture
def test_no_text_covers_another_or_is_cut(view: Any, picture: str, name: str, code: str, width: int) -> None:
    seen = view(picture, name, code, width)
    assert seen.page["box"]["right"] - seen.page["box"]["left"] == pytest.approx(width, abs=1)
    assert overlapping(seen) == []
    assert outside(seen) == []


@every_picture
def test_title_scope_and_origin_stand_on_it(
    view: Any, picture: str, name: str, code: str, width: int
) -> None:
    seen = view(picture, name, code, width)
    title = seen.exhibit.chart.title
    assert title
    assert seen.all_text.startswith(plain(title))
    assert plain(seen.exhibit.origin.line(language(code), short=True)) in seen.all_text
    assert plain(Numbers(code).number(scenario_of(name).population.workers.value)) in seen.all_text
    assert f"<title>{title}</title>" in seen.svg
    assert {text["family"].rpartition(", ")[2] for text in seen.page["texts"]} == {"sans-serif"}


@every_picture
def test_no_mark_hides_a_text(view: Any, picture: str, name: str, code: str, width: int) -> None:
    seen = view(picture, name, code, width)
    marks = [mark for trace in seen.page["marks"] for mark in trace]
    texts = [text for text in seen.page["texts"] if text["kind"] in ("annotation", "contourlabels")]
    assert [text["text"] for mark in marks for text in texts if overlap(mark, text)] == []
