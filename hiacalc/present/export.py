"""Charts as files: PNG for print, SVG, PDF, self-contained HTML, and CSV of the data.

One headless browser renders all pictures of a process and stays warm between
them. HTML and CSV need none.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import errno
import logging
import os
import shutil
import signal
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from hiacalc.present.charts import Chart
from hiacalc.present.csv_style import Style
from hiacalc.present.csv_table import csv_table
from hiacalc.present.language import language
from hiacalc.present.origin import Traced
from hiacalc.scenario.problems import Mark, Problem, ScenarioError, fail, shown
from hiacalc.scenario.writing import refuse_existing, write_bytes

FORMATS = ("png", "svg", "pdf", "html", "csv")
PRINT_DPI = 300
_CSS_DPI = 96
A4 = (794, 1123)  # portrait, in CSS pixels
_PATIENCE = 30  # seconds for one try at a picture, a browser's start included
_FAREWELL = 15  # seconds for a browser to close and its folder to go, on a busy machine
_RENDERING = threading.Lock()
_WINDOWLESS = ("chromium-headless-shell", "chrome-headless-shell")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart with the numbers it is drawn from and where they come from.

    `rows` begins with the head; numbers in it are unrounded.
    """

    chart: Chart
    rows: Sequence[Sequence[Any]]
    origin: Traced


def save(exhibit: Exhibit, path: Path, *, force: bool = False, style: Style = Style.READER) -> None:
    """Write an exhibit in the format that the file's name asks for, whole or not at all.

    `style` says for whom a CSV file is.

    Raises:
        ScenarioError: an unknown format, a file that is there already, no browser.
    """
    form = asked_format(path, force=force)
    write_bytes(path, rendered(exhibit, form, style), force=force)


