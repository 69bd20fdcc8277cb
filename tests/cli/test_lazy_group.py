"""Commands are imported when they are asked for, and their help is in words."""

import subprocess
import sys

import pytest

from hiacalc.cli.main import COMMANDS, command_line
from hiacalc.present.locale.language import language
from tests.cli.command import ROOT, hiacalc


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)


def test_no_words_of_the_process_are_read_at_import() -> None:
    assert not python("import sys; del sys.argv; import hiacalc.cli.main").stderr


@pytest.mark.parametrize(
    ("words", "modules"), [(["--help"], set()), (["reproduce"], {"evidence"}), (["schema"], {"files"})]
)
def test_only_the_module_of_the_command_is_imported(words: list[str], modules: set[str]) -> None:
    families = {function.partition(":")[0] for function in COMMANDS.values()}
    code = (
        f"import sys; sys.argv = ['hiacalc', *{words}]; import atexit; from hiacalc.cli.main import main; "
        f"atexit.register(lambda: print(' '.join({families} & set(sys.modules)), file=sys.stderr)); main()"
    )
    assert set(python(code).stderr.split()) == {f"hiacalc.cli.{module}" for module in modules}


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_holds_words_and_no_keys(command: str, code: str) -> None:
    done = hiacalc(command, "--help", language=code)
    assert done.returncode == 0
    _, _, explained = done.stdout.partition("\n")  # after the line of use, which names this module
    assert "cli." not in explained
    assert "{charts}" not in explained


def test_each_language_has_commands_of_its_own() -> None:
    norwegian, english = (command_line(language(code)) for code in ("nb", "en"))
    assert norwegian.commands["run"].help != english.commands["run"].help
    assert norwegian.commands.keys() == english.commands.keys() == COMMANDS.keys()
