"""What sections take for granted: each number stands in one file."""

from hiacalc.evidence.employer_contribution import read_employer_contribution
from hiacalc.evidence.spell_lengths import read_spell_lengths
from hiacalc.scenario import changed, shipped
from hiacalc.scenario.defaults import read_defaults

TODAY = shipped("helseiarbeid-2025")


def test_spells_are_those_of_the_evidence() -> None:
    lengths, spells = read_spell_lengths(), TODAY.absence.spells
    assert spells is not None
    assert dict(spells.survival.knots) == lengths.default.survival
    assert spells.self_certified_share.value == lengths.self_certified.share
    assert spells.self_certified_share.has_width
    assert spells.survival.note


def test_the_contribution_is_that_of_the_zone() -> None:
    table = read_employer_contribution()
    for zone, rate in ((None, table.rate("I")), ("IVa", table.rate("IVa")), ("V", 0.0)):
        scenario = TODAY if zone is None else changed(TODAY, {"sick_pay.zone": zone})
        assert scenario.sick_pay is not None
        assert scenario.sick_pay.employer_contribution.value == rate
        assert scenario.sick_pay.employer_contribution.source == table.source


def test_the_file_repeats_no_number_of_the_evidence() -> None:
    from hiacalc.scenario.defaults import _FILE
    from hiacalc.scenario.yaml_tree import read_document

    tree = read_document(_FILE.read_bytes(), _FILE.name).plain()
    assert "value" not in tree["absence"]["spells"]["survival"]
    assert "value" not in tree["absence"]["spells"]["self_certified_share"]
    assert "employer_contribution" not in tree["sick_pay"]
    assert read_defaults() is read_defaults()
