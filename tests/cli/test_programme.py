"""`hiacalc programme`: money, people and funding of a roll-out, as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from hiacalc.cli.programme import PICTURES
from hiacalc.present.files.csv_file import unguarded
from tests.cli.command import data, hiacalc

TWO_REGIONS = """schema: hiacalc/1
based_on: hiacalc:helseiarbeid-2016
title: {nb: To regioner, en: Two regions}
programme:
  first_year: 2027
  years: 10
  regions:
    nord: {title: {nb: =Nord, en: =North}, starts: [1000, 2000, 4000], health_hours: [1200]}
    vest: {starts: [0, 0, 1000, 3000, 6000], health_hours: [4000]}
  fixed:
    secretariat: {title: {nb: Sekretariat, en: Secretariat}, payer: nav, amounts: [1.0e6]}
  funding:
    - name: earmarked
      title: {nb: Øremerket, en: Earmarked}
      payer: health_service
      pays_for: [health_professionals, transport]
      amounts: {2027: 1.0e6}
    - title: {nb: Grunnbevilgning, en: Basic grant}
      payer: health_service
      amounts: {2027: 5.0e6}
      available_share: 0
    - {name: own, title: {nb: Egne rammer, en: Own budget}, payer: nav, amounts: {2027: 2.0e6}}
