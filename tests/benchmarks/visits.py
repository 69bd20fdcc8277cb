"""Memory after many readers have come and gone: a thousand by a link, fifty to look at the uncertainty.

Each visit is a session of its own: it opens the page, waits until all of it has
come, and leaves.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator

from tests.benchmarks.table import Row
from tests.benchmarks.visiting import link, resident, visit
from tests.servers import ROOT, served_by

VISITS = int(os.environ.get("HIACALC_BENCH_VISITS", "1000"))
HEAVY = int(os.environ.get("HIACALC_BENCH_HEAVY", "50"))
AT_ONCE = 4
MOST = 300.0  # MB
CALM = 45.0  # seconds after which those who left are forgotten


async def visits(address: str, queries: list[str]) -> int:
    """All visits, a few at once; how many errors were shown."""
    free = asyncio.Semaphore(AT_ONCE)

    async def seen(query: str) -> int:
        async with free:
            return await visit(address, query)

    return sum(await asyncio.gather(*map(seen, queries)))


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
