"""One reader's slider, alone and while another reader opens the heaviest views again and again.

The other one's links all differ, so that nothing is known from before.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import random
import statistics
from collections.abc import Iterator

from websockets.asyncio.client import connect

from tests.benchmarks.crowd import User
from tests.benchmarks.table import Row
from tests.benchmarks.visiting import link, visit
from tests.servers import ROOT, served_by

MOVES = int(os.environ.get("HIACALC_BENCH_MOVES", "40"))
PAUSE = 0.5  # seconds between moves
VIEWS = ("uncertainty", "sensitivity")
MOST = 2.0  # times as long as alone


async def _moves(user: User, luck: random.Random) -> tuple[list[float], list[float]]:
    """Seconds to the figure and to the whole page, for each of some moves."""
    user.figures, wholes = [], []
    for _ in range(MOVES):
        user.place = luck.randrange(len(user.stops))
        wholes.append(await user.ask())
        await asyncio.sleep(PAUSE)
    return user.figures, wholes


async def _reload(address: str, numbers: Iterator[int], view: str) -> None:
    while True:
        await visit(address, link(next(numbers), view=view))


async def _measured(address: str) -> dict[str, tuple[list[float], list[float]]]:
    luck, numbers, seconds = random.Random(1), itertools.count(), {}
    async with connect(
        f"{address.replace('http', 'ws')}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item] - a NewType of str
        origin=address,  # type: ignore[arg-type] - a NewType of str
        max_size=None,
    ) as socket:
        user = User(socket)
        await user.ask()
        await visit(address, link(next(numbers), view=VIEWS[0]))  # modules and kept curves
        await _moves(user, luck)
        seconds["alone"] = await _moves(user, luck)
        for view in VIEWS:
            other = asyncio.create_task(_reload(address, numbers, view))
            await asyncio.sleep(1)
            seconds[view] = await _moves(user, luck)
            other.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await other
    return seconds


def rows() -> Iterator[Row]:
    with served_by(ROOT / "app.py") as (address, _):
        seconds = asyncio.run(_measured(address))
    for view in VIEWS:
        for what, own, alone in zip(("figure", "whole page"), seconds[view], seconds["alone"], strict=True):
            for name, pick in (("median", statistics.median), ("p95", _late)):
                here, there = pick(own), pick(alone)
                label = f"slider beside {view}, {what}, {name}"
                text = f"{there * 1000:.0f} ms alone"
                yield Row(label, f"{here * 1000:.0f} ms", text, here / there, MOST)


def _late(waits: list[float]) -> float:
    return statistics.quantiles(waits, n=20)[-1]
