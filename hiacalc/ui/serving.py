"""What the server does besides running the script: it says that it is ready when it is."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiacalc.scenario import ScenarioError

if TYPE_CHECKING:
    from streamlit import App

SCRIPT = Path(__file__).with_name("script.py")


@contextlib.asynccontextmanager
async def ready(_app: App) -> AsyncIterator[dict[str, Any]]:
    """While the server runs; what every page needs is loaded before the first reader comes.

    Loaded beside the first page, it would hold up the files that the browser
    asks for at the same time.
    """
    _load()
    yield {}


def serve() -> None:
    """`streamlit run` with this process's arguments; to be told to stop is no failure."""
    import click
    from streamlit.web.cli import main

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        main(["run", *sys.argv[1:]], prog_name="streamlit", standalone_mode=False)
    except click.Abort:
        sys.exit(0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)


def _load() -> None:
    """Modules, texts and data that every first page needs, and what Streamlit leaves until then."""
    import inspect

    import PIL.Image  # noqa: F401 - Streamlit imports it to look at the icon

    import hiacalc.ui.page
    import hiacalc.ui.result  # noqa: F401 - the view that opens first
    from hiacalc.analysis.expectation import expectation
    from hiacalc.analysis.uncertainty import uncertainty
    from hiacalc.model import Perspective, evaluate
    from hiacalc.present.charts import cash_flow
    from hiacalc.present.language import language
    from hiacalc.present.standing import effect_standing
    from hiacalc.scenario import changed, shipped_titles
    from hiacalc.scenario.wording import LANGUAGES
    from hiacalc.ui.state import BASE, shipped_scenario

    shipped_titles()
    with contextlib.suppress(ScenarioError):  # which the page will tell
        run = evaluate(changed(shipped_scenario(BASE), {}))  # as after a slider's first move
        for code in LANGUAGES:
            effect_standing(run.scenario, language(code))
            cash_flow(run, Perspective.SOCIETY, language(code))
        expectation(uncertainty(run.scenario))
    # Streamlit's first element looks at the stack, which looks up the file of
    # every module loaded; what is found is kept.
    inspect.stack()


if __name__ == "__main__":
    serve()
