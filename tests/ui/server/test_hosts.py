"""Only requests for a name of the server, and from its own page, are answered."""

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.ui.server.requests_to_server import asked, upgraded


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8501", "kalk.example.no", "Kalk.Example.no.:443"]
)
def test_names_of_the_server_are_answered(address: str, host: str) -> None:
    assert asked(address, Host=host).status == 200
    assert upgraded(address, f"Host: {host}").startswith(b"HTTP/1.1 101 ")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "kalk.example.no.evil.example",
        "taken.example",
        "192.0.2.1",
        "user@localhost",
        "localhost:port",
        "localhost/x",
        "localhost evil.example",
        "",
    ],
)
def test_other_hosts_are_refused(address: str, host: str) -> None:
    for path in ("/", "/_stcore/health", "/_stcore/host-config"):
        answer = asked(address, path, Host=host)
        assert answer.status == 421, path
        assert answer.getheader("X-Frame-Options") == "DENY"
        assert answer.getheader("Set-Cookie") is None


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["Host: localhost"], 101),
        (["Host: evil.example"], 421),
        (["Host: evil.example", "Origin: http://evil.example"], 421),
        (["Host: localhost", "Origin: http://localhost"], 101),
        (["Host: kalk.example.no", "Origin: https://kalk.example.no"], 101),
        (["Host: localhost", "Origin: http://evil.example"], 403),
        (["Host: localhost", "Origin: null"], 403),
        (["Host: localhost", "Origin: http://localhost:3000"], 403),
    ],
    ids=str,
)
def test_the_socket_is_opened_for_the_own_page_alone(address: str, lines: list[str], status: int) -> None:
    assert upgraded(address, *lines).startswith(f"HTTP/1.1 {status} ".encode())


def test_another_page_is_not_answered_and_no_other_socket_opens(address: str) -> None:
    answer = asked(address, "/_stcore/health", Origin="http://evil.example")
    assert answer.status == 403
    assert answer.getheader("Access-Control-Allow-Origin") is None
    with pytest.raises(InvalidStatus), connect(f"{address.replace('http', 'ws')}/elsewhere"):
        pass
