"""Text from anywhere is shown as the text it is."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hiacalc.ui.widgets.markup import label, plain

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = st.text(st.sampled_from("ab1 \n*_`~[]()<>#+-.!|$:&@\\/{}\N{NO-BREAK SPACE}"), max_size=30)


def read(markdown: str) -> str:
    """What a reader sees of a line of Markdown; only text may be seen."""
    (block,) = [token for token in MARKDOWN.parse(f"x{markdown}x") if token.children is not None]
    kinds = {token.type for token in block.children}
    assert kinds <= {"text", "text_special"}, kinds
    return "".join(token.content for token in block.children)[1:-1].replace("\N{WORD JOINER}", "")


@given(TEXTS)
@example("<script>alert(1)</script> https://evil.example www.evil.example a@b.example")
@example("| a | b |\n|---|---|\n# title\n- item")
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    assert read(plain(text)) == read(label(text)) == re.sub(r"[ \n]+", " ", text)


def test_nothing_becomes_a_link_or_an_icon() -> None:
    active = re.compile(r":[a-z/]|www\.[a-z]|@[a-z]")  # as Streamlit and GitHub's Markdown see them
    for text in ("https://a.example", ":red[x]", ":material/home:", "www.a.example", "a@b.example"):
        assert active.search(text)
        assert not active.search(plain(text))
        assert not active.search(label(text))
