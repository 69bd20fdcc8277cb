"""Memory after many readers have come and gone: a thousand by a link, fifty to look at the uncertainty.

Each visit is a session of its own: it opens the page, waits until all of it has
come, and leaves.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from tests.benchmarks.crowd import resident
from tests.benchmarks.table import Row
from tests.servers import ROOT, served_by

VISITS = int(os.environ.get("HIACALC_BENCH_VISITS", "1000"))
HEAVY = int(os.environ.get("HIACALC_BENCH_HEAVY", "50"))
AT_ONCE = 4
MOST = 300.0  # MB
CALM = 45.0  # seconds after which those who left are forgotten


async def visit(address: str, query: str) -> int:
    """Open the page by a link, see all of it and leave; how many errors it showed."""
    faults = 0
    async with connect(
        f"{address.replace('http', 'ws')}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item] - a NewType of str
        origin=address,  # type: ignore[arg-type] - a NewType of str
        max_size=None,
    ) as socket:
        message = BackMsg()
        message.rerun_script.query_string = query
        await socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await socket.recv())  # type: ignore[arg-type] - always bytes
            faults += answer.delta.new_element.WhichOneof("type") == "exception"
            done = answer.script_finished == ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
            if answer.WhichOneof("type") == "script_finished" and done:
                return faults


async def visits(address: str, queries: list[str]) -> int:
    """All visits, a few at once; how many errors were shown."""
    free = asyncio.Semaphore(AT_ONCE)

    async def one(query: str) -> int:
        async with free:
            return await visit(address, query)

    return sum(await asyncio.gather(*map(one, queries)))


def link(number: int, **parts: str) -> str:
    """A link that no other visit has."""
    return urlencode({"effect.relative_reduction": repr(0.02 + number / 50_000), **parts})


def rows() -> Iterator[Row]:
    with served_by(ROOT / "app.py") as (address, process):
        alone = resident(process)
        for count, view in ((VISITS, "result"), (HEAVY, "uncertainty")):
            started = time.perf_counter()
            faults = asyncio.run(visits(address, [link(number, view=view) for number in range(count)]))
            took = time.perf_counter() - started
            yield Row(f"{count} visits, {view}, errors", str(faults), f"{took:.0f} s", float(faults), 0)
            size = resident(process)
            yield Row(
                "memory at the end of them", f"{size:.0f} MB", f"{alone:.0f} MB alone", size / MOST, 1.5
            )
        time.sleep(CALM)
        size = resident(process)
        yield Row("memory when they have been forgotten", f"{size:.0f} MB", f"{MOST:.0f} MB", size / MOST, 1)
