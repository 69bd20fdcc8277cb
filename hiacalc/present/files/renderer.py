"""The browser that draws pictures: one for the process, kept warm between them, replaced when it ends.

What it stores stands in one folder that bears this process's name, so that it
can be taken away whatever becomes of either.
"""

from __future__ import annotations

import asyncio
import atexit
import base64
import contextlib
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

from hiacalc.problem_code import Code
from hiacalc.scenario.leftovers import new_name, remove, remove_abandoned
from hiacalc.scenario.problems import Mark, Problem, ScenarioError

_PATIENCE = 30  # seconds for one try at a picture, a browser's start included
_GLANCE = 0.2  # seconds between looks at whether the browser is still there
_FAREWELL = 3  # seconds for an ended browser's folder to go
_RENDERING = threading.Lock()

Task = Callable[["_Browser"], Awaitable[bytes]]


class _EndedError(Exception):
    """The browser, or the part of it that draws, is no longer there."""


class _SilentError(Exception):
    """The browser is there and does not answer."""


class _UnstartedError(Exception):
    """The browser is there, and went before it was ready."""


def image(figure: dict[str, Any], options: dict[str, Any], *, asked: str = "") -> bytes:
    """A figure drawn as the options say: `format`, `width`, `height`, `scale`.

    Problems are told of the format `asked` for, when that is another.

    Args:
        figure: of Plotly, as plain data.
        options: as Kaleido has them.
        asked: the format to name in a problem.

    Raises:
        ScenarioError: `renderer_missing`, or what is wrong with the browser: `browser_missing`,
            `browser_unstarted`, `browser_ended`, `browser_silent`, `browser_unable`.
    """
    form = asked or options["format"]
    _require(form)
    import plotly.graph_objects as go

    drawn = go.Figure(figure)

    async def draw(browser: _Browser) -> bytes:
        image: bytes = await browser.kaleido.calc_fig(drawn, options)
        return image

    return _done(draw, form)


def printed(page: str) -> bytes:
    """An HTML page as PDF, on paper of the size that its style asks for.

    Raises:
        ScenarioError: as `image` does.
    """
    _require("pdf")
    return _done(lambda browser: browser.print(page), "pdf")


def end() -> None:
    """Let the browser go, with all that it has stored; a new one is started when needed."""
    while _current:
        _current.pop().end()


def _require(form: str) -> None:
    try:
        import kaleido  # noqa: F401 - told here when it is missing
        import plotly.graph_objects  # noqa: F401 - likewise
    except ImportError:
        raise ScenarioError([Problem(Code.RENDERER_MISSING, Mark(form))]) from None


def _done(task: Task, form: str) -> bytes:
    """What the task makes. A browser that ends meanwhile, or has lost what it needs, is replaced, once."""
    with _RENDERING:
        for tries_left in (1, 0):
            try:
                return _warm().do(task)
            except Exception as error:
                end()
                code = _wrong(error)
                if code is None:
                    raise
                if code not in {Code.BROWSER_ENDED, Code.BROWSER_UNABLE} or not tries_left:
                    raise ScenarioError([Problem(code, Mark(form), actual=str(error))]) from None
    raise AssertionError


def _warm() -> _Browser:
    if _current and _current[0].gone():
        end()
    if not _current:
        _current.append(_Browser())
    return _current[0]


def _wrong(error: Exception) -> Code | None:
    """The problem that an error stands for; None when it is not the browser's."""
    from choreographer.errors import BrowserClosedError, ChannelClosedError, ChromeNotFoundError

    known: dict[Code, tuple[type[BaseException], ...]] = {
        Code.BROWSER_MISSING: (ChromeNotFoundError,),
        Code.BROWSER_UNSTARTED: (_UnstartedError,),
        Code.BROWSER_ENDED: (_EndedError, CancelledError, BrowserClosedError, ChannelClosedError),
        Code.BROWSER_SILENT: (_SilentError,),
    }
    for code, kinds in known.items():
        if isinstance(error, kinds):
            return code
    if type(error).__module__.partition(".")[0] in _PACKAGES:
        return Code.BROWSER_UNABLE
    # a lost session is one of these
    return Code.BROWSER_ENDED if isinstance(error, (OSError, RuntimeError)) else None


