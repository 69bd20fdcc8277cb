"""Programmes that cannot be rolled out: every fault is told at once, at its place, in both languages."""

from pathlib import Path

import pytest

from hiacalc.present.locale.error_messages import messages
from hiacalc.present.locale.language import language
from hiacalc.scenario import ScenarioError, parse
from tests.cli.command import hiacalc
from tests.scenario.cases import HEAD, over_base
from tests.scenario.refusals import codes_of, problems_of

NORTH = "{workers: 1000, starts: [100]}"
TEN = (
    f"{HEAD}individual: {{}}\n"
    """programme:
  first_year: 2027
  years: 3
  regions:
    a: {workers: 1000}
    b: {workers: 1000, starts: [1], reach: [0.1]}
    c: {workers: 1000, starts: [1, 2, 3, 4]}
    d: {workers: 1000, starts: [1], health_hours: [-5, much]}
    e: {starts: [1]}
    f: {workers: 10, reach: [0.5, 0.2]}
    g: {workers: 10, starts: [1], nav_hours: [1], nav_fte: [1]}
  fixed:
    it: {payer: state, amounts: [1], price_year: 1950}
  funding:
    - {title: a, payer: nav, pays_for: [coffee, it], amounts: {2026: 1}, price_year: 2030}
    - {title: a, payer: worker, name: x, amounts: {2027: -1, 2028: much}, price_year: current}
    - {title: a, payer: nav, name: x, amounts: [1]}
"""
)


def programme(regions: str = f"north: {NORTH}", more: str = "") -> str:
    return f"programme: {{first_year: 2027, years: 10, regions: {{{regions}}}{more}}}"


def refused(text: str) -> list[tuple[str, str]]:
    return codes_of(over_base, text)


def test_a_programme_of_one_region_is_in_order():
    programme_read = over_base(programme()).programme
    assert programme_read is not None
    assert [region.workers.value for region in programme_read.regions.values() if region.workers] == [1000]


@pytest.mark.parametrize("name", ["north", "nord_1"])
@pytest.mark.parametrize(
    ("region", "fault", "place"),
    [
        ("{workers: 10}", "starts_or_reach_missing", "reach"),
        ("{workers: 10, starts: [1], reach: [0.1]}", "starts_beside_reach", "reach"),
        ("{reach: [0.1]}", "workers_needed", "reach"),
        ("{workers: 10, reach: [0.2, 0.1]}", "reach_falls", "reach"),
        ("{workers: 10, reach: [1.5]}", "out_of_bounds", "reach.1"),
        ("{starts: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]}", "list_beyond_period", "starts"),
        ("{starts: []}", "too_short", "starts"),
        ("{starts: 100}", "wrong_type", "starts"),
        ("{starts: [1], health_hours: [-1]}", "out_of_bounds", "health_hours.1"),
        ("{starts: [1], nav_hours: [some]}", "not_a_number", "nav_hours.1"),
        ("{starts: [1], nav_hours: [.inf]}", "not_finite", "nav_hours.1"),
        ("{starts: [.nan]}", "not_finite", "starts.1"),
        ("{starts: [1e30]}", "out_of_bounds", "starts.1"),
        ("{starts: [1], nav_hours: [1], nav_fte: [1]}", "hours_beside_posts", "nav_fte"),
        ("{starts: [1], health_hours: [1], health_fte: [1]}", "hours_beside_posts", "health_fte"),
        ("{starts: [1], health: [1]}", "unknown_key", "health"),
        ("{starts: [[[1]]]}", "not_a_number", "starts.1"),
        ("5", "wrong_type", ""),
        ("[]", "wrong_type", ""),
    ],
)
def test_a_region_that_cannot_be(name, region, fault, place):
    path = f"programme.regions.{name}{'.' if place else ''}{place}"
    assert refused(programme(f"{name}: {region}")) == [(fault, path)]


