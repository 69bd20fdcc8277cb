"""A server as `hiacalc app` starts it in a hostile folder: whom it answers, what it tells the browser."""

import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from hiacalc.ui.server.address import PUBLIC_HOSTS
from hiacalc.ui.server.doors import Doors
from hiacalc.ui.server.headers import page_policy
from tests.servers import free_port, wait_until_healthy

HIACALC = str(Path(sys.executable).with_name("hiacalc"))
STARTS = {"command": [HIACALC], "module": [sys.executable, "-m", "hiacalc"]}
TAKEN = ("click", "streamlit", "starlette", "plotly", "numpy", "yaml", "typer")
SETTINGS = """
[server]
enableCORS = false
enableXsrfProtection = false
baseUrlPath = "taken"
allowedHosts = ["taken.example"]
[client]
showErrorDetails = "full"
"""
EXPECTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def hostile(folder: Path) -> Path:
    """A folder whose files would be imported and read by a server that looks there, and tell of it."""
    trace = folder / "told.txt"
    for name in TAKEN:
        (folder / f"{name}.py").write_text(
            f"open({str(trace)!r}, 'a').write('{name} ')\nraise SystemExit('taken')\n", encoding="utf-8"
        )
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / ".streamlit" / "secrets.toml").write_text("[auth]\ncookie_secret = 'known'\n", encoding="utf-8")
    return trace


@pytest.fixture(scope="module", params=STARTS)
def address(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    trace = hostile(folder)
    if request.param == "command":  # `python -m hiacalc` would be this one, as Python has it
        (folder / "hiacalc").mkdir()
        (folder / "hiacalc" / "__init__.py").write_text(f"open({str(trace)!r}, 'a').write('hiacalc ')\n")
    port = free_port()
    command = [*STARTS[request.param], "app", "--port", str(port), "--public-host", "kalk.example.no"]
    environment = {name: value for name, value in os.environ.items() if name != PUBLIC_HOSTS}
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        wait_until_healthy(f"http://localhost:{port}", server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(20)
    assert not trace.exists(), trace.read_text(encoding="utf-8")


def asked(address: str, path: str = "/", method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def upgraded(address: str, *lines: str) -> bytes:
    """What the server says at first to one who asks for its socket."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=30) as raw:
        request = ["GET /_stcore/stream HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade", *lines]
        request += ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "", ""]
        raw.sendall("\r\n".join(request).encode())
        return raw.recv(100)


PATHS = [
    ("/", 200),
    ("/?view=method", 200),
    ("/favicon.png", 200),
    ("/_stcore/health", 200),
    ("/_stcore/host-config", 200),
    ("/media/nothing.csv", 404),
    ("/static/js/nothing.js", 200),  # Streamlit answers with the page
    ("/_stcore/metrics", 404),
    ("/_stcore/script-health-check", 404),
    ("/_stcore/agent/openapi.json", 404),
    ("/_stcore/bidi-components/a/b.js", 404),
    ("/component/a/index.html", 404),
    ("/app/static/a", 404),
    ("/auth/login", 404),
    ("/anything", 404),
    ("/taken/", 404),
]


@pytest.mark.parametrize(("path", "status"), PATHS, ids=str)
def test_every_answer_has_the_headers_and_only_what_is_needed_is_open(
    address: str, path: str, status: int
) -> None:
    answer = asked(address, path)
    assert answer.status == status
    headers = {name.lower(): value for name, value in answer.getheaders()}
    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in re.search(r"script-src [^;]*|$", policy)[0]
    assert not re.search(r"https?:|\*", policy)


def test_headers_are_those_of_the_policy() -> None:
    rules = dict(rule.split(" ", 1) for rule in page_policy(["1 + 1"]).split("; "))
    assert rules["script-src"].startswith("'self' 'sha256-")
    assert rules["style-src"] == "'self' 'unsafe-inline'"
    assert {name for name, value in rules.items() if value == "'none'"} == {
        "default-src",
        "base-uri",
        "form-action",
        "frame-ancestors",
    }


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
    doors = Doors(None)  # type: ignore[arg-type] - asked for nothing
    answers = [doors._may_upload(f"/_stcore/upload_file/one/{place}") for place in range(50)]
    assert answers == [True] * 40 + [False] * 10
    assert doors._may_upload("/_stcore/upload_file/other/1")
