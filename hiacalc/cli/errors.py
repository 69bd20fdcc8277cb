"""What is wrong, said on stderr in the language in use, and the exit code that goes with it."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import Language
from hiacalc.scenario import ScenarioError


def complain(error: ScenarioError, language: Language) -> None:
    """Write every problem on a line of its own to stderr.

    Args:
        error: with its problems.
        language: of the messages.
    """
    for sentence in messages(error, language):
        complain_in_words(sentence)


def complain_of_usage(
    error: TyperException, words: Sequence[str], commands: Collection[str], language: Language
) -> None:
    """Write what is wrong with the words of a command, and where help is.

    Args:
        error: as Typer raises it.
        words: as typed after the program's name.
        commands: the names of all commands.
        language: of the message.
    """
    if type(error).__name__ == "NoArgsIsHelpError":  # no command named: the message is the help
        typer.echo(error.message)
        return
    from hiacalc.cli.usage import usage_problem

    complain(ScenarioError([usage_problem(error, commands)]), language)
    command = next((word for word in words if word in commands), "")
    complain_in_words(language.say("cli.usage", command=f"hiacalc {command}".rstrip()))


def complain_in_words(sentence: str) -> None:
    """Write a sentence to stderr; where that cannot be written either, the exit code has to do."""
    with suppress(OSError):
        typer.echo(sentence, err=True)


def stop(sentence: str) -> NoReturn:
    """Write what is wrong and leave the command with exit code 2.

    Raises:
        Exit: always.
    """
    complain_in_words(sentence)
    raise typer.Exit(2)


def leave_unwritten(error: OSError, language: Language) -> NoReturn:
    """End the process because stdout cannot be written to; with exit code 0 where its reader has gone.

    Args:
        error: of the stream.
        language: of the message.

    Raises:
        SystemExit: always.
    """
    if isinstance(error, BrokenPipeError):  # as with `| head`: leave without a word
        _leave(0)
    complain_in_words(language.say("app.output", found=error.strerror or ""))
    _leave(2)


def _leave(code: int) -> NoReturn:
    """Stop without a last attempt to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
