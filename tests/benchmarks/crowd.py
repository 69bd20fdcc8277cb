"""Fifty users at once on a real server, each moving a slider every two seconds, and a heavy link in between.

They speak the page's own protocol over web sockets, so that it is the server
that is measured and not fifty browsers on the same two cores.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks.table import Row
from tests.benchmarks.visiting import link, resident, visit
from tests.servers import ROOT, served_by

USERS = int(os.environ.get("HIACALC_BENCH_USERS", "50"))
SECONDS = float(os.environ.get("HIACALC_BENCH_SECONDS", "120"))
PAUSE = 2.0  # seconds between the moves of a user
LATEST = {"figure": 0.4, "whole page": 0.8}  # seconds that the 95th percentile may take


@dataclass
class User:
    """A user at the page: what its slider is called, where it stands, and how long each move took:
    until the first figure came, and until the whole page had."""

    socket: ClientConnection
    slider: str = ""
    stops: list[str] = field(default_factory=list)
    place: int = 0
    waits: list[float] = field(default_factory=list)
    figures: list[float] = field(default_factory=list)
    faults: int = 0

    async def ask(self) -> float:
        """Run the page with the slider where it stands; seconds until it is done."""
        message = BackMsg()
        states = message.rerun_script.widget_states
        if self.slider:
            moved = WidgetState(id=self.slider)
            moved.string_array_value.data.append(self.stops[self.place])
            states.widgets.append(moved)
        message.rerun_script.query_string = ""
        started = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        await self._finished(started)
        return time.perf_counter() - started

    async def _finished(self, started: float) -> None:
        seen = False
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await self.socket.recv())  # type: ignore[arg-type] - always bytes
            kind = answer.WhichOneof("type")
            if kind == "script_finished":
                if answer.script_finished != ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY:
                    continue  # a newer run took over
                return
            if kind == "delta":
                element = answer.delta.new_element
                if element.WhichOneof("type") == "exception":
                    self.faults += 1
                if element.WhichOneof("type") == "metric" and not seen:
                    seen = True
                    self.figures.append(time.perf_counter() - started)
                if (
                    element.WhichOneof("type") == "slider"
                    and "effect.relative_reduction" in element.slider.id
                ):
                    self.slider, self.stops = element.slider.id, list(element.slider.options)


async def _connected(address: str, number: int, here: asyncio.Barrier) -> User:
    socket = await connect(
        f"{address.replace('http', 'ws')}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item] - a NewType of str
        origin=address,  # type: ignore[arg-type] - a NewType of str
        max_size=None,
    )
    user = User(socket)
    await user.ask()
    assert user.slider, "the slider was not found"
    await here.wait()  # all have the page open before the first one moves
    ends = time.monotonic() + SECONDS
    luck = random.Random(number)
    await asyncio.sleep(luck.uniform(0, PAUSE))
    while time.monotonic() < ends:
        started = time.monotonic()
        user.place = luck.randrange(len(user.stops))
        user.waits.append(await user.ask())
        await asyncio.sleep(max(0.0, PAUSE - (time.monotonic() - started)))
    await socket.close()
    return user


async def _crowd(address: str, process: int) -> tuple[list[User], list[float]]:
    sizes: list[float] = []

    async def watch() -> None:
        while True:
            await asyncio.sleep(SECONDS / 24)
            sizes.append(resident(process))

    async def heavy() -> None:
        await asyncio.sleep(SECONDS / 2)
        await visit(address, link(0, view="uncertainty"))

    watching = asyncio.create_task(watch())
    here = asyncio.Barrier(USERS)
    between = asyncio.create_task(heavy())
    users = await asyncio.gather(*(_connected(address, number, here) for number in range(USERS)))
    await between
    watching.cancel()
    return list(users), sizes


def rows() -> Iterator[Row]:
    with served_by(ROOT / "app.py") as (address, process):
        alone = resident(process)
        users, sizes = asyncio.run(_crowd(address, process))
    faults = sum(user.faults for user in users)
    moves = {
        "figure": [wait for user in users for wait in user.figures[1:]],  # the first one opened the page
        "whole page": [wait for user in users for wait in user.waits],
    }
    for what, waits in moves.items():
        count = f"{len(waits)} moves"
        late, middle = statistics.quantiles(waits, n=20)[-1], statistics.median(waits)
        for name, wait in (("median", middle), ("95th percentile", late)):
            yield Row(
                f"{USERS} users, {what}, {name}", f"{wait * 1000:.0f} ms", count, wait / LATEST[what], 1
            )
    yield Row(f"{USERS} users, errors", str(faults), "none", float(faults), 0)
    third = len(sizes) // 3
    before, after = statistics.mean(sizes[third : 2 * third]), statistics.mean(sizes[2 * third :])
    yield Row(
        "memory, last third to the one before", f"{after:.0f} MB", f"{before:.0f} MB", after / before, 1.1
    )
    each = (after - alone) / USERS
    yield Row("memory of a user", f"{each:.1f} MB", f"{alone:.0f} MB alone", each / 10, 1)
