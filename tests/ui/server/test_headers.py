"""What every answer tells the browser not to do."""

import re

import pytest

from hiacalc.ui.server.headers import page_policy
from tests.ui.server.requests_to_server import EXPECTED, asked

PATHS = [
    ("/", 200),
    ("/?view=method", 200),
    ("/favicon.png", 200),
    ("/_stcore/health", 200),
    ("/_stcore/host-config", 200),
    ("/media/nothing.csv", 404),
    ("/static/js/nothing.js", 200),  # Streamlit answers with the page
    ("/_stcore/metrics", 404),
    ("/_stcore/script-health-check", 404),
    ("/_stcore/agent/openapi.json", 404),
    ("/_stcore/bidi-components/a/b.js", 404),
    ("/component/a/index.html", 404),
    ("/app/static/a", 404),
    ("/auth/login", 404),
    ("/anything", 404),
    ("/taken/", 404),
]


@pytest.mark.parametrize(("path", "status"), PATHS, ids=str)
def test_every_answer_has_the_headers_and_only_what_is_needed_is_open(
    address: str, path: str, status: int
) -> None:
    answer = asked(address, path)
    assert answer.status == status
    headers = {name.lower(): value for name, value in answer.getheaders()}
    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in re.search(r"script-src [^;]*|$", policy)[0]
    assert not re.search(r"https?:|\*", policy)


def test_headers_are_those_of_the_policy() -> None:
    rules = dict(rule.split(" ", 1) for rule in page_policy(["1 + 1"]).split("; "))
    assert rules["script-src"].startswith("'self' 'sha256-")
    assert rules["style-src"] == "'self' 'unsafe-inline'"
    assert {name for name, value in rules.items() if value == "'none'"} == {
        "default-src",
        "base-uri",
        "form-action",
        "frame-ancestors",
    }
