"""Changes by dotted path, from code and as `PATH=VALUE`."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hiacalc.scenario import Scenario, ScenarioError, changed, load, shipped
from hiacalc.scenario.quantity import Provenance
from hiacalc.scenario.registry import named_inputs
from tests.scenario.refusals import problems_of

BASE = shipped("helseiarbeid-2016")
MODULE = "delivery.activities.module"


def base_with(*texts):
    return load("helseiarbeid-2016", texts)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("effect.relative_reduction=0.08", 0.08),
        ("effect.relative_reduction=8 %", 0.08),
        ("effect.relative_reduction=8%", 0.08),
        (" effect.relative_reduction = 8e-2 ", 0.08),
        ("effect.relative_reduction=-0.01", -0.01),
        ("effect.relative_reduction={value: 0.08, low: 0.01, high: 0.2}", 0.08),
    ],
)
def test_a_change_is_read_as_in_a_file(text, value):
    assert base_with(text).effect.relative_reduction.value == value


def test_changes_from_text_and_from_code_are_the_same():
    texts = ["effect.duration=3", "time.timing=mid", f"{MODULE}.count.2=4", "delivery.fare=700"]
    changes = {"effect.duration": 3, "time.timing": "mid", f"{MODULE}.count.2": 4, "delivery.fare": 700}
    assert base_with(*texts) == changed(BASE, changes)


@pytest.mark.parametrize("path", BASE.numbers)
def test_what_is_not_read_again_is_what_it_was(path):
    """An input that a change leaves alone is taken over, each at its own place; a file is read whole."""
    bounds = named_inputs(BASE)[path].bounds
    for value in (bounds.lower, bounds.upper):
        again = {path: value}
        later = again | {"time.price_year": 2020}
        try:
            read = [load("helseiarbeid-2016", again), load("helseiarbeid-2016", later)]
        except ScenarioError:
            continue
        assert [changed(BASE, again), changed(changed(BASE, again), later)] == read


GIVEN = {"population.workers": 1001, "effect.decay": 0.1, "time.horizon": 20}
BARE = changed(BASE, {path: {"value": value} for path, value in GIVEN.items()})
SCHEDULED = changed(BASE, {"time.discount_rate": {0: 0.04, 40: 0.03}})
PARTS = [
    (BARE, "population.workers", {"low": 500, "high": 2000}),
    (BARE, "effect.decay", {"provenance": "published", "source": "a study"}),
    (BARE, "effect.decay", {"distribution": {"kind": "beta", "mean": 0.1, "sd": 0.02}}),
    (SCHEDULED, "time.discount_rate", {"note": "as the ministry has it"}),
    (BASE, "delivery.fare", {"note": "a bus"}),
]


@pytest.mark.parametrize(("scenario", "path", "part"), PARTS)
def test_a_part_of_an_input_can_be_changed_however_it_is_written(scenario, path, part):
    before, after = scenario.leaves[path], changed(scenario, {path: part}).leaves[path]
    assert after.value == before.value
    assert after != before
    for name in part.keys() - {"distribution"}:
        changed_part = getattr(after, name)
        assert getattr(changed_part, "nb", changed_part) == part[name]


def test_a_changed_number_is_moved_and_has_no_source():
    duration = changed(BASE, {"effect.duration": 4}).effect.duration
    assert (duration.provenance, duration.source) == (Provenance.MOVED, None)
    stated = changed(BASE, {"effect.duration": {"value": 4}}).effect.duration
    assert (stated.provenance, stated.source, stated.low) == (Provenance.ASSUMPTION, None, None)


def test_nothing_else_changes():
    scenario = changed(BASE, {"effect.duration": 4})
    assert scenario.model_copy(update={"effect": BASE.effect}) == BASE
    assert {path for path in BASE.numbers if BASE.numbers[path] != scenario.numbers[path]} == {
        "effect.duration"
    }


def test_no_changes_give_the_same_scenario():
    for scenario in (BASE, shipped("model-2")):
        assert changed(scenario, {}) == scenario
        assert changed(scenario, []) == scenario


def test_one_year_of_meetings_changes_alone():
    module = changed(BASE, {f"{MODULE}.count.2": 5}).delivery.activities["module"]
    assert [meetings.value for meetings in module.count] == [3, 5, 2]
    assert [meetings.provenance.value for meetings in module.count] == [
        "published",
        "moved",
        "published",
    ]


def test_settings_lists_and_texts_change_too():
    scenario = base_with(
        f"{MODULE}.professions=[nav]", f"{MODULE}.where=elsewhere", "title=Mitt", "name=mitt"
    )
    module = scenario.delivery.activities["module"]
    assert ([p.value for p in module.professions], module.where.value) == (["nav"], "elsewhere")
    assert (scenario.title.nb, scenario.title.en, scenario.name) == ("Mitt", "Mitt", "mitt")


def test_a_schedule_by_text():
    assert base_with("time.discount_rate={0: 0.04, 40: 3 %}").time.discount_rate.steps == (
        (0, 0.04),
        (40, 0.03),
    )


def test_a_horizon_can_be_given_and_taken_away():
    with_horizon = changed(BASE, {"time.horizon": 8})
    assert with_horizon.time.horizon.value == 8
    assert changed(with_horizon, {"time.horizon": 9}).time.horizon.value == 9
    assert changed(with_horizon, {"time.horizon": None}) == BASE
    assert base_with("time.horizon=8") == with_horizon


def test_null_by_text_takes_away_as_in_a_file():
    assert base_with("time.horizon=null") == BASE
    without = base_with(f"{MODULE}=null")
    assert "module" not in without.delivery.activities


def test_null_by_code_takes_an_activity_away():
    assert "module" not in changed(BASE, {MODULE: None}).delivery.activities


def test_an_effect_may_fade_when_the_horizon_comes_with_it():
    scenario = base_with("effect.decay=0.5", "time.horizon=10")
    assert (scenario.effect.decay.value, scenario.time.horizon.value) == (0.5, 10)
    (problem,) = problems_of(base_with, "effect.decay=0.5")
    assert (problem.code, problem.path) == ("horizon_missing", "time.horizon")


@pytest.mark.parametrize("text", ["effect.duration", "effect.duration=", "=3", "", "=", "  =  "])
def test_what_is_no_assignment_is_refused(text):
    (problem,) = problems_of(base_with, text)
    assert (problem.code, problem.allowed) == ("bad_assignment", "PATH=VALUE")
    assert problem.mark.source.startswith("--set")


@pytest.mark.parametrize(
    ("path", "suggestion"),
    [
        ("effect.durration", "effect.duration"),
        ("duration", "effect.duration"),
        ("effect.duration.value", "effect.duration"),
        ("effect.duration.x.y", "effect.duration"),
        (f"{MODULE}.count.4", None),
        (f"{MODULE}.count.0", None),
        (f"{MODULE}.count.-1", None),
        ("delivery.activities.modul.hours", f"{MODULE}.hours"),
        ("schema", None),
        ("based_on", None),
        ("zzzzzzzzzz", ""),
        (".", None),
    ],
)
def test_an_unknown_path_is_refused_with_the_nearest(path, suggestion):
    for problems in (problems_of(changed, BASE, {path: 1}), problems_of(base_with, f"{path}=1")):
        (problem,) = problems
        assert (problem.code, problem.path) == ("unknown_path", path)
        assert suggestion in (None, problem.suggestion)


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("absence.rate=0,05", "decimal_comma", "absence.rate"),
        ("absence.rate=no", "yes_or_no", "absence.rate"),
        ("absence.rate='0.05'", "quoted_number", "absence.rate"),
        ("absence.rate=.nan", "not_finite", "absence.rate"),
        ("effect.decay=2", "out_of_bounds", "effect.decay"),
        ("valuation.annual_value_per_fte=510 000", "grouped_digits", "valuation.annual_value_per_fte"),
        ("time.price_year=7 %", "percent_of_what", "time.price_year"),
        ("time.timing=later", "not_a_choice", "time.timing"),
        ("effect=5", "wrong_type", "effect"),
        (f"{MODULE}.count=3", "wrong_type", f"{MODULE}.count"),
        ("effect.duration={vlaue: 3}", "unknown_key", "effect.duration.vlaue"),
        ("effect.duration={low: 6}", "low_above_value", "effect.duration.low"),
    ],
)
def test_a_bad_value_is_told_with_its_path_and_text(text, code, path):
    (problem,) = problems_of(base_with, text)
    assert (problem.code, problem.path) == (code, path)
    assert str(problem.mark) == f"--set {text}"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("[1", "yaml_syntax"),
        ("!!python/object/apply:os.system [exit]", "yaml_tag"),
        ("*a", "unknown_alias"),
        ("{a: 1, a: 2}", "duplicate_key"),
        ("1\n---\n2", "several_documents"),
        ("a\0", "unprintable_character"),
        ("\udcff", "not_utf8"),
        ("[" * 100, "too_deep"),
    ],
)
def test_a_value_that_is_no_yaml_is_refused(value, code):
    assert code in [problem.code for problem in problems_of(base_with, f"effect.duration={value}")]


def test_all_bad_changes_are_told_at_once():
    problems = problems_of(base_with, "effect.decy=1", "nothing", "absence.rate=2", "effect.duration=[1")
    assert {problem.code for problem in problems} == {
        "unknown_path",
        "bad_assignment",
        "out_of_bounds",
        "yaml_syntax",
    }


def test_a_bad_change_from_code_is_told_at_its_path():
    (problem,) = problems_of(changed, BASE, {"effect.decay": 2})
    assert (problem.code, problem.path, str(problem.mark)) == (
        "out_of_bounds",
        "effect.decay",
        "effect.decay",
    )


def test_a_bare_number_out_of_bounds_is_one_problem_whatever_its_range():
    for path, value in (("effect.duration", -1), ("absence.rate", 2), ("delivery.fare", 1e9)):
        assert [(p.code, p.path) for p in problems_of(changed, BASE, {path: value})] == [
            ("out_of_bounds", path)
        ]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([*BASE.numbers, "title", "time.timing", ""]), st.text(max_size=30))
def test_any_text_is_a_change_or_refused(path, value):
    with suppress(ScenarioError):
        assert isinstance(base_with(f"{path}={value}"), Scenario)
