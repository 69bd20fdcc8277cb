"""The script that the server runs is the whole page."""

import hiacalc
from hiacalc.ui.server.serving import SCRIPT
from tests.ui.driving import text_of


def test_the_server_runs_the_script_of_this_package(opened) -> None:
    assert SCRIPT.parent.parent.samefile(next(iter(hiacalc.__path__)))
    page = opened("method")
    assert not page.exception
    assert text_of(page.title) == "Does HelseIArbeid pay?"
