"""`hiacalc app` says why it cannot serve at an address, in the language in use."""

import errno
import os
import socket
import subprocess
import sys

import pytest

from hiacalc.ui.server.address import Fault, fault_of, is_host_name
from tests.servers import ROOT

SAID = {
    "en": {"unknown": "No machine is known", "in_use": "is in use", "public": "is no host name"},
    "nb": {"unknown": "Ingen maskin er kjent", "in_use": "er i bruk", "public": "er ikke et vertsnavn"},
}


def app(code: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "hiacalc", "--language", code, "app", *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("code", SAID)
def test_what_is_wrong_is_said_as_it_is(code: str) -> None:
    result = app(code, "--host", "nosuch.invalid")
    assert SAID[code]["unknown"] in result
    assert "nosuch.invalid" in result
    assert "8501" not in result
    with socket.create_server(("localhost", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert f"{port} {SAID[code]['in_use']}" in app(code, "--port", port)
    assert SAID[code]["public"] in app(code, "--public-host", "https://kalk.example.no")


@pytest.mark.parametrize(
    "host", ["", "nosuch.invalid", "a..b", "x" * 300, "unix:///run/a.sock", "http://localhost"]
)
def test_no_machine_has_such_a_name(host: str) -> None:
    assert fault_of(host, 0) is Fault.UNKNOWN


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "0.0.0.0", "::"])
def test_the_machines_own_addresses_are_fine(host: str) -> None:
    if ":" not in host or socket.has_ipv6:
        assert fault_of(host, 0) in {None, Fault.ELSEWHERE if host == "::1" else None}


def test_an_address_of_another_machine_is_not_called_taken() -> None:
    assert fault_of("192.0.2.1", 0) is Fault.ELSEWHERE


@pytest.mark.parametrize(
    ("number", "fault"),
    [(errno.EACCES, Fault.FORBIDDEN), (errno.EADDRINUSE, Fault.IN_USE), (errno.EIO, Fault.OTHER)],
)
def test_what_the_system_says_is_told_apart(monkeypatch, number: int, fault: Fault) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(socket, "create_server", refuse)
    assert fault_of("localhost", 80) is fault


@pytest.mark.parametrize(
    "name", ["", "a b", "a/b", "a:80", "https://a", "*", "*.example.no", "a,b", "-" * 64, "a..b"]
)
def test_a_public_host_is_a_name_alone(name: str) -> None:
    assert not is_host_name(name)
