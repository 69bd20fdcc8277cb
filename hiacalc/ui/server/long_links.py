"""Links of so many parameters that Streamlit hands none of them on.

The page would then open as if nothing had been asked for. The server sees the whole
address first, and sends the browser to one that says that the link was too long.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from starlette.types import ASGIApp, Receive, Scope, Send

from hiacalc.ui.session.parameters import LONGEST, MOST, TOO_LONG

_READ = 2 * LONGEST  # of a long query, to find its language


class RefuseLongLinks:
    """Pages asked for with more than `MOST` parameters are asked for anew, with `TOO_LONG` instead."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http" or scope["query_string"].count(b"&") < MOST:
            await self._app(scope, receive, send)
            return
        # Relative, so that it holds under any path and behind any proxy.
        where = (b"location", f"?{shortened_query(scope['query_string'])}".encode())
        await send(
            {"type": "http.response.start", "status": 303, "headers": [where, (b"content-length", b"0")]}
        )
        await send({"type": "http.response.body", "body": b""})


def shortened_query(asked: bytes) -> str:
    """What a query that is too long is answered with; the language stays.

    >>> shortened_query(b"language=en&" + b"a=1&" * 3000)
    'too_long=3002&language=en'
    """
    parameters = dict(parse_qsl(asked[:_READ].decode("ascii", "replace")))
    language = {"language": parameters["language"][:10]} if "language" in parameters else {}
    return urlencode({TOO_LONG: str(asked.count(b"&") + 1), **language})
