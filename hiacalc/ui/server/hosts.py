"""Only requests for a name of this server, and from its own page, are answered.

A page elsewhere can let its own name point at this machine and so have a
reader's browser ask here as if for itself. The browser still tells the name it
was given, in `Host`.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from hiacalc.ui.server.address import EVERYWHERE, is_address
from hiacalc.ui.server.refusal import refusal

_LOCAL = ("localhost", "127.0.0.1", "::1")


def allowed_hosts(address: str | None, public: Iterable[str]) -> frozenset[str]:
    """The names that a request may ask for: those of the machine itself, the address served at, and others.

    Args:
        address: the one served at.
        public: names by which the server is known elsewhere.

    >>> sorted(allowed_hosts("0.0.0.0", ["Kalk.example.no"]))
    ['127.0.0.1', '::1', 'kalk.example.no', 'localhost']
    """
    served = (address,) if address and address not in EVERYWHERE else ()
    return frozenset(_plain(name) for name in (*_LOCAL, *served, *public))


class Hosts:
    """Refuses requests for another host with 421, and those that come from another page with 403."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], origins: Iterable[str] = ()) -> None:
        self._app = app
        self._hosts = hosts
        self._origins = frozenset(origin.lower().rstrip("/") for origin in origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        asked = headers.getlist("host")
        if len(asked) != 1 or not self._is_ours(asked[0], scope):
            await refusal(HTTPStatus.MISDIRECTED_REQUEST)(scope, receive, send)
        elif not all(self._is_at_home(origin, asked[0]) for origin in headers.getlist("origin")):
            await refusal(HTTPStatus.FORBIDDEN)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_ours(self, host: str, scope: Scope) -> bool:
        name = _name(host)
        # An address, unlike a name, cannot be made to point elsewhere; the one that was
        # reached is ours.
        reached = scope.get("server") or ("",)
        return name is not None and (name in self._hosts or (is_address(name) and name == _plain(reached[0])))

    def _is_at_home(self, origin: str, host: str) -> bool:
        """Whether a request comes from a page of this server, or one that the settings name.

        Streamlit would ask a machine outside for the address of this one, to
        compare with, before it says no.
        """
        address = origin.lower()
        return address.partition("://")[2] == host.lower() or address.rstrip("/") in self._origins


def _name(host: str) -> str | None:
    """The name in a `Host` header, without its port."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # fails unless it is a number
    except ValueError:
        return None
    if parts.netloc != host or "@" in host or not parts.hostname:
        return None
    return _plain(parts.hostname)


def _plain(name: str) -> str:
    return name.strip("[]").lower().rstrip(".")
