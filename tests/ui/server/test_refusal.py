"""A refusal is a status in the words of the protocol."""

import http.client
from http import HTTPStatus

import pytest

from hiacalc.ui.server.refusal import refusal


@pytest.mark.parametrize("status", [403, 404, 405, 421, 429])
def test_a_refusal_says_what_the_protocol_calls_it(status: int) -> None:
    answer = refusal(HTTPStatus(status), Allow="GET")
    assert (answer.status_code, bytes(answer.body).decode()) == (status, http.client.responses[status])
    assert answer.headers["allow"] == "GET"
    assert answer.headers["content-type"].startswith("text/plain")
