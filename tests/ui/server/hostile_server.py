"""A server as `hiacalc app` starts it in a folder whose files would take it over if it looked there."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from hiacalc.ui.server.address import PUBLIC_HOSTS
from tests.servers import free_port, wait_until_healthy

TAKEN = ("click", "streamlit", "starlette", "plotly", "numpy", "yaml", "typer")
SETTINGS = """
[server]
enableCORS = false
enableXsrfProtection = false
baseUrlPath = "taken"
allowedHosts = ["taken.example"]
[client]
showErrorDetails = "full"
"""


def hostile(folder: Path) -> Path:
    """A folder whose files would be imported and read by a server that looks there, and tell of it."""
    trace = folder / "told.txt"
    for name in TAKEN:
        (folder / f"{name}.py").write_text(
            f"open({str(trace)!r}, 'a').write('{name} ')\nraise SystemExit('taken')\n", encoding="utf-8"
        )
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / ".streamlit" / "secrets.toml").write_text("[auth]\ncookie_secret = 'known'\n", encoding="utf-8")
    return trace


@contextlib.contextmanager
def hostile_server(folder: Path, *starts: str) -> Iterator[str]:
    """The address of a server started in the folder; that it took nothing from there is seen at the end."""
    trace = hostile(folder)
    if "-m" not in starts:  # `python -m hiacalc` would be this one, as Python has it
        (folder / "hiacalc").mkdir()
        (folder / "hiacalc" / "__init__.py").write_text(f"open({str(trace)!r}, 'a').write('hiacalc ')\n")
    port = free_port()
    command = [*starts, "app", "--port", str(port), "--public-host", "kalk.example.no"]
    environment = {name: value for name, value in os.environ.items() if name != PUBLIC_HOSTS}
    server = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    try:
        wait_until_healthy(f"http://localhost:{port}", server)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(20)
    assert not trace.exists(), trace.read_text(encoding="utf-8")
