"""What the server does besides running the script: whom it answers, and that it is ready when it says so."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiacalc.scenario import ScenarioError

if TYPE_CHECKING:
    from starlette.middleware import Middleware
    from streamlit import App

SCRIPT = Path(__file__).parents[1] / "script.py"


@contextlib.asynccontextmanager
async def ready(_app: App) -> AsyncIterator[dict[str, Any]]:
    """While the server runs; what every page needs is loaded before the first reader comes.

    Loaded beside the first page, it would hold up the files that the browser
    asks for at the same time.
    """
    from hiacalc.ui.server.housekeeping import keep_house, tidy

    _load()
    tidy()
    keeping = asyncio.create_task(keep_house())
    try:
        yield {}
    finally:
        keeping.cancel()


def guards() -> list[Middleware]:
    """What every request passes before Streamlit sees it, in this order."""
    from starlette.middleware import Middleware
    from streamlit import config
    from streamlit.file_util import get_static_dir

    from hiacalc.present.locale.language import language
    from hiacalc.scenario.labels import LANGUAGES
    from hiacalc.ui.server.address import public_hosts
    from hiacalc.ui.server.allowed_paths import AllowedPaths
    from hiacalc.ui.server.headers import SecurityHeaders, inline_scripts, page_policy
    from hiacalc.ui.server.hosts import Hosts, allowed_hosts
    from hiacalc.ui.server.long_links import RefuseLongLinks
    from hiacalc.ui.widgets import page_script

    scripts = inline_scripts(Path(get_static_dir()) / "index.html")
    scripts += [page_script.script(language(code)) for code in LANGUAGES]
    hosts = allowed_hosts(config.get_option("server.address"), public_hosts())
    return [
        Middleware(SecurityHeaders, page_policy(scripts)),
        Middleware(Hosts, hosts, config.get_option("server.corsAllowedOrigins")),
        Middleware(AllowedPaths, config.get_option("server.baseUrlPath")),
        Middleware(RefuseLongLinks),
    ]


def serve() -> None:
    """`streamlit run` with this process's arguments; to be told to stop is no failure.

    Streamlit reads settings from the folder it is started in. The page's own
    stand beside its script: no other folder is to have a say.
    """
    from hiacalc.ui.server.housekeeping import single_heap

    single_heap()
    os.chdir(Path(sys.argv[1]).parent)
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
    import hiacalc.ui.views.result  # noqa: F401 - the view that opens first
    from hiacalc.analysis.probabilistic.expectation import expectation
    from hiacalc.analysis.probabilistic.uncertainty import uncertainty
    from hiacalc.evidence.studies import largest_trial_effect
    from hiacalc.model import Perspective, evaluate
    from hiacalc.present.charts.result import cash_flow
    from hiacalc.present.locale.language import language
    from hiacalc.present.words.effect_warning import effect_standing
    from hiacalc.scenario import changed, shipped_titles
    from hiacalc.scenario.labels import LANGUAGES
    from hiacalc.ui.session.state import OPENING, shipped_scenario

    shipped_titles()
    with contextlib.suppress(ScenarioError):  # which the page will tell
        run = evaluate(changed(shipped_scenario(OPENING), {}))  # as after a slider's first move
        for code in LANGUAGES:
            effect_standing(run.scenario, largest_trial_effect(), language(code))
            cash_flow(run, Perspective.SOCIETY, language(code))
        expectation(uncertainty(run.scenario))
    # Streamlit's first element looks at the stack, which looks up the file of
    # every module loaded; what is found is kept.
    inspect.stack()


if __name__ == "__main__":
    serve()
