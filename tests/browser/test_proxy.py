"""The page through nginx, by the configuration that the documentation gives, at a path of its own."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.views import settle, show
from tests.servers import ROOT, free_port, wait_until_healthy
from tests.ui.server.requests_to_server import EXPECTED, asked

NGINX = shutil.which("nginx")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed"),
]
NAME = "kalk.example.no"


def configured(folder: Path, outside: int, inside: int) -> Path:
    """The documented server without its certificate, in a whole configuration that stays in a folder."""
    configuration = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    configuration = configuration.replace("listen 443 ssl;", f"listen 127.0.0.1:{outside};")
    configuration = re.sub(r"\n +ssl_certificate.*", "", configuration).replace(
        "127.0.0.1:8501", f"127.0.0.1:{inside}"
    )
    kept = "".join(
        f"{kind}_temp_path {folder}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    path = folder / "whole.conf"
    path.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors; events {{}}\n"
        f"http {{ access_log off; {kept}\n{configuration}\n}}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    outside, inside = free_port(), free_port()
    command = [sys.executable, "-m", "hiacalc", "app", "--port", str(inside), "--public-host", NAME]
    server = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=os.environ | {"STREAMLIT_SERVER_BASE_URL_PATH": "hiacalc"},
    )
    proxy = subprocess.Popen([str(NGINX), "-c", str(configured(folder, outside, inside)), "-p", str(folder)])
    try:
        wait_until_healthy(f"http://localhost:{inside}/hiacalc", server)
        for _ in range(100):
            with (
                suppress(OSError),
                urllib.request.urlopen(f"http://127.0.0.1:{outside}/hiacalc/_stcore/health"),
            ):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{outside}"
    finally:
        for process in (proxy, server):
            process.terminate()
            process.wait(20)


def test_the_page_works_through_a_proxy(behind: str, browser: Browser) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda line: messages.append(line.text) if line.type == "error" else None)
    page.goto(f"{behind}/hiacalc/?view=result")
    page.get_by_role("heading", level=1).wait_for(timeout=60_000)
    settle(page)
    before = page.get_by_test_id("stMetricValue").first.inner_text()
    page.get_by_role("slider", name="Reduction in sickness absence").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('[data-testid=stMetricValue]').innerText !== before", arg=before
    )
    show(page, "What decides?")
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("button", name="CSV").first.click()
    assert Path(waiting.value.path()).read_bytes().startswith("\ufeff".encode())
    assert messages == []
    context.close()


def test_headers_and_the_rule_for_hosts_hold_through_a_proxy(behind: str) -> None:
    for path in ("/hiacalc/", "/hiacalc/_stcore/health", "/hiacalc/_stcore/metrics"):
        answer = asked(behind, path, Host=NAME)
        assert answer.status == (404 if path.endswith("metrics") else 200)
        headers = {name.lower(): value for name, value in answer.getheaders()}
        assert {name: headers.get(name) for name in EXPECTED} == EXPECTED
        assert headers["content-security-policy"]
        assert headers["strict-transport-security"]
        assert asked(behind, path, Host="evil.example").status == 421
