"""The same picture for a dark page: paper and texts change places, blue gives way to sky blue."""

from __future__ import annotations

from typing import Any

from hiacalc.present.charts.palette import (
    BLUE,
    BRONZE,
    FAINT,
    GREY,
    GRID,
    GROUND,
    INK,
    OFF_WHITE,
    PALE,
    RUST,
    SKY,
    TURNING,
    UNDEFINED,
    VEIL,
    VERMILION,
    WHITE,
)

DARK = "#11191F"  # the page's own in its dark theme
_ON_DARK = {
    WHITE: DARK,
    OFF_WHITE: "#1B262E",
    GRID: "#2A3740",
    GROUND: "#1B262E",
    UNDEFINED: "#33434E",
    PALE: "#5B6B77",
    GREY: "#9AA5AF",
    FAINT: "#A9B8C2",
    INK: "#E8EEF2",
    VEIL: "rgba(17,25,31,0.85)",
    TURNING: "#FF8A6B",
    BLUE: SKY,
    RUST: VERMILION,
    BRONZE: "#B8965A",
}
_MAPS = ("heatmap", "contour")  # whose colours are a scale, with words upon it


def on_dark(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure of this room in the colours of a dark page; every text keeps WCAG AA's contrast.

    Args:
        figure: data and layout as a chart holds them; it stays as it is.

    >>> on_dark({"data": [], "layout": {"paper_bgcolor": "#FFFFFF"}})["layout"]["paper_bgcolor"]
    '#11191F'
    """
    data = [trace if trace.get("type") in _MAPS else _recoloured(trace) for trace in figure["data"]]
    return figure | {"data": data, "layout": _recoloured(figure["layout"])}


def _recoloured(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _recoloured(inner) for name, inner in part.items()}
    if isinstance(part, list) and part and isinstance(part[0], dict | str):
        return [_recoloured(inner) for inner in part]
    return _ON_DARK.get(part, part) if isinstance(part, str) else part
