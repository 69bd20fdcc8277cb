"""What the page needs of the server is open; all else that Streamlit serves is closed.

Among what is closed are its figures for monitoring, the interface for programs,
and the sign-in: none is used here.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from hiacalc.ui.refusal import refusal

_FILES = ("/", "/index.html", "/favicon.png", "/manifest.json", "/_stcore/health", "/_stcore/host-config")
_FOLDERS = ("/static/", "/media/")
_UPLOADS = "/_stcore/upload_file/"
_SOCKET = "/_stcore/stream"
_READ = frozenset({"GET", "HEAD"})


class Doors:
    """Answers 404 to all that the page does not need, and 405 to what it never asks in that way."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app = app
        self._base = f"/{base.strip('/')}" if base.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        answer: ASGIApp = self._app
        if scope["type"] == "websocket" and scope["path"] != self._base + _SOCKET:
            answer = refusal(HTTPStatus.NOT_FOUND)
        elif scope["type"] == "http":
            methods = self.methods(scope["path"])
            if not methods:
                answer = refusal(HTTPStatus.NOT_FOUND)
            elif scope["method"] not in methods:
                answer = refusal(HTTPStatus.METHOD_NOT_ALLOWED, Allow=", ".join(sorted(methods)))
        await answer(scope, receive, send)

    def methods(self, path: str) -> frozenset[str]:
        """What may be done with a path.

        >>> sorted(Doors(None).methods("/_stcore/health")), sorted(Doors(None).methods("/_stcore/metrics"))
        (['GET', 'HEAD'], [])
        """
        if self._base and path == self._base:
            return _READ  # which leads on to the page
        if not path.startswith(f"{self._base}/"):
            return frozenset()
        inside = path.removeprefix(self._base)
        if inside.startswith(_UPLOADS):
            return frozenset({"PUT", "DELETE"})
        return _READ if inside in _FILES or inside.startswith(_FOLDERS) else frozenset()
