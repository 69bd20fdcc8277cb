"""The server is ready when it says so: the first reader does not wait for modules."""

import subprocess
import sys

ASKS = """
import asyncio, sys
from hiacalc.ui.serving import ready

async def serve():
    async with ready(None):
        return "hiacalc.ui.page" in sys.modules and "hiacalc.ui.result" in sys.modules

early = "hiacalc.ui.page" in sys.modules
print(early, asyncio.run(serve()))
"""


def test_what_the_first_page_needs_is_loaded_before_it_comes() -> None:
    said = subprocess.run([sys.executable, "-c", ASKS], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]
