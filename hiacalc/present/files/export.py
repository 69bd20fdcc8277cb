"""Charts as files: PNG for print, SVG, PDF, self-contained HTML, and CSV of the data.

The first three are drawn by a browser; HTML and CSV need none.
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from hiacalc.present.charts.chart import Chart, Exhibit
from hiacalc.present.files.csv_style import Style
from hiacalc.present.files.csv_table import columns_of, csv_table
from hiacalc.present.files.few_colours import with_few_colours
from hiacalc.present.files.pdf_page import named, pdf_page
from hiacalc.present.files.renderer import image, printed
from hiacalc.present.locale.language import language
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, shown
from hiacalc.scenario.whole_files import refuse_existing, write_bytes

FORMATS = ("png", "svg", "pdf", "html", "csv")
PRINT_DPI = 300
_CSS_DPI = 96


def save(exhibit: Exhibit, path: Path, *, force: bool = False, style: Style = Style.READER) -> None:
    """Write an exhibit in the format that the file's name asks for, whole or not at all.

    `style` says for whom a CSV file is.

    Args:
        exhibit: a chart with its rows and origin.
        path: whose ending is one of `FORMATS`.
        force: write over a file that is there.
        style: for whom a CSV file is.

    Raises:
        ScenarioError: an unknown format, a file that is there already, no browser.
    """
    form = asked_format(path, force=force)
    write_bytes(path, rendered(exhibit, form, style), force=force)


def asked_format(path: Path, *, force: bool = False, formats: Sequence[str] = FORMATS) -> str:
    """The format that a file's name asks for, before any work is done for it.

    Args:
        path: of the file to be written.
        force: do not mind a file that is there.
        formats: those there are.

    Raises:
        ScenarioError: an unknown format, a file that is there already, no folder for it.

    Example:
        >>> asked_format(Path("chart.PNG"), force=True)
        'png'
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in formats:
        fail(Code.FORMAT_UNKNOWN, Mark(shown(path)), actual=path.suffix or "-", allowed=", ".join(formats))
    refuse_existing(path, force=force)
    if not path.parent.is_dir():
        fail(Code.FILE_UNWRITABLE, Mark(shown(path)), actual=os.strerror(errno.ENOENT))
    return form


def rendered(exhibit: Exhibit, form: str, style: Style = Style.READER) -> bytes:
    """The bytes of an exhibit in one of `FORMATS`; `style` says for whom CSV is.

    Args:
        exhibit: a chart with its rows and origin.
        form: one of `FORMATS`.
        style: for whom a CSV file is.

    Raises:
        ScenarioError: what a picture needs is missing, or there is no browser that draws it.
    """
    if form == "csv":
        return csv_table(exhibit.rows, exhibit.origin, language(exhibit.chart.language or "en"), style)
    if form == "html":
        return _html(exhibit)
    chart, layout = exhibit.chart, exhibit.chart.figure["layout"]
    size = {"width": layout["width"], "height": layout["height"]}
    if form == "png":
        drawn = image(chart.figure, {"format": form, "scale": PRINT_DPI / _CSS_DPI, **size})
        return _described_png(with_few_colours(drawn), chart.alternative)
    drawn = image(chart.figure, {"format": "svg", "scale": 1, **size}, asked=form)
    if form == "pdf":
        return named(printed(pdf_page(drawn.decode(), chart, **size)))
    return _described_svg(drawn, chart)


def _html(exhibit: Exhibit) -> bytes:
    try:
        import plotly.graph_objects as go
    except ImportError:
        raise ScenarioError([Problem(Code.RENDERER_MISSING, Mark("html"))]) from None

    chart = exhibit.chart
    drawn = go.Figure(chart.figure).to_html(
        full_html=False, include_plotlyjs=True, config={"displaylogo": False}
    )
    head, *rows = exhibit.rows
    columns = columns_of(exhibit.origin, language(chart.language or "en"), Style.READER)
    table = "".join(
        "<tr>"
        + "".join(f"<td>{escape(_text(value, columns.decimal))}</td>" for value in columns.cells(head, row))
        + "</tr>"
        for row in rows
    )
    heads = "".join(f"<th>{escape(name)}</th>" for name in columns.heads(head))
    page = (
        f'<!doctype html><html lang="{chart.language or "en"}"><head><meta charset="utf-8">'
        f"<title>{escape(chart.title or 'hiacalc')}</title><style>"
        "body{font-family:sans-serif;margin:1rem}table{border-collapse:collapse;margin-top:1rem}"
        "td,th{border:1px solid #ccc;padding:.2rem .5rem;text-align:right}"
        "td:first-child,th:first-child{text-align:left}</style></head><body>"
        f'<div role="img" aria-label="{escape(chart.alternative)}">{drawn}</div>'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{table}</tbody></table></body></html>"
    )
    return page.encode()


def _text(value: Any, decimal: str) -> str:
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", decimal)
    return "" if value is None else str(value)


def _described_svg(image: bytes, chart: Chart) -> bytes:
    """The picture with its text alternative inside, for screen readers."""
    text = image.decode()
    head, bracket, rest = text.partition(">")
    spoken = f' lang="{chart.language}"' if chart.language else ""
    description = f"<title>{escape(chart.title or 'hiacalc')}</title>"
    description += f'<desc id="alternative">{escape(chart.alternative)}</desc>'
    return f'{head}{spoken} role="img" aria-describedby="alternative"{bracket}{description}{rest}'.encode()


def _described_png(image: bytes, alternative: str) -> bytes:
    """The picture with its resolution and text alternative as PNG chunks (PNG specification 11.3)."""
    per_metre = round(PRINT_DPI / 0.0254)
    extra = _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    extra += _chunk(b"iTXt", b"Description\0\0\0\0\0" + alternative.encode())
    header_ends = 8 + 25  # the signature and the first chunk
    return image[:header_ends] + extra + image[header_ends:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
