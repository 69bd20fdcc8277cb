"""The assumptions view."""

from hiacalc.scenario import parse, shipped
from hiacalc.ui.session.state import State, View
from tests.scenario.cases import HEAD

TITLE = ":red[X] **b** $a$ `c`"


def test_a_title_from_outside_is_no_markup_in_any_label(opened) -> None:
    name = next(iter(shipped("helseiarbeid-2016").delivery.activities))
    own = parse(f'{HEAD}delivery: {{activities: {{{name}: {{title: "{TITLE}"}}}}}}'.encode(), "theirs")
    page = opened("assumptions", hiacalc=State("en", own, own=True, view=View.ASSUMPTIONS))
    assert not page.exception
    # a pill's options and a widget's label are Markdown
    names = [widget.label for widget in (*page.text_input, *page.selectbox, *page.select_slider)]
    names += [option for group in page.get("button_group") for option in group.options]
    named = [text for text in names if "red" in text]
    assert named
    assert all(r"\[X\] \*\*b\*\* \$a\$ \`c\`" in text for text in named), named
