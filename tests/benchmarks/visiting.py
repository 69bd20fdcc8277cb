"""What the benchmarks of the server share: a visit to the page by a link, and the server's memory."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect


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


def link(number: int, **parts: str) -> str:
    """A link that no other visit has."""
    return urlencode({"effect.relative_reduction": repr(0.02 + number / 50_000), **parts})


def resident(process: int) -> float:
    """Resident memory of a process, MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
