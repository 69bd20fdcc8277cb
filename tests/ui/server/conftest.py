"""One server for all that ask it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.server.hostile_server import hostile_server


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    command = str(Path(sys.executable).with_name("hiacalc"))
    with hostile_server(tmp_path_factory.mktemp("hostile"), command) as served:
        yield served
