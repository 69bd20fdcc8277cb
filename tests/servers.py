"""A real Streamlit server and a real Chromium, for tests and benchmarks."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def free_port() -> int:
    with socket.create_server(("localhost", 0)) as server:
        return int(server.getsockname()[1])


@contextlib.contextmanager
def served(script: Path, **environment: str) -> Iterator[str]:
    """The address of a page that is served from the repository's folder until the block ends."""
    with served_by(script, **environment) as (address, _):
        yield address


@contextlib.contextmanager
def served_by(script: Path, **environment: str) -> Iterator[tuple[str, int]]:
    """The same, with the number of the process that serves it."""
    port = free_port()
    # our own page as `hiacalc app` serves it
    starts = (
        ["-P", "-m", "hiacalc.ui.server.serving"] if script == ROOT / "app.py" else ["-m", "streamlit", "run"]
    )
    command = [sys.executable, *starts, str(script), f"--server.port={port}", "--server.address=localhost"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | environment
    )
    try:
        wait_until_healthy(f"http://localhost:{port}", process)
        yield f"http://localhost:{port}", process.pid
    finally:
        process.terminate()
        process.wait(20)


def wait_until_healthy(address: str, process: subprocess.Popen[Any]) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health") as answer:
            if answer.status == 200:
                return
        assert process.poll() is None, "the server stopped"
        time.sleep(0.1)
    raise AssertionError("the server did not answer")


@contextlib.contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """Debian's Chromium, the one without windows first, or another one on the path."""
    from playwright.sync_api import sync_playwright

    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*BROWSER_FLAGS, *flags])
        yield browser
        browser.close()


@contextlib.contextmanager
def page_thread() -> Iterator[Callable[[Callable[[Page], Any]], Any]]:
    """Call functions with a browser's page, in a thread that no other browser of the tests holds."""
    with ThreadPoolExecutor(1) as thread, contextlib.ExitStack() as stack:
        browser: Browser = thread.submit(lambda: stack.enter_context(chromium())).result()
        page: Page = thread.submit(browser.new_page).result()
        yield lambda work: thread.submit(work, page).result()
        thread.submit(stack.close).result()
