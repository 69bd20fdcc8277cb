"""Commands whose modules are imported when they are asked for, with their texts in the language in use.

An option's `help` is the key of a text: the words are put in when the command is
built, so that a module can be imported before the language is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from inspect import cleandoc
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from hiacalc.present.locale.language import Language


class LazyGroup(TyperGroup):
    """A group that lists its commands by name and help, and imports the one that is run or completed."""

    functions: Mapping[str, str]
    language: Language

    def offer(self, functions: Mapping[str, str], language: Language) -> None:
        """Take up commands, and put this group's own texts in words.

        Args:
            functions: `module:function` of each command, by the command's name.
            language: of the help.
        """
        self.functions, self.language = functions, language
        translate(self, "cli", language)
        for name in functions:
            self.commands[name] = TyperCommand(name)
            translate(self.commands[name], _key(name), language)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the first word names, built from its function.

        Args:
            ctx: as Typer has it.
            args: the words that follow the program's options.
        """
        name, listed, rest = super().resolve_command(ctx, args)
        return name, listed if name is None else self._built(name), rest

    def _built(self, name: str) -> Any:
        module_name, _, function_name = self.functions[name].partition(":")
        module = import_module(module_name)
        command = _command_of(getattr(module, function_name), name)
        translate(command, _key(name), self.language, getattr(module, "HELP_VALUES", {}))
        return command


def _command_of(function: Callable[..., None], name: str) -> Any:
    """The command that a function with annotated options makes."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name)(function)
    return typer.main.get_command(app)


def translate(command: Any, key: str, language: Language, values: Mapping[str, str] | None = None) -> None:
    """Put a command's help, its example and the help of its options in words.

    Args:
        command: as Typer builds it; the help of each option is the key of a text.
        key: that the command's own texts stand under.
        language: of the texts.
        values: what placeholders in the options' texts stand for.
    """
    command.help = cleandoc(language.say(f"{key}.help"))
    command.epilog = language.say(f"{key}.example")
    for parameter in command.params:
        if isinstance(parameter, TyperArgument | TyperOption) and parameter.help:
            parameter.help = cleandoc(language.say(parameter.help, **(values or {})))


def _key(name: str) -> str:
    return f"cli.{name.replace('-', '_')}"