class _Browser:
    """A headless browser on an event loop of its own, so that one that is stuck holds up no other."""

    def __init__(self) -> None:
        from hiacalc.present.files.chromium import browser_path

        _quiet(*_PACKAGES, "browser_proc")
        self.path = browser_path()
        confined = "snap" in str(self.path)  # which then sees no common temporary folder
        base = Path.home() if confined else Path(tempfile.gettempdir())
        remove_abandoned(base)
        self.folder = new_name(base)
        self.kaleido: Any = None
        self.pipe: Any = None
        self.files: Any = None
        self.crashed = self.opening = self.ready = self.ending = False
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(lambda *_: None)  # what is wrong reaches us with the picture
        threading.Thread(target=self._run, daemon=True, name="renderer").start()

    def _run(self) -> None:
        self.loop.run_forever()
        self.loop.close()

    def do(self, task: Task) -> bytes:
        """What the task makes, unless the browser ends or stays silent.

        Raises:
            Exception: as the task does, or as the start of the browser.
        """
        future = asyncio.run_coroutine_threadsafe(self._do(task), self.loop)
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                return future.result(_GLANCE)
            except TimeoutError:
                if future.done():
                    raise
            if self.gone():
                raise _EndedError if self.ready or self.crashed else _UnstartedError
            if time.monotonic() > deadline:
                raise _SilentError

    def gone(self) -> bool:
        """Whether the browser has ended, or the part of it that draws."""
        process = self._process()
        return self.crashed or (process is not None and process.poll() is not None)

    async def print(self, page: str) -> bytes:
        """The page as PDF."""
        from choreographer.errors import DevtoolsProtocolError

        from hiacalc.present.files.chromium import INDEX

        file = self.folder / "page.html"
        file.write_text(page, encoding="utf-8")
        tab = await self.kaleido.tabs_ready.get()
        await tab.navigate(file.as_uri())
        asked = {"printBackground": True, "preferCSSPageSize": True, "generateTaggedPDF": True}
        answer = await tab.tab.send_command("Page.printToPDF", params=asked)
        if "result" not in answer:
            raise DevtoolsProtocolError(answer)
        await tab.navigate((self.folder / INDEX).as_uri())
        await self.kaleido.tabs_ready.put(tab)
        return base64.b64decode(answer["result"]["data"])

    def end(self) -> None:
        """End the browser and all that it has started, whatever they do, and take away their folder.

        Called by a signal's handler too, while another thread may be starting it.
        """
        self.ending = True
        deadline = time.monotonic() + _FAREWELL
        while self.opening and self._process() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        if process := self._process():
            from hiacalc.present.files.chromium import withdraw

            withdraw(self.folder)
            _kill(process)
            withdraw(self.folder)  # what it made meanwhile
            with contextlib.suppress(OSError):  # what waits for its words hears the last one
                os.write(self.pipe.from_external_to_choreo, b"{bye}\n")
        remove(self.folder)
        while self.folder.exists() and time.monotonic() < deadline:
            time.sleep(0.02)  # a process that is ending makes no more files
            remove(self.folder)
        with contextlib.suppress(Exception):  # what held them is told that they are gone
            self.files.clean()
        with contextlib.suppress(RuntimeError):  # closed already
            self.loop.call_soon_threadsafe(self.loop.stop)

    def _process(self) -> subprocess.Popen[bytes] | None:
        return getattr(self.kaleido, "subprocess", None)

    async def _do(self, task: Task) -> bytes:
        if not self.ready:
            try:
                await self._start()
            except (OSError, RuntimeError, asyncio.CancelledError) as error:
                if type(error).__name__ == "ChromeNotFoundError":
                    raise
                raise (_EndedError if self.crashed else _UnstartedError) from None
            self.ready = True
            atexit.unregister(end)
            atexit.register(end)  # anew, to come before Python's own removal of temporary folders
        return await task(self)

    async def _start(self) -> None:
        from hiacalc.present.files.chromium import made_ready

        kaleido, self.pipe, self.files = made_ready(self.path, self.folder)
        self.opening, self.kaleido = True, kaleido
        try:
            if not self.ending:
                watch = asyncio.create_task(self._watch())
                await kaleido.open()
                await watch
        finally:
            self.opening = False

    async def _watch(self) -> None:
        """Hear from the page, as soon as there is one, when the process that draws it has crashed."""
        while not ((tab := self.kaleido.get_tab()) and tab.sessions):
            await asyncio.sleep(0.02)

        async def crashed(_: Any) -> None:
            self.crashed = True

        tab.subscribe("Inspector.targetCrashed", crashed)
        await tab.send_command("Inspector.enable")


_PACKAGES = ("choreographer", "kaleido")
_current: list[_Browser] = []  # at most one
atexit.register(end)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a browser and all that it has started: it leads a group of its own."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            subprocess.run(  # noqa: S603 - a number
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607 - the system's own
                check=False,
                capture_output=True,
            )
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _quiet(*packages: str) -> None:
    """Keep what these packages log from the user's terminal: a closing browser's last word is no fault.

    Real faults reach us as exceptions.
    """
    for name in packages:
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.addHandler(logging.NullHandler())