def asked_format(path: Path, *, force: bool = False, formats: Sequence[str] = FORMATS) -> str:
    """The format that a file's name asks for, before any work is done for it.

    Raises:
        ScenarioError: an unknown format, a file that is there already, no folder for it.
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in formats:
        fail("format_unknown", Mark(str(path)), found=path.suffix or "-", allowed=", ".join(formats))
    refuse_existing(path, force=force)
    if not path.parent.is_dir():
        fail("file_unwritable", Mark(shown(path)), found=os.strerror(errno.ENOENT))
    return form


def rendered(exhibit: Exhibit, form: str, style: Style = Style.READER) -> bytes:
    """The bytes of an exhibit in one of `FORMATS`; `style` says for whom CSV is."""
    if form == "csv":
        return csv_table(exhibit.rows, exhibit.origin, language(exhibit.chart.language or "en"), style)
    if form == "html":
        return _html(exhibit)
    image = _image(exhibit.chart.figure, form)
    if form == "png":
        return _described_png(image, exhibit.chart.alternative)
    return _described_svg(image, exhibit.chart) if form == "svg" else image


def _image(figure: dict[str, Any], form: str) -> bytes:
    layout = figure["layout"]
    options = {
        "format": form,
        "width": layout["width"],
        "height": layout["height"],
        "scale": {"png": PRINT_DPI / _CSS_DPI, "pdf": min(1.0, A4[0] / layout["width"])}.get(form, 1),
    }
    try:
        import kaleido  # noqa: F401 - told here when it is missing
        import plotly.graph_objects as go
    except ImportError:
        raise ScenarioError([Problem("renderer_missing", Mark(form))]) from None
    with _RENDERING:
        try:
            return _RENDERER.draw(go.Figure(figure), options)
        except Exception as error:
            if not _of_browser(error):
                raise
            raise ScenarioError([Problem("browser_missing", Mark(form))]) from None


def _of_browser(error: Exception) -> bool:
    """Whether the browser is not there, has gone (what it was asked for is then cancelled) or hangs."""
    package = type(error).__module__.partition(".")[0]
    return package in ("choreographer", "kaleido") or isinstance(
        error, (OSError, TimeoutError, RuntimeError, CancelledError)
    )


class _Renderer:
    """A headless browser on an event loop of its own, started when first needed and kept warm."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.kaleido: Any = None

    def draw(self, figure: Any, options: dict[str, Any]) -> bytes:
        """One picture. A browser that failed since an earlier one is replaced, once; one that hangs is ended.

        Raises:
            Exception: as kaleido does, or because the browser is not there or hangs.
        """
        if self.loop is None:
            _quiet("choreographer", "kaleido", "browser_proc")
            self.loop = asyncio.new_event_loop()
            threading.Thread(target=self.loop.run_forever, daemon=True, name="renderer").start()
            atexit.register(self.close)
        warm = self.kaleido is not None
        try:
            return asyncio.run_coroutine_threadsafe(self._draw(figure, options), self.loop).result(_PATIENCE)
        except TimeoutError:
            self.close(hangs=True)
            raise
        except Exception as error:
            self.close()
            if not (warm and _of_browser(error)):
                raise
        return self.draw(figure, options)

    async def _draw(self, figure: Any, options: dict[str, Any]) -> bytes:
        import kaleido

        if self.kaleido is None:
            self.kaleido = kaleido.Kaleido(n=1, mathjax=False, path=_browser())
            await self.kaleido.open()
        drawn: bytes = await self.kaleido.calc_fig(figure, options)
        return drawn

    def close(self, *, hangs: bool = False) -> None:
        """Let the browser go; a new one is started when needed. One that hangs is not asked."""
        old, self.kaleido = self.kaleido, None
        if old is None or self.loop is None:
            return
        if hangs:
            if process := getattr(old, "subprocess", None):
                _end(process)  # upon which what watches it clears up
            return
        with contextlib.suppress(Exception):
            asyncio.run_coroutine_threadsafe(old.close(), self.loop).result(_FAREWELL)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a browser that answers nobody, and all that it has started: it leads a group of its own."""
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _browser() -> str | None:
    """The browser asked for, or a Chromium without windows, which starts sooner; None for any other."""
    return os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, _WINDOWLESS)), None)


def _quiet(*packages: str) -> None:
    """Keep what these packages log from the user's terminal: a closing browser's last word is no fault.

    Real faults reach us as exceptions.
    """
    for name in packages:
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.addHandler(logging.NullHandler())


_RENDERER = _Renderer()


def _html(exhibit: Exhibit) -> bytes:
    try:
        import plotly.graph_objects as go
    except ImportError:
        raise ScenarioError([Problem("renderer_missing", Mark("html"))]) from None

    chart = exhibit.chart
    drawn = go.Figure(chart.figure).to_html(
        full_html=False, include_plotlyjs=True, config={"displaylogo": False}
    )
    head, *rows = exhibit.rows
    table = "".join(
        "<tr>" + "".join(f"<td>{escape(_text(value))}</td>" for value in row) + "</tr>" for row in rows
    )
    heads = "".join(f"<th>{escape(str(name))}</th>" for name in head)
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


def _text(value: Any) -> str:
    return f"{value:.10g}" if isinstance(value, float) else "" if value is None else str(value)


def _described_svg(image: bytes, chart: Chart) -> bytes:
    """The picture with its text alternative inside, for screen readers."""
    text = image.decode()
    head, bracket, rest = text.partition(">")
    spoken = f' lang="{chart.language}"' if chart.language else ""
    said = f"<title>{escape(chart.title or 'hiacalc')}</title>"
    said += f'<desc id="alternative">{escape(chart.alternative)}</desc>'
    return f'{head}{spoken} role="img" aria-describedby="alternative"{bracket}{said}{rest}'.encode()


def _described_png(image: bytes, alternative: str) -> bytes:
    """The picture with its resolution and text alternative as PNG chunks (PNG specification 11.3)."""
    per_metre = round(PRINT_DPI / 0.0254)
    extra = _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    extra += _chunk(b"iTXt", b"Description\0\0\0\0\0" + alternative.encode())
    header_ends = 8 + 25  # the signature and the first chunk
    return image[:header_ends] + extra + image[header_ends:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
