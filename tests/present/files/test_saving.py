"""Charts written to disk: whole or not at all, and refused in plain words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hiacalc.present.charts.chart import Exhibit
from hiacalc.present.files import export
from hiacalc.present.files.export import FORMATS, rendered, save
from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import language
from hiacalc.scenario import ScenarioError

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("form", FORMATS)
def test_an_existing_file_is_left_as_it_is_unless_forced(base: Exhibit, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"chart.{form}"
    file.write_bytes(b"kept")
    with pytest.raises(ScenarioError) as error:
        save(base, file)
    assert error.value.problems[0].code == "file_exists"
    assert file.read_bytes() == b"kept"
    save(base, file, force=True)
    assert len(file.read_bytes()) > 1000
    assert [part.name for part in tmp_path.iterdir()] == [file.name]


def test_nothing_is_left_behind_when_writing_fails(
    base: Exhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "chart.csv"
    file.write_bytes(b"kept")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ScenarioError) as error:
        save(base, file, force=True)
    assert error.value.problems[0].code == "file_unwritable"
    assert "No space left" in error.value.problems[0].actual
    assert [part.name for part in tmp_path.iterdir()] == [file.name]
    assert file.read_bytes() == b"kept"


def test_nothing_is_written_when_drawing_fails(
    base: Exhibit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(export, "rendered", broken)
    with pytest.raises(RuntimeError):
        save(base, tmp_path / "chart.svg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.", ".svg", "chart.svg.zip", "chart.json"])
def test_an_unknown_format_is_refused(base: Exhibit, name: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as error:
        save(base, tmp_path / name)
    problem = error.value.problems[0]
    assert problem.code == "format_unknown"
    assert problem.allowed == "png, svg, pdf, html, csv"
    assert list(tmp_path.iterdir()) == []


def test_the_format_does_not_depend_on_the_case_of_the_name(base: Exhibit, tmp_path: Path) -> None:
    save(base, tmp_path / "Chart.CSV")
    assert (tmp_path / "Chart.CSV").read_bytes() == rendered(base, "csv")


@pytest.mark.parametrize(
    "name",
    ["missing/chart.csv", "file.txt/chart.csv", "folder.csv", f"{'a' * 300}.csv", "/proc/chart.csv"],
    ids=lambda name: name[-20:],
)
def test_an_unwritable_place_is_told_in_plain_words(base: Exhibit, name: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_bytes(b"")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(ScenarioError) as error:
        save(base, tmp_path / name, force=True)
    assert error.value.problems[0].code == "file_unwritable"
    assert error.value.problems[0].actual
    assert {part.name for part in tmp_path.rglob("*")} == {"file.txt", "folder.csv"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told_in_plain_words(base: Exhibit, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(ScenarioError) as error:
        save(base, locked / "chart.csv")
    assert error.value.problems[0].code == "file_unwritable"


@pytest.mark.parametrize("code", ["nb", "en"])
def test_what_stops_an_export_is_told_in_both_languages(
    base: Exhibit, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path("chart.csv")
    file.touch()
    with pytest.raises(ScenarioError) as error:
        save(base, file)
    (sentence,) = messages(error.value, language(code))
    assert sentence.startswith(f"{file}: ")
    assert ("finnes" if code == "nb" else "exists") in sentence
    assert "--force" in sentence
