"""What every answer tells the browser not to do.

The page runs the server's own scripts and those whose text is known here, loads
nothing from elsewhere, is shown in no other page's frame, and tells no other
server where its reader came from: the address holds what the reader has chosen.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Files that are handed out; none of them is a page of this server, even where a browser shows it.
_FILES = "default-src 'none'; frame-ancestors 'none'; sandbox"


def page_policy(scripts: Iterable[str]) -> str:
    """The content security policy of the page.

    Args:
        scripts: the texts of scripts that stand within the page.

    >>> "script-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" in page_policy([""])
    True
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *map(_known, scripts)]),
        # Streamlit and plotly write style sheets and attributes while they draw
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def inline_scripts(page: Path) -> list[str]:
    """The texts of the scripts within an HTML file."""
    return _INLINE.findall(page.read_text(encoding="utf-8"))


def security_headers(policy: str) -> dict[str, str]:
    """All headers of an answer, by name."""
    return {"Content-Security-Policy": policy, **_ALWAYS}


class SecurityHeaders:
    """Puts the headers on every answer, whoever gives it."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._page, self._file = security_headers(policy), security_headers(_FILES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, and add to what comes back."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers: Mapping[str, str] = self._file if "/media/" in scope["path"] else self._page

        async def send_with(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self._app(scope, receive, send_with)


def _known(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"'sha256-{digest}'"
