"""Strict YAML and its tree."""

import pickle

import pytest

from hiacalc.present.locale.error_messages import message
from hiacalc.present.locale.language import language
from hiacalc.scenario import ScenarioError, changed, parse, shipped
from hiacalc.scenario.labels import LANGUAGES
from hiacalc.scenario.problems import Mark
from hiacalc.scenario.yaml_tree import Node
from tests.scenario.cases import HEAD

BASE = shipped("helseiarbeid-2016")


def test_what_stands_for_a_node_stands_for_no_other_at_the_same_address():
    """A copy or a pickle brings along what is kept of the original's nodes, which may be gone."""
    gone, living = Node(1, Mark("a")), Node(2, Mark("a"))
    assert living.plain({id(living): (living, "kept")}) == "kept"
    assert living.plain({id(living): (gone, "kept")}) == 2
    copied = pickle.loads(pickle.dumps(changed(BASE, {"delivery.fare": 650})))
    copied.__dict__["inputs_by_node"] = {
        id(node): entry
        for node, entry in zip(copied.tree.value.values(), BASE.inputs_by_node.values(), strict=False)
    }
    assert changed(copied, {"delivery.fare": 3}) == changed(BASE, {"delivery.fare": 3})


def test_a_tag_never_runs_a_command(tmp_path):
    trace = tmp_path / "ran"
    text = f"{HEAD}title: !!python/object/apply:os.system ['touch {trace}']\n"
    with pytest.raises(ScenarioError):
        parse(text.encode(), "upload")
    assert not trace.exists()


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
