"""What is said of a programme follows from its figures."""

from __future__ import annotations

from typing import Any

import pytest

from hiacalc.present.locale.language import language
from hiacalc.present.tables.programme import people_table, posts_table
from hiacalc.present.words.programme import (
    net_sentences,
    overbooked_sentence,
    pace_sentences,
    patients_sentence,
    people_sentences,
    programme_finding,
    rests_on,
    shortfalls,
)
from hiacalc.present.words.programme_funding import (
    ends_sentences,
    funding_sentences,
    line_standing,
    standing_sentences,
)
from hiacalc.present.words.programme_limits import limited_sentences
from hiacalc.programme import ProgrammeEvaluation, evaluate_programme
from hiacalc.programme.figures import ProgrammeFigures
from hiacalc.programme.line_ends import LineEnds
from hiacalc.scenario import Scenario, changed, shipped
from hiacalc.scenario.options import Payer
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import quantities

ENGLISH = language("en").plain
LANGUAGES = [ENGLISH, language("nb").plain]
GRANT = {"title": {"nb": "Tilskudd", "en": "Grant"}, "payer": "health_service", "amounts": {2027: 1e6}}


def scenario_of(region: dict[str, Any], individual: dict[str, Any] | None = None, **parts: Any) -> Scenario:
    """A roll-out over four years in one region."""
    programme = {"first_year": 2027, "years": 4, "regions": {"nord": region}, **parts}
    patients = {} if individual is None else {"individual": individual}
    return changed(shipped("helseiarbeid-2016"), {**patients, "programme": programme})


def run_of(
    region: dict[str, Any], individual: dict[str, Any] | None = None, **parts: Any
) -> ProgrammeEvaluation:
    return evaluate_programme(scenario_of(region, individual, **parts))


def test_the_title_turns_with_the_surplus_and_the_queue() -> None:
    few = {"starts": [1000], "health_hours": [300]}
    cases = {
        "a surplus of NOK": run_of({"starts": [1000]}),
        "and no workplace waits": run_of({"starts": [1000, 0]}),
        "from 2028 everyone who wants to has begun": run_of(
            {"starts": [1000, 0], "health_hours": [300, 3000]}
        ),
        "workers still wait at the end of 2030": run_of(few),
        "a loss of NOK": run_of({"starts": [1000, 0]}, fixed={"it": {"payer": "nav", "amounts": [1e8]}}),
        "Nobody begins in 2027–2030": run_of(
            {"starts": [0]}, fixed={"it": {"payer": "nav", "amounts": [1.0]}}
        ),
    }
    for part, run in cases.items():
        title = programme_finding(run, ProgrammeFigures.of(run), ENGLISH)
        assert part in title, title
    waiting = cases["workers still wait at the end of 2030"]
    assert "but" in programme_finding(waiting, ProgrammeFigures.of(waiting), ENGLISH)


def test_whose_hours_hold_back_those_who_wait_and_whose_lie_idle() -> None:
    def people_text(run: ProgrammeEvaluation) -> str:
        return " ".join(people_sentences(run, ProgrammeFigures.of(run), ENGLISH))

    scarce = "the hours from {} for workplaces do not go further (Nord)"
    of_nav = people_text(run_of({"starts": [4000], "health_hours": [1e5], "nav_hours": [300]}))
    assert scarce.format("NAV") in of_nav
    assert "of 100 000 hours from health professionals for workplaces lie idle there in 2030" in of_nav
    of_health = people_text(run_of({"starts": [4000], "health_hours": [300]}))
    assert scarce.format("health professionals") in of_health
    assert "idle" not in of_health  # of what has no limit nothing lies idle
    assert "do not go further" not in people_text(run_of({"starts": [1000]}))
    kept = {"workers": 10_000, "starts": [4000], "nav_hours": [600], "share_for_individual": 0.5}
    patients = run_of({**kept, "clinic_coverage": [0.0]}, {"referrals_per_1000": 20})
    assert "300 of 300 hours from NAV kept for patients lie idle there" in people_text(patients)


def test_whose_hours_hold_patients_back() -> None:
    region = {"workers": 10_000, "starts": [0], "health_hours": [1600], "share_for_individual": 1.0}
    for nav, idle in ((None, False), ([1e5], True)):
        run = run_of(region | ({} if nav is None else {"nav_hours": nav}), {"referrals_per_1000": 20})
        sentence = patients_sentence(run, ProgrammeFigures.of(run), ENGLISH)
        assert "the hours from health professionals kept for patients do not go further (Nord)" in sentence
        assert ("of 400 000 hours from NAV kept for patients lie idle" in sentence) is idle


