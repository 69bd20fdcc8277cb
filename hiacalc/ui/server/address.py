"""Names and addresses of the server: whether it can be served there, and if not, why."""

from __future__ import annotations

import errno
import ipaddress
import os
import re
import socket
from enum import StrEnum

PUBLIC_HOSTS = "HIACALC_PUBLIC_HOSTS"  # names in the environment, with commas between
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on
_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?", re.IGNORECASE)


class Fault(StrEnum):
    """Why an address cannot be served at; each has its text in `app.address`."""

    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    IN_USE = "in_use"
    FORBIDDEN = "forbidden"
    OTHER = "other"


_FAULTS = {
    errno.EADDRINUSE: Fault.IN_USE,
    errno.EACCES: Fault.FORBIDDEN,
    errno.EPERM: Fault.FORBIDDEN,
    errno.EADDRNOTAVAIL: Fault.ELSEWHERE,
    errno.EAFNOSUPPORT: Fault.ELSEWHERE,
}


def fault_of(host: str, port: int) -> Fault | None:
    """What is wrong with an address, found by listening there for a moment; None when nothing is.

    Args:
        host: name or address to serve at.
        port: to listen at.

    >>> fault_of("localhost", 0)
    >>> fault_of("nosuch.invalid", 0)
    <Fault.UNKNOWN: 'unknown'>
    """
    if not host:  # a socket would take it for every address of the machine
        return Fault.UNKNOWN
    family = socket.AF_INET6 if ":" in host else socket.AF_INET  # as the server chooses
    try:
        socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)
        with socket.create_server((host, port), family=family):
            return None
    except (socket.gaierror, UnicodeError):
        return Fault.UNKNOWN
    except OSError as error:
        return _FAULTS.get(error.errno or 0, Fault.OTHER)


def is_host_name(text: str) -> bool:
    """Whether it is a name or an address alone, without scheme, port or path.

    >>> [is_host_name(text) for text in ("kalk.example.no", "[::1]", "https://kalk.example.no", "a:80")]
    [True, True, False, False]
    """
    return _NAME.fullmatch(text) is not None or is_address(text.strip("[]"))


def is_address(text: str) -> bool:
    """Whether it is an address in numbers.

    >>> is_address("127.0.0.1"), is_address("localhost")
    (True, False)
    """
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def public_hosts() -> list[str]:
    """The names besides its own that the environment gives the server."""
    return [name for name in map(str.strip, os.environ.get(PUBLIC_HOSTS, "").split(",")) if name]
