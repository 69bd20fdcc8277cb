"""Text from anywhere, shown as the text it is."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
_ACTIVE = re.compile(r"([\\`*_\[\]<>~$&|])")  # those of a label's few kinds of markup
# Where Streamlit and GitHub's Markdown see links and icons even in escaped text.
_LINKS = re.compile(r":(?=[A-Za-z/])|@(?=\w)|\bwww\.", re.IGNORECASE)
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")  # but not the no-break spaces of numbers
_JOINER = "\N{WORD JOINER}"  # takes no room, and makes a link no link


def plain(text: str) -> str:
    r"""Text in one line with every character that Markdown would act on made harmless.

    >>> plain("*a* <b> $1$")
    '\\*a\\* \\<b\\> \\$1\\$'
    """
    text = _LINKS.sub(lambda match: match[0] + _JOINER, _BREAKS.sub(" ", text))
    return _SPECIAL.sub(r"\\\1", text)


def label(text: str) -> str:
    r"""The same for the name of a widget, which screen readers hear as it is: nothing is escaped for nothing.

    >>> label("Full-time year (hours)"), label("$1$ :red[a]")
    ('Full-time year (hours)', '\\$1\\$ :\u2060red\\[a\\]')
    """
    text = _LINKS.sub(lambda match: match[0] + _JOINER, _BREAKS.sub(" ", text))
    return _ACTIVE.sub(r"\\\1", text)
