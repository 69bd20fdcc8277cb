"""Every result names the version and the commit that made it, wherever hiacalc runs from."""

import datetime
import json
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version as installed_version
from pathlib import Path

import pytest

import hiacalc
from hiacalc import version
from hiacalc.model import Perspective
from hiacalc.present.locale.language import language
from hiacalc.present.words.origin import Origin

ROOT = Path(__file__).resolve().parents[1]


def git(folder: Path, *words: str) -> str:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    command = ["git", "-C", str(folder), *author, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    root = tmp_path / "clone"
    (root / "scenarios").mkdir(parents=True)
    (root / "scenarios" / "hiacalc.schema.json").touch()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    return root


def test_the_commit_is_read_without_git(clone: Path) -> None:
    commit = git(clone, "rev-parse", "HEAD")
    assert version._commit(clone) == commit
    git(clone, "pack-refs", "--all")
    assert version._commit(clone) == commit
    git(clone, "checkout", "-q", "--detach")
    assert version._commit(clone) == commit


def test_a_worktree_has_its_own_commit(clone: Path, tmp_path: Path) -> None:
    git(clone, "worktree", "add", "-q", "-b", "other", str(tmp_path / "other"))
    git(tmp_path / "other", "commit", "-q", "--allow-empty", "-m", "second")
    commit = git(tmp_path / "other", "rev-parse", "HEAD")
    assert version._commit(tmp_path / "other") == commit != version._commit(clone)


def test_another_projects_commit_is_not_taken(clone: Path) -> None:
    (clone / "scenarios" / "hiacalc.schema.json").unlink()
    assert version._commit(clone) is None


def test_a_copy_without_history_and_a_clone_without_commits_name_none(clone: Path, tmp_path: Path) -> None:
    shutil.rmtree(clone / ".git")
    assert version._commit(clone) is None
    git(clone, "init", "-q")
    assert version._commit(clone) is None
    assert version._written(tmp_path) == version.UNBUILT


def test_the_fallback_is_the_same_wherever_it_stands() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["version"]["fallback-version"] == version.UNBUILT


def test_libraries_are_named_as_installed_without_loading_scipy() -> None:
    assert version.library_versions() == {name: installed_version(name) for name in ("numpy", "scipy")}
    code = "import sys; from hiacalc.version import library_versions as v; v(); print('scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"


def test_a_line_of_origin_names_them_all_and_a_chart_the_short_form() -> None:
    origin = Origin(hiacalc.load("helseiarbeid-2016"), Perspective.SOCIETY, datetime.date(2026, 1, 31))
    numpy, scipy = (installed_version(name) for name in ("numpy", "scipy"))
    assert f"hiacalc {hiacalc.__version__} · numpy {numpy} · scipy {scipy} |" in origin.line(language("en"))
    assert f"hiacalc {version.short_version()} |" in origin.line(language("en"), short=True)
    assert origin.as_dict()["version"] == hiacalc.__version__
    assert origin.as_dict()["libraries"] == f"numpy {numpy}, scipy {scipy}"


def build(source: Path, folder: Path) -> str:
    """Builds a wheel and says what its copy of hiacalc calls itself, away from the source."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=source, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "unpacked")
    code = "import hiacalc, json; print(json.dumps([hiacalc.__version__, hiacalc.__file__]))"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=folder / "unpacked", capture_output=True, text=True
    )
    name, file = json.loads(done.stdout)
    assert Path(file).is_relative_to(folder)
    assert wheel.name.split("-")[1] == name
    return name


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project's files as they are, without history."""
    files = ["pyproject.toml", "README.md", "LICENSE", "app.py", ".gitignore", ".streamlit/config.toml"]
    root = tmp_path / "copy"
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    ignored = shutil.ignore_patterns("__pycache__", "version.txt")
    for name in ("hiacalc", "scenarios"):
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    return root


def test_a_wheel_carries_its_version(copy: Path, tmp_path: Path) -> None:
    assert build(copy, tmp_path / "without") == version.UNBUILT
    (copy / "hiacalc" / "version.txt").unlink()
    git(copy, "init", "-q", "-b", "main")
    git(copy, "add", ".")
    git(copy, "commit", "-q", "-m", "first")
    commit = git(copy, "rev-parse", "HEAD")
    assert build(copy, tmp_path / "untagged") == f"0.1.0.dev1+g{commit[:9]}"
    git(copy, "tag", "v0.1.0")
    assert build(copy, tmp_path / "tagged") == "0.1.0"
    git(copy, "commit", "-q", "--allow-empty", "-m", "second")
    commit = git(copy, "rev-parse", "HEAD")
    assert build(copy, tmp_path / "after") == f"0.2.0.dev1+g{commit[:9]}"