@pytest.mark.parametrize(
    ("more", "fault", "place"),
    [
        (
            "fixed: {it: {payer: nav, amounts: [1], price_year: 1950}}",
            "outside_series",
            "fixed.it.price_year",
        ),
        ("fixed: {it: {payer: state, amounts: [1]}}", "not_a_choice", "fixed.it.payer"),
        ("fixed: {it: {payer: nav, amounts: [-1]}}", "out_of_bounds", "fixed.it.amounts.1"),
        ("fixed: {it: {payer: nav, amounts: []}}", "too_short", "fixed.it.amounts"),
        ("fixed: {it: {payer: nav}}", "missing", "fixed.it.amounts"),
        (
            "fixed: {it: {payer: nav, amounts: [{value: 1, price_year: 2014}]}}",
            "unknown_key",
            "fixed.it.amounts.1.price_year",
        ),
        (f"fixed: {{it: {{payer: nav, amounts: {[1] * 11}}}}}", "list_beyond_period", "fixed.it.amounts"),
        ("funding: [{title: a, payer: nav}]", "missing", "funding.1.share"),
        ("funding: [{payer: nav, share: 0.4}]", "missing", "funding.1.title"),
        ("funding: [{title: a, payer: worker, share: 0.4}]", "not_a_choice", "funding.1.payer"),
        (
            "funding: [{title: a, payer: nav, share: 0.4, pays_for: [tea]}]",
            "not_a_choice",
            "funding.1.pays_for.1",
        ),
        (
            "funding: [{title: a, payer: nav, amounts: {2026: 1}}]",
            "year_outside_programme",
            "funding.1.amounts.2026",
        ),
        ("funding: [{title: a, payer: nav, amounts: {2028: x}}]", "not_a_number", "funding.1.amounts.2028"),
        ("funding: [{title: a, payer: nav, amounts: {2028: .inf}}]", "not_finite", "funding.1.amounts.2028"),
        ("funding: [{title: a, payer: nav, amounts: {2028: -1}}]", "out_of_bounds", "funding.1.amounts.2028"),
        (
            "funding: [{title: a, payer: nav, amounts: {first: 1}}]",
            "amounts_not_by_year",
            "funding.1.amounts.first",
        ),
        ("funding: [{title: a, payer: nav, amounts: [1]}]", "amounts_not_by_year", "funding.1.amounts"),
        (
            "funding: [{title: a, payer: nav, share: 0.4, price_year: 2030}]",
            "outside_series",
            "funding.1.price_year",
        ),
        (
            "funding: [{title: a, payer: nav, amounts: {2027: 1}, price_year: current}]",
            "outside_series",
            "funding.1.amounts.2027",
        ),
        (
            "funding: [{title: a, name: x, payer: nav, share: 1}, {title: b, name: x, payer: nav, share: 1}]",
            "given_twice",
            "funding.2.name",
        ),
        ("funding: {title: a}", "wrong_type", "funding"),
        ("pace: fast", "not_a_choice", "pace"),
        ("repeat_after: 0", "out_of_bounds", "repeat_after"),
        ("delay: 0.5", "not_an_integer", "delay"),
    ],
)
def test_costs_and_funding_that_cannot_be(more, fault, place):
    assert refused(programme(more=f", {more}")) == [(fault, f"programme.{place}")]


@pytest.mark.parametrize("whole", ["[]", "5", "north", "[[[[[[[]]]]]]]", "true"])
def test_a_programme_that_is_no_mapping(whole):
    assert refused(f"programme: {whole}") == [("wrong_type", "programme")]


def test_null_is_no_programme():
    assert over_base("programme: null").programme is None


def test_a_period_over_sixty_years():
    text = f"programme: {{first_year: 2027, years: 61, regions: {{north: {NORTH}}}}}"
    assert refused(text) == [("out_of_bounds", "programme.years")]


def test_two_hundred_regions():
    regions = ", ".join(f"r{number}: {NORTH}" for number in range(200))
    (problem,) = problems_of(over_base, programme(regions))
    assert (problem.code, problem.path, problem.allowed) == ("too_long", "programme.regions", "100")