def test_hours_that_suffice_and_hours_that_do_not_are_told_apart() -> None:
    many = pace_sentences(run_of({"starts": [100], "health_hours": [1200]}), ENGLISH)
    few = pace_sentences(run_of({"starts": [4000], "health_hours": [1200]}), ENGLISH)
    assert "hours enough" in many[0]
    assert "hours enough" not in few[0]
    assert many[1] == few[1]  # the steady pace is that of the hours
    assert "1 004 workers a year" in few[1]
    assert pace_sentences(run_of({"starts": [4000]}), ENGLISH) == []
    growing = pace_sentences(run_of({"starts": [4000], "nav_hours": [0, 0, 1725.24]}), ENGLISH)
    assert "1 000 workers a year could begin from 2029 on" in growing[1]


def test_work_beyond_the_hours_is_named_with_its_years() -> None:
    run = run_of({"starts": [1000, 0], "health_hours": [600, 100, 1000, 1000]})
    assert "Nord 2028, health professionals (197 hours)" in overbooked_sentence(run, ENGLISH)
    assert "never" in overbooked_sentence(run_of({"starts": [1000]}), ENGLISH)


def test_patients_served_and_not() -> None:
    def sentence(region: dict[str, Any], individual: dict[str, Any] | None) -> str:
        run = run_of(region, individual)
        return patients_sentence(run, ProgrammeFigures.of(run), ENGLISH)

    region = {"workers": 10_000, "starts": [0]}
    half = {**region, "health_hours": [1600], "share_for_individual": 1.0}
    assert "all are served" in sentence(region, {"referrals_per_1000": 20})
    assert "400 are served. 400 are not" in sentence(half, {"referrals_per_1000": 20})
    assert "does not have" in sentence(region, None)
    assert "No patients" in sentence(region, {"referrals_per_1000": 0})


def test_both_net_benefits_and_what_lies_between_are_told() -> None:
    run = run_of({"starts": [1000]})
    figures = ProgrammeFigures.of(run)
    whole, cut, between, payback, parties = net_sentences(run, figures, ENGLISH)
    money = ENGLISH.numbers.short_money
    assert money(figures.net_benefit) in whole
    assert money(figures.net_benefit_period) in cut
    assert money(figures.net_benefit - figures.net_benefit_period) in between
    assert f"From {figures.payback_year}" in payback or "first year" in payback
    assert parties.count("NOK") == 3
    dear = run_of({"starts": [1000]}, fixed={"it": {"payer": "nav", "amounts": [1e8]}})
    assert "not earned back" in net_sentences(dear, ProgrammeFigures.of(dear), ENGLISH)[3]


def test_money_bound_to_other_tasks_is_named_and_is_no_cover() -> None:
    region = {"starts": [4000]}

    def sentences(*lines: dict[str, Any]) -> str:
        run = run_of(region, funding=lines)
        return " ".join(funding_sentences(run, ProgrammeFigures.of(run), ENGLISH))

    assert "no lines of funding" in sentences()
    bound = sentences(GRANT | {"available_share": 0.0})
    assert "bound to other tasks (Grant)" in bound
    assert "not counted as cover" in bound
    assert "not used" not in bound
    free = sentences(GRANT | {"amounts": {2027: 1e9}})
    assert "bound" not in free
    assert "is not used" in free
    every = sentences(GRANT | {"amounts": {2027: 1e9}}, GRANT | {"payer": "nav", "amounts": {2027: 1e9}})
    assert "cover the whole need" in every


def test_patients_fees_are_told_where_there_is_a_gap_and_are_not_taken_off_it() -> None:
    region = {"workers": 10_000, "starts": [0]}
    clinic = {"referrals_per_1000": 20, "fee": 100, "consultations": 3}

    def funding_text(fee: float, *lines: dict[str, Any]) -> tuple[str, ProgrammeFigures]:
        run = run_of(region, clinic | {"fee": fee}, funding=lines)
        figures = ProgrammeFigures.of(run)
        return " ".join(funding_sentences(run, figures, ENGLISH)), figures

    with_fee, figures = funding_text(100)
    without, free = funding_text(0)
    assert figures.patient_fees > 0.0
    assert figures.gap == pytest.approx(free.gap)
    fees = ENGLISH.numbers.short_money(figures.patient_fees)
    assert f"Patients' fees to the health service, {fees} in 2027–2030, are a transfer" in with_fee
    assert "fees" not in without
    assert (
        "fees"
        not in funding_text(100, *(GRANT | {"payer": payer, "amounts": {2027: 1e9}} for payer in Payer))[0]
    )


