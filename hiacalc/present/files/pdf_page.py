"""A chart on a page of A4, as HTML to be printed: across when it is wide, upright when it is tall."""

from __future__ import annotations

from html import escape
from pathlib import Path

from hiacalc.present.charts.chart import A4, MARGIN, Chart

_VECTORS = Path(__file__).with_name("vector_patterns.js")
_CREATOR = b"/Creator (Chromium)"


def pdf_page(svg: str, chart: Chart, width: float, height: float) -> str:
    """The page: the picture as large as fits within the margins, in their middle, under the chart's title.

    Args:
        svg: the picture.
        chart: which gives title, text alternative and language.
        width: of the picture, in pixels.
        height: of the picture, in pixels.

    >>> from hiacalc.present.charts.chart import Chart
    >>> page = pdf_page("<svg/>", Chart({}, "Bars.", "It pays", "en"), 1000, 700)
    >>> "<title>It pays</title>" in page, "size:1123px 794px" in page
    (True, True)
    """
    across, down = max((A4, A4[::-1]), key=lambda page: _scale(page, width, height))
    scale = _scale((across, down), width, height)
    style = (
        f"@page{{size:{across}px {down}px;margin:0}}body{{margin:0}}"
        f"div{{width:{across}px;height:{down - 1}px;display:grid;place-items:center;overflow:hidden}}"
        f"div>svg{{display:block;width:{width * scale:.2f}px;height:{height * scale:.2f}px}}"
    )
    return (
        f'<!doctype html><html lang="{chart.language or "en"}"><head><meta charset="utf-8">'
        f"<title>{escape(chart.title or 'hiacalc')}</title><style>{style}</style></head><body>"
        f'<div role="img" aria-label="{escape(chart.alternative)}">{svg}</div>'
        f"<script>{_VECTORS.read_text(encoding='utf-8')}</script></body></html>"
    )


def named(pdf: bytes) -> bytes:
    """The document made by us and produced by the browser's library, with every byte where it was.

    >>> named(b"/Creator (Chromium) /Producer (Skia/PDF)")
    b'/Creator (hiacalc)  /Producer (Skia/PDF)'
    """
    return pdf.replace(_CREATOR, b"/Creator (hiacalc)".ljust(len(_CREATOR)), 1)


def _scale(page: tuple[int, ...], width: float, height: float) -> float:
    across, down = (side - 2 * MARGIN for side in page)
    return min(across / width, down / height)