"""
KEYS = {
    *("first_year", "years", "price_year", "net_benefit", "net_benefit_period", "by_year", "cash", "regions"),
    *("fte_needed", "funding", "gap", "after_period", "scenario", "origin", "rules", "payback_year"),
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("roll-out") / "two.yaml"
    path.write_text(TWO_REGIONS, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def result(file: Path) -> dict[str, Any]:
    return data("programme", str(file))


def table(*words: str, language: str = "en") -> list[dict[str, str]]:
    done = hiacalc("programme", *words, "--format", "csv", language=language)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout), delimiter=";" if ";" in done.stdout[:60] else ","))


def signed(row: dict[str, Any]) -> float:
    return -row["amount"] if row["kind"] == "cost" else row["amount"]


def test_golden_starts_and_what_the_contract_names(result: dict[str, Any]) -> None:
    assert set(result) >= KEYS
    assert (result["first_year"], result["years"], result["price_year"]) == (2027, 10, 2014)
    nord = result["regions"]["nord"]
    assert nord["started"][:4] == pytest.approx([1000, 1504.3478, 758.7146, 878.3082], abs=1e-3)
    assert nord["waiting"][-1] == pytest.approx(24_721.45, abs=0.01)
    assert nord["steady_pace"] == pytest.approx([1004.37] * 10, abs=0.01)
    assert nord["hours_available"] == {"health_service": [1200.0] * 10, "nav": [None] * 10}
    assert set(nord) >= {"wanted", "started", "waiting", "hours_needed", "hours_available", "overbooked"}
    assert result["fte_available"]["nav"] == [None] * 10


def test_money_of_every_year_is_that_of_its_rows_and_of_its_payers(result: dict[str, Any]) -> None:
    net: dict[int, float] = defaultdict(float)
    transfers: dict[int, float] = defaultdict(float)
    for row in result["cash"]:
        net[row["year"]] += signed(row)
        if row["kind"] == "transfer":
            transfers[row["year"]] += row["amount"]
    assert sorted(net) == [year["year"] for year in result["by_year"]] == list(range(2027, 2037))
    assert any(abs(row["amount"]) > 1e6 for row in result["cash"] if row["kind"] == "transfer")
    assert list(transfers.values()) == pytest.approx([0.0] * 10, abs=1e-6)
    for year in result["by_year"]:
        assert year["net"] == pytest.approx(year["benefits"] - year["costs"], abs=1e-6)
        assert year["net"] == pytest.approx(net[year["year"]], abs=1e-6)
        assert year["net"] == pytest.approx(sum(year["by_payer"].values()), abs=1e-6)


def test_the_period_and_what_comes_after_it_are_the_whole(result: dict[str, Any]) -> None:
    by_hand = sum(year["net"] * 1.04 ** (2027 - year["year"]) for year in result["by_year"])
    after = sum(year["net"] * 1.04 ** (2027 - year["year"]) for year in result["by_year_after"])
    assert result["net_benefit_period"] == pytest.approx(by_hand)
    assert result["after_period"] == pytest.approx(after)
    assert result["net_benefit"] == pytest.approx(by_hand + after)
    assert {row["year"] for row in result["cash_after"]} == {2037, 2038, 2039, 2040}


def test_cover_and_gap_are_the_need_and_bound_money_is_no_cover(result: dict[str, Any]) -> None:
    def of(rows: str, year: int, payer: str, name: str = "amount") -> float:
        return sum(row[name] for row in result[rows] if (row["year"], row["payer"]) == (year, payer))

    for year in range(2027, 2037):
        for payer in ("nav", "health_service"):
            covered = of("funding", year, payer, "used")
            assert covered + of("gap", year, payer) == pytest.approx(of("need", year, payer))
    assert {row["line"] for row in result["funding"]} == {"earmarked", "Basic grant", "own"}
    bound = [row for row in result["funding"] if row["line"] == "Basic grant"]
    assert all(row["available"] == row["used"] == 0 for row in bound)
    assert sum(row["displaced"] for row in bound) > 1e6


@pytest.mark.parametrize("by", ["year", "region", "payer", "item"])
def test_sums_come_to_the_same_whatever_they_are_by(file: Path, result: dict[str, Any], by: str) -> None:
    sums = data("programme", str(file), "--by", by)["sums"]
    period = sum(part["net"] for part in sums if not part["after_period"])
    after = sum(part["net"] for part in sums if part["after_period"])
    assert period == pytest.approx(sum(year["net"] for year in result["by_year"]))
    assert after == pytest.approx(sum(year["net"] for year in result["by_year_after"]))
    if by == "payer":  # what moves between payers counts for each of them
        for part in sums:
            years = result["by_year_after" if part["after_period"] else "by_year"]
            assert part["net"] == pytest.approx(sum(year["by_payer"][part["key"]] for year in years))
    assert len({part["key"] for part in sums}) == {"year": 14, "region": 3, "payer": 3, "item": 9}[by]


def test_the_csv_has_the_money_unrounded_and_no_formula(file: Path, result: dict[str, Any]) -> None:
    rows = table(str(file), "--csv", "machine")
    first = {name: rows[0][name] for name in ("year", "region", "actor", "item", "kind", "amount")}
    assert first | {"year": 2027, "amount": float(first["amount"])} == {
        name: result["cash"][0][name] for name in first
    }
    assert len(rows) == len(result["cash"]) + len(result["cash_after"])
    shown = table(str(file), "--by", "region", language="nb")
    assert shown[0]["Region"] == "'=Nord"
    assert unguarded(shown[0]["Region"]) == "=Nord"
    net = sum(float(row["Netto (kr)"].replace(",", ".")) for row in shown if row["Etter programmet"] == "nei")
    assert net == pytest.approx(sum(year["net"] for year in result["by_year"]))


def test_a_file_gets_the_table_and_is_not_written_over(file: Path, tmp_path: Path) -> None:
    output = tmp_path / "money.csv"
    done = hiacalc("programme", str(file), "--by", "payer", "--output", str(output))
    assert (done.returncode, done.stdout) == (0, "")
    assert output.read_bytes().startswith("\ufeffActor,".encode())
    assert hiacalc("programme", str(file), "--output", str(output)).returncode == 2


def test_a_picture_is_chosen_by_name_with_its_numbers(file: Path, tmp_path: Path) -> None:
    for name in PICTURES:
        output = tmp_path / f"{name}.csv"
        done = hiacalc("programme", str(file), "--chart", name, "--output", str(output), "--csv", "machine")
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        rows = list(csv.DictReader(io.StringIO(output.read_text(encoding="utf-8-sig"))))
        assert {row["scenario"] for row in rows} == {"two"}
        assert any(row["year"] == "2036" for row in rows)
    page = tmp_path / "page.html"
    assert hiacalc("programme", str(file), "--end", "own=2030", "--output", str(page)).returncode == 0
    assert "1 input changed" in page.read_text(encoding="utf-8")


def test_a_line_that_ends_widens_the_gap_from_that_year_on(file: Path, result: dict[str, Any]) -> None:
    ended = data("programme", str(file), "--end", "earmarked=2030")
    growth = {
        (after["year"], after["payer"]): after["amount"] - before["amount"]
        for before, after in zip(result["gap"], ended["gap"], strict=True)
    }
    assert all(amount == pytest.approx(0.0) for (year, _), amount in growth.items() if year < 2030)
    assert growth[2031, "health_service"] == pytest.approx(1e6)
    assert ended["ends"]["lines"] == [{"line": "earmarked", "year": 2030}]
    assert ended["ends"]["gap_growth_total"] == pytest.approx(sum(growth.values()))
    assert result["ends"] is None
    by_title = data("programme", str(file), "--end", "Øremerket=2030", "--end", "3=2035")
    assert by_title["ends"]["lines"] == [{"line": "earmarked", "year": 2030}, {"line": "own", "year": 2035}]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--end", "earmarkd=2030"), 'Did you mean "earmarked"?'),
        (("--end", "earmarked=2037"), "2027–2036"),
        (("--end", "earmarked"), "LINE=YEAR"),
        (("--end", "earmarked=2030", "--end", "1=2031"), "twice"),
        (("--by", "county"), "region"),
        (("--output", "money.xlsx"), "csv"),
        (("--chart", "mony"), 'Did you mean "money"?'),
        (("--rules", "r-109"), "r-109-21"),
        (("--set", "programme.pace=slow"), "steady"),
    ],
)
def test_what_is_wrong_is_said_plainly(file: Path, words: tuple[str, ...], sentence: str) -> None:
    done = hiacalc("programme", str(file), *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("language", "sentence"), [("nb", "ingen utrulling"), ("en", "no roll-out")])
def test_a_scenario_without_a_roll_out_is_told_of_those_that_have_one(language: str, sentence: str) -> None:
    done = hiacalc("programme", "no-effect", language=language)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "rollout-2016-steps" in done.stderr
    assert "model-1" not in done.stderr


READ = {
    "nb": (
        "132 mill. kr i overskudd, men 39 988 arbeidstakere",
        "venter fortsatt ved utgangen av 2036",
        "1 004 arbeidstakere i året. Det er det 1 200 timer fra helsepersonell rekker til",
        "udiskonterte, i 2014-kroner",
        "diskontert til 2027",
        "er netto nytte 132 mill. kr",
        "etter 2036, er den 89,6 mill. kr",
        "42,3 mill. kr, er det som faller etter 2036",
        "Fra 2029 er alt som er lagt ut, tjent inn",
        "bundet til andre oppgaver (Grunnbevilgning)",
        "ikke regnet som dekning",
        "Sekretariat (NAV): 10,0 mill. kr",
        "inngangsverdiene om selve utrullingen er antakelser",
        "Scenarioet har ikke individtiltaket",
    ),
    "en": (
        "a surplus of NOK 132 million, but 39 988 workers",
        "still wait at the end of 2036",
        "1 004 workers a year could begin. That is as far as 1 200 hours from health professionals go",
        "undiscounted, in kroner of 2014",
        "discounted to 2027",
        "the net benefit is NOK 132 million",
        "Cut after 2036 it is NOK 89.6 million",
        "NOK 42.3 million, is what falls after 2036",
        "From 2029 all that was laid out has been earned back",
        "bound to other tasks (Basic grant)",
        "not counted as cover",
        "Secretariat (NAV): NOK 10.0 million",
        "inputs of the roll-out itself are assumptions",
        "does not have the individual measure",
    ),
}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_page_says_what_a_director_must_hear(file: Path, language: str) -> None:
    for pace in ("as_many", "steady"):
        done = hiacalc("programme", str(file), "--set", f"programme.pace={pace}", language=language)
        assert done.returncode == 0, done.stderr
        text = " ".join(done.stdout.split())
        missing = [part for part in READ[language] if part not in text]
        assert missing == [] if pace == "as_many" else READ[language][2] not in missing
        assert max(map(len, done.stdout.splitlines())) <= 88
        assert "{" not in done.stdout


@pytest.mark.parametrize("name", ["rollout-today", "rollout-2016-steps", "troms", "raskere-tilbake-result"])
@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_shipped_roll_out_is_read_within_a_page_width(name: str, language: str) -> None:
    for by in ("year", "item"):
        done = hiacalc("programme", name, "--by", by, language=language)
        assert done.returncode == 0, done.stderr
        assert max(map(len, done.stdout.splitlines())) <= 88


def test_one_group_is_said_to_be_one_and_the_roll_out_is_named() -> None:
    text = " ".join(hiacalc("run", "troms").stdout.split())
    assert "This is one group of workers." in text
    assert "hiacalc programme troms adds up all groups" in text
    assert "wait in" not in text
    assert "one group" not in hiacalc("run", "helseiarbeid-2016").stdout


def test_roll_outs_stand_side_by_side() -> None:
    (beside,) = json.loads(
        hiacalc("compare", "rollout-today", "raskere-tilbake-result", "--format", "json").stdout
    )
    today, nothing = (beside["results"][side]["programme"] for side in ("base", "other"))
    assert today["net_benefit"] > nothing["net_benefit"]
    assert today["need"] == pytest.approx(nothing["need"])
    assert today["net_benefit"] == pytest.approx(data("programme", "rollout-today")["net_benefit"])
    text = hiacalc("compare", "helseiarbeid-2016", "troms", language="nb").stdout
    assert "Utrullingen, alle grupper lagt sammen" in text
    (alone,) = json.loads(hiacalc("compare", "helseiarbeid-2016", "troms", "--format", "json").stdout)
    assert alone["results"]["base"]["programme"] is None
    assert alone["results"]["other"]["programme"]["all_reached_year"] is None


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "nb",
            (
                "av det NAV og helsetjenesten må betale, er ikke dekket av bevilgninger.",
                "Det som står på statskassen, er arbeidsgiveravgift.",
                "Kan tas fra andre oppgaver",
                "Helsepersonell brukes",
                "18 225 timer fra NAV til arbeidsplasser (like mange er holdt av til pasienter)",
            ),
        ),
        (
            "en",
            (
                "of what NAV and the health service must pay is not covered by lines of funding.",
                "What stands on the Treasury is employers' contributions.",
                "Could come from other tasks",
                "Health professionals used",
                "18 225 hours from NAV for workplaces (as many are kept for patients)",
            ),
        ),
    ],
)
def test_a_new_reader_finds_each_word_explained(language: str, parts: tuple[str, ...]) -> None:
    text = " ".join(hiacalc("programme", "rollout-today", language=language).stdout.split())
    assert [part for part in parts if part not in text] == []
    assert "106 481" not in text


@pytest.mark.parametrize(
    "options",
    [
        ("--set", "programme.delay=10"),
        ("--set", "effect.evidence=nonsense"),
        ("--set", "individual.evidence=nonsense"),
        ("--end", "1=" + "9" * 5000),
    ],
)
def test_what_nobody_can_mean_is_refused_in_a_sentence(options: tuple[str, str]) -> None:
    done = hiacalc("programme", "rollout-today", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
