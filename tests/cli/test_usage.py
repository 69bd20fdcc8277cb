"""What Typer says of a command's words becomes a problem that names the word, and a likely one."""

import pytest
from typer.exceptions import TyperException

from hiacalc.cli.main import COMMANDS, command_line
from hiacalc.cli.usage import usage_problem
from hiacalc.present.locale.language import language
from hiacalc.problem_code import Code
from hiacalc.scenario import Problem


def problem(*words: str) -> Problem:
    with pytest.raises(TyperException) as error:
        command_line(language("en")).main(list(words), standalone_mode=False, obj=language("en"))
    return usage_problem(error.value, COMMANDS)


def test_a_misspelt_command_is_named_with_the_likely_one() -> None:
    fault = problem("rn")
    assert fault.code == Code.UNKNOWN_COMMAND
    assert str(fault.mark) == "rn"
    assert fault.suggestion == "run"


def test_each_fault_has_its_own_code() -> None:
    assert problem("run", "model-1", "--no-such").code == Code.UNKNOWN_OPTION
    assert problem("run", "model-1", "--set").code == Code.OPTION_WITHOUT_VALUE
    assert problem("run").code == Code.ARGUMENT_MISSING
    assert problem("run", "model-1", "more").code == Code.UNEXPECTED_ARGUMENT
    assert problem("run", "model-1", "--perspective", "x").code == Code.NOT_A_CHOICE
    assert problem("uncertainty", "model-1", "--seed", "-1").code == Code.OUT_OF_BOUNDS
    assert problem("uncertainty", "model-1", "--draws", "1.5").code == Code.NOT_WHOLE
