"""What the server does besides running the script: it says that it is ready when it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit import App

SCRIPT = Path(__file__).with_name("script.py")


@asynccontextmanager
async def ready(_app: App) -> AsyncIterator[dict[str, Any]]:
    """While the server runs; what every page needs is loaded before the first reader comes.

    Loaded beside the first page, it would hold up the files that the browser
    asks for at the same time.
    """
    _load()
    yield {}


def _load() -> None:
    import hiacalc.ui.page
    import hiacalc.ui.result  # noqa: F401 - the view that opens first
    from hiacalc.model import evaluate
    from hiacalc.scenario import shipped, shipped_names, shipped_titles

    shipped_titles()
    evaluate(shipped(shipped_names()[0]))
