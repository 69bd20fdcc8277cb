"""The documentation says what is so: its links lead somewhere and its commands run."""

import doctest
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import tomllib
import types
from pathlib import Path

import pytest
import yaml

from hiacalc.scenario import changed, shipped
from hiacalc.scenario.registry import keys, quantities
from tests.conftest import SLOW

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "generated" not in path.parts)
HIACALC = str(Path(sys.executable).with_name("hiacalc"))


def name_of(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def generated() -> set[str]:
    """The pages that are made when the site is built, those of modules aside."""
    scripts = "".join(text_of(path) for path in (DOCS / "build").glob("*.py"))
    return {f"generated/{name}" for name in re.findall(r'"([a-z-]+\.md)"', scripts)}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text_of(page), flags=re.DOTALL)):
        if re.match(r"[a-z]+:", target):
            continue
        place = (page.parent / target.partition("#")[0]).resolve() if target[0] != "#" else page
        assert place.exists() or place.relative_to(DOCS).as_posix() in generated(), target


def test_every_page_is_in_the_navigation() -> None:
    settings = re.sub(r"!!python/name:\S+", "name", text_of(ROOT / "mkdocs.yml"))
    listed = set(re.findall(r"[a-z0-9/-]+\.md", yaml.safe_dump(yaml.safe_load(settings)["nav"])))
    assert {name_of(page) for page in PAGES} <= listed
    assert listed <= {name_of(page) for page in PAGES} | generated()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "scenarios", place / "scenarios")
    for page in PAGES:
        for name, text in re.findall(
            r"<!-- example: (\S+) -->\n\s*```yaml\n(.*?)```", text_of(page), re.DOTALL
        ):
            lines = text.splitlines()
            indent = len(lines[0]) - len(lines[0].lstrip())
            beside = place / ("scenarios" if "based_on: hiacalc:" not in text else ".")
            (beside / name).write_text("\n".join(line[indent:] for line in lines), encoding="utf-8")
    return place


def commands() -> list[str]:
    return [
        line
        for page in PAGES
        for block in re.findall(r"<!-- commands -->\n```\n(.*?)```", text_of(page), re.DOTALL)
        for line in block.splitlines()
    ]


@pytest.mark.slow
@pytest.mark.parametrize("line", [*commands(), "hiacalc validate scenarios/kvam.yaml"])
def test_a_command_runs(line: str, folder: Path) -> None:
    words = shlex.split(line)
    assert words[0] == "hiacalc"
    done = subprocess.run(
        [HIACALC, *words[1:]], check=False, cwd=folder, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr


def test_the_page_on_roll_outs_has_every_key_with_its_unit_and_default() -> None:
    page = text_of(DOCS / "roll-out-files.md")
    parts = re.split(r"^(?:## `|\| key of (?:each in )?`)([a-z]+)", page, flags=re.MULTILINE)
    chapters = dict(zip(parts[1::2], parts[2::2], strict=True))
    filled = changed(shipped("helseiarbeid-2016"), {"individual": {}})
    for key, bounds in keys().items():
        section, *rest = key.split(".")
        if section not in ("individual", "programme"):
            continue
        name = next(step for step in reversed(rest) if step != "*")
        chapter = chapters[section if len(rest) == 1 else rest[0]]
        (line,) = re.findall(rf"^\| `{name}` \| .*$", chapter, re.MULTILINE)
        assert bounds.unit.value in line, key
        if section == "individual":
            quantity = quantities(filled)[key]
            stated = filled.stated[key]
            assert not isinstance(stated, str)
            assert f"| {stated.value:g}" in line, key
            if quantity.low is not None:
                assert f"from {quantity.low:g} to {quantity.high:g} |" in line, key


@pytest.mark.parametrize("name", SLOW)
def test_what_is_called_slow_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_every_target_of_the_makefile_is_said_at_its_head() -> None:
    makefile = text_of(ROOT / "Makefile")
    targets = re.findall(r"^# make (\w+)", makefile, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) - set(targets) == {"format", "chromium", "clean"}


def test_what_builds_the_site_is_pinned() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    pinned = {line.partition("==")[0].lower() for line in text_of(ROOT / "constraints.txt").split()}
    for extra in project["optional-dependencies"].values():
        for requirement in extra:
            assert re.split(r"[\[><=]", requirement)[0].lower() in pinned, requirement


def test_what_is_cited_is_this_project() -> None:
    citation = yaml.safe_load(text_of(ROOT / "CITATION.cff"))
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    assert citation["title"].startswith(project["name"])
    assert citation["license"] == project["license"]


def test_the_analysis_that_is_shown_works() -> None:
    (text,) = re.findall(
        r"<!-- module: \S+ -->\n\s*```python\n(.*?)\n    ```",
        text_of(DOCS / "contributing" / "analysis.md"),
        re.DOTALL,
    )
    names: dict[str, object] = {"__name__": "shown"}
    sys.modules["shown"] = types.ModuleType("shown")  # dataclasses look their module up
    exec(textwrap.dedent(text), names)
    runner = doctest.DocTestRunner()
    for example in doctest.DocTestFinder().find(
        names["highest_cost"], "highest_cost", globs=names, module=False
    ):
        assert example.examples
        assert runner.run(example).failed == 0
