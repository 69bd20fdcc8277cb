"""The answer to a request that is not served: to a program, in the words of the protocol."""

from __future__ import annotations

from http import HTTPStatus

from starlette.responses import PlainTextResponse


def refusal(status: HTTPStatus, **headers: str) -> PlainTextResponse:
    """A status and its name, nothing more.

    >>> refusal(HTTPStatus.NOT_FOUND).body
    b'Not Found'
    """
    return PlainTextResponse(status.phrase, status, headers)
