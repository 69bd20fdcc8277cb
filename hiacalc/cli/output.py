"""A command's result: a picture to a file, and text or JSON to stdout."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from hiacalc.cli.options import Format
from hiacalc.model import Perspective
from hiacalc.present.data.results import to_json
from hiacalc.present.files.csv_style import Style
from hiacalc.present.locale.language import Language
from hiacalc.present.words.origin import Origin
from hiacalc.scenario import Scenario
from hiacalc.scenario.problems import printable

if TYPE_CHECKING:
    from hiacalc.present.charts.chart import Exhibit


def origin_of(
    scenario: Scenario,
    perspective: Perspective,
    changes: Sequence[str] | None = None,
    rules: str | None = None,
) -> Origin:
    """What a result of today rests on.

    Args:
        scenario: with its changes made.
        perspective: whose costs and gains count.
        changes: the inputs changed with `--set`.
        rules: the name of the rule set laid over it; None for none.
    """
    return Origin(scenario, perspective, datetime.date.today(), len(changes or ()), rules or "")


def emit(
    language: Language,
    written: Format,
    *,
    data: Callable[[], object],
    text: Callable[[], str],
    picture: Callable[[bool], Exhibit] | None = None,
    output: Path | None = None,
    force: bool = False,
    csv: Style = Style.READER,
) -> None:
    """Save the picture where a file is asked for, then show the result; only what is asked for is made.

    Text is for whoever asks for no file: beside one, only JSON goes to stdout.

    Args:
        language: of the text, and of the message that a file is written.
        written: text or JSON.
        data: makes what becomes JSON.
        text: makes the text, with its last line's end.
        picture: draws the picture, given whether it is for paper.
        output: the file asked for.
        force: write over a file that is there.
        csv: for whom a CSV file is.

    Raises:
        ScenarioError: the file cannot be written, or is there already.
    """
    if output is not None and picture is not None:
        from hiacalc.present.files.export import save  # a command that saves nothing need not wait for it

        save(picture(output.suffix.lower() == ".pdf"), output, force=force, style=csv)
        tell_saved(output, language)
    if written is Format.JSON:
        typer.echo(to_json(data()))
    elif output is None:
        typer.echo(text(), nl=False)


def tell_saved(file: Path, language: Language) -> None:
    """Name the file that is written, on stderr.

    Args:
        file: that is written.
        language: of the message.
    """
    typer.echo(language.say("files.written", file=printable(str(file))), err=True)
