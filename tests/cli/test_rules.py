"""`--rules` on every command that takes a scenario."""

import pytest

from tests.cli.command import data, hiacalc

COMMANDS = (
    ("run", "helseiarbeid-2016"),
    ("one-way", "helseiarbeid-2016"),
    ("two-way", "helseiarbeid-2016", "effect.relative_reduction", "absence.rate"),
    ("threshold", "helseiarbeid-2016"),
    ("threshold", "helseiarbeid-2016", "effect.duration"),
    ("compare", "model-1", "model-2"),
    ("uncertainty", "helseiarbeid-2016", "--draws", "200"),
)
LAID_OVER = {"en": "Rules laid over the scenario", "nb": "Regler lagt over scenarioet"}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_names_the_rules_and_refuses_unknown_ones(words) -> None:
    done = hiacalc(*words, "--rules", "r-109-21")
    assert done.returncode == 0, done.stderr
    assert "rules r-109-21" in " ".join(done.stdout.split())
    refused = hiacalc(*words, "--rules", "r-109-2021")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "report-2016, r-109-21" in refused.stderr
    assert 'Did you mean "r-109-21"?' in refused.stderr


def test_rules_lie_under_changes_and_are_not_counted_as_the_user_s() -> None:
    ruled = data("run", "helseiarbeid-2016", "--rules", "r-109-21")
    assert (ruled["rules"], ruled["origin"]["rules"], ruled["origin"]["changes"]) == (
        "r-109-21",
        "r-109-21",
        0,
    )
    assert ruled["net_benefit"] == pytest.approx(7_353_810.902, abs=0.01)
    without = data("run", "helseiarbeid-2016")
    assert (without["rules"], round(without["net_benefit"])) == (None, 4_926_870)
    own = data("run", "helseiarbeid-2016", "--rules", "r-109-21", "--set", "valuation.tax_funding_cost=0")
    assert own["origin"]["changes"] == 1
    assert own["tax_funding"] == {"net": 0.0, "outlays": 0.0}


@pytest.mark.parametrize("language", ["en", "nb"])
def test_run_tells_each_rule_in_words(language) -> None:
    words = ("run", "helseiarbeid-2016", "--rules", "r-109-21", "--set", "time.discount_rate=0.03")
    text = hiacalc(*words, language=language).stdout
    section = " ".join(text.split(LAID_OVER[language])[1].split("\n\n")[0].split())
    assert section.count(" - ") >= 6
    expected = {
        "en": (
            "Real wage growth per year: from 0 % to 0.9 %. Source: DFØ",
            "Cost of tax funding: 20 %, where nothing was stated. Source: NOU 1997:27",
            "(recalled and not read: an assumption)",
            "Discount rate: 3 % by your own change; the rules say 4 %, 3 % after 40 years,",
        ),
        "nb": (
            "Reallønnsvekst per år: fra 0 % til 0,9 %. Kilde: DFØ",
            "Skattefinansieringskostnad: 20 %, der ingenting var oppgitt. Kilde: NOU 1997:27",
            "(husket og ikke lest: en antakelse)",
            "Kalkulasjonsrente: 3 % etter din egen endring; reglene sier 4 %, 3 % etter 40 år,",
        ),
    }
    for sentence in expected[language]:
        assert sentence in section


def test_standard_input_takes_rules() -> None:
    text = "schema: hiacalc/1\nbased_on: hiacalc:helseiarbeid-2016\n"
    done = hiacalc("run", "-", "--rules", "r-109-21", stdin=text)
    assert done.returncode == 0, done.stderr
    assert "Labour cost relative to gross wage: from 1 times to 1.28 times." in " ".join(done.stdout.split())


@pytest.mark.parametrize("language", ["en", "nb"])
def test_rules_lists_compares_and_takes_apart(language) -> None:
    done = hiacalc("rules", language=language)
    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 100
    text = " ".join(done.stdout.split())
    for name in ("report-2016", "r-109-21"):
        assert name in text
    expected = {
        "en": (
            "The horizon is 5 years.",
            "since the wording of the rule could not be read",
            "credits society with 20 % of what NAV saves although a private employer is billed the same sum",
            "recalled and not read: an assumption",
            "Net benefit, society, by outlays alone",
        ),
        "nb": (
            "Horisonten er 5 år.",
            "fordi ordlyden i regelen ikke er lest",
            "godskriver samfunnet 20 % av det NAV sparer, selv om en privat arbeidsgiver får regningen",
            "husket og ikke lest: en antakelse",
            "Netto nytte, samfunnet, av utgiftene alene",
        ),
    }
    for sentence in expected[language]:
        assert sentence in text


def test_rules_as_data() -> None:
    result = data("rules", "helseiarbeid-2016")
    assert [rules["name"] for rules in result["rule_sets"]] == ["report-2016", "r-109-21"]
    assert all(setting["standing"] for rules in result["rule_sets"] for setting in rules["settings"])
    beside = result["side_by_side"]
    assert round(beside["report-2016"]["net_benefit.society"]) == 4_926_870
    assert beside["r-109-21"]["net_benefit.society"] == pytest.approx(7_353_810.902, abs=0.01)
    alone = {effect["parameter"]: effect["change"] for effect in result["alone"][1]["effects"]}
    assert alone["valuation.tax_funding_cost"] == pytest.approx(864_258.817, abs=0.001)
    nothing = data(
        "rules", "helseiarbeid-2016", "--rules", "report-2016", "--outcome", "cost_per_hour_avoided"
    )
    assert [effects["rules"] for effects in nothing["alone"]] == ["report-2016"]
    assert nothing["alone"][0]["outcome"] == "cost_per_hour_avoided"


def test_rules_without_private_employers_say_nothing_of_a_bill() -> None:
    words = ("rules", "helseiarbeid-2016", "--set", "population.employer_sector=municipality")
    text = " ".join(hiacalc(*words).stdout.split())
    assert "both bases" in text
    assert "billed" not in text


def test_the_numbers_behind_the_picture_go_to_a_file(tmp_path) -> None:
    file = tmp_path / "rules.csv"
    done = hiacalc("rules", "helseiarbeid-2016", "--output", str(file), "--csv", "machine")
    assert done.returncode == 0, done.stderr
    head, *rows = file.read_text(encoding="utf-8-sig").splitlines()
    assert head.startswith("rule_set,parameter,label,option,standing,source,net_benefit,difference")
    assert len(rows) == 7


@pytest.mark.parametrize("language", ["en", "nb"])
def test_run_tells_both_bases_where_tax_funding_counts(language) -> None:
    text = " ".join(
        hiacalc("run", "helseiarbeid-2016", "--rules", "r-109-21", language=language).stdout.split()
    )
    results, why = {
        "en": ("NOK 7 353 811 or NOK 6 243 881", "although a private employer is billed the same sum"),
        "nb": ("7 353 811 kr eller 6 243 881 kr", "selv om en privat arbeidsgiver får regningen"),
    }[language]
    assert results in text
    assert why in text
    plain = hiacalc("run", "helseiarbeid-2016", language=language).stdout
    assert "6 243 881" not in plain
