"""`hiacalc evidence` as a user types it: studies, sets, data, pictures, and plain words for bad input."""

import datetime
import math
from pathlib import Path

import pytest
import yaml

from hiacalc.analysis.evidence_synthesis.effect_sets import effect_set
from hiacalc.analysis.evidence_synthesis.evidence_findings import DaysFindings, EvidenceFindings
from hiacalc.evidence.days_saved import read_days_saved
from hiacalc.evidence.effect_sets import read_effect_sets
from hiacalc.evidence.studies import read_studies
from hiacalc.present.data.evidence import evidence_data
from hiacalc.present.locale.language import language
from hiacalc.present.reports.evidence import evidence_report, set_report
from hiacalc.present.tables.evidence import set_rows, study_rows
from hiacalc.present.words.evidence_origin import EvidenceOrigin
from tests.analysis.evidence_synthesis.test_effect_sets import three_trials
from tests.cli.command import data, hiacalc
from tests.present.charts.test_forest import together

SETS, STUDIES = read_effect_sets(), read_studies()
EVIDENCE = EvidenceFindings(STUDIES, SETS)
DAYS = DaysFindings(read_days_saved())
OFFERED = [item.name for item in SETS.offered]
TODAY = datetime.date(2026, 11, 22)


def output_of(name: str | None, code: str) -> str:
    """The text of a set, or of all, as the command prints it."""
    if name is None:
        return evidence_report(EVIDENCE, DAYS, EvidenceOrigin.of(None, STUDIES, TODAY), language(code))
    effect = effect_set(name, SETS, STUDIES)
    return set_report(effect, EVIDENCE, EvidenceOrigin.of(effect, STUDIES, TODAY), language(code))


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("code", ["nb", "en"])
def test_the_overview_names_every_study_and_every_set(code: str) -> None:
    done = hiacalc("evidence", language=code)
    assert done.returncode == 0, done.stderr
    for study in STUDIES.studies:
        assert study.title.in_language(code) in done.stdout
    for item in SETS.offered:
        assert f"\n{item.name} " in done.stdout
    point = "," if code == "nb" else "."
    assert f"RR 0{point}84 (0{point}71-0{point}99)" in done.stdout
    assert done.stdout.splitlines()[1] == "=" * len(done.stdout.splitlines()[0])


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("name", [None, *OFFERED])
def test_text_fits_a_hundred_columns_and_leaves_no_gap(name: str | None, code: str) -> None:
    output = output_of(name, code)
    assert max(len(line) for line in output.splitlines()) <= 100
    assert "{" not in output
    assert "None" not in output.replace("None of", "")
    assert "nan" not in output.split()


@pytest.mark.parametrize("name", OFFERED)
def test_the_input_that_is_printed_is_the_set(name: str) -> None:
    output = output_of(name, "en")
    block = output[output.index("  relative_reduction:") :].split("\n\n")[0]
    assert yaml.safe_load(block) == {"relative_reduction": effect_set(name, SETS, STUDIES).mapping()}


def test_one_trial_is_told_as_one_trial() -> None:
    output = one_line(output_of("odeen-both", "en"))
    assert "made one estimate: 0.88 (0.76-1.02)" in output
    assert "no tau squared" in output
    assert "Not two trials that confirm each other" in output
    assert "nobody has measured them" in output
    assert "Chance that absence rises instead: 18.3 %." in output


def test_several_trials_are_told_with_heterogeneity_and_prediction() -> None:
    studies = three_trials()
    sets, _ = together(studies)
    effect = effect_set("odeen-three", sets, studies)
    pooled = effect.studies.pooled
    output = one_line(
        set_report(
            effect, EvidenceFindings(studies, sets), EvidenceOrigin.of(effect, studies, TODAY), language("en")
        )
    )
    low, high = (math.exp(end) for end in pooled.interval())
    assert f"3 trials pooled by restricted maximum likelihood: ratio {math.exp(pooled.effect):.2f}" in output
    assert f"(95 % {low:.2f}-{high:.2f}, Hartung and Knapp, df 2)" in output
    low, high = pooled.tau2_interval()
    assert f"tau squared {pooled.tau2:.4f} (95 % {low:.4f}-{high:.4f}, Q-profile)" in output
    low, high = (math.exp(end) for end in pooled.fixed_interval())
    assert f"the ratio is {math.exp(pooled.fixed_effect):.2f} (95 % {low:.2f}-{high:.2f})" in output
    assert "one degree of freedom" not in output
    low, high = (math.exp(end) for end in pooled.prediction())
    assert f"between {low:.2f} and {high:.2f} (95 % prediction interval)" in output


TWO = "studies:odeen-2013-clinic,framke-2016"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("one degree of freedom. Such an interval says little", "Q-profile", "0.11 is added")),
        ("nb", ("én frihetsgrad. Et slikt intervall sier lite", "Q-profil", "0,11 lagt til")),
    ],
)
def test_two_trials_are_told_to_say_little(code: str, words: tuple[str, ...]) -> None:
    output = one_line(output_of(TWO, code))
    for word in words:
        assert word in output
    assert words[0] not in one_line(output_of("odeen-both", code))
    cut = {"nb": "mer enn doblet: ", "en": "more than double: "}[code]
    assert cut in output
    assert cut not in one_line(output_of("odeen-both", code))


