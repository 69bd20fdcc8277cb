import pytest

from hiacalc.present.language import language
from hiacalc.present.messages import message
from hiacalc.scenario import ScenarioError, load, parse
from hiacalc.scenario.labels import LANGUAGES
from tests.scenario.cases import HEAD, Malformed
from tests.scenario.malformed import CASES

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:60])


def problems_of(error, case, source):
    """The problems as the case words them, with what it leaves open left out."""
    problems = []
    for index, problem in enumerate(error.problems):
        fault = case.faults[index] if index < len(case.faults) else None
        details = {
            "code": problem.code,
            "path": problem.path,
            "actual": problem.actual,
            "allowed": problem.allowed,
            "suggestion": problem.suggestion,
            "line": problem.mark.line,
            "column": problem.mark.column,
            "source": problem.mark.source,
        }
        if fault is not None:
            details = {key: value for key, value in details.items() if getattr(fault, key) is not None}
        problems.append(details)
    return problems


def expected(case):
    keys = ("code", "path", "actual", "allowed", "suggestion", "line", "column", "source")
    return [
        {key: getattr(fault, key) for key in keys if getattr(fault, key) is not None} for fault in case.faults
    ]


def test_every_case_has_a_name_of_its_own():
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)


@every_case
def test_a_malformed_file_is_refused_with_every_fault_in_its_place(case: Malformed, tmp_path):
    file = case.write_in(tmp_path)
    with pytest.raises(ScenarioError) as caught:
        load(file)
    assert problems_of(caught.value, case, str(file)) == expected(case)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.stands_alone], ids=lambda case: case.name[:60]
)
def test_bytes_without_a_folder_are_refused_alike(case: Malformed):
    with pytest.raises(ScenarioError) as caught:
        parse(case.data, "upload")
    assert problems_of(caught.value, case, "upload") == expected(case)


@every_case
def test_what_is_said_of_a_malformed_file_is_short_and_on_one_line(case: Malformed, tmp_path):
    with pytest.raises(ScenarioError) as caught:
        load(case.write_in(tmp_path))
    assert str(caught.value)
    for problem in caught.value.problems:
        assert problem.mark.source
        for text in (problem.actual, problem.suggestion, problem.path):
            assert text.isprintable()
            assert len(text) <= 120


def test_a_tag_never_runs_a_command(tmp_path):
    trace = tmp_path / "ran"
    text = f"{HEAD}title: !!python/object/apply:os.system ['touch {trace}']\n"
    with pytest.raises(ScenarioError):
        parse(text.encode(), "upload")
    assert not trace.exists()


def test_the_order_of_problems_is_the_order_of_the_file():
    text = HEAD + "zz: 1\nyy: 2\neffect: {xx: 1, ww: 2}\nvv: 3\n"
    with pytest.raises(ScenarioError) as caught:
        parse(text.encode(), "upload")
    assert [problem.path for problem in caught.value.problems] == ["zz", "yy", "effect.xx", "effect.ww", "vv"]


def test_the_text_of_an_error_names_place_path_and_remedy():
    with pytest.raises(ScenarioError) as caught:
        parse(HEAD.encode() + b"efect: 1\n", "mine.yaml")
    sentence = "mine.yaml:3:1: efect: unknown key; found efect; did you mean effect"
    assert str(caught.value) == sentence


def test_a_fading_effect_without_a_horizon_is_told_where_it_fades():
    with pytest.raises(ScenarioError) as caught:
        parse(HEAD.encode() + b"effect:\n  decay: 0.5\n", "mine.yaml")
    (problem,) = caught.value.problems
    assert (problem.code, problem.mark.source) == ("horizon_missing", "mine.yaml")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: [1", "list_left_open"),
        ("a: {b: 1", "mapping_left_open"),
        ("a: 'x", "quotes_left_open"),
        ("a: b: c", "colon_too_many"),
        ("a: @b", "odd_beginning"),
        ('"a" b: 1', "line_does_not_fit"),
        ("a:\n - b\n c: 1", "line_outside_list"),
        ("a: *", "nameless_anchor"),
        (r'a: "\z"', "unknown_escape"),
        (r'a: "\ud800"', "escape_of_nothing"),
        ("a: ]", "value_missing"),
        ("key\nb: 1", "colon_missing"),
        ("a: - b", "list_on_key_line"),
        ("a: >\n\tb", "tab_for_spaces"),
        ("%YAML 3\n---\na: 1", "other"),
    ],
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_slip_of_syntax_is_told_in_the_language_in_use(text, fault, code):
    with pytest.raises(ScenarioError) as caught:
        parse(f"schema: hiacalc/1\n{text}\n".encode(), "x")
    (problem,) = caught.value.problems
    assert (problem.code, problem.actual) == ("yaml_syntax", fault)
    words = language(code)
    assert words.say(f"problems.syntax.{fault}") in message(problem, words)
