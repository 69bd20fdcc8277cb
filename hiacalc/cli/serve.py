"""`hiacalc app`: the page, served by a process that takes this one's place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from hiacalc.cli.errors import stop
from hiacalc.present.locale.language import Language
from hiacalc.scenario.problems import shown
from hiacalc.ui.server.address import EVERYWHERE, PUBLIC_HOSTS, fault_of, is_host_name, public_hosts

_PACKAGE = Path(__file__).resolve().parents[1]


def app_command(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535, help="cli.app.port")] = 8501,
    host: Annotated[str, typer.Option(help="cli.app.host")] = "localhost",
    public: Annotated[
        list[str] | None, typer.Option("--public-host", metavar="NAME", help="cli.app.public_host")
    ] = None,
) -> None:
    """Serve the calculator in the browser.

    Args:
        context: holds the language as `obj`.
        port: to listen at.
        host: name or address to serve at.
        public: names that a proxy serves the page under.

    Raises:
        Exit: with code 2 where the page cannot be served, else with that of the process that serves it.
    """
    names = public or []
    _require_servable(host, port, names, context.obj)
    command, environment = _command(host, port), _environment(names)
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606 - our own interpreter, no shell
    raise typer.Exit(subprocess.call(command, env=environment))  # noqa: S603 - the same where exec is missing


def _require_servable(host: str, port: int, names: Sequence[str], language: Language) -> None:
    """Stop where the page cannot be served, with the reason."""
    if find_spec("streamlit") is None or find_spec("plotly") is None:
        stop(language.say("app.needs_extra"))
    for name in names:
        if not is_host_name(name):
            stop(language.say("app.public_host", found=shown(name)))
    fault = fault_of(host, port)
    if fault is not None:
        stop(language.say(f"app.address.{fault.value}", host=shown(host), port=port))


def _command(host: str, port: int) -> list[str]:
    script = _PACKAGE.parent / "app.py" if _is_checkout() else _PACKAGE / "ui" / "start" / "app.py"
    # -P: nothing is imported from the folder one stands in
    command = [sys.executable, "-P", "-m", "hiacalc.ui.server.serving", str(script)]
    address = "localhost" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    return [
        *command,
        f"--server.port={port}",
        f"--server.address={host}",
        f"--browser.serverAddress={address}",
    ]


def _environment(names: Sequence[str]) -> dict[str, str]:
    environment = os.environ | {PUBLIC_HOSTS: ",".join([*public_hosts(), *names])}
    if _is_checkout():
        folders = [str(_PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment["PYTHONPATH"] = os.pathsep.join(folders)  # for a copy that is not installed
    return environment


def _is_checkout() -> bool:
    return (_PACKAGE.parent / "pyproject.toml").is_file()