def test_a_line_that_ends_is_told_from_when_and_by_how_much() -> None:
    scenario = scenario_of({"starts": [4000]}, funding=[GRANT])
    ends = LineEnds.of(scenario, {0: 2029})
    assert ends.first_year == 2029
    assert ends.gap_growth_total == pytest.approx(2e6)
    assert (
        "by NOK 2 000 000" in ends_sentences(ends, ENGLISH)[0]
        or "2.00 million" in ends_sentences(ends, ENGLISH)[0]
    )
    unused = LineEnds.of(scenario_of({"starts": [0]}, funding=[GRANT]), {0: 2029})
    assert unused.first_year is None
    assert "as much is uncovered" in ends_sentences(unused, ENGLISH)[0]


def test_what_is_assumed_is_called_so() -> None:
    counted = {"value": 9000, "provenance": "published", "source": {"nb": "Statistikk", "en": "Statistics"}}
    scenario = scenario_of({"workers": counted, "starts": [1000]}, {})
    sentences = standing_sentences(scenario, ENGLISH)
    every = quantities(scenario)
    own = [path for path in every if path.startswith("programme.")]
    assumed = sum(quantity.provenance is Provenance.ASSUMPTION for quantity in every.values())
    # all of the roll-out's own but the workers
    assert sentences[0].startswith(f"{len(own) - 1} of the {len(own)} inputs of the roll-out itself")
    assert f"and {assumed} of all {len(every)} " in sentences[0]
    assert len(sentences) == 1  # it names no money
    assert "sick-pay days saved per patient 5 days (assumption)" in rests_on(scenario, ENGLISH)


def test_only_steps_of_the_report_are_said_to_lack_year_and_amount() -> None:
    def last(*lines: dict[str, Any], **fixed: Any) -> str:
        scenario = scenario_of({"starts": [1000]}, funding=lines, fixed=fixed)
        return " ".join(standing_sentences(scenario, ENGLISH)[1:])

    published = GRANT | {"provenance": "published", "source": {"nb": "Rapport", "en": "Report"}}
    assert "neither year nor amount" in last(GRANT | {"label": {"nb": "Trinn 1", "en": "Step 1"}})
    assert last(GRANT) == "No line of funding or fixed cost has published amounts."
    assert last(GRANT, published, it={"payer": "nav", "amounts": [1.0]}) == (
        "Published amounts: those of 1 of 3 lines of funding and fixed costs."
    )
    for name in ("troms", "rollout-today"):
        assert "neither year" not in " ".join(standing_sentences(shipped(name), ENGLISH))
    assert "neither year" in " ".join(standing_sentences(shipped("rollout-2016-steps"), ENGLISH))


def test_the_standing_of_a_refund_is_that_of_its_share() -> None:
    share = {"value": 0.4, "provenance": "published", "source": {"nb": "Rapport", "en": "Report"}}
    refund = {key: value for key, value in GRANT.items() if key != "amounts"}
    for part, standing in (({"share": share}, "published"), ({"share": 0.4}, "assumption")):
        programme = scenario_of({"starts": [1000]}, funding=[refund | part]).programme
        assert programme is not None
        assert standing in line_standing(programme.funding[0], ENGLISH)


@pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.code)
def test_no_sentence_has_a_place_left_unfilled(words: Any) -> None:
    scenario = scenario_of(
        {"workers": 90_000, "starts": [4000], "health_hours": [3000, 900], "share_for_individual": 0.5},
        {},
        repeat_after=2,
        funding=[GRANT | {"available_share": 0.5}],
    )
    ends = LineEnds.of(scenario, {0: 2028})
    run, figures = ends.after, ends.figures_after
    every = [
        programme_finding(run, figures, words),
        *people_sentences(run, figures, words),
        *pace_sentences(run, words),
        overbooked_sentence(run, words),
        patients_sentence(run, figures, words),
        *net_sentences(run, figures, words),
        *funding_sentences(run, figures, words),
        *ends_sentences(ends, words),
        *standing_sentences(scenario, words),
    ]
    assert [sentence for sentence in every if "{" in sentence or "None" in sentence] == []


