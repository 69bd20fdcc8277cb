"""What the page does not need is closed, and what it never asks is refused."""

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from hiacalc.ui.server.allowed_paths import AllowedPaths
from tests.ui.server.requests_to_server import asked


@pytest.mark.parametrize(
    ("path", "method"), [("/", "POST"), ("/_stcore/health", "PATCH"), ("/media/a", "PUT")]
)
def test_what_is_read_is_not_written(address: str, path: str, method: str) -> None:
    assert asked(address, path, method).status == 405


def test_an_upload_needs_a_token_and_a_reader(address: str) -> None:
    assert asked(address, "/_stcore/upload_file/a/b", "PUT").status == 403
    assert asked(address, "/_stcore/upload_file/a/b", "GET").status == 405


def _heard(talk: ClientConnection) -> str | bytes | None:
    """The next message, or None when there will be no more."""
    try:
        return talk.recv(timeout=20)
    except ConnectionClosed:
        return None


@pytest.mark.parametrize("message", [b"\x00" * 200_000, "a text"])
def test_a_message_that_the_page_never_sends_ends_the_talk(address: str, message: bytes | str) -> None:
    there = f"{address.replace('http', 'ws')}/_stcore/stream"
    with connect(there, origin=address, subprotocols=["streamlit"], max_size=None) as talk:
        talk.send(message)
        for _ in iter(lambda: _heard(talk), None):
            pass
        assert talk.close_code is not None


def test_one_session_uploads_so_much_and_no_more() -> None:
    paths = AllowedPaths(None)  # type: ignore[arg-type] - asked for nothing
    answers = [paths._may_upload(f"/_stcore/upload_file/one/{place}") for place in range(50)]
    assert answers == [True] * 40 + [False] * 10
    assert paths._may_upload("/_stcore/upload_file/other/1")