@pytest.mark.parametrize(("code", "span"), [("en", "range 2 % to 10 %"), ("nb", "spenn 2 % til 10 %")])
def test_a_range_of_judgement_is_not_called_an_interval(code: str, span: str) -> None:
    point = "," if code == "nb" else "."
    for name in ("report", "mixture"):
        assert span in one_line(output_of(name, code))
    output = one_line(output_of("report", code))
    assert "95 %-intervall" not in output
    assert "95 % interval" not in output
    for figure in (f"2{point}8 %", f"8{point}3 %"):  # what is drawn from it
        assert figure in output
    lines = output_of(None, code).splitlines()
    cells = next(line for line in lines if line.startswith("report ")).split("  ")
    assert [cell.strip() for cell in cells if cell.strip()][1:4] == ["5 %", "-", span.partition(" ")[2]]


def test_how_long_a_set_was_followed_is_a_number_or_nothing() -> None:
    chosen = evidence_data(EVIDENCE, DAYS, effect_set(TWO, SETS, STUDIES))["chosen"]
    assert (chosen["follow_up_years"], chosen["level"]) == (1.0, 0.95)
    assert chosen["pooled"]["trials"][0]["stand_ins"]["framke-2016"]["sd"] == 0.11
    low, high = chosen["pooled"]["tau_squared_interval"]
    assert low <= chosen["pooled"]["tau_squared"] <= high
    assert chosen["pooled"]["fixed_effect"]["degrees"] is None
    sets = {item["name"]: item for item in evidence_data(EVIDENCE, DAYS, None)["sets"]}
    assert (sets["report"]["follow_up_years"], sets["report"]["level"]) == (None, None)
    assert (sets["mixture"]["follow_up_years"], sets["mixture"]["level"]) == (1.0, 0.95)
    head, *rows = set_rows(EVIDENCE)
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        effect = effect_set(cells["set"], SETS, STUDIES)
        assert (cells["level"], cells["follow_up_years"]) == (effect.level, effect.follow_up_years)
    head, *rows = study_rows(STUDIES)
    years = {row[0]: dict(zip(head, row, strict=True))["follow_up_years"] for row in rows}
    assert years == {study.key: study.follow_up_years for study in STUDIES.studies}


def test_data_has_stable_names_and_the_published_figures() -> None:
    result = data("evidence", "--set", "odeen-clinic")
    assert set(result) == {
        "studies",
        "documents",
        "trial_ceiling",
        "widening",
        "sets",
        "days_saved",
        "chosen",
    }
    assert result["trial_ceiling"]["study"] == "odeen-2013-clinic"
    assert result["trial_ceiling"]["reduction"] == pytest.approx(0.16)
    clinic = next(study for study in result["studies"] if study["key"] == "odeen-2013-clinic")
    assert clinic["results"][0]["interval"] == [0.71, 0.99]
    chosen = result["chosen"]
    assert set(chosen) == {
        "set",
        "value",
        "low",
        "high",
        "level",
        "drawn",
        "follow_up_years",
        "probability_of_harm",
        "rests_on_judgement",
        "input",
        "pooled",
    }
    assert chosen["input"]["distribution"]["kind"] == "risk_ratio"
    pooled = chosen["pooled"]
    assert pooled["measured"]["interval"] == pytest.approx([0.71, 0.99], abs=0.005)
    assert pooled["tau_squared"] is pooled["tau_squared_interval"] is pooled["fixed_effect"] is None
    assert pooled["prediction"] is None
    assert pooled["weights"] == {"odeen-2013-clinic": 1.0}
    assert pooled["widening"] == ["other_product", "other_complaints", "one_year"]


def test_data_without_a_set_has_no_chosen_one_and_offers_no_figure_for_what_is_not_offered() -> None:
    result = evidence_data(EVIDENCE, DAYS, None)
    assert result["chosen"] is None
    offered = {item["name"]: item for item in result["sets"]}
    assert {name for name, item in offered.items() if item["input"] is not None} == set(OFFERED)
    assert offered["nissen-2020"]["offer"] == "never"


@pytest.mark.parametrize("code", ["nb", "en"])
@pytest.mark.parametrize("name", ["odeen-clinc", "blaker-aldersheim", "aktiv-rygg", "break-even", "{x}"])
def test_a_set_that_cannot_be_chosen_is_refused_in_plain_words(name: str, code: str) -> None:
    done = hiacalc("evidence", "--set", name, language=code)
    assert done.returncode == 2
    assert done.stdout == ""
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    if name == "odeen-clinc":
        assert "odeen-clinic" in done.stderr


@pytest.mark.parametrize("form", ["svg", "csv", "html"])
def test_the_forest_plot_is_written_whole_and_never_over_another_file(tmp_path: Path, form: str) -> None:
    file = tmp_path / f"forest.{form}"
    words = ("evidence", "--set", "odeen-both", "--output", str(file))
    done = hiacalc(*words)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    first = file.read_bytes()
    assert "Odéen 2013" in first.decode("utf-8")
    again = hiacalc(*words)
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert file.read_bytes() == first
    assert hiacalc(*words, "--force").returncode == 0


def test_help_has_an_example() -> None:
    assert "hiacalc evidence --set odeen-both" in one_line(hiacalc("evidence", "--help").stdout)
