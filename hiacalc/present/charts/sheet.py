"""The sheet that a chart is drawn on: its language, its size and the lines at its foot."""

from __future__ import annotations

from dataclasses import dataclass

from hiacalc.present.locale.language import Language

_WIDE = 640  # from here there is room for labels beside the bars


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every chart is handed beside what it draws.

    Attributes:
        language: of every text in the chart, with its way to write numbers.
        width: in CSS pixels, 96 to the inch.
        notes: lines below all that the chart itself says: scope, and where the result comes from.
        height: in CSS pixels, for a chart that must fit a page of paper; by default a chart is as
            high as it needs.
        case: the name of the reader's case, which stands before the title; empty for none.

    >>> from hiacalc.present.locale.language import language
    >>> Sheet(language("en"), 1000, ("Computed by hiacalc.",)).height is None
    True
    """

    language: Language
    width: int
    notes: tuple[str, ...] = ()
    height: int | None = None
    case: str = ""

    def titled(self, title: str) -> str:
        """A title with the name of the case before it.

        Args:
            title: what the chart shows.

        >>> from hiacalc.present.locale.language import language
        >>> Sheet(language("en"), 1000, case="Solvang").titled("It pays")
        'Solvang: It pays'
        """
        return f"{self.case}: {title}" if self.case else title

    @property
    def is_narrow(self) -> bool:
        """Whether labels stand above what they name, and a legend above the plot, as on a phone.

        >>> from hiacalc.present.locale.language import language
        >>> Sheet(language("en"), 360).is_narrow
        True
        """
        return self.width < _WIDE