def test_only_the_hours_that_bind_and_are_for_workplaces_stand_beside_the_pace() -> None:
    region = {"workers": 20_000, "starts": [4000], "health_hours": [9e4], "nav_hours": [6000]}
    patients = {"referrals_per_1000": 20}

    def pace(share: float) -> str:
        return pace_sentences(run_of(region | {"share_for_individual": share}, patients), ENGLISH)[1]

    assert "as far as 3 000 hours from NAV for workplaces (as many are kept for patients) go" in pace(0.5)
    assert "as far as 4 500 hours from NAV for workplaces (1 500 are kept for patients) go" in pace(0.25)
    assert "as far as 6 000 hours from NAV go" in pace(0.0)
    assert "90 000" not in pace(0.0)


def test_the_number_goes_up_and_down_only_where_hours_make_it() -> None:
    def first(health_hours: list[float], starts: list[float]) -> str:
        return pace_sentences(run_of({"starts": starts, "health_hours": health_hours}), ENGLISH)[0]

    assert "up and down" in first([1200], [9000])
    assert "up and down" not in first([1200, 3000, 9000, 30_000], [90_000])
    assert "up and down" not in first([500, 1e6], [1000, 0])


def test_no_share_is_kept_of_hours_without_a_limit() -> None:
    regions = {
        "nord": {"workers": 9000, "starts": [4000], "nav_hours": [600], "share_for_individual": 0.5},
        "vest": {"workers": 9000, "starts": [4000]},
    }
    patients = {"referrals_per_1000": 20}
    texts = pace_sentences(evaluate_programme(scenario_of({}, patients, regions=regions)), ENGLISH)
    assert "In Nord 50 % of the hours are kept for patients." in texts
    assert not any("In Vest" in text for text in texts)


def test_a_surplus_tells_of_patients_without_a_place_and_of_money_nobody_grants() -> None:
    patients = {"workers": 10_000, "health_hours": [1600], "share_for_individual": 1.0}
    referrals = {"referrals_per_1000": 20}
    served = run_of({"starts": [1000, 0]})
    assert programme_finding(served, ProgrammeFigures.of(served), ENGLISH).endswith("no workplace waits")
    some = run_of(patients | {"starts": [0], "health_hours": [1600]}, referrals)
    title = programme_finding(some, ProgrammeFigures.of(some), ENGLISH)
    assert title.endswith("but 400 of 800 patients find no place")
    none_wait = evaluate_programme(shipped("rollout-2016-steps"))
    title = programme_finding(none_wait, ProgrammeFigures.of(none_wait), ENGLISH)
    assert "no workplace waits, but 103 113 of 200 323 patients find no place" in title
    queue = run_of(patients | {"starts": [1000]}, referrals)
    sentences = " ".join(shortfalls(ProgrammeFigures.of(queue), ENGLISH))
    assert "400 of 800 patients find no place." in sentences
    gap = ENGLISH.numbers.short_money(ProgrammeFigures.of(queue).gap)
    assert f"{gap} of what NAV and the health service must pay is not covered" in sentences
    paid = [GRANT | {"amounts": {2027: 1e9}, "payer": payer} for payer in ("nav", "health_service")]
    covered = run_of({"starts": [1000, 0]}, funding=paid)
    assert shortfalls(ProgrammeFigures.of(covered), ENGLISH) == []


def test_nobody_waits_and_the_wait_is_over_are_told_apart() -> None:
    def last(region: dict[str, Any]) -> str:
        run = run_of(region)
        return people_sentences(run, ProgrammeFigures.of(run), ENGLISH)[-1]

    assert last({"starts": [1000, 0]}) == "No workplace waits."
    assert last({"starts": [1000, 0], "health_hours": [300, 3000]}).startswith("From 2028 everyone")


def test_which_regions_have_a_limit_is_said_where_others_have_none() -> None:
    some = {"nord": {"starts": [1000], "health_hours": [900]}, "vest": {"starts": [1000]}}
    run = evaluate_programme(scenario_of({}, regions=some))
    assert limited_sentences(run, ENGLISH) == [
        "The hours from health professionals have a limit only here: Nord."
    ]
    assert posts_table(run, ENGLISH)[1][2] == "partly limited"
    assert posts_table(run, ENGLISH)[1][4] == "no limit"
    assert limited_sentences(run_of({"starts": [1000], "health_hours": [900]}), ENGLISH) == []
    assert limited_sentences(run_of({"starts": [1000]}), ENGLISH) == []


@pytest.mark.parametrize(("repeat", "head"), [(None, "Want to begin"), (2, "Want to begin, again included")])
def test_those_counted_again_are_named_in_the_head(repeat: int | None, head: str) -> None:
    regions = {"nord": {"starts": [1000]}, "vest": {"starts": [1000]}}
    run = evaluate_programme(scenario_of({}, regions=regions, repeat_after=repeat))
    assert people_table(run, ENGLISH)[0][1] == head
