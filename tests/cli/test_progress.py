"""Progress is for a terminal only, and what was shown is wiped away."""

import io

from hiacalc.cli import progress
from hiacalc.cli.progress import Progress
from hiacalc.present.locale.language import language


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, shares: list[float]) -> str:
    with Progress("files.writing", stream, language("en")) as shared:
        shared.shown_at -= progress.PATIENCE  # as though the work had been long
        for share in shares:
            shared(share)
    return stream.getvalue()


def test_a_terminal_has_one_line_that_is_wiped_away() -> None:
    text = shown(Terminal(), [0.25])
    line, blank = text.split("\r")[1:3]
    assert "25 %" in line
    assert blank == " " * len(line)
    assert text.endswith("\r")


def test_a_file_has_nothing() -> None:
    assert shown(io.StringIO(), [0.25, 0.5]) == ""
