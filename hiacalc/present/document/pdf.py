"""A document as PDF, by typst: accessible (PDF/UA-1), for the archive (PDF/A-2a), the same each time.

The document goes in as data and the template is a file that stands beside this module, so nothing
in a document is ever read as markup. Typst sees this folder alone and its own fonts alone.
"""

from __future__ import annotations

import datetime
import json
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hiacalc.present.document.model import Document
from hiacalc.present.locale.language import language
from hiacalc.problem_code import Code
from hiacalc.scenario.problems import Mark, Problem, ScenarioError

if TYPE_CHECKING:
    from typst import PDFStandard

_TEMPLATE = Path(__file__).with_name("document.typ")
_STANDARDS: list[PDFStandard] = ["ua-1", "a-2a"]
# What typst's own text font surely has: letters of European languages, and the signs that our texts use.
_SURE = (range(0x20, 0x7F), range(0xA0, 0x180))
_SURE_SIGNS = set("–—‘’‚“”„†•…‰€−×≤≥≈→ΔδΣσμ ")
_NO_TEXT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def pdf(document: Document) -> bytes:
    """The document as PDF; the same bytes whenever it says the same.

    A sign that can't be printed, or that the font lacks, is replaced by its number
    in brackets, and the document's foot says so.

    Args:
        document: to write.

    Raises:
        ScenarioError: `renderer_missing` where typst is not installed.

    Example:
        >>> from hiacalc.present.document.model import Paper
        >>> pdf(Document("Case", "Of what", "en", datetime.date(2026, 1, 31), Paper.A4, ()))[:5]
        b'%PDF-'
    """
    try:
        import typst
    except ImportError:
        raise ScenarioError([Problem(Code.RENDERER_MISSING, Mark("pdf"))]) from None

    try:
        return _compiled(document, is_sure=False)
    except typst.TypstError:  # a sign that its font lacks is an error in an accessible document
        return _compiled(document, is_sure=True)


def _compiled(document: Document, *, is_sure: bool) -> bytes:
    import typst

    replaced: set[str] = set()
    plain = _printable(_kinded(document), replaced, is_sure=is_sure)
    texts = language(document.language)
    plain["replaced"] = texts.say("meeting.replaced", signs=", ".join(sorted(replaced))) if replaced else ""
    moment = datetime.datetime.combine(document.date, datetime.time(), datetime.UTC)
    written = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"document": json.dumps(plain)},
        pdf_standards=_STANDARDS,
        timestamp=moment,
    )
    assert isinstance(written, bytes)  # one file, since none is named to write to
    return written


def _kinded(document: Document) -> dict[str, Any]:
    """The document as mappings, each part with the name of its kind."""
    plain = asdict(document)
    plain["date"] = [document.date.year, document.date.month, document.date.day]
    for row, plain_row in zip(document.rows, plain["rows"], strict=True):
        for column, plain_column in zip(row, plain_row, strict=True):
            for section, plain_section in zip(column, plain_column, strict=True):
                for part, plain_part in zip(section.parts, plain_section["parts"], strict=True):
                    plain_part["kind"] = type(part).__name__
    return plain


def _printable(value: Any, replaced: set[str], *, is_sure: bool) -> Any:
    """The same with signs replaced that can't be printed; `is_sure` keeps those alone that surely can."""
    if isinstance(value, dict):
        return {key: _printable(inner, replaced, is_sure=is_sure) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(inner, replaced, is_sure=is_sure) for inner in value]
    if not isinstance(value, str):
        return value
    signs = []
    for sign in " ".join(value.splitlines()):
        if unicodedata.category(sign) in _NO_TEXT or (is_sure and not _is_sure(sign)):
            named = f"[U+{ord(sign):04X}]"
            replaced.add(named)
            signs.append(named)
        else:
            signs.append(sign)
    return "".join(signs)


def _is_sure(sign: str) -> bool:
    return sign in _SURE_SIGNS or any(ord(sign) in span for span in _SURE)
