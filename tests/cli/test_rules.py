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
