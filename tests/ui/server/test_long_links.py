"""Links that the page would never hear of are told all the same."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from hiacalc.ui.server.long_links import RefuseLongLinks
from hiacalc.ui.session.parameters import MOST


def answered(query: bytes, kind: str = "http") -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    async def page(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "page"})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def ask() -> None:
        await RefuseLongLinks(page)({"type": kind, "query_string": query}, None, send)

    with ThreadPoolExecutor(1) as thread:  # this one may have a loop of its own, a browser's
        thread.submit(asyncio.run, ask()).result()
    return sent


@pytest.mark.parametrize("query", [b"", b"view=method", b"&".join([b"a=1"] * MOST)])
def test_other_requests_are_handed_on(query: bytes) -> None:
    assert answered(query) == [{"type": "page"}]
    assert answered(b"&" * 5000, "websocket") == answered(b"&" * 5000, "lifespan") == [{"type": "page"}]


@pytest.mark.parametrize(
    ("query", "where"),
    [
        (b"&".join([b"a=1"] * 3000), b"?too_long=3000"),
        (b"language=nb&" + b"&".join([b"a=1"] * 3000), b"?too_long=3001&language=nb"),
        (b"language=%0d%0aX:y&" + b"\xff&" * 3000, b"?too_long=3002&language=%0D%0AX%3Ay"),
    ],
)
def test_a_link_of_too_many_parts_is_sent_to_an_address_that_says_so(query: bytes, where: bytes) -> None:
    start, _ = answered(query)
    assert start["status"] == 303
    assert (b"location", where) in start["headers"]
