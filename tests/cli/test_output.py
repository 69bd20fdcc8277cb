"""CSV files as a user asks for them: for a spreadsheet in the language in use, or for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from hiacalc.analysis.deterministic.one_way import one_way
from hiacalc.present.files.csv_style import Style
from hiacalc.scenario import shipped
from tests.cli.command import hiacalc
from tests.present.csv_reading import begins, table

BASE = "helseiarbeid-2016"
HEAD = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
EVERY = {
    "one-way": ("one-way", BASE),
    "two-way": ("two-way", BASE, "effect.relative_reduction", "absence.rate"),
    "compare": ("compare", BASE, "trial-clinic"),
    "evidence": ("evidence", "--set", "odeen-both"),
    "uncertainty": ("uncertainty", BASE, "--draws", "256", "--chart", "distribution"),
    "draws": ("uncertainty", BASE, "--draws", "256", "--chart", "draws"),
}


def written(file: Path, *words: str, code: str = "en") -> bytes:
    done = hiacalc(*words, "--force", "--output", str(file), language=code)
    assert done.returncode == 0, done.stderr
    return file.read_bytes()


def formulas(data: bytes) -> list[str]:
    result = [begin for begin in begins(data) if begin.startswith(FORMULA)]
    return [begin for begin in result if not begin.replace(",", "").replace(".", "")[1:].isdigit()]


@pytest.mark.parametrize("command", EVERY)
def test_a_file_for_readers_in_bokmal_opens_in_a_norwegian_spreadsheet(command: str, tmp_path: Path) -> None:
    data = written(tmp_path / "x.csv", *EVERY[command], code="nb")
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines.pop() == ""
    heads, *rows = table(data, Style.READER, "nb")
    assert not [head for head in heads if "_" in str(head)]
    assert {"Dato", "Utgave av hiacalc"} <= set(heads)
    assert {len(row) for row in rows} <= {len(heads), len(heads) - (21 if command == "draws" else 0)}
    assert any(isinstance(cell, float) and cell % 1 for row in rows for cell in row)


@pytest.mark.parametrize("command", EVERY)
def test_a_file_for_programs_is_the_same_in_every_language_but_for_titles(
    command: str, tmp_path: Path
) -> None:
    nb, en = (
        table(
            written(tmp_path / "x.csv", *EVERY[command], "--csv", "machine", code=code), Style.MACHINE, code
        )
        for code in ("nb", "en")
    )
    assert nb[0] == en[0]
    titles = {place for place, head in enumerate(nb[0]) if head in {"label", "title"}}
    for row, other in zip(nb, en, strict=True):
        assert [cell for place, cell in enumerate(row) if place not in titles] == [
            cell for place, cell in enumerate(other) if place not in titles
        ]


def test_both_kinds_of_file_hold_the_numbers_of_the_result(tmp_path: Path) -> None:
    expected = [bar.high_outcome for bar in one_way(shipped(BASE)).bars]
    for code in ("nb", "en"):
        for style, head in (
            (Style.MACHINE, "high_outcome"),
            (Style.READER, {"nb": "Resultat ved høy", "en": "Result at high"}[code]),
        ):
            data = written(tmp_path / "x.csv", *EVERY["one-way"], "--csv", style, code=code)
            heads, *rows = table(data, style, code)
            assert [row[heads.index(head)] for row in rows] == expected


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_comparator_that_is_a_formula_is_text_among_the_draws(
    code: str, style: Style, tmp_path: Path
) -> None:
    scenario = tmp_path / "s.yaml"
    scenario.write_text(HEAD + 'comparator: "=1+1"\n', encoding="utf-8")
    words = ("uncertainty", str(scenario), "--draws", "100", "--chart", "draws", "--csv", style)
    data = written(tmp_path / "d.csv", *words, code=code)
    assert formulas(data) == []
    assert "=1+1" in table(data, style, code)[1]


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("code", ["nb", "en"])
def test_a_title_that_is_two_formulas_is_text_at_comma_and_at_semicolon(
    code: str, style: Style, tmp_path: Path
) -> None:
    scenario = tmp_path / "s.yaml"
    title = "=1+1;=2+2,=3+3"
    titled = f'delivery: {{activities: {{network_gathering: {{title: "{title}"}}}}}}\n'
    scenario.write_text(HEAD + titled, encoding="utf-8")
    path = "delivery.activities.network_gathering.employers_per_session"
    for words in (
        ("one-way", str(scenario)),
        ("two-way", str(scenario), path, "absence.rate"),
        ("uncertainty", str(scenario), "--draw", path, "--draws", "100", "--chart", "draws"),
    ):
        data = written(tmp_path / "x.csv", *words, "--csv", style, code=code)
        assert formulas(data) == []
        inside = any(title in str(cell) for row in table(data, style, code) for cell in row)
        assert inside or (style is Style.MACHINE and words[0] != "one-way")


@pytest.mark.parametrize(("code", "message"), [("nb", "semikolon"), ("en", "semicolon")])
@pytest.mark.parametrize("command", ["one-way", "two-way", "compare", "evidence", "uncertainty"])
def test_help_tells_for_whom_a_file_is_written(command: str, code: str, message: str) -> None:
    output = hiacalc(command, "--help", language=code).stdout
    assert "--csv" in output
    assert "reader" in output
    assert "machine" in output
    assert message in output


def test_an_unknown_kind_of_file_is_refused(tmp_path: Path) -> None:
    done = hiacalc(*EVERY["one-way"], "--csv", "excel", "--output", str(tmp_path / "x.csv"))
    assert done.returncode == 2
    assert "machine" in done.stderr
    assert not list(tmp_path.iterdir())
