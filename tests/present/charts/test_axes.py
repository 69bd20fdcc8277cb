"""Axes: a label for every tick that is asked for, a title, and every name in the legend."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from tests.present.browser import plain
from tests.present.pictures import (
    every_picture,
)

pytestmark = pytest.mark.browser


@every_picture
def test_axes_have_their_ticks_and_a_title(view: Any, picture: str, name: str, code: str, width: int) -> None:
    """Every label that the figure asks for is drawn, and a scale of numbers has at least three."""
    seen = view(picture, name, code, width)
    layout = seen.exhibit.chart.figure["layout"]
    for side in ("x", "y"):
        axis = layout[f"{side}axis"]
        drawn = [plain(text["text"]) for text in seen.texts(f"{side}tick")]
        if "ticktext" in axis:
            asked = [plain(strip(text)) for text in axis["ticktext"]]
            assert sorted(drawn) == sorted(text for text in asked if text)
        else:
            assert len(drawn) >= 3
            assert seen.texts(f"g-{side}title"), side
    names = [trace["name"] for trace in seen.exhibit.chart.figure["data"] if drawn_in_legend(trace)]
    assert sorted(plain(text["text"]) for text in seen.texts("legend")) == sorted(map(plain, names))


def strip(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


def drawn_in_legend(trace: dict[str, Any]) -> bool:
    quiet = trace["type"] in ("heatmap", "contour") and not trace.get("showlegend")
    return not quiet and trace.get("showlegend", True)
