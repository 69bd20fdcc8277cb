"""Where a browser is, and how one is made ready that keeps all it stores in one folder."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import Any

from choreographer.browsers.chromium import Chromium
from choreographer.channels import Pipe
from kaleido import Kaleido, PageGenerator

INDEX = "index.html"
_WINDOWLESS = ("chromium-headless-shell", "chrome-headless-shell")
_SHARED = ("SingletonSocket", "SingletonCookie")


def browser_path() -> str | None:
    """The browser asked for, or a Chromium without windows, which starts sooner; None for any other."""
    return os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, _WINDOWLESS)), None)


def made_ready(path: str | None, folder: Path) -> tuple[Any, Pipe, Chromium]:
    """A browser still to be opened, with `folder` made for it; the pipe it speaks on; what holds its files.

    Args:
        path: of the browser; None to have one looked for.
        folder: that is to be made, for all that the browser stores.

    Raises:
        ChromeNotFoundError: there is no browser.
    """
    pipe = Pipe()
    made: list[Chromium] = []

    def chromium(*given: Any, **asked: Any) -> Chromium:
        made.append(Chromium(*given, **asked))
        return made[0]

    browser = Kaleido(
        n=1,
        path=path,
        page_generator=folder / INDEX,
        tmp_dir=str(folder),
        browser_cls=chromium,
        channel_cls=lambda: pipe,
    )
    folder.mkdir(mode=0o700)
    (folder / INDEX).write_text(PageGenerator(mathjax=False).generate_index(), encoding="utf-8")
    return browser, pipe, made[0]


def withdraw(folder: Path) -> None:
    """Take away what a browser that was killed has put elsewhere: a socket, whose path must be short."""
    with contextlib.suppress(OSError):
        for link in folder.glob(f"*/{_SHARED[0]}"):
            place = link.readlink().parent
            for name in _SHARED:
                (place / name).unlink(missing_ok=True)
            place.rmdir()
