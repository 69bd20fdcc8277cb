"""Rules one by one and sets side by side: closed forms, and runs of the model."""

import pytest

from hiacalc.analysis.deterministic.rules import rule_effects, side_by_side, side_by_side_table
from hiacalc.evidence.rules import read_rule_sets, rule_set
from hiacalc.model import Kind, Measure, Outcome, Perspective, evaluate
from hiacalc.model.ledger import Item
from hiacalc.scenario import changed, shipped, shipped_names
from hiacalc.scenario.options import TaxFundingBase

BASE, TODAY = shipped("helseiarbeid-2016"), shipped("helseiarbeid-2025")
REPORT, CIRCULAR = rule_set("report-2016"), rule_set("r-109-21")
TAX = "valuation.tax_funding_cost"
PROFESSIONALS = {Item.HEALTH_PROFESSIONALS, Item.NAV_ADVISERS, Item.COORDINATION}  # paid by the hour
NET, OUTLAYS = 864_258.817, 226_637.417  # NOK, of the 2016 base case at 0.20


def change_by(effects, path: str) -> float:
    return next(effect.change for effect in effects.effects if effect.setting.path == path)


@pytest.mark.parametrize(
    ("own", "change"),
    [
        ({}, NET),
        ({"valuation.tax_funding_base": "outlays"}, -OUTLAYS),
        ({"population.employer_sector": "municipality"}, -OUTLAYS),
        ({"population.employer_sector": "state"}, -OUTLAYS),
    ],
)
def test_tax_funding_alone_by_hand(own, change) -> None:
    effects = rule_effects(changed(BASE, own) if own else BASE, CIRCULAR)
    assert change_by(effects, TAX) == pytest.approx(change, abs=0.001)


def test_labour_cost_alone_by_hand() -> None:
    """Hours at a meeting and hours avoided are valued alike, so the multiplier scales what time is worth."""
    run, effects = evaluate(BASE), rule_effects(BASE, CIRCULAR)
    time = run.single().net_of(Measure.TIME)
    assert change_by(effects, "valuation.labour_cost_multiplier") == pytest.approx(0.27792 * time)
    professionals = sum(line.discounted for line in run.ledger.lines() if line.item in PROFESSIONALS)
    assert change_by(effects, "delivery.labour_cost_multiplier") == pytest.approx(-0.27792 * professionals)


def test_growth_alone_by_hand() -> None:
    """Each year's hours are worth 0.9 % more than those of the year before."""
    change = sum(
        line.discounted * (1.009 ** (line.year - 1) - 1) * (-1 if line.kind is Kind.COST else 1)
        for line in evaluate(BASE).ledger.lines()
        if line.item.measure is Measure.TIME or line.item in PROFESSIONALS
    )
    effects = rule_effects(BASE, CIRCULAR)
    assert change_by(effects, "valuation.real_wage_growth") == pytest.approx(change)
    assert change == pytest.approx(122_390.288, abs=0.001)


def test_the_schedule_is_the_report_s_rate_within_forty_years() -> None:
    effects = rule_effects(BASE, CIRCULAR)
    assert change_by(effects, "time.discount_rate") == 0.0
    assert {effect.setting.path for effect in effects.still} == {
        "time.discount_rate",
        "valuation.tax_funding_base",
    }
    assert [abs(effect.change) for effect in effects.moving] == sorted(
        (abs(effect.change) for effect in effects.moving), reverse=True
    )


@pytest.mark.parametrize("name", shipped_names())
def test_the_report_s_own_rules_move_nothing(name) -> None:
    effects = rule_effects(shipped(name), REPORT)
    assert effects.moving == ()
    assert effects.together == pytest.approx(effects.base, rel=1e-12)


@pytest.mark.parametrize("view", [Perspective.SOCIETY, Perspective.PUBLIC, Perspective.EMPLOYER, "nav"])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_together_is_the_set_laid_over_and_joint_the_rest(outcome, view) -> None:
    effects = rule_effects(TODAY, CIRCULAR, outcome, view)
    ruled = evaluate(changed(TODAY, CIRCULAR.changes())).single()
    assert effects.together == pytest.approx(outcome.of(ruled, view), nan_ok=True)
    assert effects.joint + sum(effect.change for effect in effects.effects) == pytest.approx(
        effects.change_together, nan_ok=True
    )


def test_taxpayers_are_on_nobody_s_budget() -> None:
    for view in (Perspective.PUBLIC, Perspective.EMPLOYER, Perspective.NAV):
        effects = rule_effects(TODAY, CIRCULAR, perspective=view)
        assert change_by(effects, TAX) == 0.0


def test_sets_side_by_side() -> None:
    runs = side_by_side(BASE)
    columns = side_by_side_table(runs)
    table = {
        name: dict(zip(columns["figure"], columns[name], strict=True)) for name in columns if name != "figure"
    }
    assert list(table) == ["helseiarbeid-2016", *(rules.name for rules in read_rule_sets())]
    assert table["report-2016"] == pytest.approx(table["helseiarbeid-2016"])
    assert table["helseiarbeid-2016"]["net_benefit.society"] == pytest.approx(4_926_870, abs=1)
    assert table["helseiarbeid-2016"]["net_benefit.public"] == pytest.approx(4_321_294, abs=1)
    assert table["helseiarbeid-2016"]["net_benefit.employer"] == pytest.approx(605_576, abs=1)
    circular = table["r-109-21"]
    assert circular["net_benefit_on.net"] == pytest.approx(circular["net_benefit.society"])
    other = changed(BASE, CIRCULAR.changes() | {"valuation.tax_funding_base": "outlays"})
    assert circular["net_benefit_on.outlays"] == pytest.approx(float(evaluate(other).net_benefit()[0]))
    assert circular["tax_funding.outlays"] > 0 > circular["tax_funding.net"]
    assert circular["years"] == 5


def test_what_nav_saves_is_credited_where_a_private_employer_is_billed() -> None:
    as_it_is, report, circular = side_by_side(TODAY)
    assert [ruled.credits_what_nav_saves for ruled in (as_it_is, report, circular)] == [False, False, True]
    municipal = changed(TODAY, {"population.employer_sector": "municipality"})
    assert not side_by_side(municipal)[-1].credits_what_nav_saves
    assert circular.net_benefit_on(TaxFundingBase.NET) > circular.net_benefit_on(TaxFundingBase.OUTLAYS)
