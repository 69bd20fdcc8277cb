"""What the page needs of the server is open; all else that Streamlit serves is closed.

Among what is closed are its figures for monitoring, the interface for programs,
and the sign-in: none is used here.
"""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hiacalc.ui.server.refusal import refusal

_FILES = ("/", "/index.html", "/favicon.png", "/manifest.json", "/_stcore/health", "/_stcore/host-config")
_FOLDERS = ("/static/", "/media/")
_UPLOADS = "/_stcore/upload_file/"
_SOCKET = "/_stcore/stream"
_LONGEST = 128 * 1024  # bytes of a message; the page's own take some thousands
_TOO_BIG, _NOT_UNDERSTOOD = 1009, 1003  # as RFC 6455 has them
_MOST_UPLOADS = 40  # of a megabyte at most, in one session
_MOST_SESSIONS = 10_000  # whose uploads are counted
_READ = frozenset({"GET", "HEAD"})


class AllowedPaths:
    """Answers 404 to all that the page does not need, and 405 to what it never asks in that way."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self._app = app
        self._uploads: dict[str, int] = {}
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
            elif scope["method"] == "PUT" and not self._may_upload(scope["path"]):
                answer = refusal(HTTPStatus.TOO_MANY_REQUESTS)
        await answer(
            scope, _ending_at_bad_message(receive) if scope["type"] == "websocket" else receive, send
        )

    def _may_upload(self, path: str) -> bool:
        """Count an upload to the session that the path names; whether it is still allowed."""
        session = path.rpartition("/")[0]
        count = self._uploads.pop(session, 0) + 1
        self._uploads[session] = count
        if len(self._uploads) > _MOST_SESSIONS:
            del self._uploads[next(iter(self._uploads))]  # the one that has been quiet for longest
        return count <= _MOST_UPLOADS

    def methods(self, path: str) -> frozenset[str]:
        """What may be done with a path.

        >>> paths = AllowedPaths(None)
        >>> sorted(paths.methods("/_stcore/health")), sorted(paths.methods("/_stcore/metrics"))
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


def _ending_at_bad_message(receive: Receive) -> Receive:
    """What a web socket says, up to its first message that the page would never send: there it ends."""

    async def checked_receive() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive":
            data = message.get("bytes")
            if data is None:
                return {"type": "websocket.disconnect", "code": _NOT_UNDERSTOOD}
            if len(data) > _LONGEST:
                return {"type": "websocket.disconnect", "code": _TOO_BIG}
        return message

    return checked_receive
