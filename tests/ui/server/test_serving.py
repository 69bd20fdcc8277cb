"""The server is ready when it says so: the first reader does not wait for modules."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hiacalc.scenario.reading import shipped_folder
from tests.servers import ROOT, free_port, wait_until_healthy
from tests.ui.server.hostile_server import hostile_server
from tests.ui.server.requests_to_server import EXPECTED, asked, upgraded

ASKS = """
import asyncio, sys
from hiacalc.ui.server.serving import ready

async def serve():
    async with ready(None):
        return "hiacalc.ui.page" in sys.modules and "hiacalc.ui.views.result" in sys.modules

early = "hiacalc.ui.page" in sys.modules
print(early, asyncio.run(serve()))
"""


def test_what_the_first_page_needs_is_loaded_before_it_comes() -> None:
    result = subprocess.run([sys.executable, "-c", ASKS], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "True"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_to_be_told_to_stop_is_no_failure(number: signal.Signals) -> None:
    command = [sys.executable, "-m", "hiacalc", "app", "--port", str(free_port())]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
    wait_until_healthy(f"http://localhost:{command[-1]}", server)
    server.send_signal(number)
    output, _ = server.communicate(timeout=30)
    assert server.returncode == 0, output
    assert "Traceback" not in output


def test_python_with_the_package_serves_as_carefully_as_the_command(tmp_path: Path) -> None:
    with hostile_server(tmp_path, sys.executable, "-m", "hiacalc") as address:
        answer = asked(address)
        assert {name: answer.getheader(name) for name in EXPECTED} == EXPECTED
        assert asked(address, Host="kalk.example.no").status == 200
        assert asked(address, Host="taken.example").status == 421
        assert asked(address, "/taken/").status == asked(address, "/auth/login").status == 404
        assert asked(address, "/_stcore/upload_file/a/b", "PUT").status == 403
        for origin, status in (("http://localhost", b"101"), ("http://evil.example", b"403")):
            begun = upgraded(address, "Host: localhost", f"Origin: {origin}")
            assert begun.startswith(b"HTTP/1.1 " + status)


def test_streamlit_alone_serves_it_as_carefully() -> None:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    try:
        wait_until_healthy(f"http://localhost:{port}", server)
        assert asked(f"http://localhost:{port}").getheader("Content-Security-Policy")
        assert asked(f"http://localhost:{port}", Host="evil.example").status == 421
    finally:
        server.terminate()
        server.wait(20)


def test_a_broken_file_beside_the_scenarios_stops_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "scenarios"
    shutil.copytree(shipped_folder(), copy)
    (copy / "broken.yaml").write_text("schema: [", encoding="utf-8")
    (copy / "untitled.yaml").write_text("schema: hiacalc/1\nbased_on: no-effect.yaml\n", encoding="utf-8")
    (copy / "Renamed.yaml").write_bytes((copy / "larvik.yaml").read_bytes())
    (copy / "Upper.yaml").write_bytes((copy / "untitled.yaml").read_bytes())
    there = (
        "import hiacalc.scenario.reading as r, pathlib; r.shipped_folder = lambda: pathlib.Path(sys.argv[1])"
    )
    script = f"import sys; {there}{ASKS}\nprint(*r.shipped_titles())"
    words = subprocess.run(
        [sys.executable, "-c", script, str(copy)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert words[:2] == ["False", "True"]
    assert "untitled" in words
    assert not {"broken", "Renamed", "Upper"} & set(words)
