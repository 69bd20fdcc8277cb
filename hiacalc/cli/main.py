"""The command `hiacalc`: its commands, its own options, and how it ends."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from hiacalc.cli import completion
from hiacalc.cli.errors import complain, complain_in_words, complain_of_usage, leave_unwritten, stop
from hiacalc.cli.lazy_group import LazyGroup
from hiacalc.present.locale.language import Language, language, of_terminal, preferred
from hiacalc.scenario import ScenarioError
from hiacalc.scenario.problems import shown
from hiacalc.version import version

COMMANDS = {
    "run": "hiacalc.cli.run:run_command",
    "one-way": "hiacalc.cli.sensitivity:one_way_command",
    "two-way": "hiacalc.cli.sensitivity:two_way_command",
    "compare": "hiacalc.cli.comparison:compare_command",
    "programme": "hiacalc.cli.programme:programme_command",
    "rules": "hiacalc.cli.rules:rules_command",
    "spells": "hiacalc.cli.spells:spells_command",
    "meeting": "hiacalc.cli.meeting:meeting_command",
    "threshold": "hiacalc.cli.sensitivity:threshold_command",
    "reproduce": "hiacalc.cli.evidence:reproduce_command",
    "evidence": "hiacalc.cli.evidence:evidence_command",
    "uncertainty": "hiacalc.cli.uncertainty:uncertainty_command",
    "validate": "hiacalc.cli.files:validate_command",
    "schema": "hiacalc.cli.files:schema_command",
    "app": "hiacalc.cli.serve:app_command",
}


def main() -> None:
    """Run the command line that the process was started with, and end the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # names of files need not be UTF-8; what is no letter is then written as an escape
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = sys.argv[1:]
    texts = language(asked_language(words))
    completion.make_ready()
    try:
        sys.exit(command_line(texts).main(standalone_mode=False, obj=texts))
    except ScenarioError as error:
        complain(error, texts)
        sys.exit(2)
    except TyperException as error:
        complain_of_usage(error, words, COMMANDS, texts)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except (MemoryError, ImportError) as error:
        if isinstance(error, ImportError) and "failed to map" not in str(error):
            raise
        complain_in_words(texts.say("problems.memory_ran_out"))
        sys.exit(2)
    except OSError as error:
        leave_unwritten(error, texts)


def asked_language(words: list[str]) -> str:
    """The language asked for with `--language`, needed before the words of the command are read.

    >>> asked_language(["--language", "nb-NO", "run"])
    'nb'
    """
    for index, word in enumerate(words):
        if word == "--language":
            return preferred(*words[index + 1 : index + 2], of_terminal())
        if word.startswith("--language="):
            return preferred(word.partition("=")[2], of_terminal())
    return of_terminal()


def command_line(texts: Language) -> LazyGroup:
    """All commands with their help in a language, which they find as the context's `obj`."""
    app = typer.Typer(
        cls=LazyGroup,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_common_options)
    group = typer.main.get_command(app)
    assert isinstance(group, LazyGroup)
    group.offer(COMMANDS, texts)
    return group


def _require_language(context: typer.Context, asked: str | None) -> str | None:
    if asked is not None and preferred(asked, fallback="") == "":
        texts: Language = context.obj
        stop(texts.say("app.language", found=shown(asked)))
    return asked


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"hiacalc {version()}")
        raise typer.Exit


def _common_options(
    _language: Annotated[
        str | None,
        typer.Option(
            "--language",
            metavar="nb|en",
            callback=_require_language,
            help="cli.language",
            autocompletion=completion.languages,
        ),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="cli.version")
    ] = False,
    _install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            callback=completion.install_completion,
            is_eager=True,
            help="cli.install_completion",
        ),
    ] = False,
    _show: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            callback=completion.show_completion,
            is_eager=True,
            help="cli.show_completion",
        ),
    ] = False,
) -> None:
    """Options that stand before the command."""
