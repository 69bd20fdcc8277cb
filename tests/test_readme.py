"""What the README says can be typed does what it says."""

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
HIACALC = str(Path(sys.executable).with_name("hiacalc"))
COMMANDS = re.search(r"<!-- commands -->\n```\n(.*?)```", README, re.DOTALL)[1].splitlines()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "scenarios", place / "scenarios")
    for name, text in re.findall(r"<!-- example: (\S+) -->\n```yaml\n(.*?)```", README, re.DOTALL):
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.mark.parametrize("line", COMMANDS)
def test_command(line: str, folder: Path) -> None:
    words = shlex.split(line)
    assert words[0] == "hiacalc"
    done = subprocess.run(
        [HIACALC, *words[1:]], check=False, cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr  # a written file is told on stderr


def test_python_example() -> None:
    test = doctest.DocTestParser().get_doctest(README, {}, "README.md", "README.md", 0)
    assert len(test.examples) == 11
    assert doctest.DocTestRunner().run(test).failed == 0


def test_shipped_scenarios_are_all_listed() -> None:
    table = README.split("## Shipped scenarios")[1].split("## ")[0]
    listed = set(re.findall(r"`([a-z0-9-]+)`", table))
    assert listed == {path.stem for path in (ROOT / "scenarios").glob("*.yaml")}


def test_links_and_pictures_exist() -> None:
    for target in re.findall(r"\]\(([^)h][^)]*)\)", README):
        assert (ROOT / target).exists(), target


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("app", "test", "check", "bench"):
        assert f"\n{target}:" in makefile


def test_no_package_index_or_machine_path_is_named() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|index|@", pins)
    assert all(re.fullmatch(r"[A-Za-z0-9_.\[\]-]+==[A-Za-z0-9.+]+", line) for line in pins.split())
