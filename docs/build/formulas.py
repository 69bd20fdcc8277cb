"""Formulas, written in TeX within a block called math, as MathML: no script and no font is fetched."""

from __future__ import annotations

from typing import Any

from latex2mathml.converter import convert


def fence(source: str, *_: Any, **__: Any) -> str:
    """What a block holds, as a formula on a line of its own."""
    return f'<div class="formula">{convert(source.strip(), display="block")}</div>'