def test_two_regions_of_one_name():
    text = f"{HEAD}programme:\n  regions:\n    north: {NORTH}\n    north: {NORTH}\n"
    (problem,) = problems_of(parse, text.encode(), "mine.yaml")
    assert (problem.code, problem.path) == ("duplicate_key", "programme.regions.north")
    assert str(problem.mark) == "mine.yaml:6:5"


def test_a_region_is_named_in_small_letters():
    (problem,) = problems_of(over_base, programme(f"H-h: {NORTH}"))
    assert (problem.code, problem.path, problem.allowed) == (
        "bad_name",
        "programme.regions.H-h",
        "a-z, 0-9, _",
    )


def test_the_individual_measure_needs_the_workers_of_each_region():
    text = "individual: {}\n" + programme(f"north: {{starts: [1]}}, south: {NORTH}")
    assert refused(text) == [("workers_needed", "programme.regions.north.workers")]
    assert over_base(programme("north: {starts: [1]}")).individual is None


def test_nested_too_deep():
    assert refused(f"programme: {'[' * 200}{']' * 200}") == [("too_deep", "")]


def test_kroner_of_the_year_itself_where_the_series_hold():
    text = (
        f"programme: {{first_year: 2016, years: 20, regions: {{north: {NORTH}}}, funding: "
        "[{title: a, payer: nav, amounts: {2016: 5, 2025: 4, 2030: 0}, price_year: current}]}"
    )
    programme_read = over_base(text).programme
    assert programme_read is not None
    assert programme_read.funding[0].price_year == "current"


def test_ten_faults_are_told_at_once_with_their_places():
    problems = problems_of(parse, TEN.encode(), "mine.yaml")
    placed = {
        (problem.code, problem.path.removeprefix("programme."), problem.mark.line) for problem in problems
    }
    assert placed == {
        ("starts_or_reach_missing", "regions.a.reach", 8),
        ("starts_beside_reach", "regions.b.reach", 9),
        ("list_beyond_period", "regions.c.starts", 10),
        ("out_of_bounds", "regions.d.health_hours.1", 11),
        ("not_a_number", "regions.d.health_hours.2", 11),
        ("workers_needed", "regions.e.workers", 12),
        ("reach_falls", "regions.f.reach", 13),
        ("hours_beside_posts", "regions.g.nav_fte", 14),
        ("not_a_choice", "fixed.it.payer", 16),
        ("outside_series", "fixed.it.price_year", 16),
        ("not_a_choice", "funding.1.pays_for.1", 18),
        ("year_outside_programme", "funding.1.amounts.2026", 18),
        ("outside_series", "funding.1.price_year", 18),
        ("not_a_choice", "funding.2.payer", 19),
        ("out_of_bounds", "funding.2.amounts.2027", 19),
        ("not_a_number", "funding.2.amounts.2028", 19),
        ("outside_series", "funding.2.amounts.2027", 19),
        ("outside_series", "funding.2.amounts.2028", 19),
        ("given_twice", "funding.3.name", 20),
        ("amounts_not_by_year", "funding.3.amounts", 20),
    }
    assert all(problem.mark.source == "mine.yaml" and problem.mark.column for problem in problems)


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_fault_has_its_own_sentence(code):
    with pytest.raises(ScenarioError) as caught:
        parse(TEN.encode(), "mine.yaml")
    sentences = messages(caught.value, language(code))
    assert len(sentences) == len(set(sentences)) == len(caught.value.problems)
    assert not any("{" in sentence.replace("{2027: 157e6, 2030: 0}", "") for sentence in sentences)


def test_the_command_line_tells_them_all_and_ends_with_two(tmp_path: Path):
    file = tmp_path / "mine.yaml"
    file.write_text(TEN, encoding="utf-8")
    done = hiacalc("validate", str(file))
    assert done.returncode == 2
    assert f"{file}:10:32: programme.regions.c.starts: " in done.stderr
    assert done.stderr.count("programme.") >= 20
